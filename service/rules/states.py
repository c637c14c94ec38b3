"""The state machines, each as one table; nothing else changes a status.

A transfer: collecting → checking → approved | needs_evidence | in_review → … → approved | rejected,
out of which an appeal leads back; its owner may withdraw it until it is decided.
A document: queued → reading → checked | failed, back to queued when a worker was lost.
An override that needs further people: awaiting_guarantor → awaiting_approval → effective; until
then it can be refused, withdrawn, voided by new evidence, or expire.
"""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from service.rules.errors import (
    Conflict,
    EvidenceChanged,
    OverrideClosed,
    OverrideExpired,
    TransferClosed,
)
from verifiers.model import Recommendation

if TYPE_CHECKING:
    from collections.abc import Mapping


class TransferStatus(StrEnum):
    """Where a transfer stands."""

    COLLECTING = "collecting"
    CHECKING = "checking"
    NEEDS_EVIDENCE = "needs_evidence"
    IN_REVIEW = "in_review"
    APPROVED = "approved"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class DocumentStatus(StrEnum):
    """Where a document stands."""

    QUEUED = "queued"
    READING = "reading"
    CHECKED = "checked"
    FAILED = "failed"


class OverrideStatus(StrEnum):
    """Where a person's act stands."""

    EFFECTIVE = "effective"
    AWAITING_GUARANTOR = "awaiting_guarantor"
    AWAITING_APPROVAL = "awaiting_approval"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    VOIDED = "voided"
    """The evidence changed before it took effect."""
    EXPIRED = "expired"


class Event(StrEnum):
    """What moves a transfer."""

    SUBMIT = "submit"
    POLICY_APPROVES = "policy_approves"
    POLICY_ASKS = "policy_asks"
    POLICY_REFERS = "policy_refers"
    PERSON_APPROVES = "person_approves"
    PERSON_REJECTS = "person_rejects"
    PERSON_ASKS = "person_asks"
    APPEAL = "appeal"
    WITHDRAW = "withdraw"


class OverrideEvent(StrEnum):
    """What moves an override that needs further people."""

    GUARANTEE = "guarantee"
    APPROVE = "approve"
    REFUSE = "refuse"
    WITHDRAW = "withdraw"
    VOID = "void"
    EXPIRE = "expire"


FINAL = frozenset({TransferStatus.APPROVED, TransferStatus.REJECTED, TransferStatus.WITHDRAWN})
"""Takes no more papers. Only an appeal leads out of `rejected`, nothing out of the others."""
WAITING = frozenset({OverrideStatus.AWAITING_GUARANTOR, OverrideStatus.AWAITING_APPROVAL})
"""Overrides that wait for somebody: a transfer has at most one."""
PENDING = frozenset({DocumentStatus.QUEUED, DocumentStatus.READING})
"""Documents that a worker still owes an answer for."""

_S, _E = TransferStatus, Event
TRANSITIONS: Mapping[tuple[TransferStatus, Event], TransferStatus] = MappingProxyType(
    {
        (_S.COLLECTING, _E.SUBMIT): _S.CHECKING,
        (_S.NEEDS_EVIDENCE, _E.SUBMIT): _S.CHECKING,
        (_S.CHECKING, _E.SUBMIT): _S.CHECKING,
        # Once a person has been asked, a person decides: more evidence does not go round them.
        (_S.IN_REVIEW, _E.SUBMIT): _S.IN_REVIEW,
        (_S.CHECKING, _E.POLICY_APPROVES): _S.APPROVED,
        (_S.CHECKING, _E.POLICY_ASKS): _S.NEEDS_EVIDENCE,
        (_S.CHECKING, _E.POLICY_REFERS): _S.IN_REVIEW,
        (_S.NEEDS_EVIDENCE, _E.PERSON_APPROVES): _S.APPROVED,
        (_S.NEEDS_EVIDENCE, _E.PERSON_REJECTS): _S.REJECTED,
        (_S.IN_REVIEW, _E.PERSON_APPROVES): _S.APPROVED,
        (_S.IN_REVIEW, _E.PERSON_REJECTS): _S.REJECTED,
        (_S.IN_REVIEW, _E.PERSON_ASKS): _S.NEEDS_EVIDENCE,
        # Whoever is asked for what cannot be had, or is refused, may have another person look.
        (_S.NEEDS_EVIDENCE, _E.APPEAL): _S.IN_REVIEW,
        (_S.REJECTED, _E.APPEAL): _S.IN_REVIEW,
        (_S.COLLECTING, _E.WITHDRAW): _S.WITHDRAWN,
        (_S.CHECKING, _E.WITHDRAW): _S.WITHDRAWN,
        (_S.NEEDS_EVIDENCE, _E.WITHDRAW): _S.WITHDRAWN,
        (_S.IN_REVIEW, _E.WITHDRAW): _S.WITHDRAWN,
    }
)

