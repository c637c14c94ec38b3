"""What a rule about one fact is given, and what it answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from verifiers.dossier.card_validity import term_of
from verifiers.dossier.court import in_force, is_order
from verifiers.dossier.people import deaths
from verifiers.evidence import elsewhere
from verifiers.evidence.obtainable import REGISTRANT, Guard
from verifiers.kinds import evidence_key, name_of
from verifiers.model import Fact, FactState, Kind, Text
from verifiers.once import once
from verifiers.text import names

if TYPE_CHECKING:
    from datetime import date

    from verifiers.evidence.elsewhere import OriginSpec
    from verifiers.model import Document, Evidence, Finding, Person, Transfer
    from verifiers.text.issuers import Place

ORDER_IS_EFFECTIVE = "order_is_effective"
_DIED = "REGISTRANT_HAS_DIED"
_ENDED = Text(
    "登记人已去世，不能再由双方共同办理；店铺属于遗产，请按继承过户办理。",
    "The registrant has died, so the two can no longer act together: the shop is part of the "
    "estate. Ask for a transfer by inheritance.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ParentsSpec:
    """When the registrant's parents need no paper (policy table ``parents``)."""

    youngest_years: float
    """The least age of a parent at the registrant's birth."""
    presumed_up_to: float
    """Up to this chance that a parent was alive, their earlier death is presumed."""
    declared_up_to: float
    """Up to this chance a statement will do; above it, papers."""
    declared: tuple[str, ...]
    """Statements that will do, least burdensome first; never a death certificate."""
    living: tuple[str, ...]
    """What settles the share of a parent who is alive."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredSpec:
    """That a statement of the applicant's own may settle a fact (policy table ``declared``)."""

    owner: str
    """Who answers for it."""
    statements: tuple[str, ...]
    """The kinds of evidence in which the statement may stand."""
    up_to: float
    """Of people: the greatest chance of having outlived the registrant that lets one do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactSpec:
    """What a policy says of one fact of a scenario."""

    name: str
    accepts: tuple[str, ...]
    """Kinds of evidence that establish it, least burdensome first."""
    contradicted_by: frozenset[str]
    """Codes of findings that contradict it."""
    declared: DeclaredSpec | None = None
    """When a statement will do; `None` where papers are always needed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One way to settle a scenario."""

    name: str
    title: Text
    asked: frozenset[str]
    """Who stands behind the request: the transferee, and where both do the registrant."""
    family: bool
    """Whether the transferee is of the registrant's family."""
    registrant_is_dead: bool
    """Whether it is about somebody who has died."""
    facts: tuple[FactSpec, ...]
    """In the order in which they are asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """All that rules look at. `findings` are those that count and are not a detector's."""

    evidence: Evidence
    findings: tuple[Finding, ...]
    parents: ParentsSpec
    guard: Guard
    way: Way
    origins: Mapping[Place, tuple[OriginSpec, ...]]
    """What confirms papers from outside the mainland."""

    def accepted(self, keys: Iterable[str]) -> tuple[Document, ...]:
        """The documents of these kinds that count, in the order of their ids."""
        wanted = set(keys)
        found = (one for one in self.evidence.documents if wanted.intersection(_shows(one)))
        return tuple(sorted(filter(self._binds, found), key=lambda one: one.id))

    def _binds(self, document: Document) -> bool:
        """Papers from elsewhere count once confirmed, and a court's decision once in force.

        Where the force of a decision is a fact of its own, that is asked there.
        """
        if not is_order(document, self.evidence):
            return elsewhere.counts(document, self.evidence, self.origins)
        asked = any(one.name == ORDER_IS_EFFECTIVE for one in self.way.facts)
        return asked or bool(in_force(document, self.evidence))

    @property
    def death(self) -> date | None:
        """The earliest day on which a document says that the registrant died."""
        known = deaths(self.evidence, self.evidence.transfer.registrant)
        return known[0].day if known else None


def _keys(document: Document) -> tuple[str, str]:
    """The document's key, and its kind alone: both may be listed."""
    return evidence_key(document), document.kind.value


