"""Who registrant and transferee are, and whether the transferee's card still holds.

A person is known by name and number, on whatever paper the two stand. Passports and travel permits
have numbers of their own, and names in Latin letters beside Chinese ones or instead of them: there
the declared number may be the paper's, and a certificate that gives the Chinese name beside the
paper's number says whose it is. Where neither side has a number, name and birth are enough. A
company is known by its licence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.dossier.card_validity import may_be_the_transferees, printed_term
from verifiers.dossier.licence import code_of, is_company
from verifiers.dossier.people import (
    bears_foreign_number,
    born,
    mentions,
    own_numbers,
    to_day,
    valid_number,
)
from verifiers.evidence.obtainable import REGISTRANT, TRANSFEREE
from verifiers.evidence.rule import Words, by_proof
from verifiers.kinds import MATTERS
from verifiers.model import Kind, Text
from verifiers.numbers import resident_id
from verifiers.text import names

if TYPE_CHECKING:
    from collections.abc import Callable

    from verifiers.dossier.people import Mention
    from verifiers.evidence.rule import Proof
    from verifiers.model import Document, Evidence, Person, Transfer

_IDENTITY_PAPERS = (
    Kind.ID_CARD_PORTRAIT,
    Kind.RESIDENCE_PERMIT,
    Kind.FOREIGN_PERMANENT_RESIDENT_ID,
    Kind.MAINLAND_TRAVEL_PERMIT,
    Kind.PASSPORT,
    Kind.HOUSEHOLD_REGISTER_MEMBER,
)
_PAPERS_NAMING_PEOPLE = (
    *(kind.value for kind in _IDENTITY_PAPERS),
    Kind.DEATH_CERTIFICATE.value,
    Kind.HOUSEHOLD_CANCELLATION.value,
    Kind.MARRIAGE_CERTIFICATE.value,
    Kind.DIVORCE_CERTIFICATE.value,
    Kind.COURT_DOCUMENT.value,
    Kind.BUSINESS_LICENCE.value,
    *(f"{Kind.NOTARIAL_CERTIFICATE.value}:{matter}" for matter in MATTERS),
)
_FOREIGN = frozenset(
    {Kind.PASSPORT, Kind.MAINLAND_TRAVEL_PERMIT, Kind.FOREIGN_PERMANENT_RESIDENT_ID}
)

_INTRODUCING = frozenset(
    {
        Kind.NOTARIAL_CERTIFICATE,
        Kind.COURT_DOCUMENT,
        Kind.MARRIAGE_CERTIFICATE,
        Kind.DIVORCE_CERTIFICATE,
    }
)
"""Papers whose issuer looked at the identity papers of everybody whom they name."""


def _proves(person_of: Callable[[Transfer], Person]) -> Proof:
    def proof(document: Document, evidence: Evidence) -> bool:
        person = person_of(evidence.transfer)
        if document.kind in _FOREIGN and _is_own_paper(document, person, evidence):
            return True
        if document.kind is Kind.BUSINESS_LICENCE:
            return code_of(document) is not None and is_company(document, person)
        return any(_is(mention, person) for mention in mentions(document))

    return proof


def _is(mention: Mention, person: Person) -> bool:
    """By name and number; a party without a number is known by the birth.

    A name in other letters stands where the number of a passport is beside it.
    """
    if mention.field == "parties" and bears_foreign_number(mention, person):
        return True
    if mention.name is None or not names.same(mention.name, person.name):
        return False
    number, day = valid_number(person.id_number), born(person)
    if number and (mention.number or mention.field == "name"):
        return mention.number == number
    return day is not None and mention.born == day


def _is_own_paper(document: Document, person: Person, evidence: Evidence) -> bool:
    """A foreign paper fits by its own number or by the birth, and by the name."""
    if not (_is_called(document, person) or _is_introduced(document, person, evidence)):
        return False
    declared = resident_id.compact(person.id_number or "")
    if declared and valid_number(declared) is None:
        return declared in own_numbers(document)
    day = born(person)
    return day is not None and to_day(document.text("birth_date")) == day


def _is_introduced(document: Document, person: Person, evidence: Evidence) -> bool:
    """Whether a certificate or a court gives the person's name beside the number of this paper."""
    own = own_numbers(document)
    return any(
        names.same(one.name or "", person.name) and resident_id.compact(one.id_number or "") in own
        for other in evidence.documents
        if other.kind in _INTRODUCING
        for one in mentions(other)
    )


