"""What a certificate states, as typed facts: from its text to parties and statements.

Only the notary's own testimony makes facts. An annex (a signed declaration, a power of attorney)
tells what the act is about: whose estate is waived, who is entrusted, what is given, left, agreed
or declared; that its author also calls himself a son is his word, not the notary's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from verifiers.prose import acts, succession
from verifiers.prose.bequests import acceptances
from verifiers.prose.casting import cast_of, parties_of
from verifiers.prose.deaths import childless, deaths, named_where_told
from verifiers.prose.foundlings import foundlings
from verifiers.prose.kinship import kinships, unborn, without_divorced, without_inverses
from verifiers.prose.offspring import nameless_children
from verifiers.prose.revocations import revocations, signed_revocations
from verifiers.prose.roster import describe
from verifiers.prose.sentences import sentences_of
from verifiers.prose.things import with_whole_thing
from verifiers.text.given_names import may_be_given
from verifiers.text.names import is_likely_name

if TYPE_CHECKING:
    from verifiers.model import Party, Statement
    from verifiers.prose.sentences import Cast, Sentence

_NUMBER = re.compile(
    r"(?:[(]?(?:19|20)\d{2}[)]?|[(][89]\d[)])年?[\u4e00-\u9fff]{1,17}(?:第|字)\d{1,7}(?:-\d{1,3})?号"
    r"(?:之[一二三四五六七八九十]{1,2})?"
)
_TITLE = re.compile(r"(?:^|\n)[^\n。,]{0,12}公证书(?=\n|$|\()")
_FOOT = re.compile(r"\n?(?:中华人民共和国)?[^\n。,]{2,30}公证处(?=\n|公证员|$)|\n公证员")
_BODY = re.compile(r"公证事项|兹证明|经查|查明|因继承|向本处|向我处|向本公证处")
_ACTS = {
    "entrustment": acts.entrustments,
    "gift": acts.gifts,
    "agreement": acts.agreements,
    "will": acts.legacies,
    "declaration": succession.no_wills,
}


@dataclass(frozen=True, slots=True)
class Told:
    """What a certificate tells: parties, statements, and where in the text they stand."""

    parties: tuple[Party, ...]
    parties_at: tuple[int, int] | None
    statements: tuple[Statement, ...]
    testimony_at: tuple[int, int]
    repaired: bool


def read_testimony(text: str, matter: str | None) -> Told:
    """Parties and statements of a certificate's running text (folded, paragraphs as lines)."""
    begin, end = _zone(text)
    body = text[begin:end]
    described = describe(text, begin, end)
    outside = (*describe(text, 0, begin), *describe(text, end, len(text)))
    parties = parties_of((*described, *(one for one in outside if one.party.role)))
    cast = cast_of(text, parties, (*described, *outside))
    decedent = cast.sole("decedent")
    parties = tuple(
        replace(one, role="decedent") if one.role is None and one.name == decedent else one
        for one in parties
    )
    testimony = sentences_of(body, cast)
    speaker = cast.sole("declarant", "donor", "principal", "testator") or cast.sole("applicant")
    bound = text[:begin] + "\n" + text[end:]
    annex = sentences_of(bound, cast, speaker=speaker)
    statements = _statements(testimony, annex, cast, matter=matter, body=body, bound=bound)
    return Told(
        parties=parties,
        parties_at=(described[0].start, described[-1].end) if described else None,
        statements=statements,
        testimony_at=_testimony_at(text, begin, end),
        repaired=any(one.repaired for one in described),
    )


def _zone(text: str) -> tuple[int, int]:
    """Where the notary's own words begin and end: after the number (or title), before the foot."""
    heads = [match.end() for match in _NUMBER.finditer(text)]
    titles = [match.end() for match in _TITLE.finditer(text)]
    begin = next((place for place in heads if _BODY.search(text, place)), None)
    if begin is None:
        begin = max((place for place in titles if _BODY.search(text, place)), default=0)
    body = _BODY.search(text, begin)
    foot = _FOOT.search(text, body.end() if body else begin)
    return begin, foot.start() if foot else len(text)


def _testimony_at(text: str, begin: int, end: int) -> tuple[int, int]:
    body = _BODY.search(text, begin, end)
    return (body.start() if body else begin), end


def _statements(
    testimony: tuple[Sentence, ...],
    annex: tuple[Sentence, ...],
    cast: Cast,
    *,
    matter: str | None,
    body: str,
    bound: str,
) -> tuple[Statement, ...]:
    found: list[Statement] = []
    for sentence in testimony:
        found += deaths(sentence, cast)
        found += childless(sentence, cast)
        found += foundlings(sentence, cast)
        found += kinships(sentence, cast)
        found += unborn(sentence, cast)
        found += succession.no_wills(sentence, cast)
        found += succession.waivers(sentence, cast)
        found += revocations(sentence, cast)
        found += acceptances(sentence, cast)
    found += [one for sentence in annex for one in acceptances(sentence, cast)]
    declared = [one for sentence in annex for one in succession.waivers(sentence, cast)]
    found += acts.signed_waivers(matter, testimony, declared, cast)
    taken_back = [one for sentence in annex for one in revocations(sentence, cast)]
    found += signed_revocations(testimony, taken_back, cast)
    act = _ACTS.get(matter or "")
    if act is not None:
        acted = [one for sentence in (*testimony, *annex) for one in act(sentence, cast)]
        if matter == "entrustment" and not acted:
            acted = list(acts.signed_authorities(testimony, cast))
        if matter == "gift" and not acted:
            acted = list(acts.signed_gifts(testimony, cast))
        if matter == "will":
            acted = [acts.naming_the_shop(one, bound) for one in acted]
        if matter == "agreement":
            acted = list(acts.agreed_clauses(acted, bound))
        found += acted
    waived = {one.person for one in found if one.type == "waiver" and one.person}
    estate = succession.estate_of(body)
    found += succession.inheritances(testimony, cast, waived, estate)
    found += nameless_children(testimony, found, cast)
    lasting = without_divorced(found, testimony, cast)
    named = named_where_told(lasting, cast.sole("decedent"))
    whole = [with_whole_thing(one) for one in named if _is_of_people(one)]
    return tuple(_once(without_inverses(whole)))


def _is_of_people(statement: Statement) -> bool:
    """Whether all people whom it is about have names that one can have: 钱勇字 was misread."""
    ties = (statement.person, statement.to, statement.of, statement.before, statement.from_)
    people = (name for name in (*ties, *statement.parties) if name and is_likely_name(name))
    return all(map(may_be_given, people))


def _once(statements: list[Statement]) -> list[Statement]:
    """Each statement once; one without a day gives way to the same with a day."""
    kept: list[Statement] = []
    for one in dict.fromkeys(statements):
        fuller = any(
            other is not one
            and other.date is not None
            and replace(other, date=None) == replace(one, date=None)
            for other in statements
        )
        if one.date is not None or not fuller:
            kept.append(one)
    return kept
