"""What the API answers, as models: they write the OpenAPI document and tests hold answers to it.

Whatever only reviewers see is optional here, and absent from a merchant's answers.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from service.rules.overrides import Outcome, ReasonCode
from service.rules.reopening import Cause
from service.rules.states import DocumentStatus, OverrideStatus, TransferStatus
from verifiers.model import Band, FactState, Kind, Recommendation, Strength

Corner = tuple[int, int]


class Answer(BaseModel):
    """The root of all answers: nothing that is not written here may go out."""

    model_config = ConfigDict(extra="forbid")


class Words(Answer):
    """One sentence in both languages."""

    zh: str
    en: str


class Party(Answer):
    """A person whom a document names."""

    name: str
    role: str | None
    sex: str | None
    birth_date: str | None
    id_number: str | None


class Statement(BaseModel):
    """A typed fact that a testimony states; the other members depend on `type`."""

    model_config = ConfigDict(extra="allow")

    type: str


class ReadField(Answer):
    """One value read from a document; `null` where it could not be read."""

    value: str | bool | list[Party] | list[Statement] | None
    raw: str
    confidence: float
    page: int
    box: list[Corner] | None = Field(description="Four corners in pixels of the page.")
    readers: dict[str, str] = Field(description="Each reader's own answer.")
    agreed: bool | None
    repaired: bool


class Finding(Answer):
    """One fact noticed, and how to mend it."""

    code: str
    strength: Strength
    message: Words
    fix: Words
    field: str | None
    page: int | None
    box: list[Corner] | None


class Quality(Answer):
    """Four measures of a picture, each 0 to 1."""

    sharpness: float
    glare: float
    exposure: float
    completeness: float


class PageInfo(Answer):
    """One page as it was read."""

    number: int
    width: int
    height: int
    rotation: int
    quality: Quality


class Fact(Answer):
    """One thing the scenario needs to know."""

    fact: str
    state: FactState
    title: Words
    by: list[str]
    accepts: list[str] = Field(description="Kinds of evidence, least burdensome first.")
    issuers: list[Words | None] = Field(
        description="Who issues each of `accepts`; `null` for words of the applicant's own.",
    )
    people: list[str]
    why: Words
    fix: Words
    probability: float | None


class ReasonWords(Answer):
    """A reason in the merchant's words."""

    title: Words
    detail: Words
    fix: Words


class Reason(Answer):
    """One ground of the score."""

    code: str
    strength: Strength
    points: int | None = Field(default=None, description="Reviewers only.")
    counted_in: str | None = Field(
        default=None,
        description="The code that counts for this one too. Reviewers only.",
    )
    document_id: str | None
    field: str | None
    page: int | None
    box: list[Corner] | None = Field(description="Four corners in pixels of the page.")
    documents: list[str] = Field(description="Every document it speaks of.")
    merchant: ReasonWords


class Contribution(Answer):
    """One addend of the score."""

    code: str
    log_odds: float


class Policy(Answer):
    """Which policy judged."""

    name: str
    version: str
    sha256: str


class Input(Answer):
    """What the assessment rests on."""

    document_id: str
    sha256: str


class Elsewhere(Answer):
    """A reason that rests on other transfers, and which."""

    code: str
    document_id: str | None
    transfers: list[str]


class AssessmentAnswer(Answer):
    """The immutable result of applying one policy to one set of inputs."""

    id: str
    transfer_id: str
    created_at: datetime
    as_of: date
    policy: Policy
    risk_score: int = Field(ge=0, le=100)
    band: Band
    recommendation: Recommendation
    way: str = Field(description="The way of the scenario that was taken, as the policy names it.")
    facts: list[Fact]
    requirements: list[Fact] = Field(description="All that was still missing, at once.")
    reasons: list[Reason]
    inputs: list[Input]
    engine: dict[str, str | dict[str, str]]
    breakdown: list[Contribution] | None = Field(default=None, description="Reviewers only.")
    shadow: list[Finding] | None = Field(default=None, description="Reviewers only.")
    elsewhere: list[Elsewhere] | None = Field(default=None, description="Reviewers only.")


