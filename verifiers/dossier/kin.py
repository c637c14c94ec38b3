"""The papers by which an estate passes, and when the people they name were born."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.dossier import court
from verifiers.dossier.people import born, mentions, refers, shows
from verifiers.model import Kind

if TYPE_CHECKING:
    from datetime import date

    from verifiers.model import Document, Evidence, Person

INHERITANCE = "inheritance"
WAIVER = "inheritance_waiver"
PARENT = "parent"
_DIVIDING = frozenset({"inherits", "sole_heir"})


def certificates(evidence: Evidence, *matters: str) -> tuple[Document, ...]:
    """The notarial certificates of these matters."""
    return tuple(
        document
        for document in evidence.documents
        if document.kind is Kind.NOTARIAL_CERTIFICATE and document.text("matter") in matters
    )


def names_transferee(document: Document, evidence: Evidence) -> bool:
    """Whether the paper says that the transferee inherits from the registrant, and is in force."""
    transfer = evidence.transfer
    if document.kind is Kind.COURT_DOCUMENT and not binds(document, evidence):
        return False
    return any(
        one.type in _DIVIDING
        and refers(document, one.person, transfer.transferee)
        and refers(document, one.from_, transfer.registrant)
        for one in document.statements()
    )


def deeds(evidence: Evidence) -> tuple[Document, ...]:
    """The papers that give the registrant's estate to the transferee, in the order of their ids.

    Certificates of inheritance, and papers of courts that bind, which settle the lot as well.
    """
    found = [
        document
        for document in evidence.documents
        if (document.text("matter") == INHERITANCE or document.kind is Kind.COURT_DOCUMENT)
        and names_transferee(document, evidence)
    ]
    return tuple(sorted(found, key=lambda one: one.id))


def binds(document: Document, evidence: Evidence) -> bool:
    """Whether it is a court's decision that is in force."""
    return court.is_order(document, evidence) and bool(court.in_force(document, evidence))


def birth_of(evidence: Evidence, person: Person) -> date | None:
    """The day of birth of a declared person: as declared, else as the documents show it."""
    declared = born(person)
    if declared is not None:
        return declared
    shown = (
        mention.born
        for document in evidence.documents
        for mention in mentions(document)
        if shows(mention, person) and mention.born
    )
    return max(shown, default=None)
