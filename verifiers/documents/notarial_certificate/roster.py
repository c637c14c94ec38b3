"""The people of a certificate: who its head names, and every name its text mentions.

A name in running Chinese has no borders. Names are taken where punctuation or a fixed word proves
where they begin and end; a later mention of a known name needs no such proof.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from verifiers.documents.notarial_certificate.vocabulary import (
    PLURALS,
    RELATIONS,
    ROLES,
    either,
)
from verifiers.model import Party
from verifiers.numbers import resident_id
from verifiers.text.dates import find_days
from verifiers.text.lookalikes import DIGIT_LIKE, repair_digits
from verifiers.text.names import is_likely_name, is_name

_HAN = "\u3007\u3400-\u9fff"
_ROLE = either(ROLES)
_KIN = either([*RELATIONS, *PLURALS])
_SEX = {"男": "male", "女": "female"}

_LABEL = re.compile(rf"({_ROLE})(?:[一二三四五六1-9])?(?:\([^()]{{0,12}}\))?:")
_PERSON = re.compile(
    rf"(?:(?<=:)([{_HAN}·]{{2,4}})|([{_HAN}·]{{2,24}})(?:\([^()男女]{{1,24}}\))?[,(、])([男女])(?=[,、)。;(])"
)
_PLAIN = re.compile(rf"([{_HAN}·()]{{2,40}}?)(?=[,。;\n(]|$)")
_BORN = re.compile(r"^.{0,3}(?:出生|生(?![前活产]))")
_NUMBER = re.compile(
    rf"(?<![\dA-Za-z])([1-9][{DIGIT_LIKE}]{{16}}[{DIGIT_LIKE}]|\d{{15}})(?![\dA-Za-z])"
)
_COMPANY = re.compile(r"(?:公司|厂|店|中心|银行|合作社|事务所|委员会|集团|社|部)$")
_ROLE_FIRST = re.compile(_ROLE)
_PREFIX = re.compile(rf"(?:{_ROLE}|{_KIN}|其|即|及|和|与|是|为|系|由|向|对|的)")

_LIST = rf"(?:、|和|与|及|以及|,)(?:其)?(?:{_KIN})?"
_SAYS = r"(?:均|都)?(?:表示|自愿|声明|明确表|书面|放弃|系|是(?:被|其|申)|作出)"
_BEFORE = (
    rf",(?=[{_HAN}]{{2,4}}{_SAYS})",
    rf"(?:{_ROLE})(?:的)?(?:{_KIN})?:?",
    rf"(?:的|其|、|,|:|和|及|与|由|即|和其|\n|。|;)(?:{_KIN})(?:是|为|系|:|叫)?",
    r"(?:^|[\n。;])(?:[一二三四五六七八九十\d]{1,2}、)?(?:现|因|经查,?|另查,?|兹证明)?",
    r"(?:兹证明|证明|委托|授权|即|分别是|分别为|分别系|取名|名叫|赠与给?|赠给|登记在|来到我处的)",
)
_ANCHORS = tuple(re.compile(pattern) for pattern in _BEFORE)
_DAY = r"[\d一二〇○零O\ue800-\uefff]"
"""How a day begins, spelled out or already replaced by its one character."""
_ENDINGS = (
    r"$|[,。、;:()《》“”\"\n]",
    rf"于(?=.{{0,2}}{_DAY})|于(?=本|我|上述)|先于|早于|后于|先后|在(?=其|被|[^,。]{{0,16}}(?:死亡|去世|处|面前|签|病故|医院))",
    r"的|系|是|已|均|都(?=已|先|早|在|表|于|放|同)|[亦也](?=已|先|早|在|表|于|放|同|均|未)|分别|之(?=[父母夫妻子女兄弟姐妹遗名上])|等(?=[人共均二两三四五])|为(?=被|其|申|夫|父|母|兄|姐|同|代|受|我|本|委|监)",
    r"因(?=病|故|公|车|意|继|其|工|年)|死亡|去世|病故|逝世|过世|身故|病逝|故(?=于|,|。)|生前|生于|出生|现(?=住|年|已|自|居|为|本)",
    r"自愿|自(?=\d)|表示|书面|明确(?!的)|声明|放弃|继承|同意|愿意|要求|无条件|依法|作(?=出|为)|提(?=出|供|交)|称|将|把|赠|以(?=书|口|声|上)|出(?=席|具|示)|委托|授权",
    r"向(?=本|我|公)|到(?=本|我)|来到|亲自|签(?=名|署|订|字)|本人|经(?=审|查|其|本)|至今|并(?=在|于|对|将|放|未)|由(?=其|申)|应(?=当|由|继)",
    r"未(?=立|留|婚|放|生|再|办|表|订|曾)|无(?=遗|其|子|配)|没有|不(?=愿|要|放|再)|有(?=权|子|父|遗|一|两|二|三|四|五)|享有|所(?=有|遗|立|述|享)",
    rf"和(?=[{_HAN}\ue000-\ue7ff]{{2}})|与(?=[{_HAN}\ue000-\ue7ff]{{2}})|及(?=[{_HAN}\ue000-\ue7ff]{{2}})|以及|共(?=同|有|生|育)|一人|一生|独自|单独|[二两三四五](?=人)",
    r"(?:[长次幼]|养|继)?(?:儿子|女儿|父亲|母亲|配偶|丈夫|妻子)|[长次三四][子女](?=[^,。])",
    r"全部(?=遗|财|继)|遗产|财产|上述|名下|遗留|留有|留下|登记|结婚|结为|离婚|婚后|育有|生育|身份|户籍|住(?=址|所|在|[^,]{2,12}[省市县区])|代(?=为|理|位)|达成|办理|全权",
)
_AFTER = re.compile("|".join(_ENDINGS))
"""What may stand after a name: anything else is taken for a further character of it."""
_STOP = re.compile(
    r"^(?:全部|应由|应当|公证|公民|有关|有权|时间|相关|相应|经查|由其|由于|平均|方可|安置|何时|何人|任何|常住|国家|车辆|房屋|房产|房地"
    r"|金额|金融|钱款|双方|单独|单位|单方|计算|查明|查实|查询|查证|左右|高额|成年|成立|于是|于本|于我|权利|权属|权益|家庭|所有|上述|上列|上诉|其中|其他|其余|祖父|祖母|孙子|孙女"
    r"|父母|子女|夫妻|夫妇|配偶|同意|书面|明确|自愿|表示|申请|继承|遗产|财产|店铺|本人|均|已|程序|人民|合法|合作|能力|法律|法规|关系|关于|单身|干部|车位|银行|存款"
    r"|安徽|河南|河北|江苏|江西|云南|广东|广西|山东|山西|湖南|湖北|陕西|甘肃|宁夏|贵州|海南|吉林|黑龙|辽宁|福建|浙江|四川|北京|上海|天津|重庆|向本|向我|向公"
    r"|农历|公历|阳历|阴历|方式|包括|路|明|解释|关|官方|顾|许可|计|谢|万元|钟|白|管理|封|车)$"
    r"|(?:公证|证明|证书|材料|身份|声明书|协议|遗产|财产|继承|死亡|父母|子女|人民|法院|规定|事项|申请|店铺|户口)"
)
_LENGTHS = (2, 3, 4)


@dataclass(frozen=True, slots=True)
class Described:
    """A party with the place in the text where they are described."""

    party: Party
    start: int
    end: int
    repaired: bool = False


def describe(text: str, start: int, end: int) -> tuple[Described, ...]:
    """The people that ``text[start:end]`` introduces by role, or by name and sex, in order."""
    events: list[tuple[int, str, re.Match[str]]] = [
        (match.start(), "label", match) for match in _LABEL.finditer(text, start, end)
    ]
    events += [(match.start(), "person", match) for match in _PERSON.finditer(text, start, end)]
    events.sort(key=lambda event: event[0])
    found: list[Described] = []
    role: str | None = None
    for place, (_, sort, match) in enumerate(events):
        limit = events[place + 1][0] if place + 1 < len(events) else end
        if sort == "label":
            role = ROLES[match[1]]
            after = events[place + 1] if place + 1 < len(events) else None
            if after is None or after[1] == "label" or after[0] > match.end() + 1:
                found += _plain(text, match.end(), limit, role)
            continue
        run = match[1] or match[2]
        name = strip_titles(run)
        if is_name(name) and not _STOP.search(name):
            own = _ROLE_FIRST.match(run.removesuffix(name))
            labelled = (
                ROLES[own[0]] if own else role if _in_reach(text, found, match, start) else None
            )
            found.append(_described(text, name, labelled, match, limit))
    return tuple(found)


def _in_reach(text: str, found: list[Described], match: re.Match[str], start: int) -> bool:
    """Whether a person still belongs to the last role: no sentence on their relations between."""
    before = text[found[-1].end if found else start : match.start()]
    return not re.search(r"兹证明|查明|死亡|公证事项", before)


def _plain(text: str, start: int, limit: int, role: str) -> list[Described]:
    """A party of whom only the name (or a company's) is told, right after the label."""
    match = _PLAIN.match(text, start, limit)
    if match is None:
        return []
    name = match[1]
    if not (is_likely_name(name) or _COMPANY.search(name)):
        return []
    number = _number(text[start:limit])
    party = Party(name=name, role=role, id_number=number[0] if number else None)
    return [Described(party, start, limit, repaired=bool(number and number[1]))]


def _described(
    text: str, name: str, role: str | None, match: re.Match[str], limit: int
) -> Described:
    stop = text.find("\n", match.end(), limit)
    rest = text[match.end() : limit if stop < 0 else stop]
    number = _number(rest)
    party = Party(
        name=name,
        role=role,
        sex=_SEX[match[3]],
        birth_date=_birth(rest),
        id_number=number[0] if number else None,
    )
    end = match.end() + len(rest)
    start = text.index(name, match.start())
    return Described(party, start, end, repaired=bool(number and number[1]))


def _birth(text: str) -> str | None:
    """The day that is followed by 出生, or that follows 生于 or 出生日期."""
    for day in find_days(text):
        before = text[max(0, day.start - 7) : day.start]
        if _BORN.match(text[day.end :]) or re.search(r"生于$|出生(?:日期|年月日|于)?:?$", before):
            return day.day.isoformat() if day.day else None
    return None


def _number(text: str) -> tuple[str, bool] | None:
    for match in _NUMBER.finditer(text):
        repair = repair_digits(match[1], resident_id.is_valid)
        if repair is not None:
            return repair.text, repair.repaired
    return None


def strip_titles(run: str) -> str:
    """A run of characters without the roles and relations before the name."""
    while True:
        match = _PREFIX.match(run)
        if match is None or len(run) - match.end() < 2:  # noqa: PLR2004
            return run
        if match.end() == 1 and is_likely_name(run):
            return run  # 向, 和 and the like are surnames too.
        run = run[match.end() :]


def names_in(text: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """`known` and every further name that the text introduces, in the order found."""
    names = list(dict.fromkeys(known))
    for anchor in _ANCHORS:
        for match in anchor.finditer(text):
            _take(text, match.end(), names)
    # A list goes on after a known name: 、 and another name. Each new one may lead to the next.
    before = -1
    while before != len(names):
        before = len(names)
        for name in tuple(names):
            for match in _following(name).finditer(text):
                _take(text, match.end(), names)
    # Of two dotted names of which one begins the other, the longer has swallowed what follows it.
    return tuple(
        name
        for name in names
        if not ("·" in name and any(name != one and name.startswith(one) for one in names))
    )


@lru_cache(maxsize=256)
def _following(name: str) -> re.Pattern[str]:
    return re.compile(rf"{re.escape(name)}(?:\([^()]{{0,60}}\))?{_LIST}")


def _take(text: str, start: int, names: list[str]) -> None:
    """Add the name that begins at `start`, if one provably does."""
    if any(text.startswith(name, start) and ends_name(text, start + len(name)) for name in names):
        return
    title = _PREFIX.match(text, start)
    if title and title.end() - start > 1:
        start = title.end()
    dotted = re.compile(rf"[{_HAN}]{{1,12}}(?:·[{_HAN}]{{2,12}}?)+").match(text, start)
    if dotted:
        end = dotted.end()
        while end < len(text) and end - start < 24 and not _AFTER.match(text, end):  # noqa: PLR2004
            end += 1
        if is_name(text[start:end]):
            names.append(text[start:end])
        return
    for length in _LENGTHS:
        name = text[start : start + length]
        if len(name) < length or not is_likely_name(name) or _STOP.search(name):
            continue
        if _AFTER.match(text, start + length):
            names.append(name)
            return


def ends_name(text: str, end: int) -> bool:
    """Whether a name may end at `end`: what stands there is no further character of it."""
    return _AFTER.match(text, end) is not None