@once(kept=128)
def _shows(document: Document) -> frozenset[str]:
    """What it is accepted as.

    A card of which one file shows both sides is either side; the page of a register on which the
    registrar cancelled somebody and wrote the day of the death is a proof of that (domain.md A.2).
    """
    both = document.kind is Kind.ID_CARD_PORTRAIT and term_of(document) is not None
    page = document.kind is Kind.HOUSEHOLD_REGISTER_MEMBER
    note = document.field("cancelled") if page and document.day("death_date") else None
    also = {
        Kind.ID_CARD_EMBLEM.value: both,
        Kind.HOUSEHOLD_CANCELLATION.value: note is not None and bool(note.value),
    }
    return frozenset({*_keys(document), *(key for key, holds in also.items() if holds)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A fact as a rule sees it, and findings that only the rule can make."""

    fact: Fact
    findings: tuple[Finding, ...] = ()


Proof = Callable[["Document", "Evidence"], bool]
"""Whether one document establishes a fact."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What people read of a fact: its name, and why it is in its state."""

    title: Text
    established: Text
    missing: Text
    contradicted: Text
    seen: Text | None = None
    """What is said of papers that were read and do not prove it, named in ``{papers}``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRule:
    """How one fact is decided. `keys` are the kinds of evidence that a policy may list for it."""

    name: str
    title: Text
    keys: frozenset[str]
    decide: Callable[[Case, FactSpec], Answer]
    about: tuple[str, ...] = (REGISTRANT,)
    """Whom it is about, where an answer names nobody: registrant, transferee, relatives."""


def by_proof(
    name: str,
    words: Words,
    proofs: Mapping[str, Proof],
    person_of: Callable[[Transfer], Person] | None = None,
    *,
    about: tuple[str, ...] = (REGISTRANT,),
) -> FactRule:
    """A rule for a fact that any one of several documents establishes by itself.

    Where the fact is about one person, findings that concern others do not contradict it. A proof
    for a kind serves its subtypes, but for those that have one of their own.
    """

    def decide(case: Case, spec: FactSpec) -> Answer:
        person = person_of(case.evidence.transfer) if person_of else None
        accepted = case.accepted(spec.accepts)
        by = [one.id for one in accepted if _proof_of(one, proofs)(one, case.evidence)]
        known = fact(spec, words, by, contradictions(case, spec, person))
        return Answer(fact=but_seen(known, words, accepted))

    return FactRule(
        name=name, title=words.title, keys=frozenset(proofs), decide=decide, about=about
    )


def _proof_of(document: Document, proofs: Mapping[str, Proof]) -> Proof:
    keys = (*_keys(document), *sorted(_shows(document)))
    return next(proofs[key] for key in keys if key in proofs)


def but_seen(known: Fact, words: Words, accepted: Iterable[Document]) -> Fact:
    """The fact; where it is missing, it names the papers that were read and do not prove it."""
    read = [name_of(one) for one in accepted if one.statements() or one.parties()]
    if known.state is not FactState.MISSING or words.seen is None or not read:
        return known
    zh = "、".join(dict.fromkeys(one.zh for one in read))
    en = ", ".join(dict.fromkeys(one.en for one in read))
    seen = Text(words.seen.zh.format(papers=zh), words.seen.en.format(papers=en))
    return replace(known, why=Text(known.why.zh + seen.zh, f"{known.why.en} {seen.en}"))


def contradictions(case: Case, spec: FactSpec, person: Person | None = None) -> list[str]:
    """Ids of the documents whose findings contradict the fact; empty text where no document is."""
    found: set[str] = set()
    for one in case.findings:
        concerns = person is None or not one.people or _is_among(person.name, one.people)
        if one.code in spec.contradicted_by and concerns:
            found.update((one.document_id or "", *one.others))
    return sorted(found)


def ended_by_death(case: Case, spec: FactSpec) -> Fact | None:
    """The fact, contradicted for good, where whoever should agree or hand over has died."""
    ends = [one for one in case.findings if one.code == _DIED and _DIED in spec.contradicted_by]
    if not ends:
        return None
    by = {id_ for one in ends for id_ in (one.document_id, *one.others) if id_}
    return Fact(name=spec.name, state=FactState.CONTRADICTED, why=_ENDED, by=tuple(sorted(by)))


def _is_among(name: str, people: Iterable[str]) -> bool:
    return any(names.same(name, other) for other in people)


def fact(spec: FactSpec, words: Words, by: list[str], against: list[str]) -> Fact:
    """The fact: contradicted if anything contradicts it, else established if anything does."""
    if against:
        return Fact(
            name=spec.name,
            state=FactState.CONTRADICTED,
            why=words.contradicted,
            by=tuple(one for one in against if one),
            accepts=spec.accepts,
        )
    if by:
        return Fact(
            name=spec.name, state=FactState.ESTABLISHED, why=words.established, by=tuple(by)
        )
    return Fact(name=spec.name, state=FactState.MISSING, why=words.missing, accepts=spec.accepts)