OUTCOME: Mapping[Recommendation, Event] = MappingProxyType(
    {
        Recommendation.APPROVE: _E.POLICY_APPROVES,
        Recommendation.NEEDS_EVIDENCE: _E.POLICY_ASKS,
        Recommendation.REVIEW: _E.POLICY_REFERS,
        # A severe outcome needs a named person: the policy never rejects by itself.
        Recommendation.REJECT: _E.POLICY_REFERS,
    }
)

_O, _V = OverrideStatus, OverrideEvent
OVERRIDE_TRANSITIONS: Mapping[tuple[OverrideStatus, OverrideEvent], OverrideStatus] = (
    MappingProxyType(
        {
            (_O.AWAITING_GUARANTOR, _V.GUARANTEE): _O.AWAITING_APPROVAL,
            (_O.AWAITING_GUARANTOR, _V.REFUSE): _O.REFUSED,
            (_O.AWAITING_GUARANTOR, _V.WITHDRAW): _O.WITHDRAWN,
            (_O.AWAITING_GUARANTOR, _V.VOID): _O.VOIDED,
            (_O.AWAITING_GUARANTOR, _V.EXPIRE): _O.EXPIRED,
            (_O.AWAITING_APPROVAL, _V.APPROVE): _O.EFFECTIVE,
            (_O.AWAITING_APPROVAL, _V.REFUSE): _O.REFUSED,
            (_O.AWAITING_APPROVAL, _V.WITHDRAW): _O.WITHDRAWN,
            (_O.AWAITING_APPROVAL, _V.VOID): _O.VOIDED,
            (_O.AWAITING_APPROVAL, _V.EXPIRE): _O.EXPIRED,
        }
    )
)

_D = DocumentStatus
DOCUMENT_TRANSITIONS: Mapping[DocumentStatus, frozenset[DocumentStatus]] = MappingProxyType(
    {
        _D.QUEUED: frozenset({_D.READING, _D.FAILED}),
        _D.READING: frozenset({_D.READING, _D.QUEUED, _D.CHECKED, _D.FAILED}),
        _D.CHECKED: frozenset(),
        _D.FAILED: frozenset(),
    }
)


def step(status: TransferStatus, event: Event) -> TransferStatus:
    """The status after `event`. Raises `TransferClosed` or `Conflict` where none is allowed."""
    after = TRANSITIONS.get((status, event))
    if after is not None:
        return after
    require_open(status)
    raise Conflict(status=status.value)


def override_step(status: OverrideStatus, event: OverrideEvent) -> OverrideStatus:
    """The override's status after `event`.

    Raises `EvidenceChanged` of a voided one, `OverrideExpired`, `OverrideClosed`, and `Conflict`
    where it is not the turn of `event`.
    """
    after = OVERRIDE_TRANSITIONS.get((status, event))
    if after is not None:
        return after
    if status is OverrideStatus.VOIDED:
        raise EvidenceChanged
    if status is OverrideStatus.EXPIRED:
        raise OverrideExpired
    if status not in WAITING:
        raise OverrideClosed(status=status.value)
    raise Conflict(status=status.value)


def require_open(status: TransferStatus) -> None:
    """Raise `TransferClosed` where the transfer has its final outcome."""
    if status in FINAL:
        raise TransferClosed(status=status.value)