class Difference(Answer):
    """One place at which a replay came out otherwise."""

    path: str
    then: Any
    now: Any


class HeldDigest(Answer):
    """Whether one thing that an assessment rests on is still what it was."""

    what: str
    holds: bool


class ReplayAnswer(Answer):
    """An assessment judged again from what was kept."""

    assessment_id: str
    result: Literal["identical", "different", "erased", "not_kept"]
    engine_then: str | None
    engine_now: str
    differences: list[Difference]
    held: list[HeldDigest]


class DocumentAnswer(Answer):
    """One uploaded file: where it stands, and what was read from it once it has been read."""

    id: str
    transfer_id: str
    status: DocumentStatus
    name: str
    declared_kind: Kind | None
    size_bytes: int
    sha256: str
    created_at: datetime
    finished_at: datetime | None
    page_count: int = Field(description="Page pictures that can be fetched.")
    kind: Kind | None
    kind_confidence: float | None
    pages: list[PageInfo]
    fields: dict[str, ReadField]
    findings: list[Finding]


class Ground(Answer):
    """A public rule that a rejection rests on, and what broke it."""

    code: str
    title: Words
    detail: Words
    fix: Words


class Decision(Answer):
    """What holds, beside the machine's assessment."""

    by: Literal["policy", "reviewer", "special_approval"]
    outcome: Literal["approve", "reject"]
    assessment_id: str
    override_id: str | None
    reason_code: ReasonCode | None
    facts: list[Fact] = Field(description="As decided: what people did without is `waived`.")
    grounds: list[Ground] = Field(description="What a rejection rests on.")
    created_at: datetime
    actor_id: str | None = Field(default=None, description="Reviewers only.")


class OverrideAnswer(Answer):
    """A person's act against or beyond the recommendation, and who else stands behind it."""

    id: str
    transfer_id: str
    assessment_id: str
    outcome: Outcome
    reason_code: ReasonCode
    status: OverrideStatus
    waives: list[str]
    grounds: list[str]
    evidence_sha256: str = Field(description="Digest of what was seen; a change voids it.")
    statement: str
    departure: str = Field(description="Why it departs from what like cases were given.")
    author_id: str
    guarantor_id: str | None
    guaranteed_at: datetime | None
    approver_id: str | None
    created_at: datetime
    expires_at: datetime | None
    closed_at: datetime | None = Field(description="When it took effect or ended otherwise.")
    closed_by: str | None
    answer: str = Field(description="The words of whoever refused it.")


class AppealAnswer(Answer):
    """A merchant's objection."""

    id: str
    transfer_id: str
    number: int
    against: Literal["rejected", "needs_evidence"]
    status: Literal["open", "upheld", "dismissed", "answered", "withdrawn"]
    statement: str
    created_at: datetime
    closed_at: datetime | None


class Beyond(Answer):
    """One thing in an approval that is more than the caller, or anybody, may approve."""

    what: str = Field(description="A fact's name, or `risk_score`.")
    state: FactState | None
    limit: int | None


class Guarantor(Answer):
    """Somebody who may be named as guarantor."""

    id: str
    login: str


class AuthorityAnswer(Answer):
    """What the caller may decide about one transfer now, and with whom."""

    assessment_id: str | None
    outcomes: list[Outcome]
    at_once: bool = Field(description="Whether an approval of the caller takes effect at once.")
    beyond: list[Beyond] = Field(description="Why not: this makes it a special approval.")
    beyond_everyone: list[Beyond] = Field(description="What nobody may approve.")
    covers: list[str] = Field(description="Facts that an approval does without.")
    grounds: list[Ground] = Field(description="What a rejection may rest on.")
    guarantors: list[Guarantor]


class Shop(Answer):
    """The shop to be moved."""

    name: str
    account: str


class Person(Answer):
    """A person as declared."""

    name: str
    id_number: str | None
    birth_date: date | None
    death_date: date | None
    sex: Literal["male", "female"] | None


class Relative(Answer):
    """A relative of the registrant as declared."""

    name: str
    relation: str
    id_number: str | None
    birth_date: date | None
    alive: bool | None


