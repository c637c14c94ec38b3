"""The people before the court, and what its operative part (判决如下, 协议如下) states plainly.

Only the operative part makes facts: what a party claims binds nobody. Of what the court finds on
the way (经审理查明) one thing is taken, the day on which somebody died: a fact that a judgment in
force has found needs no further proof (民事诉讼证据规定 Art 10, 6). What the operative part settles
between those at law, clause by clause, is a statement of type ``agreement``, be it agreed or
judged; but in a judged estate nobody is taken to have agreed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from verifiers.model import Statement
from verifiers.prose import succession
from verifiers.prose.casting import cast_of, parties_of
from verifiers.prose.clauses import clauses_of
from verifiers.prose.deaths import deaths
from verifiers.prose.guardians import guardians
from verifiers.prose.revocations import revocations
from verifiers.prose.roster import describe
from verifiers.prose.sentences import sentences_of
from verifiers.prose.things import with_whole_thing
from verifiers.text.dates import find_days

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from verifiers.model import Party
    from verifiers.prose.sentences import Cast

_HEAD_ENDS = re.compile(
    r"一案|本院(?:于|在|受理|经|依法|\d)|诉讼请求|向本院|诉称|称:|本院认为|现已|发生法律效力"
)
_NUMBER_ENDS = re.compile(
    r"\(\d{4}\)[\u4e00-\u9fff\d]{2,20}?\d号(?:之[一二三四五六七八九十]{1,3})?"
)
_OPENS = re.compile(
    r"(?P<judged>(?:判决|裁定|决定)如下[::]?)"
    r"|(?P<agreed>(?:自愿)?达成(?:如下)?(?:调解)?(?:协议|意见)(?:如下)?[,::;。]|(?:调解)?协议如下[::]|协议内容(?:如下|为)[::])"
)
_CLOSES = re.compile(
    r"\n(?:[^\n]{0,24})?(?:如不服|如果不服|本判决(?:为终审|系终审|一经)|本裁定|上述协议|以上协议|案件(?:受理|申请|诉讼)费|审判长|审判员|代理审判员|代审判员|本调解书|双方当事人一致|如果未按|申请费)"
    r"|(?:上述协议|以上协议)[^\n]{0,20}(?:不违反|符合)|本判决为终审|如不服本判决|如果未按本判决|双方当事人一致同意本"
)
_DECLARED = re.compile(
    r"宣告(?:失踪人|下落不明人|被申请人|公民|申请人的?\w{0,4})?(?P<who>[\u3400-\u9fff·]{2,15}?)(?:\([^()]{0,40}\))?(?P<day>(?:[于自因\d][^,。;\n]{0,24}?)?)死亡(?!的?[^,。;\n]{0,30}判决)"
)
_MISSING = re.compile(
    r"宣告(?:失踪人|下落不明人|被申请人|公民|申请人的?\w{0,4})?(?P<who>[\u3400-\u9fff·]{2,15}?)"
    r"(?:\([^()]{0,40}\))?为?失踪(?!的?[^,。;\n]{0,30}判决)"
)
_REVOKED = re.compile(
    r"撤销[^。;\n]{0,60}?宣告(?:被?申请人|公民)?(?P<who>[\u3400-\u9fff·]{2,15}?)"
    r"(?:\([^()]{0,40}\))?为?(?:死亡|失踪)(?=的?[^,。;\n]{0,30}判决)"
)
_FINDS = re.compile(r"(?:审理|审查)?查明(?:如下)?(?:事实)?[::,]?(?P<found>[\s\S]*?)(?:本院认为|$)")
_LITIGANTS = frozenset(
    {"plaintiff", "defendant", "applicant", "respondent", "appellant", "appellee", "third_party"}
)
_GOES_TO = re.compile(
    r"归(?P<who>[^,。;\n归]{2,40}?)(?:个人|单独|一人|共同|各半|按份)*(?:所有|享有|取得|继承)"
)
_DISMISSES = re.compile(r"^(?:[一二三四五六七八九十\d]{1,3}[、.])?(?:驳回|案件受理费)")
ACCIDENT = re.compile(r"意外事[件故]")


@dataclass(frozen=True, slots=True)
class Operative:
    """What a court paper tells: parties, statements, and where in the text they stand."""

    parties: tuple[Party, ...]
    parties_at: tuple[int, int] | None
    statements: tuple[Statement, ...]
    operative_at: tuple[int, int] | None
    dead_at: tuple[int, int] | None
    """Where somebody is declared dead."""


def read_operative(text: str, issued: str | None) -> Operative:
    """Parties and statements of a court paper's running text (folded, paragraphs as lines)."""
    opening = _HEAD_ENDS.search(text)
    head = opening.start() if opening else len(text)
    number = _NUMBER_ENDS.search(text, 0, head)
    described = describe(text, number.end() if number else 0, head)
    parties = parties_of(described)
    cast = cast_of(text, parties, described)
    start, end, agreed = _operative(text)
    part = text[start:end]
    declared = _DECLARED.search(part) if start else None
    statements: list[Statement] = []
    if start and not agreed:
        statements += _found_deaths(text[head:start], cast)
    if start:
        statements += _deaths(declared, issued, text)
        statements += _absences(part, issued)
        statements += guardians(part)
        statements += _takings(part, cast, inheritance="继承" in text)
        if not agreed:
            statements += [
                one
                for sentence in sentences_of(part, cast)
                for one in (
                    *succession.disqualifications(sentence, cast),
                    *revocations(sentence, cast),
                )
            ]
        if agreed or (_is_dispute(parties, text) and "继承" not in text):
            statements += _clauses(part, parties)
    if declared:
        name = declared["who"]
        parties = tuple(
            replace(one, role="deceased")
            if one.name == name and one.role in (None, "respondent")
            else one
            for one in parties
        )
    return Operative(
        parties=parties,
        parties_at=(described[0].start, described[-1].end) if described else None,
        statements=tuple(dict.fromkeys(statements)),
        operative_at=(start, end) if statements else None,
        dead_at=(start + declared.start(), start + declared.end()) if declared else None,
    )


