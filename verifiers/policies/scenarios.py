"""The tables of a policy that say what scenarios need and what evidence there is.

Four tables, from the bottom up: ``evidence`` says of each kind when and by whom it is made,
``equivalent`` gives a name to kinds that prove the same, ``facts`` weighs each fact, and
``scenarios`` lists for each of its ways the facts it needs and what establishes them.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, Self

from pydantic import Field, field_validator, model_validator

from verifiers.evidence.facts import RULES
from verifiers.evidence.obtainable import REGISTRANT, TRANSFEREE, EvidenceSpec, HeldBy, Records
from verifiers.kinds import DECLARATION, evidence_name
from verifiers.model import Text
from verifiers.policies.broken import Broken
from verifiers.policies.weights import FactWeights, Table

SCENARIOS = (
    "inheritance",
    "divorce",
    "marriage",
    "kinship",
    "agreement",
    "court_order",
    "enterprise",
)
"""Every scenario of the contract; a policy offers some of them."""
Holder = Literal["resident", "compatriot", "foreigner", "enterprise"]
Signer = Literal["registrant", "transferee", "subject"]
Side = Literal["registrant", "transferee"]


class Words(Table):
    """A name in both languages."""

    zh: str = Field(min_length=1)
    en: str = Field(min_length=1)


class EvidenceTable(Table):
    """One kind of evidence: who makes it, since when, and what must be so for it to be made."""

    issuer: Words
    since: date
    until: date | None = None
    records: Records
    held_by: HeldBy
    holders: frozenset[Holder] = frozenset()
    signed_by: frozenset[Signer] = frozenset()

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.until is not None and self.until < self.since:
            raise Broken("until 早于 since", "until is before since")
        return self

    def spec(self, key: str) -> EvidenceSpec:
        """The same for the guard."""
        return EvidenceSpec(
            key=key,
            issuer=Text(self.issuer.zh, self.issuer.en),
            since=self.since,
            until=self.until,
            records=self.records,
            held_by=self.held_by,
            holders=frozenset(self.holders),
            signed_by=frozenset(self.signed_by),
        )


class FactTable(Table):
    """One fact wherever it is needed: what speaks against it, and what its states weigh."""

    contradicted_by: tuple[str, ...]
    weights: FactWeights


class WayTable(Table):
    """One way of a scenario: who is asked, and its facts in the order in which they are asked."""

    title: Words
    asked: frozenset[Side]
    facts: dict[str, tuple[str, ...]] = Field(min_length=1)
    """For each fact the evidence that establishes it, least burdensome first."""

    @field_validator("facts")
    @classmethod
    def _known(cls, facts: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        for name, accepts in facts.items():
            if name not in RULES:
                known = ", ".join(RULES)
                raise Broken(
                    f"没有 {name} 这个事实；可用的有 {known}",
                    f"{name} is no fact; known are {known}",
                )
            if not accepts:
                raise Broken(f"{name}：须接受至少一种证据", f"{name}: must accept some evidence")
        return facts

    @field_validator("asked")
    @classmethod
    def _somebody(cls, asked: frozenset[Side]) -> frozenset[Side]:
        if TRANSFEREE not in asked:
            raise Broken("asked 须包含 transferee", "the transferee is always asked")
        return asked


class ScenarioTable(Table):
    """A scenario: whom it is about, and the ways to settle it, the first being asked for first."""

    registrant: Literal["dead", "living"]
    family: bool
    """Whether the transferee is of the registrant's family, and may ask for its papers."""
    ways: dict[str, WayTable] = Field(min_length=1)

    @model_validator(mode="after")
    def _the_dead_are_not_asked(self) -> Self:
        for name, way in self.ways.items():
            if self.registrant == "dead" and REGISTRANT in way.asked:
                raise Broken(
                    f"ways.{name}.asked：登记人已去世，不能列入",
                    f"ways.{name}.asked: the registrant is dead",
                )
        return self


def expanded(accepts: tuple[str, ...], equivalent: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The kinds of evidence that a list names, by themselves or as equivalent ones; each once."""
    keys = (key for one in accepts for key in equivalent.get(one, (one,)))
    return tuple(dict.fromkeys(keys))


def insist_on_evidence(
    place: str, keys: tuple[str, ...], evidence: dict[str, EvidenceTable]
) -> None:
    """Raises `Broken` unless each kind exists and its making is described."""
    for key in keys:
        if key == DECLARATION:
            continue
        try:
            evidence_name(key)
        except (KeyError, ValueError):
            raise Broken(
                f"{place}：没有 {key} 这种证据", f"{place}: {key} is no kind of evidence"
            ) from None
        if key not in evidence and kind_of(key) not in evidence:
            raise Broken(
                f"{place}：evidence 表中没有说明 {key}",
                f"{place}: {key} is not described in the table evidence",
            )


def insist_on_rules(place: str, fact: str, keys: tuple[str, ...]) -> None:
    """Raises `Broken` unless the fact's rule can read each kind."""
    for key in keys:
        if key not in RULES[fact].keys and kind_of(key) not in RULES[fact].keys:
            raise Broken(
                f"{place}.{fact}：{key} 不能证明此事实",
                f"{place}.{fact}: {key} is no evidence that can establish it",
            )


def kind_of(key: str) -> str:
    """The kind of a key that may name a subtype: ``court_document`` of its judgments."""
    return key.partition(":")[0]
