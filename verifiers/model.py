"""The words of the domain as immutable values.

Everything the verifiers take and give is built from these: frozen, slotted, tuples all the way
down, so that an assessment can be stored, compared and replayed. Positions are relative to the
page (0 to 1, origin top left), so that they survive any change of picture size. Days are
``datetime.date`` where code computes with them and ISO 8601 strings where they are *read values*
(a read value that is not a date yet must be kept as it was read).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import TypeVar

_Row = TypeVar("_Row")

Point = tuple[float, float]
Box = tuple[Point, Point, Point, Point]
"""Four corners, clockwise from the text's own top left, each 0 to 1 of page width and height."""


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence for people, in both languages of the service."""

    zh: str
    en: str


class Kind(StrEnum):
    """What a document is. `OTHER` is an honest answer."""

    ID_CARD_PORTRAIT = "id_card_portrait"
    ID_CARD_EMBLEM = "id_card_emblem"
    RESIDENCE_PERMIT = "residence_permit"
    FOREIGN_PERMANENT_RESIDENT_ID = "foreign_permanent_resident_id"
    HOUSEHOLD_REGISTER_HEAD = "household_register_head"
    HOUSEHOLD_REGISTER_MEMBER = "household_register_member"
    PASSPORT = "passport"
    MAINLAND_TRAVEL_PERMIT = "mainland_travel_permit"
    DEATH_CERTIFICATE = "death_certificate"
    HOUSEHOLD_CANCELLATION = "household_cancellation"
    CREMATION_CERTIFICATE = "cremation_certificate"
    MARRIAGE_CERTIFICATE = "marriage_certificate"
    DIVORCE_CERTIFICATE = "divorce_certificate"
    NOTARIAL_CERTIFICATE = "notarial_certificate"
    COURT_DOCUMENT = "court_document"
    BUSINESS_LICENCE = "business_licence"
    OTHER = "other"


class Strength(StrEnum):
    """How much a finding says. Order of severity: `info` < `soft` < `strong` < `hard`."""

    HARD = "hard"
    """Logically or arithmetically impossible, and it can be shown on the page."""
    STRONG = "strong"
    """Something legally required is absent or contradicted."""
    SOFT = "soft"
    """Unusual; never decides alone."""
    INFO = "info"


class FactState(StrEnum):
    """What is known of one fact that a scenario needs."""

    ESTABLISHED = "established"
    PRESUMED = "presumed"
    WAIVED = "waived"
    MISSING = "missing"
    CONTRADICTED = "contradicted"


class Band(StrEnum):
    """Risk bands: `low` ≤ 30 < `medium` ≤ 70 < `high`."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Recommendation(StrEnum):
    """What the machine advises. Never a decision."""

    APPROVE = "approve"
    NEEDS_EVIDENCE = "needs_evidence"
    REVIEW = "review"
    REJECT = "reject"


@dataclass(frozen=True, slots=True)
class Party:
    """A person named by a document; what the document does not say is `None`."""

    name: str
    role: str | None = None
    sex: str | None = None
    birth_date: str | None = None
    id_number: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One typed fact that a notarial testimony states (contract: statements).

    `type` is one of ``death missing lives kinship predeceased childless parents_unknown waiver
    revocation accepts inherits sole_heir disqualified guardian no_will agreement entrusts gift``;
    the other attributes are used as that type needs them. `from_` and `before` name people; `date`
    is ISO 8601.
    """

    type: str
    person: str | None = None
    date: str | None = None
    relation: str | None = None
    to: str | None = None
    of: str | None = None
    before: str | None = None
    from_: str | None = None
    what: str | None = None
    parties: tuple[str, ...] = ()
    word: str | None = field(default=None, compare=False)
    """The word that is printed for a relation (长女), where `relation` says less: for quoting."""


Value = str | bool | tuple[Party, ...] | tuple[Statement, ...] | None


@dataclass(frozen=True, slots=True)
class Region:
    """One line of text as a reader saw it on a page.

    `centres` holds, where the reader tells, the centre of every character of `text` as a
    fraction 0 to 1 along the line; it is empty where the reader does not tell.
    """

    text: str
    confidence: float
    box: Box
    reader: str
    centres: tuple[float, ...] = ()
    certainties: tuple[float, ...] = ()
    """How sure the reader is of each character of `text`, 0 to 1; empty where it does not tell."""
    rivals: tuple[str, ...] = ()
    """What else each character of `text` may be, likeliest first: "" where the reader is sure."""
    voices: tuple[tuple[str, str], ...] = ()
    """Where several independent voices were heard for `text`, character by character: what each
    alone would say."""


@dataclass(frozen=True, slots=True)
class Quality:
    """Four measures of a picture, each 0 to 1.

    `sharpness` 1 is crisp; `glare` is the share of the page lost to reflection; `exposure` 0.5 is
    right, 0 black, 1 white; `completeness` 1 means no border is cut off.
    """

    sharpness: float
    glare: float
    exposure: float
    completeness: float


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something about a page's picture that a better picture would not have, and where."""

    code: str
    box: Box | None


