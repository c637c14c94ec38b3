"""Wills, waivers, and who inherits what."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from verifiers.model import Statement
from verifiers.prose.deaths import PEOPLE
from verifiers.prose.mentions import is_no_name
from verifiers.prose.revocations import TAKEN_BACK
from verifiers.prose.sentences import DAY, PERSON, without_asides
from verifiers.prose.things import without_owner
from verifiers.prose.vocabulary import PLURALS, RELATIONS, either
from verifiers.text.names import is_likely_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from verifiers.prose.sentences import Cast, Sentence

_KIN = either([*RELATIONS, *PLURALS])
_NO_WILL = re.compile(
    r"(?<!有)(?:未曾|未|没有|并无|无)(?:发现|见)?[^。;,]{0,14}?(?:留有|立有|立下|订立|设立|办理|留下|遗留|留|立|有)?(?:过|任何|有效|公证|自书|的)*(?:的)?遗嘱(?!备案|信息|查询|公证书|检)"
)
_WAIVE = re.compile(r"放弃(?P<of>[^。;]{0,60})")
_NEGATED = re.compile(
    r"(?:未|不|没有|未曾|无人|并未|是否|如|若|倘)(?:有人|有|书面|明确)?(?:表示|声明|作出|同意)?(?:自愿)?$"
)
_SUBJECT = re.compile(rf"(?P<who>{PEOPLE})(?P<between>[^。;\ue000-\ue7ff]{{0,60}})$")
_SPEAKS = re.compile(
    rf"(?:[,、]|{_KIN})现?(?!明确|书面|郑重|口头|当[面场]|主动|一致)([\u4e00-\u9fff]{{2,4}}?)"
    rf"(?=自愿|表示|声明|书面|明确|作出|向[本我]|[于在](?:{DAY}|[本我]))"
)
"""In 甲、乙,七、丙自愿放弃 it is not 乙 who waives, even where 丙 is a name that was misread."""
_PUT_ON_PAPER = re.compile(
    rf"^[^\ue000-\uefff。;]{{0,30}},(?:并|且|并且|已|又)*(?:已)?(?:于|在)?(?P<day>{DAY})[^\ue000-\uefff。;]{{0,40}}"
    r"(?:签名|签字|签署|捺|声明书|出具|作出|办理|公证)"
)
_SEVERAL_DAYS = re.compile(rf"{DAY}[、和及][\d一二三四五六七八九十]{{1,3}}月")
"""分别于2021年3月1日、3月2日: none of them is everybody's."""
_ADDRESSED = re.compile(r"(?:告知|询问|提示|向|问|提交|提供|出示|说明)了?$")
_OBJECT = re.compile(rf"对{PERSON}[^\ue000-\ue7ff。;]{{0,40}}?(?=放弃|表示|声明|自愿|,|$)")
_GIVEN = re.compile(
    r"(?P<should>应当?|应该|依法应)?(?:全部)?[由归](?P<heirs>[^。;由归]{1,160}?)(?:继承|承继)(?!人|权公证)"
)
_LOSES = re.compile(
    rf"(?P<who>{PEOPLE})(?!.{{0,12}}(?:未|没有|不)丧失)[^。;\ue000-\ue7ff]{{0,12}}?丧失(?:对)?(?:被继承人)?(?P<from>{PERSON})?"
    r"(?:的)?(?:上述)?(?:遗产)?(?:的)?继承权"
)
_OF = re.compile(
    rf"(?P<from>{PERSON})(?:死亡|去世)?(?:后|时|生前)?(?:所)?(?:的|遗留|名下|留有|留下)(?P<what>[^。;\ue000-\ue7ff]{{0,80}}?),?$"
)
_OBJECT_ALONE = re.compile(
    rf"^.*{PERSON}|^.*:(?:将|把)其?|^(?:兹证明|证明|因此|据此|综上|综上所述|故|现|应|[一二三四五六七八九十\d]{{1,3}}[、.])+"
)
"""What is no part of the object of a clause 店铺“…”由某人继承, which names no decedent."""
_TAKES = re.compile(
    rf"(?P<heirs>{PEOPLE})(?:是|系|为|均为|均是|均系|依法|有权|可以|可|单独|共同|一人|独自)*(?P<only>唯一)?(?:的)?(?:继承|承继)(?P<from>{PERSON})(?P<what>[^。;]{{0,60}})"
)
_WILLED = re.compile(r"遗嘱[^。;,]{0,8}(?:指定|载明|写明|表明|确定|内容)[^。;]*$")
"""Before what a will says; what is inherited the notary concludes."""
_SOLE = re.compile(
    rf"(?P<heir>{PERSON})(?:是|系|为)(?P<from>{PERSON}|其)?(?:上述|的|遗产|财产|之|全部|个人)*唯一的?(?:合法|法定|第一顺序)*的?(?:法定)?继承人"
    rf"|(?P<of>{PERSON}|其)的?唯一的?(?:合法|法定|第一顺序)*的?继承人(?:是|为|系)(?:其)?(?:{_KIN})?(?P<who>{PERSON})"
)
_ENDS = r"(?=[。;\n](?![^()。\n]*\)))"
"""Where a description ends, but not within brackets."""
_ESTATES = (
    re.compile(r"(?:遗产|财产)(?:,)?即(?P<what>[^,。;\n]{3,}?)(?=应|由|,|。|;|\n)"),
    re.compile(
        r"遗留(?:有|下|的)?[^。:(“\n]{0,18}?(?:财产|遗产)?(?:为|是|有|如下|包括|系)?:(?P<what>.+?)"
        + _ENDS
    ),
    re.compile(r"(?:财产|遗产)(?:为|是|包括|计有|有|系):?(?P<what>[^。\n]{4,}?)" + _ENDS),
    re.compile(
        r"登记(?:在|于)[^。,;]{2,16}名下的(?P<what>[^,。;\n]{3,}?)(?=,(?:为|系|是)|系|为被)"
    ),
    re.compile(r"遗留(?:有|下)(?P<what>[^。:\n]{4,}?)" + _ENDS),
)
_GENERIC = re.compile(
    r"(?:的|上述|前述|该|全部|所有|个人|合法|遗留|应|依法|其|所|名下|本案|由|之)*(?:遗产|财产|份额|权利|权益)?(?:份额|部分)?"
)
_EDGES = re.compile(
    r"^(?:的|将|把|上述|前述|所述|该|全部|遗留的?|名下的?|之|所)+|(?:应|依法|应当|现|均|全部|,)+$"
)
_ASIDE = re.compile(rf"\([^()]*{PERSON}[^()]*\)")
"""What is said of somebody in brackets: (另二分之一为其妻韩梅所有)."""
_LONGEST = 300
"""Characters of an estate's description that are kept."""


