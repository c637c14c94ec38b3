"""The people whom a certificate introduces, with what it tells of each.

Their particulars (sex, day of birth, number) stand after the name, role labels before it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from verifiers.model import Party
from verifiers.numbers import resident_id
from verifiers.prose.mentions import is_no_name, name_at, strip_titles
from verifiers.prose.vocabulary import RELATIONS, ROLES, either
from verifiers.text.dates import find_days
from verifiers.text.lookalikes import DIGIT_LIKE, repair_digits
from verifiers.text.names import is_likely_name, is_name

_HAN = "\u3007\u3400-\u9fff"
_ROLE = either(ROLES)
_SEX = {"男": "male", "女": "female"}

_LABEL = re.compile(
    rf"({_ROLE})(?:[一二三四五六1-9])?(?:(?<=申请人)\((?P<side>赠[与予]人|受赠与?人|[甲乙丙]方)\)|\([^()]{{0,12}}\))?:"
)
"""申请人(赠与人): says which side of the act the applicant is."""
_PERSON = re.compile(
    rf"(?:(?<=:)([{_HAN}·]{{2,4}})|([{_HAN}·]{{2,24}})(?:\([^()男女]{{1,24}}\))?[,(、])([男女])(?=[,、)。;(.])"
)
_PLAIN = re.compile(rf"([{_HAN}·()]{{2,40}}?)(?=[,。;\n(]|$)")
_BORN = re.compile(r"^.{0,3}(?:出生|生(?![前活产]))")
_NUMBER = re.compile(
    rf"(?<![\dA-Za-z])([1-9][{DIGIT_LIKE}]{{16}}[{DIGIT_LIKE}]|\d{{15}})(?![\dA-Za-z])"
)
_ELSEWHERE = re.compile(
    r"(?:护照|通行证|回乡证|台胞证)(?:证件)?(?:号码|编号|号)?(?:为|是)?:?"
    r"((?=(?:[A-Z]*\d){5})[0-9A-Z]{7,11})(?![\dA-Za-z])"
)
"""The number of a passport or a permit, by which whoever has no identity card is introduced."""
_COMPANY = re.compile(r"(?:公司|厂|店|中心|银行|合作社|事务所|委员会|集团|社|部)$")
_ROLE_FIRST = re.compile(_ROLE)
_OF_SOMEBODY = re.compile(rf"^[{_HAN}·]+的(?:{either(RELATIONS)})(?=[{_HAN}·]{{2,}}$)")
"""Whose relative somebody is, before the name."""
_AND_ANOTHER = re.compile(rf"[和与及](?=[{_HAN}]{{2}})")
"""What joins the next person to one described in brackets, although 和 is a surname."""


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
            role = ROLES[match["side"] or match[1]]
            after = events[place + 1] if place + 1 < len(events) else None
            if after is None or after[1] == "label" or after[0] > match.end() + 1:
                found += _plain(text, match.end(), limit, role)
            continue
        run = _OF_SOMEBODY.sub("", match[1] or match[2])
        if text[match.start() - 1 : match.start()] == ")" and _AND_ANOTHER.match(run):
            run = run[1:]
        name = strip_titles(run)
        if is_name(name) and not is_no_name(name):
            stop = text.index(name, match.start())
            own = _ROLE_FIRST.match(run.removesuffix(name))
            if not _in_reach(text, found, start, stop):
                role = None
            found.append(_described(text, name, ROLES[own[0]] if own else role, match, limit))
    return tuple(found)


def _in_reach(text: str, found: list[Described], start: int, stop: int) -> bool:
    """Whether a person still belongs to the last role: no sentence on their relations between."""
    before = text[found[-1].end if found else start : stop]
    return not re.search(r"兹证明|查明|死亡|公证事项", before)


def _plain(text: str, start: int, limit: int, role: str) -> list[Described]:
    """A party of whom only the name (or a company's) is told, right after the label."""
    match = _PLAIN.match(text, start, limit)
    name = match[1] if match else ""
    if not (is_likely_name(name) or _COMPANY.search(name)):
        name = name_at(text, start) or ""
    if not name:
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
        if repair is not None and resident_id.may_be_whole(repair.text):
            return repair.text, repair.repaired
    other = _ELSEWHERE.search(text)
    return (other[1], False) if other else None
