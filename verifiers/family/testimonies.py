"""What notaries, and courts in their operative part, state: kinship, deaths, and what heirs did."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from verifiers.dossier.people import to_day
from verifiers.dossier.revoked import division_before, revoked_on
from verifiers.dossier.shop import is_covered, is_elsewhere
from verifiers.family.claims import Acted, Childless, Died, Related, Released, Revoked, Source
from verifiers.family.succession import Outcome
from verifiers.family.words import NAMELESS, UNBORN, meaning
from verifiers.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verifiers.family.claims import Claim
    from verifiers.family.naming import Naming
    from verifiers.model import Document, Evidence, Statement

_ACTS = {
    "waiver": Outcome.WAIVED,
    "inherits": Outcome.INHERITS,
    "sole_heir": Outcome.INHERITS,
    "disqualified": Outcome.DISQUALIFIED,
}
_DIVIDING = frozenset({"inherits", "sole_heir"})
_LITIGANTS = frozenset(
    {"plaintiff", "defendant", "applicant", "respondent", "appellant", "appellee", "third_party"}
)
_STATEMENTS = "statements"
_ENDS_ADOPTION = re.compile("(?:解除|终止)[^,。;，；]{0,20}收养")


def claims(evidence: Evidence, naming: Naming) -> Iterator[Claim]:
    """Everything that the statements of the documents say about people."""
    for document in evidence.documents:
        for one in document.statements():
            yield from _kinship(document, one, naming)
            yield from _death(document, one, naming, evidence.transfer.registrant.name)
            yield from _agreement(document, one, naming, evidence)
            yield from _act(document, one, naming, evidence)
            yield from _revoked(document, one, naming, evidence)
            yield from _released(document, one, naming)
        yield from _at_law(document, naming, evidence)


def _covers(document: Document, evidence: Evidence) -> bool:
    """Whether what the document divides may be the shop, and is not other assets alone."""
    divided = [one for one in document.statements() if one.type in _DIVIDING]
    return not all(is_elsewhere(one, evidence.transfer.shop) for one in divided)


def _at_law(document: Document, naming: Naming, evidence: Evidence) -> Iterator[Claim]:
    """Whoever was party to the suit in which a court divided the estate has been heard there."""
    divided = [one for one in document.statements() if one.type in _DIVIDING and one.from_]
    if document.kind is not Kind.COURT_DOCUMENT or not divided:
        return
    owners = {naming.key(document, one.from_) for one in divided if one.from_}
    covers = _covers(document, evidence)
    for party in document.parties():
        if party.role in _LITIGANTS:
            for of in sorted(owners):
                key, source = naming.key(document, party.name), Source(document, "parties")
                yield Acted(key, Outcome.JOINED, of, None, source, covers=covers)


def _kinship(document: Document, one: Statement, naming: Naming) -> Iterator[Claim]:
    # 养子 and the like are relations of a child, 长女 tells the sex: the printed word says which.
    found = meaning(one.what) or meaning(one.word) or meaning(one.relation)
    if one.type != "kinship" or not one.to or found is None:
        return
    for person in naming.keys(document, one.person, one.to):
        of = naming.key(document, one.to)
        if person != of:
            yield Related(person, found, of, Source(document, _STATEMENTS))


def _death(document: Document, one: Statement, naming: Naming, registrant: str) -> Iterator[Claim]:
    source = Source(document, _STATEMENTS)
    if one.type == "death":
        for person in naming.keys(document, one.person, registrant):
            yield Died(person, source, day=to_day(one.date))
    if one.type == "childless" and one.person:
        yield Childless(naming.key(document, one.person), source)
    if one.type != "predeceased" or not one.before:
        return
    before = naming.key(document, one.before)
    for person in naming.keys(document, one.person, one.before):
        if one.person in NAMELESS:
            parent = meaning(one.person)
            if parent is not None:
                yield Related(person, parent, before, source)
        yield Died(person, source, before=before)


def _agreement(
    document: Document, one: Statement, naming: Naming, evidence: Evidence
) -> Iterator[Claim]:
    if one.type != "agreement":
        return
    source, signed = Source(document, _STATEMENTS), document.day("issue_date")
    covers = is_covered(one, evidence.transfer.shop)
    for name in one.parties:
        key = naming.key(document, name)
        yield Acted(key, Outcome.JOINED, None, signed, source, covers=covers)


def _act(document: Document, one: Statement, naming: Naming, evidence: Evidence) -> Iterator[Claim]:
    source = Source(document, _STATEMENTS)
    act, owner = _ACTS.get(one.type), one.of or one.from_
    if act is None or not owner:
        return
    day, where = to_day(one.date), source
    if day is None and document.text("matter") == "inheritance_waiver":
        day, where = document.day("issue_date"), Source(document, "issue_date")
    of = naming.key(document, owner)
    covers = one.type not in _DIVIDING or _covers(document, evidence)
    for person in naming.keys(document, one.person, owner):
        if one.person in UNBORN:
            child = meaning("子女")
            if child is not None:
                yield Related(person, child, of, source)
        yield Acted(person, act, of, day, where, covers=covers)


def _revoked(
    document: Document, one: Statement, naming: Naming, evidence: Evidence
) -> Iterator[Claim]:
    """Whoever took a waiver back in time; once the estate is divided it is not recognised."""
    if one.type != "revocation" or not one.of or division_before(document, one, evidence):
        return
    of, day = naming.key(document, one.of), revoked_on(document, one)
    for person in naming.keys(document, one.person, one.of):
        yield Revoked(person, of, day, Source(document, _STATEMENTS))


def _released(document: Document, one: Statement, naming: Naming) -> Iterator[Claim]:
    """Whom a court, or both before a notary, released from an adoption."""
    source = Source(document, _STATEMENTS)
    if one.type != "agreement" or not source.proves or not _ENDS_ADOPTION.search(one.what or ""):
        return
    keys = [naming.key(document, name) for name in one.parties]
    yield from (Released(child, parent, source) for child, parent in pairwise(keys))
