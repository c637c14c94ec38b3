"""Notarial certificates by their numbers: what one says, so that another can be held against it.

Within an office, class and year every number is given once, so that two certificates of one number
with different content cannot both be genuine (domain.md C, 14). Copies (正本, 副本) share number
and content. All parts are compared by equality alone, so that keyed digests do as well as values.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from verifiers.dossier.people import is_sure, mentions
from verifiers.model import Kind, Strength
from verifiers.notaries import matching
from verifiers.numbers import notarial_number
from verifiers.text import names

if TYPE_CHECKING:
    from datetime import date

    from verifiers.model import Document

_LEADING = re.compile(r"(?<=[第字])0+(?=\d)")
_NUMBER, _NAME = "number:", "name:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One certificate. A part that could not be read for certain is empty."""

    number: str
    """In one form, leading zeros of the serial left out: (2019)厦鹭证内字第3350号."""
    series: str
    """Year, office and class, within which serials run."""
    serial: int
    issued: date | None
    office: str | None
    people: frozenset[str]
    """Everybody it names, by number and by name."""
    is_sure: bool
    """Whether the number was typed in or read alike by two readers."""
    identifies: bool
    """Whether it gives the number of anybody, which its own check digit proves."""


def deed_of(document: Document) -> Deed | None:
    """What the certificate says, or `None` where it is none or its number has no usual form."""
    printed = document.text("certificate_number")
    if document.kind is not Kind.NOTARIAL_CERTIFICATE or printed is None:
        return None
    if not notarial_number.is_valid(printed):
        return None
    parsed = notarial_number.parse(printed)
    compact = notarial_number.compact(printed).translate(str.maketrans("[]〔〕【】", "()()()"))
    office = document.text("office")
    named = [one for one in mentions(document) if one.field == "parties"]
    numbers = {f"{_NUMBER}{one.number}" for one in named if one.number}
    return Deed(
        number=_LEADING.sub("", compact),
        series=f"{parsed.year}|{parsed.office}|{parsed.category}",
        serial=parsed.serial,
        issued=document.day("issue_date") if is_sure(document, "issue_date") else None,
        office=matching.plain(office) if office else None,
        people=frozenset(numbers | {f"{_NAME}{names.key(one.name)}" for one in named if one.name}),
        is_sure=is_sure(document, "certificate_number"),
        identifies=bool(numbers),
    )


def contradiction(one: Deed, other: Deed) -> Strength | None:
    """How strongly two certificates of one number contradict each other; `None` for copies.

    They do where both days of issue are certain and differ, or where nobody is named in both. It is
    impossible only where both numbers are certain, and what differs is as well.
    """
    dated = one.issued is not None and other.issued is not None and one.issued != other.issued
    apart = bool(one.people and other.people) and not one.people & other.people
    if not dated and not apart:
        return None
    proven = dated or (one.identifies and other.identifies)
    # Two offices may use one short name; then each gives the number once.
    strangers = one.office is not None and other.office is not None and one.office != other.office
    certain = one.is_sure and other.is_sure and proven and not (strangers and apart and not dated)
    return Strength.HARD if certain else Strength.STRONG
