"""The papers by which an estate passes, and when the people they name were born."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.model import Kind
from verifiers.people import born, mentions, refers, shows
from verifiers.text import court_paper

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
    """Whether a court's paper is in force: a mediation, or what cannot be appealed any more.

    Of a judgment of the first instance the day of coming into force must be read, or the court's
    certificate of it be there (domain.md A.5).
    """
    if document.kind is not Kind.COURT_DOCUMENT:
        return False
    title, number = document.text("document_type"), document.text("case_number")
    if court_paper.type_of(title) == "mediation" or court_paper.is_final(number, title):
        return True
    day = document.day("effective_date")
    return (day is not None and day <= evidence.as_of) or any(
        court_paper.type_of(one.text("document_type")) == "effect"
        and number is not None
        and one.text("case_number") == number
        for one in evidence.documents
        if one.kind is Kind.COURT_DOCUMENT
    )


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
