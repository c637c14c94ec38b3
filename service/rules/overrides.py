"""When a person may overrule the machine: who, on what ground, against which assessment."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from service.rules.errors import (
    EvidenceChanged,
    OwnCase,
    ReasonCodeUnknown,
    SpecialApprovalNotOffered,
    StatementRequired,
    WaiverUnknown,
)
from service.rules.states import Event

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from service.rules.actor import Actor

MINIMUM_STATEMENT, MAXIMUM_STATEMENT = 4, 4000
"""Characters; below the minimum no reason can be told."""


class Outcome(StrEnum):
    """What the person decides."""

    APPROVE = "approve"
    REJECT = "reject"
    REQUEST_EVIDENCE = "request_evidence"


class ReasonCode(StrEnum):
    """Why: a closed list, so that like cases can be found and compared."""

    EVIDENCE_CANNOT_EXIST = "evidence_cannot_exist"
    MANIFESTLY_UNFAIR = "manifestly_unfair"
    VERIFIED_WITH_ISSUER = "verified_with_issuer"
    READING_ERROR = "reading_error"
    POLICY_EXCEPTION = "policy_exception"
    EVIDENCE_SUFFICIENT = "evidence_sufficient"
    """The machine asked a person, and the person finds the evidence good."""
    EVIDENCE_MISSING = "evidence_missing"
    EVIDENCE_CONTRADICTED = "evidence_contradicted"
    """The papers contradict each other or what was declared."""


EVENT: Mapping[Outcome, Event] = MappingProxyType(
    {
        Outcome.APPROVE: Event.PERSON_APPROVES,
        Outcome.REJECT: Event.PERSON_REJECTS,
        Outcome.REQUEST_EVIDENCE: Event.PERSON_ASKS,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What the rules need to know of the transfer."""

    merchant_ref: str
    acted: frozenset[str]
    """Ids of all who opened it, uploaded for it or submitted it."""
    latest_assessment_id: str | None
    is_current: bool
    """Whether the latest assessment covers all evidence and no document is still being read."""
    facts: frozenset[str]
    """Names of the facts of the latest assessment."""


def check_words(
    reason_code: str, statement: str, guarantor_id: str | None
) -> tuple[ReasonCode, str]:
    """The reason and the statement without outer blanks, or the `Invalid` that names the rule."""
    if guarantor_id is not None:
        raise SpecialApprovalNotOffered
    try:
        reason = ReasonCode(reason_code)
    except ValueError:
        raise ReasonCodeUnknown(allowed=", ".join(ReasonCode)) from None
    # A lone surrogate is no character and cannot be kept.
    words = statement.encode(errors="replace").decode().strip()
    visible = sum(character.isalnum() for character in words)
    if visible < MINIMUM_STATEMENT or len(words) > MAXIMUM_STATEMENT:
        raise StatementRequired(minimum=MINIMUM_STATEMENT, maximum=MAXIMUM_STATEMENT)
    return reason, words


def check_person(actor: Actor, case: Case) -> None:
    """Raise `OwnCase` where `actor` is tied to the merchant or acted for the transfer."""
    if actor.merchant_ref == case.merchant_ref or actor.id in case.acted:
        raise OwnCase


def check_evidence(assessment_id: str, case: Case) -> None:
    """Raise `EvidenceChanged` unless `assessment_id` is the latest and covers all evidence."""
    if assessment_id != case.latest_assessment_id or not case.is_current:
        raise EvidenceChanged


def check_waivers(outcome: Outcome, waives: Collection[str], case: Case) -> tuple[str, ...]:
    """The waived facts, sorted, once each; `WaiverUnknown` where they are not this assessment's."""
    chosen = tuple(sorted(set(waives)))
    if chosen and (outcome is not Outcome.APPROVE or not case.facts.issuperset(chosen)):
        raise WaiverUnknown
    return chosen
