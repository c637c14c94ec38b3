"""The shape of a policy file, and every rule that it must keep.

Weights never fall below zero and never fall as things get worse: then no finding, and no fact less
certain, can lower a score (laws 1 and 2), whatever a policy's author writes.
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Annotated, Literal, Self

from pydantic import Field, field_validator, model_validator

from verifiers.checks import titles
from verifiers.errors import PolicyInvalid
from verifiers.evidence.parents import PARENTS_OF_REGISTRANT
from verifiers.evidence.rule import DeclaredSpec
from verifiers.kinds import DECLARATION
from verifiers.model import Kind, Strength, Text
from verifiers.policies.authority import Authority
from verifiers.policies.broken import Broken, absent
from verifiers.policies.deadlines import Deadlines
from verifiers.policies.elsewhere import Elsewhere
from verifiers.policies.scenarios import (
    SCENARIOS,
    EvidenceTable,
    FactTable,
    ScenarioTable,
    expanded,
    insist_on_evidence,
    insist_on_rules,
)
from verifiers.policies.weights import Rising, Table, Weight

if TYPE_CHECKING:
    from collections.abc import Collection

Name = Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[\w.\-]+$")]


Declarable = Literal["no_contrary_will", "heirs_are_complete", "other_heirs_agree"]
"""Facts whose rules can read a statement; the registrant's parents have a table of their own."""


class Bands(Table):
    """Upper ends of the bands of the risk score."""

    low: int = Field(ge=0, le=99, strict=True)
    medium: int = Field(ge=1, le=99, strict=True)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.low >= self.medium:
            raise Broken(
                "风险档次颠倒：low 的上限须低于 medium",
                "bands are reversed: low must end below medium",
            )
        return self


class Least(Rising):
    """What a finding weighs at least, by its strength."""

    info: Weight
    soft: Weight
    strong: Weight
    hard: Weight

    def at(self, strength: Strength) -> float:
        """The least weight of this strength."""
        return float(getattr(self, strength.value))


class Score(Table):
    """Log-odds before anything was looked at, what pixel detectors add, and the least weights."""

    base: float = Field(ge=-10, lt=0, allow_inf_nan=False, strict=True)
    forensic: Weight
    least: Least


class Outcomes(Table):
    """Findings that ask for a paper again."""

    needs_evidence: tuple[str, ...]


class CorrelatedTable(Table):
    """Findings with one cause, of which only the heaviest counts."""

    about: Literal["document", "transfer"]
    """Whether each document is a cause of its own, or the whole transfer is one."""
    codes: tuple[str, ...] = Field(min_length=2)


