"""Waivers that were taken back: on which day, and whether before the estate was divided.

Only before the division, or in a lawsuit about it, may a court let an heir go back on a waiver
(法释〔2020〕23, 36); afterwards it is not recognised.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.dossier.kin import deeds
from verifiers.dossier.people import to_day
from verifiers.model import Kind

if TYPE_CHECKING:
    from datetime import date

    from verifiers.model import Document, Evidence, Statement


def revoked_on(document: Document, one: Statement) -> date | None:
    """The day of a ``revocation``: as stated, else that of its paper."""
    return to_day(one.date) or document.day("issue_date")


def division_before(document: Document, one: Statement, evidence: Evidence) -> Document | None:
    """The paper that had divided the estate before a ``revocation``; a court's comes in time."""
    day = revoked_on(document, one)
    if day is None or document.kind is Kind.COURT_DOCUMENT:
        return None
    divided = [(on, deed.id, deed) for deed in deeds(evidence) if (on := deed.day("issue_date"))]
    first = min(divided, default=None)
    return first[2] if first is not None and first[0] < day else None