@dataclass(frozen=True, slots=True)
class Page:
    """One page as it was read: upright and, for a photographed card, rectified."""

    number: int
    """From 1."""
    width: int
    """Pixels."""
    height: int
    """Pixels."""
    rotation: int
    """Degrees clockwise the picture was turned to stand upright: 0, 90, 180 or 270."""
    quality: Quality
    flaws: tuple[Flaw, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One value read from a document. A value that could not be read is `None`, never a guess."""

    name: str
    value: Value
    raw: str = ""
    confidence: float = 0.0
    page: int = 1
    box: Box | None = None
    readers: tuple[tuple[str, str], ...] = ()
    """Each reader's own answer: ``(("paddle", "…"), ("tesseract", "…"))``."""
    agreed: bool | None = None
    """Whether two independent readers agreed; `None` where only one was asked."""
    repaired: bool = False
    """Whether a look-alike was put right because a check digit or vocabulary proves it."""
    blank: bool = False
    """Whether the paper plainly has no such value: then `None` is what it says, not a failure."""

    def unknown(self) -> Field:
        """The field without its value: something was seen, and nobody can tell what."""
        return replace(self, value=None, confidence=0.0)

    def disputed(self) -> Field:
        """The same after readers were asked who do not agree on it."""
        return replace(self.unknown(), agreed=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One fact noticed about a document, a pair of documents or the whole transfer.

    `message` says which fact failed and `fix` how to mend it, in the merchant's words. Findings of
    a forensic detector carry ``forensic=True``: a merchant sees them only as one public reason.
    """

    code: str
    strength: Strength
    message: Text
    fix: Text
    document_id: str | None = None
    field: str | None = None
    page: int | None = None
    box: Box | None = None
    forensic: bool = False
    others: tuple[str, ...] = ()
    """Ids of further documents without which it would not have been noticed."""
    people: tuple[str, ...] = ()
    """Names of those whom it concerns; empty where it concerns the transfer or nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One document, read and checked by itself."""

    id: str
    """The caller's name for it: a file name offline, ``doc_…`` in the service."""
    sha256: str
    kind: Kind
    kind_confidence: float
    pages: tuple[Page, ...] = ()
    fields: tuple[Field, ...] = ()
    findings: tuple[Finding, ...] = ()
    named: Kind | None = None
    """What whoever sent it says it is, where they said so."""
    papers: tuple[Document, ...] = ()
    """Further papers in the same file, each judged like a document of its own."""

    def each(self) -> tuple[Document, ...]:
        """Every paper of the file as a document of its own, this one first, with its own pages."""
        others = {page.number for paper in self.papers for page in paper.pages}
        own = {field.page for field in self.fields}
        pages = tuple(one for one in self.pages if one.number not in others or one.number in own)
        return (replace(self, pages=pages, papers=()), *self.papers)

    def field(self, name: str) -> Field | None:
        """The field of that name, or `None` where this kind of document has none."""
        for one in self.fields:
            if one.name == name:
                return one
        return None

    def text(self, name: str) -> str | None:
        """The value of a field that holds text, or `None` where it is absent or unreadable."""
        found = self.field(name)
        return found.value if found is not None and isinstance(found.value, str) else None

    def day(self, name: str) -> date | None:
        """The value of a field that holds a calendar day, or `None` where it is not one."""
        try:
            return date.fromisoformat(self.text(name) or "")
        except ValueError:
            return None

    def parties(self) -> tuple[Party, ...]:
        """The people this document names."""
        return self._rows("parties", Party)

    def statements(self) -> tuple[Statement, ...]:
        """What this document's testimony states."""
        return self._rows("statements", Statement)

    def _rows(self, name: str, row: type[_Row]) -> tuple[_Row, ...]:
        found = self.field(name)
        if found is None or not isinstance(found.value, tuple):
            return ()
        return tuple(item for item in found.value if isinstance(item, row))


@dataclass(frozen=True, slots=True)
class Shop:
    """The shop to be moved: its name and its account on the platform."""

    name: str
    account: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person as the merchant declares them."""

    name: str
    id_number: str | None = None
    birth_date: date | None = None
    death_date: date | None = None
    sex: str | None = None
    former_names: tuple[str, ...] = ()
    """Names before a change, as the papers of an assessment tell; never declared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relative:
    """A relative of the registrant as the merchant declares them.

    `relation` is to the registrant: ``spouse child parent sibling grandchild grandparent
    nephew_niece other``.
    """

    name: str
    relation: str
    id_number: str | None = None
    birth_date: date | None = None
    alive: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """What the merchant asks for: move `shop` from `registrant` to `transferee`."""

    scenario: str
    shop: Shop
    registrant: Person
    transferee: Person
    relatives: tuple[Relative, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortPlace:
    """A place as the numbers of its notary offices begin: 沪 for 上海市."""

    short: str
    province: str
    """In full: 江苏省."""
    city: str | None = None
    """In full, where the short name is a city's: 徐州市."""
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotaryOffice:
    """One notary office as a registry knows it; an empty tuple says that it is not known."""

    name: str
    """As at the foot of its certificates, without 中华人民共和国."""
    seals: tuple[str, ...] = ()
    """Other texts of its seals and feet."""
    province: str
    city: str | None = None
    short_names: tuple[str, ...] = ()
    """What its numbers begin with: 沪东 in （2021）沪东证经字第1643号."""
    classes: tuple[str, ...] = ()
    """All classes of its numbers: 经, 内民 …"""
    matters: tuple[str, ...] = ()
    """All it certifies, as in `matter`."""
    notaries: tuple[str, ...] = ()
    """All who sign there."""
    valid_from: date | None = None
    valid_until: date | None = None
    verify_by: str | None = None
    """How it answers whether a certificate is its own: telephone, page, desk."""
    source: str


@dataclass(frozen=True, slots=True)
class NotaryRegistry:
    """What is known of notary offices; one that is not listed is no worse for it."""

    offices: tuple[NotaryOffice, ...] = ()
    places: tuple[ShortPlace, ...] = ()
    sha256: str = ""
    """Digest of the text it was made from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """All that one assessment rests on. The caller puts in the day and facts from outside."""

    transfer: Transfer
    documents: tuple[Document, ...]
    as_of: date
    outside: tuple[Finding, ...] = ()
    """What the caller knows from beyond this transfer, for instance a number seen before."""
    notaries: NotaryRegistry = NotaryRegistry()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing the scenario needs to know, and how far it is known."""

    name: str
    state: FactState
    why: Text
    by: tuple[str, ...] = ()
    """Ids of the documents that establish or contradict it."""
    accepts: tuple[str, ...] = ()
    """Kinds of evidence that would establish it, least burdensome first."""
    issuers: tuple[Text | None, ...] = ()
    """Who issues each of `accepts`, in its order; `None` for words of the applicant's own."""
    people: tuple[str, ...] = ()
    probability: float | None = None
    """Where survival decides: upper bound of the chance that a person concerned was alive."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One ground of the score in the merchant's words; `points` is what it adds to the score."""

    code: str
    strength: Strength
    points: int
    title: Text
    detail: Text
    fix: Text
    document_id: str | None = None
    field: str | None = None
    page: int | None = None
    box: Box | None = None
    """Where on the page, from 0 to 1."""
    page_size: tuple[int, int] | None = None
    """Width and height of that page in pixels."""
    forensic: bool = False
    others: tuple[str, ...] = ()
    """Ids of further documents that it speaks of."""
    counted_in: str | None = None
    """The code of the reason that has the same cause and counts for both; then no points."""


@dataclass(frozen=True, slots=True)
class Contribution:
    """One addend of the score, in natural log-odds."""

    code: str
    log_odds: float


@dataclass(frozen=True, slots=True)
class PolicyStamp:
    """Which policy judged: its name, version and the digest of its exact bytes."""

    name: str
    version: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """The immutable result of applying one policy to one set of inputs."""

    as_of: date
    policy: PolicyStamp
    risk_score: int
    band: Band
    recommendation: Recommendation
    facts: tuple[Fact, ...]
    reasons: tuple[Reason, ...]
    breakdown: tuple[Contribution, ...]
    shadow: tuple[Finding, ...] = ()
    """Findings without a weight yet: recorded, worth nothing."""
    inputs: tuple[tuple[str, str], ...] = ()
    """``(document id, sha256 of its bytes)`` in the order given."""
    engine: tuple[tuple[str, str], ...] = field(default=())
    """``(component, version)`` of whatever read and judged."""
    way: str = ""
    """The way of the scenario on which the least was open, by the policy's name for it."""

    @property
    def requirements(self) -> tuple[Fact, ...]:
        """Facts not yet known, in the scenario's order: all that is still missing, at once."""
        open_states = (FactState.MISSING, FactState.CONTRADICTED)
        return tuple(fact for fact in self.facts if fact.state in open_states)
