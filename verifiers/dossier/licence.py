"""Whose a business licence is: by its credit code, its name, or whoever represents or runs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.dossier.people import refers
from verifiers.model import Kind
from verifiers.numbers import uscc
from verifiers.text import names

if TYPE_CHECKING:
    from verifiers.model import Document, Evidence, Person, Transfer


_ENTERPRISE = "enterprise"


def code_of(document: Document) -> str | None:
    """The licence's credit code where it can exist, else `None`."""
    code = uscc.compact(document.text("uscc") or "")
    return code if document.kind is Kind.BUSINESS_LICENCE and uscc.is_valid(code) else None


def is_company(document: Document, person: Person) -> bool:
    """Whether a declared company is the one licensed: by the code, where declared, and the name."""
    name, code = document.text("company_name"), code_of(document)
    declared = uscc.compact(person.id_number or "")
    return (
        name is not None
        and names.same(name, person.name)
        and (not uscc.is_valid(declared) or declared == code)
    )


def is_one_enterprise(transfer: Transfer) -> bool:
    """Whether an enterprise keeps its shop: both sides are declared under one credit code."""
    sides = (transfer.registrant, transfer.transferee)
    mine, theirs = (uscc.compact(person.id_number or "") for person in sides)
    return transfer.scenario == _ENTERPRISE and mine == theirs and uscc.is_valid(mine)


def is_licensed(document: Document, person: Person) -> bool:
    """Whether the licence is this company's, or names this person as the one who runs it."""
    head = document.text("legal_representative")
    return is_company(document, person) or (head is not None and names.same(head, person.name))


def acts_as(document: Document, name: str | None, person: Person, evidence: Evidence) -> bool:
    """Whether a name in a testimony means this person, or a company for which they are declared.

    Where the request names whoever represents a company, its papers name the company itself.
    """
    return refers(document, name, person) or (
        name is not None
        and evidence.transfer.scenario == _ENTERPRISE
        and any(
            names.same(name, one.text("company_name") or "") and is_licensed(one, person)
            for one in evidence.documents
            if one.kind is Kind.BUSINESS_LICENCE
        )
    )
