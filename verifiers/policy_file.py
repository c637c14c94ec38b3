"""The shape of a policy file, and every rule that it must keep.

Weights never fall below zero and never fall as things get worse: then no finding, and no fact less
certain, can lower a score (laws 1 and 2), whatever a policy's author writes.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from verifiers.authority import Authority
from verifiers.checks import titles
from verifiers.errors import PolicyInvalid
from verifiers.evidence.facts import RULES
from verifiers.evidence.parents import PARENTS_OF_REGISTRANT
from verifiers.kinds import DECLARATION
from verifiers.model import Kind, Strength

if TYPE_CHECKING:
    from collections.abc import Collection

Weight = Annotated[float, Field(ge=0, le=20, allow_inf_nan=False, strict=True)]
Name = Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[\w.\-]+$")]


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Bands(_Table):
    """Upper ends of the bands of the risk score."""

    low: int = Field(ge=0, le=99, strict=True)
    medium: int = Field(ge=1, le=99, strict=True)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.low >= self.medium:
            raise ValueError("bands are reversed: low must end below medium")
        return self


class _Rising(_Table):
    """Weights that must not fall in the order in which they are declared."""

    @model_validator(mode="after")
    def _rise(self) -> Self:
        for lower, higher in pairwise(type(self).model_fields):
            if getattr(self, lower) > getattr(self, higher):
                raise ValueError(f"{higher} weighs less than {lower}, which is less grave")
        return self


class Least(_Rising):
    """What a finding weighs at least, by its strength."""

    info: Weight
    soft: Weight
    strong: Weight
    hard: Weight

    def at(self, strength: Strength) -> float:
        """The least weight of this strength."""
        return float(getattr(self, strength.value))


class Score(_Table):
    """Log-odds before anything was looked at, what pixel detectors add, and the least weights."""

    base: float = Field(ge=-10, lt=0, allow_inf_nan=False, strict=True)
    forensic: Weight
    least: Least


class Outcomes(_Table):
    """Findings that ask for a paper again."""

    needs_evidence: tuple[str, ...]


class CorrelatedTable(_Table):
    """Findings with one cause, of which only the heaviest counts."""

    about: Literal["document", "transfer"]
    """Whether each document is a cause of its own, or the whole transfer is one."""
    codes: tuple[str, ...] = Field(min_length=2)


class Parents(_Table):
    """When the registrant's parents need no paper."""

    youngest_years: float = Field(ge=12, le=25, strict=True)
    presumed_up_to: float = Field(ge=0, le=1, strict=True)
    declared_up_to: float = Field(ge=0, le=1, strict=True)
    declared: tuple[str, ...] = Field(min_length=1)
    living: tuple[str, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.presumed_up_to >= self.declared_up_to:
            raise ValueError("presumed_up_to must be below declared_up_to")
        return self

    @field_validator("declared", "living")
    @classmethod
    def _statements(cls, keys: tuple[str, ...]) -> tuple[str, ...]:
        """Law 4: who needs no paper, and who is alive, is never asked for a death certificate."""
        notarial = {key for key in PARENTS_OF_REGISTRANT.keys if ":" in key}
        known = notarial - {f"{Kind.NOTARIAL_CERTIFICATE.value}:death"} | {DECLARATION}
        for key in keys:
            if key not in known:
                raise ValueError(f"{key} is no statement that settles this")
        return keys


class FactWeights(_Rising):
    """What each state of a fact adds."""

    established: Weight
    presumed: Weight
    waived: Weight
    missing: Weight
    contradicted: Weight


class PolicyFile(_Table):
    """A whole policy file."""

    name: Name
    version: Name
    shadow: tuple[str, ...]
    bands: Bands
    score: Score
    outcomes: Outcomes
    parents: Parents
    findings: dict[str, Weight]
    correlated: dict[str, CorrelatedTable] = {}
    scenarios: dict[str, Scenario] = Field(min_length=1)
    authority: Authority | None = None
    """Only a policy that is replayed, where nobody decides, may lack it."""

    @model_validator(mode="after")
    def _codes_are_known(self) -> Self:
        places = {"shadow": self.shadow, "findings": tuple(self.findings)}
        places["outcomes.needs_evidence"] = self.outcomes.needs_evidence
        groups = {f"correlated.{name}": one.codes for name, one in self.correlated.items()}
        grouped = [code for codes in groups.values() for code in codes]
        for code in grouped:
            if grouped.count(code) > 1:
                raise ValueError(f"correlated: {code} stands twice; a finding has one cause")
        places |= groups
        for scenario, table in self.scenarios.items():
            for name, fact in table.facts.items():
                key = f"scenarios.{scenario}.facts.{name}.contradicted_by"
                places[key] = fact.contradicted_by
        for place, codes in places.items():
            for code in codes:
                if code not in titles():
                    raise ValueError(f"{place}: {code} is no finding code")
                if code in self.shadow and place != "shadow" and place not in groups:
                    raise ValueError(f"{place}: {code} is in shadow, where it decides nothing")
        return self

    def insist_on(self, codes: Collection[str]) -> None:
        """Raises `PolicyInvalid` unless each code has a weight or is listed as shadow.

        With any code to insist on, the table of who may decide what must be there too.
        """
        if codes and self.authority is None:
            raise PolicyInvalid("authority: missing")
        for code in sorted(codes):
            if code not in self.findings and code not in self.shadow:
                raise PolicyInvalid(
                    f"findings.{code}: missing; give it a weight or list it in shadow"
                )