def no_wills(sentence: Sentence, cast: Cast) -> Iterator[Statement]:
    """``no_will`` statements of a sentence."""
    match = _NO_WILL.search(sentence.text)
    if match is None or re.search(r"是否|有无", sentence.text):
        return
    before = cast.people(sentence.text[: match.end()])
    decedent = cast.sole("decedent")
    person = decedent if decedent or not before else before[-1]
    if person:
        yield Statement(type="no_will", person=person)


def waivers(sentence: Sentence, cast: Cast) -> Iterator[Statement]:
    """``waiver`` statements of a sentence."""
    text = sentence.text
    for match in _WAIVE.finditer(text):
        before = text[: match.start()]
        if not re.search(r"继承|遗产|财产|份额|权利", match["of"]) or _NEGATED.search(before):
            continue
        if TAKEN_BACK.search(before):
            continue
        object_of = re.split(",|由", match["of"])[0]
        about = re.search(rf"对({PERSON})", before[-60:]) or re.search(PERSON, object_of)
        subject = _SUBJECT.search(_OBJECT.sub("", before))
        if subject is None or re.search(
            r"告知|知悉|知晓|明白|了解|清楚|根据|的规定|证明了?$", subject["between"]
        ):
            continue
        if any(map(_may_be_somebody, _SPEAKS.findall(subject["between"]))):
            continue
        if _ADDRESSED.search(before[: subject.start()]):
            continue
        dead = cast.name(about[0][-1]) if about else cast.sole("decedent")
        day = (
            _last_day(subject["between"])
            or _leading_day(before[: subject.start()])
            or _following_day(match["of"] + text[match.end() :])
        )
        people = cast.people(subject["who"])
        each = re.findall(rf"{DAY}(?!出生|生)", subject["between"])
        respectively = "分别" in subject["between"] and len(each) == len(people)
        shared = None if _SEVERAL_DAYS.search(subject["between"]) else day
        days = each if respectively else [shared] * len(people)
        for name, own in zip(people, days, strict=True):
            if name != dead:
                yield Statement(type="waiver", person=name, of=dead, date=cast.day(own))


