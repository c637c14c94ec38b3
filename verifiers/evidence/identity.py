"""Who registrant and transferee are, and whether the transferee's card still holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.card_validity import may_be_the_transferees, term_of
from verifiers.evidence.rule import Words, by_proof
from verifiers.kinds import MATTERS
from verifiers.model import Kind, Text
from verifiers.people import born, mentions, valid_number
from verifiers.text import names

if TYPE_CHECKING:
    from collections.abc import Callable

    from verifiers.evidence.rule import Proof
    from verifiers.model import Document, Evidence, Person, Transfer

_IDENTITY_CARDS = (
    Kind.ID_CARD_PORTRAIT,
    Kind.RESIDENCE_PERMIT,
    Kind.FOREIGN_PERMANENT_RESIDENT_ID,
)
_OF_THE_DEAD = (
    *(kind.value for kind in _IDENTITY_CARDS),
    Kind.DEATH_CERTIFICATE.value,
    Kind.HOUSEHOLD_CANCELLATION.value,
    Kind.HOUSEHOLD_REGISTER_MEMBER.value,
    *(f"{Kind.NOTARIAL_CERTIFICATE.value}:{matter}" for matter in MATTERS),
)


def _proves(person_of: Callable[[Transfer], Person]) -> Proof:
    """A document proves who somebody is by name and number, or without a number by the birth."""

    def proof(document: Document, evidence: Evidence) -> bool:
        person = person_of(evidence.transfer)
        number, day = valid_number(person.id_number), born(person)
        return any(
            mention.name is not None
            and names.same(mention.name, person.name)
            and (mention.number == number if number else day is not None and mention.born == day)
            for mention in mentions(document)
        )

    return proof


def _registrant(transfer: Transfer) -> Person:
    return transfer.registrant


def _transferee(transfer: Transfer) -> Person:
    return transfer.transferee


def _in_force(document: Document, evidence: Evidence) -> bool:
    term = term_of(document)
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
    {key: _proves(_registrant) for key in _OF_THE_DEAD},
    _registrant,
)
TRANSFEREE_IDENTITY = by_proof(
    "transferee_identity",
    Words(
        title=Text("受让人身份", "Identity of the transferee"),
        established=Text(
            "身份证上的姓名和号码与受让人一致。",
            "Name and number on the card are those of the transferee.",
        ),
        missing=Text(
            "还没有读到与受让人姓名、号码一致的身份证。",
            "No identity card with the transferee's name and number has been read yet.",
        ),
        contradicted=Text(
            "材料中受让人的姓名或号码互相矛盾。",
            "The papers contradict each other on the transferee's name or number.",
        ),
    ),
    {kind.value: _proves(_transferee) for kind in _IDENTITY_CARDS},
    _transferee,
)
TRANSFEREE_CARD_IN_FORCE = by_proof(
    "transferee_card_in_force",
    Words(
        title=Text("受让人身份证在有效期内", "The transferee's card is in force"),
        established=Text(
            "受让人的身份证在有效期内。", "The transferee's identity card is in force."
        ),
        missing=Text(
            "还没有读到受让人身份证的有效期限。",
            "The term of the transferee's identity card has not been read yet.",
        ),
        contradicted=Text(
            "受让人的身份证已过期，或有效期限有矛盾。",
            "The transferee's card has expired, or its term is contradictory.",
        ),
    ),
    {kind.value: _in_force for kind in (Kind.ID_CARD_EMBLEM, Kind.ID_CARD_PORTRAIT)},
)
