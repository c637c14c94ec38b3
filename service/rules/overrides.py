"""When a person may overrule the machine: who, with whom, on what ground, on which evidence."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from service.rules.actor import ActorKind
from service.rules.errors import (
    AlreadyDecided,
    EvidenceChanged,
    GuarantorNotNeeded,
    OwnCase,
    PersonRequired,
    ReasonCodeUnknown,
    SecondPart,
    StatementRequired,
    WaiverUnknown,
)
from service.rules.states import Event, OverrideStatus

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from service.rules.actor import Actor
    from verifiers.model import Assessment

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


SPECIAL_REASONS = tuple(ReasonCode)[:5]
"""Why an approval may go beyond the policy; the others say that the policy was followed."""

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
    tied: frozenset[str]
    """Ids of all who ever acted for this merchant, and of whoever made the keys that did."""
    decided: frozenset[str]
    """Ids of all who had a part in the decision that is appealed."""
    latest_assessment_id: str | None
    is_current: bool
    """Whether the latest assessment covers all evidence and no document is still being read."""
    assessment: Assessment | None
    """The latest."""


def begins_as(
    outcome: Outcome, guarantor_id: str | None, *, departs: bool = False
) -> OverrideStatus:
    """Where an override begins: a special approval takes three people, a rejection two.

    So does a decision that departs from what like cases were clearly given.
    """
    if guarantor_id is not None:
        return OverrideStatus.AWAITING_GUARANTOR
    two = departs or outcome is Outcome.REJECT
    return OverrideStatus.AWAITING_APPROVAL if two else OverrideStatus.EFFECTIVE


def check_words(
    outcome: Outcome, reason_code: str, statement: str, guarantor_id: str | None
) -> tuple[ReasonCode, str]:
    """The reason and the statement without outer blanks, or the `Invalid` that names the rule."""
    if guarantor_id is not None and outcome is not Outcome.APPROVE:
        raise GuarantorNotNeeded
    allowed = SPECIAL_REASONS if guarantor_id is not None else tuple(ReasonCode)
    if reason_code not in allowed:
        raise ReasonCodeUnknown(allowed=", ".join(allowed))
    return ReasonCode(reason_code), stated(statement)


def stated(statement: str) -> str:
    """The words without outer blanks. Raises `StatementRequired` where they say nothing."""
    # A lone surrogate is no character and cannot be kept.
    words = statement.encode(errors="replace").decode().strip()
    visible = sum(character.isalnum() for character in words)
    if visible < MINIMUM_STATEMENT or len(words) > MAXIMUM_STATEMENT:
        raise StatementRequired(minimum=MINIMUM_STATEMENT, maximum=MAXIMUM_STATEMENT)
    return words


def check_person(actor: Actor, case: Case) -> None:
    """Raise `OwnCase` of whoever is tied to the merchant, `AlreadyDecided` of earlier deciders."""
    if actor.merchant_ref == case.merchant_ref or actor.id in case.tied:
        raise OwnCase
    if actor.id in case.decided:
        raise AlreadyDecided


def check_presence(actor: Actor) -> None:
    """Raise `PersonRequired` of a key: two keys may lie in one hand."""
    if actor.kind is not ActorKind.USER:
        raise PersonRequired


def check_distinct(actor: Actor, *others: str | None) -> None:
    """Raise `SecondPart` where `actor` is one of `others`."""
    if actor.id in others:
        raise SecondPart


def check_evidence(assessment_id: str, case: Case, digest: str | None = None) -> Assessment:
    """The assessment acted on, which must be the latest, cover all evidence and have `digest`.

    Raises `EvidenceChanged`.
    """
    same = assessment_id == case.latest_assessment_id and case.is_current
    if not same or case.assessment is None:
        raise EvidenceChanged
    if digest is not None and digest != evidence_digest(case.assessment):
        raise EvidenceChanged
    return case.assessment


def check_waivers(
    outcome: Outcome, waives: Collection[str], assessment: Assessment
) -> tuple[str, ...]:
    """The waived facts, sorted, once each; `WaiverUnknown` where they are not this assessment's."""
    chosen = tuple(sorted(set(waives)))
    known = {fact.name for fact in assessment.facts}
    if chosen and (outcome is not Outcome.APPROVE or not known.issuperset(chosen)):
        raise WaiverUnknown
    return chosen


def evidence_digest(assessment: Assessment) -> str:
    """SHA-256 of what was seen: documents by their digests, facts with states, score, policy."""
    seen = {
        "as_of": assessment.as_of.isoformat(),
        "documents": sorted(assessment.inputs),
        "facts": [[fact.name, fact.state.value] for fact in assessment.facts],
        "policy": assessment.policy.sha256,
        "risk_score": assessment.risk_score,
    }
    return hashlib.sha256(json.dumps(seen, sort_keys=True).encode()).hexdigest()