def disqualifications(sentence: Sentence, cast: Cast) -> Iterator[Statement]:
    """``disqualified`` statements: whose right to inherit a court takes (civil code 1125)."""
    for match in _LOSES.finditer(sentence.text):
        dead = cast.name(match["from"]) if match["from"] else cast.sole("decedent")
        for name in cast.people(match["who"]):
            if dead and name != dead:
                yield Statement(type="disqualified", person=name, from_=dead)


def _may_be_somebody(words: str) -> bool:
    return is_likely_name(words) and not is_no_name(words)


def _last_day(text: str) -> str | None:
    """The day in what stands between a person and their act, unless it is that of their birth."""
    days = [match[0] for match in re.finditer(rf"{DAY}(?!出生|生)", text)]
    return days[-1] if days else None


def _leading_day(text: str) -> str | None:
    match = re.search(rf"({DAY}),?(?:上述|其|的|{_KIN})*$", text)
    return match[1] if match else None


def _following_day(text: str) -> str | None:
    """The day of the paper in which the waiver that was just told stands."""
    match = _PUT_ON_PAPER.search(text)
    return match["day"] if match else None


def inheritances(
    sentences: Sequence[Sentence], cast: Cast, waived: set[str], estate: str | None
) -> Iterator[Statement]:
    """``inherits`` and ``sole_heir``: the last word of the certificate on who takes the estate.

    由 decides; 应由 with people who waive is only what the law would have given, and what is told
    of a will only what that says. Where several sentences divide the same estate, those after it
    are the conclusion.
    """
    found: list[tuple[bool, tuple[Statement, ...]]] = []
    for sentence in sentences:
        for statements, should in _divided(sentence, cast, estate):
            found.append((should, statements))
    firm = [one for one in found if not one[0]] or found
    for should, statements in firm:
        yield from (one for one in statements if not (should and one.person in waived))


def _divided(
    sentence: Sentence, cast: Cast, estate: str | None
) -> Iterator[tuple[tuple[Statement, ...], bool]]:
    text = sentence.text
    for match in _GIVEN.finditer(text):
        before = without_asides(_ASIDE.sub("", text[: match.start()]))
        of = _OF.search(before)
        dead = cast.name(of["from"]) if of else cast.sole("decedent")
        heirs = tuple(name for name in cast.people(match["heirs"]) if name != dead)
        if dead is None or not heirs:
            continue
        what = _what(of["what"] if of else _OBJECT_ALONE.sub("", before.rsplit(",", 1)[-1]), estate)
        alone = len(heirs) == 1 and re.search(r"一人|单独|独自|独立", match[0])
        quoted = _WILLED.search(before) is not None
        yield _takes(heirs, dead, what, sole=bool(alone)), quoted or match["should"] is not None
    if re.search(r"证明|综上|因此|据此|故", text) and not re.search(r"因继承|申请|要求", text):
        for match in _TAKES.finditer(text):
            heirs, dead = cast.people(match["heirs"]), cast.name(match["from"])
            if "放弃" not in match[0]:
                yield _takes(heirs, dead, _what(match["what"], estate), sole=False), False
    for match in _SOLE.finditer(text):
        token = match["from"] or match["of"]
        dead = cast.name(token) if token and re.match(PERSON, token) else cast.sole("decedent")
        heir = cast.name(match["heir"] or match["who"])
        if dead and heir != dead:
            yield (Statement(type="sole_heir", person=heir, from_=dead),), False


def _takes(
    heirs: tuple[str, ...], dead: str, what: str | None, *, sole: bool
) -> tuple[Statement, ...]:
    shares = tuple(Statement(type="inherits", person=heir, from_=dead, what=what) for heir in heirs)
    return (*shares, Statement(type="sole_heir", person=heirs[0], from_=dead)) if sole else shares


def _what(words: str, estate: str | None) -> str | None:
    """What is inherited: as the conclusion names it, or else as the findings describe it."""
    words = without_owner(words)
    if _GENERIC.fullmatch(words):
        return estate or _EDGES.sub("", words) or None
    return _EDGES.sub("", words) or estate


def estate_of(text: str) -> str | None:
    """How the findings describe what the decedent left behind, as printed."""
    for pattern in _ESTATES:
        match = pattern.search(text)
        if match:
            what = match["what"].strip(" :,、")
            if not _GENERIC.fullmatch(what):
                return what[:_LONGEST]
    return None
