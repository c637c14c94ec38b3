"""The two state machines, each as one table; nothing else changes a status.

A transfer: collecting → checking → approved | needs_evidence | in_review → … → approved | rejected.
A document: queued → reading → checked | failed, back to queued when a worker was lost.
"""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from service.rules.errors import Conflict, TransferClosed
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


class Event(StrEnum):
    """What moves a transfer."""

    SUBMIT = "submit"
    POLICY_APPROVES = "policy_approves"
    POLICY_ASKS = "policy_asks"
    POLICY_REFERS = "policy_refers"
    PERSON_APPROVES = "person_approves"
    PERSON_REJECTS = "person_rejects"
    PERSON_ASKS = "person_asks"


FINAL = frozenset({TransferStatus.APPROVED, TransferStatus.REJECTED, TransferStatus.WITHDRAWN})
"""Nothing leads out of these."""
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
    if status in FINAL:
        raise TransferClosed(status=status.value)
    try:
        return TRANSITIONS[status, event]
    except KeyError:
        raise Conflict(status=status.value) from None


def require_open(status: TransferStatus) -> None:
    """Raise `TransferClosed` where the transfer has its final outcome."""
    if status in FINAL:
        raise TransferClosed(status=status.value)