class Parents(Table):
    """When the registrant's parents need no paper, and who answers for these thresholds."""

    owner: Name
    oldest_years: float = Field(ge=105, le=125, strict=True)
    youngest_years: float = Field(ge=12, le=25, strict=True)
    presumed_up_to: float = Field(ge=0, le=1, strict=True)
    declared_up_to: float = Field(ge=0, le=1, strict=True)
    declared: tuple[str, ...] = Field(min_length=1)
    living: tuple[str, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.presumed_up_to >= self.declared_up_to:
            raise Broken(
                "presumed_up_to 须低于 declared_up_to",
                "presumed_up_to must be below declared_up_to",
            )
        return self

    @field_validator("declared", "living")
    @classmethod
    def _statements(cls, keys: tuple[str, ...]) -> tuple[str, ...]:
        """Law 4: who needs no paper, and who is alive, is never asked for a death certificate."""
        notarial = {key for key in PARENTS_OF_REGISTRANT.keys if ":" in key}
        known = notarial - {f"{Kind.NOTARIAL_CERTIFICATE.value}:death"} | {DECLARATION}
        for key in keys:
            if key not in known:
                raise Broken(
                    f"{key} 不是能说明此事的陈述", f"{key} is no statement that settles this"
                )
        return keys


class Declared(Table):
    """That a fact may be declared: who answers for it, and when a statement will do."""

    owner: Name
    statements: tuple[str, ...] = Field(min_length=1)
    """Kinds of evidence in which the statement may stand, least burdensome first."""
    up_to: float = Field(default=1.0, ge=0, le=1, strict=True)
    """Of people: the greatest chance of having outlived the registrant."""

    def spec(self) -> DeclaredSpec:
        """The same for the rules."""
        return DeclaredSpec(owner=self.owner, statements=self.statements, up_to=self.up_to)


def _unknown(place: str, code: str) -> Broken:
    """That there is no such code, and which one was probably meant, where one is near."""
    near = get_close_matches(code, titles(), n=1, cutoff=0.8)
    return Broken(
        f"{place}：没有 {code} 这个发现代码" + (f"，是否应为 {near[0]}？" if near else ""),
        f"{place}: {code} is no finding code" + (f"; perhaps {near[0]} is meant" if near else ""),
    )


class PolicyFile(Table):
    """A whole policy file."""

    name: Name
    version: Name
    shadow: tuple[str, ...]
    bands: Bands
    score: Score
    outcomes: Outcomes
    parents: Parents
    findings: dict[str, Weight]
    correlated: dict[str, CorrelatedTable] = Field(default_factory=dict)
    evidence: dict[str, EvidenceTable]
    equivalent: dict[str, tuple[str, ...]]
    facts: dict[str, FactTable]
    declared: dict[Declarable, Declared] = Field(default_factory=dict)
    elsewhere: Elsewhere | None = None
    """A policy that is older than this table takes papers from elsewhere as they come."""
    scenarios: dict[str, ScenarioTable] = Field(min_length=1)
    authority: Authority | None = None
    """Only a policy that is replayed, where nobody decides, may lack it."""
    deadlines: Deadlines | None = None

    @model_validator(mode="after")
    def _codes_are_known(self) -> Self:
        places = {"shadow": self.shadow, "findings": tuple(self.findings)}
        places["outcomes.needs_evidence"] = self.outcomes.needs_evidence
        groups = {f"correlated.{name}": one.codes for name, one in self.correlated.items()}
        grouped = [code for codes in groups.values() for code in codes]
        for code in grouped:
            if grouped.count(code) > 1:
                raise Broken(
                    f"correlated：{code} 出现两次，一个发现只能有一个原因",
                    f"correlated: {code} stands twice; a finding has one cause",
                )
        places |= groups
        for name, fact in self.facts.items():
            places[f"facts.{name}.contradicted_by"] = fact.contradicted_by
        for place, codes in places.items():
            for code in codes:
                if code not in titles():
                    raise _unknown(place, code)
                if code in self.shadow and place != "shadow" and place not in groups:
                    raise Broken(
                        f"{place}：{code} 列在 shadow 中，不起作用",
                        f"{place}: {code} is in shadow, where it decides nothing",
                    )
        return self

    @model_validator(mode="after")
    def _evidence_is_known(self) -> Self:
        for name, keys in self.equivalent.items():
            insist_on_evidence(f"equivalent.{name}", keys, self.evidence)
        for name in ("declared", "living"):
            insist_on_evidence(f"parents.{name}", getattr(self.parents, name), self.evidence)
        for name, declared in self.declared.items():
            insist_on_evidence(f"declared.{name}", declared.statements, self.evidence)
        for scenario, table in self.scenarios.items():
            if scenario not in SCENARIOS:
                raise Broken(
                    f"scenarios.{scenario}：没有这种过户类型",
                    f"scenarios.{scenario}: there is no such scenario",
                )
            for way, needs in table.ways.items():
                place = f"scenarios.{scenario}.ways.{way}.facts"
                for fact, accepts in needs.facts.items():
                    keys = expanded(accepts, self.equivalent)
                    insist_on_evidence(f"{place}.{fact}", keys, self.evidence)
                    insist_on_rules(place, fact, keys)
                    if fact not in self.facts:
                        raise Broken(
                            f"facts.{fact}：缺少此项；{place} 需要它",
                            f"facts.{fact}: missing; {place} needs it",
                        )
        return self

    @model_validator(mode="after")
    def _the_first_way_is_asked_for_first(self) -> Self:
        """The way that weighs least is taken: with nothing known, that must be the first."""
        for scenario, table in self.scenarios.items():
            unknown = {
                name: sum(self.facts[fact].weights.missing for fact in way.facts)
                for name, way in table.ways.items()
            }
            first, *others = unknown
            for name in others:
                if unknown[name] < unknown[first]:
                    raise Broken(
                        f"scenarios.{scenario}.ways：尚无材料时 {name} 的分量低于 {first}，"
                        "会先被要求；请把它排在最前",
                        f"scenarios.{scenario}.ways: {name} weighs less than {first} while nothing"
                        " is known, and would be asked for first; put it first",
                    )
        return self

    def insist_on(self, codes: Collection[str]) -> None:
        """Raises `PolicyInvalid` unless each code has a weight or is listed as shadow.

        With any code to insist on, the tables of who may decide what, and by when, must be there.
        """
        if codes and self.authority is None:
            raise absent("authority")
        if codes and self.deadlines is None:
            raise absent("deadlines")
        for code in sorted(codes):
            if code not in self.findings and code not in self.shadow:
                raise PolicyInvalid(
                    Text(
                        f"findings.{code}：缺少此项；请给出分量，或列入 shadow",
                        f"findings.{code}: missing; give it a weight or list it in shadow",
                    )
                )