def _is_called(document: Document, person: Person) -> bool:
    """The Chinese name, or in whatever order the words of the Latin one."""
    printed = document.text("name")
    if printed and names.same(printed, person.name):
        return True
    parts = (document.text("surname"), document.text("given_names"), printed)
    words = {word for part in parts[:2] if part for word in _words(part)} or set(
        _words(printed or "")
    )
    return bool(words) and words == set(_words(person.name))


def _words(name: str) -> list[str]:
    return name.upper().replace(",", " ").replace("<", " ").split()


def _registrant(transfer: Transfer) -> Person:
    return transfer.registrant


def _transferee(transfer: Transfer) -> Person:
    return transfer.transferee


def _in_force(document: Document, evidence: Evidence) -> bool:
    if document.kind is Kind.PASSPORT:
        day = document.day("expiry_date")
        return (
            day is not None
            and evidence.as_of <= day
            and _is_own_paper(document, evidence.transfer.transferee, evidence)
        )
    term = printed_term(document)
    return (
        term is not None
        and term.holds_on(evidence.as_of)
        and may_be_the_transferees(document, evidence)
    )


REGISTRANT_IDENTITY = by_proof(
    "registrant_identity",
    Words(
        title=Text("登记人身份", "Identity of the registrant"),
        established=Text(
            "材料上的姓名和身份证号码与登记人一致。",
            "Name and number in the papers are those of the registrant.",
        ),
        missing=Text(
            "还没有材料同时写明登记人的姓名和身份证号码。",
            "No paper yet gives both the name and the identity number of the registrant.",
        ),
        contradicted=Text(
            "材料中登记人的姓名或号码互相矛盾。",
            "The papers contradict each other on the registrant's name or number.",
        ),
    ),
    {key: _proves(_registrant) for key in _PAPERS_NAMING_PEOPLE},
    _registrant,
    about=(REGISTRANT,),
)
TRANSFEREE_IDENTITY = by_proof(
    "transferee_identity",
    Words(
        title=Text("受让人身份", "Identity of the transferee"),
        established=Text(
            "身份证件上的姓名和号码与受让人一致。",
            "Name and number on an identity paper are those of the transferee.",
        ),
        missing=Text(
            "还没有读到与受让人姓名、号码一致的身份证件。",
            "No identity paper with the transferee's name and number has been read yet.",
        ),
        contradicted=Text(
            "材料中受让人的姓名或号码互相矛盾。",
            "The papers contradict each other on the transferee's name or number.",
        ),
    ),
    {kind.value: _proves(_transferee) for kind in (*_IDENTITY_PAPERS, Kind.BUSINESS_LICENCE)},
    _transferee,
    about=(TRANSFEREE,),
)
TRANSFEREE_CARD_IN_FORCE = by_proof(
    "transferee_card_in_force",
    Words(
        title=Text("受让人身份证件在有效期内", "The transferee's card is in force"),
        established=Text(
            "受让人的身份证件在有效期内。", "The transferee's identity paper is in force."
        ),
        missing=Text(
            "还没有读到受让人身份证件的有效期限。",
            "The term of the transferee's identity paper has not been read yet.",
        ),
        contradicted=Text(
            "受让人的身份证件已过期，或有效期限有矛盾。",
            "The transferee's identity paper has expired, or its term is contradictory.",
        ),
    ),
    {
        kind.value: _in_force
        for kind in (
            Kind.ID_CARD_EMBLEM,
            Kind.ID_CARD_PORTRAIT,
            Kind.RESIDENCE_PERMIT,
            Kind.FOREIGN_PERMANENT_RESIDENT_ID,
            Kind.MAINLAND_TRAVEL_PERMIT,
            Kind.PASSPORT,
        )
    },
    about=(TRANSFEREE,),
)