def _operative(text: str) -> tuple[int, int, bool]:
    """Where the operative part begins (0 for nowhere) and ends, and whether it is an agreement."""
    openings = list(_OPENS.finditer(text))
    if not openings:
        return 0, 0, False
    last = openings[-1]
    close = _CLOSES.search(text, last.end())
    return last.end(), close.start() if close else len(text), last["agreed"] is not None


def _deaths(declared: re.Match[str] | None, issued: str | None, text: str) -> Iterator[Statement]:
    """The death that a judgment declares; its day is the one named, or that of the judgment."""
    if declared is None:
        return
    days = find_days(declared["day"])
    if days:
        day = days[0].day.isoformat() if days[0].day else None
    else:
        day = None if ACCIDENT.search(text) else issued
    yield Statement(type="death", person=declared["who"], date=day)


def _absences(part: str, issued: str | None) -> Iterator[Statement]:
    """Who is declared missing; who lives, where that, or their declared death, is revoked."""
    for type_, said in (("missing", _MISSING), ("lives", _REVOKED)):
        for match in said.finditer(part):
            yield Statement(type=type_, person=match["who"], date=issued)


def _found_deaths(reasons: str, cast: Cast) -> Iterator[Statement]:
    """The deaths, each with its day, that a judgment finds on the way."""
    found = _FINDS.search(reasons)
    for sentence in sentences_of(found["found"], cast) if found else ():
        yield from (one for one in deaths(sentence, cast) if one.type == "death" and one.date)


def _takings(part: str, cast: Cast, *, inheritance: bool) -> Iterator[Statement]:
    """Who inherits what. In a dispute about an estate, what goes to somebody is inherited."""
    if not inheritance:
        return
    part = _GOES_TO.sub(r"由\g<who>继承", part)
    told = succession.inheritances(sentences_of(part, cast), cast, set(), None)
    found = [with_whole_thing(one) for one in told]
    named = {(one.person, one.from_) for one in found if one.what}
    yield from (
        one
        for one in found
        if one.type != "inherits" or one.what or (one.person, one.from_) not in named
    )


def _is_dispute(parties: Sequence[Party], text: str) -> bool:
    """Whether two sides stand against each other: special procedures have an applicant alone."""
    against = any(one.role in {"plaintiff", "appellant"} for one in parties)
    return against or "被执行人" in text


def _clauses(part: str, parties: Sequence[Party]) -> Iterator[Statement]:
    """Every clause of what a court records or orders, between all who are at law."""
    names = tuple(one.name for one in parties if one.role in _LITIGANTS)
    for words in clauses_of(part) if len(names) > 1 else ():
        if not _DISMISSES.search(words):
            yield Statement(type="agreement", parties=names, what=words)
