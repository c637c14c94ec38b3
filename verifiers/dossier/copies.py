"""Better copies: a paper that could not be read well, and a later picture of it that can.

Pictures are never taken back, and a blurred one must not bar its transfer for ever. It is
superseded once another document of its kind, in which everything relied on was read, says the same
wherever the first could be read at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.dossier.card_validity import is_long_term
from verifiers.dossier.people import is_sure, mentions, number_fault
from verifiers.kinds import RELIED_ON
from verifiers.model import Kind
from verifiers.numbers import resident_id
from verifiers.once import once

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verifiers.model import Document, Field


@once(kept=128)
def unread(document: Document) -> tuple[str, ...]:
    """The fields relied on that are there and could not be read for certain.

    A number that cannot exist was misread, unless two readers agree on it or it was typed in: then
    it stands as it is printed, and its own check speaks.
    """
    return tuple(name for name in RELIED_ON.get(document.kind, ()) if _is_unread(document, name))


def disputed(document: Document) -> tuple[str, ...]:
    """The fields relied on which two readers read differently, so that no value is left."""
    return tuple(field.name for field in _unlike(document) if field.value is None)


def read_once(document: Document) -> tuple[str, ...]:
    """The fields relied on whose value only one reader could make out, and grammar supports."""
    return tuple(field.name for field in _unlike(document) if field.value is not None)


def _unlike(document: Document) -> tuple[Field, ...]:
    fields = (document.field(name) for name in RELIED_ON.get(document.kind, ()))
    return tuple(field for field in fields if field is not None and field.agreed is False)


def superseded(document: Document, others: Sequence[Document]) -> bool:
    """Whether another document is a better copy of this one."""
    return any(other.id != document.id and _betters(other, document) for other in others)


def _is_unread(document: Document, name: str) -> bool:
    field = document.field(name)
    if field is None:
        return False
    if field.value is None:
        needless = field.blank or _has_none(document, name) or _is_told_by_number(document, name)
        return field.agreed is not False and not needless
    if name not in {"id_number", "parties"} or is_sure(document, name):
        return False
    return any(
        mention.id_number is not None
        and mention.place("id_number") == name
        and _misread(document, mention.id_number)
        for mention in mentions(document)
    )


def _has_none(document: Document, name: str) -> bool:
    """Whether the paper says that it has no such value, or is of a time that knew none.

    Licences printed before October 2015 bear a registration number and no credit code.
    """
    if name == "uscc":
        number = document.field("registration_number")
        return number is not None and number.value is not None
    return name == "valid_until" and is_long_term(document)


def _is_told_by_number(document: Document, name: str) -> bool:
    """Whether a paper that is not itself an identity paper tells the sex by a number that is sure.

    Forms of 2014 print the sex as a code in a box, which no better photo shows. On a card number
    and sex are each other's proof.
    """
    is_paper = document.kind in {Kind.DEATH_CERTIFICATE, Kind.HOUSEHOLD_REGISTER_MEMBER}
    return name == "sex" and is_paper and is_sure(document, "id_number")


def _misread(document: Document, number: str) -> bool:
    """Whether this cannot be what is printed. Parties may hold numbers of foreign papers."""
    fault = number_fault(document.kind, number)
    if fault is resident_id.Fault.FORM:
        return document.kind is not Kind.NOTARIAL_CERTIFICATE
    return fault is not None


def _betters(other: Document, document: Document) -> bool:
    if other.kind is not document.kind or unread(other) or disputed(other):
        return False
    doubtful = {*unread(document), *disputed(document)}
    known = [
        name
        for name in RELIED_ON.get(document.kind, ())
        if name not in doubtful and document.text(name) is not None
    ]
    complete = all(other.field(name) is not None for name in RELIED_ON.get(other.kind, ()))
    return complete and all(other.text(name) == document.text(name) for name in known)
