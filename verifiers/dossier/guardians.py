"""Whom courts and notaries name guardian of somebody, or custodian of their property."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from verifiers.model import Kind
from verifiers.prose.guardians import guardians
from verifiers.text.normalise import compact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verifiers.model import Document, Evidence, Statement


@dataclass(frozen=True, slots=True)
class Appointment:
    """Somebody acts for somebody, as a paper of an office says."""

    guardian: str
    ward: str
    document: Document


def appointments(evidence: Evidence) -> tuple[Appointment, ...]:
    """Every one that a court or a notary states, by a statement or in the words of a clause."""
    return tuple(
        Appointment(one.person, one.of, document)
        for document in evidence.documents
        if document.kind is not Kind.OTHER
        for one in _stated(document)
        if one.person and one.of
    )


def _stated(document: Document) -> Iterator[Statement]:
    for said in document.statements():
        if said.type == "guardian":
            yield said
        elif said.type == "agreement" and said.what:
            yield from guardians(compact(said.what))
