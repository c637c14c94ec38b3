"""Who died, when, before whom, and without children."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from verifiers.model import Statement
from verifiers.prose.sentences import DAY, DIED, PERSON, without_asides
from verifiers.prose.vocabulary import PLURALS, RELATIONS, either

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verifiers.prose.sentences import Cast, Sentence

_KIN = either([*RELATIONS, *PLURALS])
_NOUN = r"(?!证|医学|注销|公证|原因|赔偿|登记|宣告|抚恤)"
PEOPLE = rf"{PERSON}(?:(?:、|和|与|及|以及)[其之]?(?:{_KIN})?{PERSON})*"
"""One person, or several enumerated."""
_ON = re.compile(
    rf"(?P<who>{PEOPLE})(?P<between>[^。;\ue000-\ue7ff]{{0,120}}?)(?P<days>{DAY}(?:、{DAY}|和{DAY}|及{DAY})*)"
    rf"(?P<then>[^。;\ue000-\uefff]{{0,30}}?)(?:{DIED}{_NOUN}|(?=(?:先于|早于|先)(?:{PERSON}|其).{{0,3}}?{DIED}))"
)
_DAY_FIRST = re.compile(
    rf"(?:^|[,、:])于?(?P<day>{DAY}),?(?P<who>{PERSON})[^。;,\ue000-\uefff其之的父母夫妻子女]{{0,24}}?{DIED}{_NOUN}(?![后时前之])"
)
_LATE = re.compile(
    rf"(?<![至到])(?<!先于)(?<!早于)(?<!晚于)(?<!后于)(?<!先)(?P<who>{PEOPLE})(?:(?:均|都|二人|两人|也|亦)*(?:已经?|业已)(?:于[^。;,]{{0,12}})?(?:因病)?(?:{DIED}{_NOUN}|故(?=[,)]|$))|(?:均|都|二人|两人|也|亦|分别|先后)*于[^。;,\ue000-\uefff]{{2,24}}年[^。;,\ue000-\uefff]{{0,10}}?(?:因病)?{DIED}{_NOUN}|{DIED}(?=[,)]|$))"
)
_BOTH_LATE = re.compile(
    rf"(?P<who>{PERSON}(?:(?:、|和|与|及|以及)[其之]?(?:{_KIN})?{PERSON})+)"
    rf"(?:其死亡|[^。;\ue000-\uefff的其父母夫妻子女祖孙]){{0,30}},(?:但|且|现)?(?:均|都)已经?{DIED}{_NOUN}"
)
"""甲、乙因年代久远,已无法查明其死亡时间,但均已去世."""
_BEFORE = re.compile(
    rf"(?:(?:先于|早于|先)(?P<whom>{PERSON}|其|他|她)(?:而|之前)?(?:{DIED}{_NOUN}|亡|(?=[,)]|$)|(?=(?:于|在){DAY}[^。;,\ue000-\uefff]{{0,20}}{DIED}))"
    rf"|在(?P<later>{PERSON}|其)(?:{DIED})?(?:之前|以前|前)(?:就|即|便)?(?:均|都)?(?:已经?)?{DIED}{_NOUN})"
)
_UNNAMED = re.compile(
    rf"(?P<owner>{PERSON}(?:(?:、|和|与|及){PERSON})*|其)的?(?:(?:外?祖父母|(?:配偶|丈夫|妻子){PERSON}?)(?:、|和|及|与))*(?:其)?(?P<kin>父母|父亲(?:、|和|与|及)?母亲|父、母|父亲|母亲|生父母)(?:双亲)?(?:均|都|也|亦|双双|二人)*(?:已经?)?"
    rf"(?:(?P<first>(?=先于|早于|先{PERSON}|先其|在{PERSON}|在其))|(?:早已|早年|业已|先后|分别)*(?:于[^。;,\ue000-\ue7ff]{{2,24}})?(?:因病)?(?:{DIED}{_NOUN}|故(?=[,;)]|$)))"
)
_CHILDLESS = re.compile(
    rf"(?P<who>{PERSON}|其)[^。;\ue000-\ue7ff]{{0,30}}?(?:未婚未育|(?:亦|也|并)?(?:没有|无)(?:婚生|生育|任何)?子女"
    r"|未(?:曾)?(?:生育|育有?)(?:过|任何)*子女|(?:没有|无)(?:任何)?(?:后代|晚辈直系血亲))"
)
_OF_TWO = re.compile("婚后|共同|双方|二人|两人")
"""What tells of a marriage without children: either may have others."""
_DESCRIBES = re.compile(rf"(?<={PERSON})\((?:(?!{DIED})[^()])*\)")
"""What stands in brackets after a person and tells of birth, sex and number, not of death."""
_THAN_WHOM = re.compile(rf"(?:[先早晚后]于|先){PERSON}(?:而|之[前后])?(?=(?:于|在){DAY})")
"""甲先于乙于某日死亡: the day is not that of 乙."""
_ADVERBS = "[,已业经均都同也亦又后]|二人|两人|三人|分别|双双|先后|相继|不幸|突然?|于"
_HOW = "因[^,的其父母夫妻]{1,12}|[^,的其父母夫妻]{1,8}无效|在[^,的其父母夫妻]{2,24}"
_OWN_DAY = re.compile(
    rf"(?:,(?:[男女]|[^,的]{{1,8}}族|(?:[^,]{{0,4}}{DAY}|[^,]{{0,6}})出?生[^,]{{0,2}}|出?生于[^,]*"
    r"|(?:生前|曾|原|现)*(?:户籍|户口|住|居|籍|工作|职业|单位)[^,]*|(?:公民|居民)?(?:身份|护照|证件|号码)[^,]*))*"
    rf"\(?(?:{_ADVERBS}|{_HOW})*"
)
"""What may stand between a person and the day of that person's death. With anything else between
them, the name of another may not have been read: 甲去世,母录上官花于某日死亡."""
_OTHERS = re.compile("[其父母夫妻]|儿子|女儿")
"""What tells of somebody else between a day and the word for death."""
_OWN_VERB = re.compile(
    rf"(?:\([^()]*\))?(?:(?:、|和|与|及|以及)其?(?:{_KIN})?[\u4e00-\u9fff]{{0,4}}(?=.*[均都]))*"
    rf"(?:{_ADVERBS}|{_HOW}|{DAY}|{DIED})*"
)
"""The same between people and the word for dying first; another may be enumerated with them."""
_NOT = re.compile(r"是否|如果|若|假如|倘")
_PARENTS = ("父亲", "母亲")
"""As whom parents without a name stand in statements."""


def deaths(sentence: Sentence, cast: Cast) -> Iterator[Statement]:
    """``death`` and ``predeceased`` statements of a sentence."""
    text = sentence.text
    if _NOT.search(text):
        return
    yield from _dated(text, cast)
    yield from _day_first(text, cast)
    for match in (*_LATE.finditer(text), *_BOTH_LATE.finditer(text)):
        for name in cast.people(match["who"]):
            yield Statement(type="death", person=name)
    # 甲(某日死亡)、乙均先于…: what describes one in brackets does not part those enumerated.
    plain = replace(sentence, text=without_asides(text))
    for match in _BEFORE.finditer(plain.text):
        token = match["whom"] or match["later"]
        whom = plain.whom(match.start(), cast)
        before = cast.name(token) if re.match(PERSON, token) else whom
        for name in _subjects(plain.text[: match.start()], cast):
            if before and name != before:
                yield Statement(type="predeceased", person=name, before=before)
    yield from _unnamed_parents(sentence, cast)


def _dated(text: str, cast: Cast) -> Iterator[Statement]:
    for match in _ON.finditer(_THAN_WHOM.sub("", _DESCRIBES.sub("", text))):
        near = match["between"].rsplit(",", 1)[-1] + match["then"]
        if re.search(r"出生|生于|来到|结婚|登记|签|申请|向", near):
            continue
        if not _OWN_DAY.fullmatch(match["between"]) or _OTHERS.search(match["then"]):
            continue
        people, days = cast.people(match["who"]), re.findall(DAY, match["days"])
        if len(days) == 1:
            # 甲、乙于某日死亡: only 均 and the like make the day that of all of them.
            together = re.search(r"均|都|同|二人|两人", match["between"] + match["then"])
            people = people if together else people[-1:]
            days *= len(people)
        if len(people) == len(days):
            for name, day in zip(people, days, strict=True):
                yield Statement(type="death", person=name, date=cast.day(day))


def _day_first(text: str, cast: Cast) -> Iterator[Statement]:
    """某日,甲因病去世."""
    for match in _DAY_FIRST.finditer(_DESCRIBES.sub("", text)):
        yield Statement(type="death", person=cast.name(match["who"]), date=cast.day(match["day"]))


def childless(sentence: Sentence, cast: Cast) -> Iterator[Statement]:
    """``childless`` statements: who, but for the decedent, left no children to step in."""
    if _NOT.search(sentence.text):
        return
    for match in _CHILDLESS.finditer(sentence.text):
        token = match["who"]
        named = re.match(PERSON, token)
        person = cast.name(token) if named else sentence.whom(match.start(), cast)
        if _OF_TWO.search(match[0]):
            continue
        if person and person != cast.sole("decedent"):
            yield Statement(type="childless", person=person)


def _subjects(before: str, cast: Cast) -> tuple[str, ...]:
    """Who is said to have died first: the people enumerated nearest before the verb."""
    groups = list(re.finditer(PEOPLE, before))
    if not groups:
        return ()
    last = groups[-1]
    between = before[last.end() :]
    if re.search(rf"^的(?:{_KIN})", between):
        # 甲的父母均先于…: the dead have no name here, but they have in 乙、丙系甲的父母,均先于….
        named = re.search(rf"({PEOPLE}),?(?:均|都|分别)?(?:是|为|系)$", before[: last.start()])
        return cast.people(named[1]) if named else ()
    if not _OWN_VERB.fullmatch(between):
        return ()
    people = cast.people(last[0])
    # 父亲甲,母亲乙均先于…: a comma may part them where 均 or 都 joins them.
    if re.match(r"[^,]*(?:均|都|分别|二人|两人|三人)", between):
        place = len(groups) - 2
        while place >= 0 and re.fullmatch(
            rf",(?:其)?(?:{_KIN})(?:是|为|系|叫|名叫)?",
            before[groups[place].end() : groups[place + 1].start()],
        ):
            people = (*cast.people(groups[place][0]), *people)
            place -= 1
    return people


def _unnamed_parents(sentence: Sentence, cast: Cast) -> Iterator[Statement]:
    """被继承人的父母均先于其死亡, 均已去世: they stand under 父亲 and 母亲, as they are called."""
    for match in _UNNAMED.finditer(sentence.text):
        whom = sentence.whom(match.start(), cast)
        for child in cast.people(match["owner"]) or ((whom,) if whom else ()):
            for word in _PARENTS:
                if word[0] not in match["kin"]:
                    continue
                yield Statement(type="kinship", person=word, relation="parent", to=child)
                if match["first"] is not None:
                    yield Statement(type="predeceased", person=word, before=child)
                elif child == cast.sole("decedent"):
                    # A death does not say whose father it is told of.
                    yield Statement(type="death", person=word)


def named_where_told(statements: list[Statement], decedent: str | None) -> list[Statement]:
    """Without parents who have no name in one sentence, where another names both of them."""
    named: dict[str | None, set[str | None]] = {}
    for one in statements:
        if one.type == "kinship" and one.relation == "parent" and one.person not in _PARENTS:
            named.setdefault(one.to, set()).add(one.person)
        elif one.type == "kinship" and one.relation == "child":
            named.setdefault(one.person, set()).add(one.to)
    both = {owner for owner, parents in named.items() if len(parents) == len(_PARENTS)}
    return [
        one
        for one in statements
        if one.person not in _PARENTS or (one.to or one.before or decedent) not in both
    ]