class Reopened(Answer):
    """Something to mend that was not named before, and why it is named now."""

    code: str = Field(description="A fact or a finding's code.")
    document_id: str | None
    field: str | None
    cause: Cause
    documents: list[str] = Field(description="The new documents that brought it.")
    why: Words


class AppealCall(Answer):
    """The call by which its owner objects to what holds now."""

    method: Literal["POST"]
    href: str
    body: dict[str, str]
    left: int = Field(description="How often that is still possible.")
    says: Words


class TransferAnswer(Answer):
    """One transfer with all that belongs to it."""

    id: str
    status: TransferStatus
    scenario: str
    merchant_ref: str
    shop: Shop
    registrant: Person
    transferee: Person
    relatives: list[Relative]
    created_at: datetime
    updated_at: datetime
    submitted_at: datetime | None
    risk_score: int | None = Field(description="0 to 100; `null` while nothing was assessed.")
    is_current: bool = Field(description="Whether the assessment covers all evidence.")
    assessment: AssessmentAnswer | None
    decision: Decision | None
    documents: list[DocumentAnswer]
    requirements: list[Fact] = Field(description="All that is still missing, at once.")
    reopened: list[Reopened] = Field(
        description="Of what is open, all that was not named at the outcome before."
    )
    appeals: list[AppealAnswer]
    appeal: AppealCall | None = Field(description="How to object; `null` where one cannot.")
    overrides: list[OverrideAnswer] | None = Field(default=None, description="Reviewers only.")


class NewTransferAnswer(TransferAnswer):
    """A transfer that was just opened."""

    upload_url: str = Field(description="Opens on a phone without signing in, for a few days.")


class ShopName(Answer):
    """The shop's name."""

    name: str


class PersonName(Answer):
    """A person's name."""

    name: str


class TransferLine(Answer):
    """One line of a list."""

    id: str
    status: TransferStatus
    scenario: str
    merchant_ref: str
    shop: ShopName
    registrant: PersonName
    transferee: PersonName
    created_at: datetime
    updated_at: datetime
    submitted_at: datetime | None
    risk_score: int | None
    recommendation: Recommendation | None


class Actor(Answer):
    """Who acted; `id` is `null` where the reader may not know."""

    id: str | None
    role: str


class Event(Answer):
    """One act of the journal."""

    seq: int
    at: datetime
    act: str
    actor: Actor
    subject_id: str
    transfer_id: str | None
    details: dict[str, str | int | bool | None]


class ListAnswer(Answer):
    """A piece of a list; send `next` as `after` to go on."""

    has_more: bool
    next: str | None


class TransferListAnswer(ListAnswer):
    """A piece of a list of transfers."""

    data: list[TransferLine]


class AssessmentListAnswer(ListAnswer):
    """A transfer's assessments."""

    data: list[AssessmentAnswer]


class OverrideListAnswer(ListAnswer):
    """Overrides that wait for somebody."""

    data: list[OverrideAnswer]


class EventListAnswer(ListAnswer):
    """A piece of the journal."""

    data: list[Event]


class EndpointAnswer(Answer):
    """A webhook endpoint."""

    id: str
    url: str
    events: list[str] = Field(description="Types it is told of; empty: all.")
    status: Literal["enabled", "disabled"]
    disabled_reason: Literal["gone", "failing"] | None = Field(
        description="`gone`: it answered 410. `failing`: it took nothing for the whole schedule."
    )
    failing_since: datetime | None
    created_at: datetime
    secret: str | None = Field(
        default=None, description="`whsec_…`, only in the answer that made it."
    )


class EndpointListAnswer(ListAnswer):
    """All webhook endpoints."""

    data: list[EndpointAnswer]


class FieldProblem(Answer):
    """A field that breaks a rule."""

    pointer: str
    detail: str
    text: Words


class Problem(BaseModel):
    """RFC 9457, in the language that `Accept-Language` asks for and in both under `text`."""

    model_config = ConfigDict(extra="allow")

    type: str = Field(description="A URN that never changes: `urn:guohu:problem:…`.")
    title: str
    status: int
    detail: str
    instance: str
    request_id: str
    text: Words
    errors: list[FieldProblem] | None = None
