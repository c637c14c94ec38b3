"""What use cases answer: opened, immutable views; doors only have to render them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from service.rules.authority import as_decided
from service.rules.rejections import cited
from service.rules.states import TRANSITIONS, WAITING, Event

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from service.cases.outside import Elsewhere
    from service.rules.authority import Beyond
    from service.rules.errors import ServiceError
    from service.rules.journal import Detail
    from service.rules.reopening import Cause
    from service.rules.states import DocumentStatus, OverrideStatus, TransferStatus
    from verifiers.model import Assessment, Document, Fact, Kind, Reason, Transfer

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """A piece of a list; `next` is the cursor to go on after."""

    items: tuple[T, ...]
    has_more: bool
    next: str | None


@dataclass(frozen=True, slots=True)
class Picture:
    """Bytes to be shown or saved."""

    content: bytes
    media_type: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentView:
    """One uploaded file, and what was read from it."""

    id: str
    transfer_id: str
    status: DocumentStatus
    name: str
    """The client's name for it, cleaned for display; never used as a path."""
    declared_kind: Kind | None
    size_bytes: int
    sha256: str
    created_at: datetime
    finished_at: datetime | None
    attempts: int
    document: Document | None
    """`None` until it was read; for a failed one, kind OTHER with the finding that says why."""
    page_count: int
    """Page pictures that can be fetched."""
    shadow: frozenset[str] = frozenset()
    """Codes found in it that the policy only records: no merchant is told of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentView:
    """One assessment and where it stands among its transfer's."""

    id: str
    transfer_id: str
    number: int
    created_at: datetime
    assessment: Assessment
    elsewhere: tuple[Elsewhere, ...] = ()
    """What other transfers said, and which: for reviewers alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionView:
    """What holds, and by whom."""

    made_by: str
    """``policy``, ``reviewer`` or ``special_approval``."""
    outcome: str
    """``approve`` or ``reject``."""
    assessment_id: str
    override_id: str | None
    actor_id: str
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OverrideView:
    """A person's act, with their words, and whoever else stands behind it."""

    id: str
    transfer_id: str
    assessment_id: str
    outcome: str
    reason_code: str
    status: OverrideStatus
    waives: tuple[str, ...]
    grounds: tuple[str, ...]
    """Codes of the reasons that a rejection rests on."""
    evidence_sha256: str
    statement: str
    departure: str
    """Why it departs from what like cases were given; empty where it does not."""
    author_id: str
    guarantor_id: str | None
    guaranteed_at: datetime | None
    approver_id: str | None
    created_at: datetime
    expires_at: datetime | None
    closed_at: datetime | None
    closed_by: str | None
    answer: str
    """The words of whoever refused it; empty where they wrote none."""

    @property
    def is_waiting(self) -> bool:
        """Whether it waits for somebody."""
        return self.status in WAITING


@dataclass(frozen=True, slots=True)
class GuarantorView:
    """Somebody who may be named as guarantor."""

    id: str
    login: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorityView:
    """What one reviewer may decide about a transfer now, and with whom."""

    assessment_id: str | None
    """The assessment that this is about; `None` where there is none."""
    outcomes: tuple[str, ...]
    at_once: bool
    beyond: tuple[Beyond, ...]
    """What makes an approval a special approval."""
    beyond_everyone: tuple[Beyond, ...]
    covers: tuple[str, ...]
    """Facts that an approval does without."""
    grounds: tuple[Reason, ...]
    """What a rejection may rest on."""
    guarantors: tuple[GuarantorView, ...]
    barred: ServiceError | None
    """Why this person cannot decide it at all: tied to the merchant, or decided it before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealView:
    """A merchant's objection, in their words."""

    id: str
    transfer_id: str
    number: int
    against: str
    """``rejected`` or ``needs_evidence``."""
    status: str
    """``open``, ``upheld``, ``dismissed``, ``answered`` or ``withdrawn``."""
    statement: str
    author_id: str
    created_at: datetime
    closed_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReopenedView:
    """Something to mend that was not named at the last outcome, and why it is named now."""

    code: str
    document_id: str | None
    field: str | None
    cause: Cause
    documents: tuple[str, ...]
    """The new documents that brought it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferSummary:
    """One line of a list."""

    id: str
    status: TransferStatus
    merchant_ref: str
    scenario: str
    shop_name: str
    registrant_name: str
    transferee_name: str
    created_at: datetime
    updated_at: datetime
    submitted_at: datetime | None
    risk_score: int | None
    recommendation: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferView:
    """One transfer with all that belongs to it."""

    id: str
    status: TransferStatus
    merchant_ref: str
    claim: Transfer
    created_at: datetime
    updated_at: datetime
    submitted_at: datetime | None
    risk_score: int | None
    """`None` while nothing has been assessed."""
    assessment: AssessmentView | None
    """The latest."""
    decision: DecisionView | None
    requirements: tuple[Fact, ...]
    reopened: tuple[ReopenedView, ...]
    documents: tuple[DocumentView, ...]
    overrides: tuple[OverrideView, ...]
    appeals: tuple[AppealView, ...]
    is_current: bool
    """Whether the latest assessment covers all evidence and nothing is still being read."""
    appeals_left: int
    """How often its owner may still object to what holds now."""

    @property
    def ground(self) -> OverrideView | None:
        """The override that the decision rests on."""
        rests_on = self.decision.override_id if self.decision else None
        return next((one for one in self.overrides if one.id == rests_on), None)

    @property
    def stated_grounds(self) -> tuple[Reason, ...]:
        """The reasons that the decision rests on, in the words of its assessment."""
        if self.ground is None or self.assessment is None:
            return ()
        return cited(self.assessment.assessment, self.ground.grounds)

    @property
    def waiting(self) -> OverrideView | None:
        """The override that waits for somebody."""
        return next((one for one in self.overrides if one.is_waiting), None)

    @property
    def open_appeal(self) -> AppealView | None:
        """The appeal that waits for its answer."""
        return next((one for one in self.appeals if one.status == "open"), None)

    @property
    def appealable(self) -> bool:
        """Whether its owner may object now."""
        possible = (self.status, Event.APPEAL) in TRANSITIONS
        return possible and self.open_appeal is None and self.appeals_left > 0

    @property
    def decided_facts(self) -> tuple[Fact, ...]:
        """The facts as they were decided: what people did without is waived."""
        facts = self.assessment.assessment.facts if self.assessment else ()
        return as_decided(facts, self.ground.waives) if self.ground else facts


@dataclass(frozen=True, slots=True, kw_only=True)
class EventView:
    """One act of the journal, as far as the reader may know of it."""

    seq: int
    at: str
    act: str
    actor_id: str | None
    """`None` where the reader may not know who it was."""
    actor_role: str
    subject_id: str
    transfer_id: str | None
    details: Mapping[str, Detail]
