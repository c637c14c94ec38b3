"""A policy: which facts a scenario needs, what establishes them, and what everything weighs.

Policies are TOML files and strict: an unknown key, code, fact or kind of evidence, a missing weight
or bands the wrong way round are refused, and the message names the key. A policy is known by the
SHA-256 of its exact bytes, which every assessment keeps.
"""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Self

from pydantic import ValidationError

from verifiers.checks import titles
from verifiers.errors import PolicyInvalid, TransferInvalid
from verifiers.evidence.obtainable import Guard
from verifiers.evidence.rule import DeclaredSpec, FactSpec, ParentsSpec, Way
from verifiers.model import Band, FactState, PolicyStamp, Strength, Text
from verifiers.policies.broken import absent, no_toml, refused
from verifiers.policies.file import PolicyFile
from verifiers.policies.scenarios import SCENARIOS, expanded

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date
    from pathlib import Path

    from verifiers.evidence.elsewhere import OriginSpec
    from verifiers.policies.authority import Authority
    from verifiers.policies.deadlines import Deadlines
    from verifiers.text.issuers import Place


@dataclass(frozen=True, slots=True)
class Correlated:
    """Findings with one cause, of which the heaviest counts: in each document, or altogether."""

    name: str
    by_document: bool


class Policy:
    """One policy, ready to judge. Immutable; make it with `load_policy` or `parse_policy`."""

    __slots__ = ("_correlated", "_declared", "_evidence", "_file", "origins", "source", "stamp")

    def __init__(self, file: PolicyFile, source: bytes) -> None:
        self._file = file
        self._correlated = {
            code: Correlated(name, by_document=group.about == "document")
            for name, group in file.correlated.items()
            for code in group.codes
        }
        self.source = source
        """The exact bytes of the file."""
        digest = hashlib.sha256(source).hexdigest()
        self.stamp = PolicyStamp(file.name, file.version, digest)
        self._evidence = {key: table.spec(key) for key, table in file.evidence.items()}
        self._declared: dict[str, DeclaredSpec] = {
            fact: table.spec() for fact, table in file.declared.items()
        }
        self.origins: Mapping[Place, tuple[OriginSpec, ...]] = (
            file.elsewhere.origins() if file.elsewhere else {}
        )
        """What confirms papers from outside the mainland."""

    @property
    def base(self) -> float:
        """Log-odds before anything was looked at."""
        return self._file.score.base

    @property
    def parents(self) -> ParentsSpec:
        """When the registrant's parents need no paper."""
        spec = self._file.parents
        return ParentsSpec(
            youngest_years=spec.youngest_years,
            presumed_up_to=spec.presumed_up_to,
            declared_up_to=spec.declared_up_to,
            declared=spec.declared,
            living=spec.living,
        )

    @property
    def authority(self) -> Authority:
        """Who may decide what; raises `PolicyInvalid` for a policy older than that table."""
        if self._file.authority is None:
            raise absent("authority")
        return self._file.authority

    @property
    def deadlines(self) -> Deadlines:
        """How long people have; of a policy older than that table, what the default one says."""
        return self._file.deadlines or _default().deadlines

    @property
    def scenarios(self) -> tuple[str, ...]:
        """The scenarios this policy offers."""
        return tuple(self._file.scenarios)

    def ways(self, scenario: str) -> tuple[Way, ...]:
        """The ways of a scenario, the one asked for first first.

        Raises `TransferInvalid` where the scenario is not offered.
        """
        if scenario not in SCENARIOS:
            known = ", ".join(SCENARIOS)
            raise TransferInvalid(f"scenario: there is no such scenario; known are {known}")
        if scenario not in self._file.scenarios:
            offered = ", ".join(self.scenarios)
            raise TransferInvalid(
                f"scenario: {scenario} is not offered by this policy; offered: {offered}"
            )
        table = self._file.scenarios[scenario]
        return tuple(
            Way(
                name=name,
                title=Text(way.title.zh, way.title.en),
                asked=frozenset(way.asked),
                family=table.family,
                registrant_is_dead=table.registrant == "dead",
                facts=tuple(
                    FactSpec(
                        name=fact,
                        accepts=expanded(accepts, self._file.equivalent),
                        contradicted_by=frozenset(self._file.facts[fact].contradicted_by),
                        declared=self._declared.get(fact),
                    )
                    for fact, accepts in way.facts.items()
                ),
            )
            for name, way in table.ways.items()
        )

    def facts(self, scenario: str) -> tuple[FactSpec, ...]:
        """The facts of all ways of a scenario, each once; raises `TransferInvalid` like `ways`."""
        ways = reversed(self.ways(scenario))
        specs = {spec.name: spec for way in ways for spec in reversed(way.facts)}
        return tuple(reversed(specs.values()))

    def guard(self, way: Way, as_of: date) -> Guard:
        """What decides, on that day, whether evidence on that way can be obtained."""
        return Guard(
            specs=self._evidence,
            asked=way.asked,
            family=way.family,
            least_chance=self._file.parents.presumed_up_to,
            oldest_years=self._file.parents.oldest_years,
            as_of=as_of,
        )

    def correlated(self, code: str) -> Correlated | None:
        """The group of findings with one cause to which a code belongs."""
        return self._correlated.get(code)

    def causes_against(self, fact: str) -> frozenset[str]:
        """The causes that speak against a fact: groups, or lone codes."""
        return frozenset(
            group.name if (group := self._correlated.get(code)) else code
            for code in self._file.facts[fact].contradicted_by
        )

    @property
    def codes(self) -> frozenset[str]:
        """The finding codes that have a weight."""
        return frozenset(self._file.findings)

    def is_shadow(self, code: str) -> bool:
        """Whether findings of this code are only recorded: listed so, or unknown to the policy."""
        return code not in self._file.findings

    def weight(self, code: str, strength: Strength) -> float:
        """What a finding adds: its code's weight, but no less than its strength's."""
        return max(self._file.findings[code], self._file.score.least.at(strength))

    def forensic_weight(self, strength: Strength) -> float:
        """What all pixel detectors add together, whichever of them fired."""
        return max(self._file.score.forensic, self._file.score.least.at(strength))

    def fact_weight(self, fact: str, state: FactState) -> float:
        """What a fact in this state adds."""
        weights = self._file.facts[fact].weights
        return float(getattr(weights, state.value))

    def asks_again(self, code: str) -> bool:
        """Whether a finding of this code asks for the paper once more."""
        return code in self._file.outcomes.needs_evidence

    def band(self, risk_score: int) -> Band:
        """The band in which a risk score lies."""
        if risk_score <= self._file.bands.low:
            return Band.LOW
        return Band.MEDIUM if risk_score <= self._file.bands.medium else Band.HIGH

    @classmethod
    def parse(cls, source: bytes, codes: Collection[str]) -> Self:
        """The policy in these bytes, which must weigh all of `codes`; raises `PolicyInvalid`."""
        try:
            table = tomllib.loads(source.decode())
        except UnicodeDecodeError as error:
            told = Text("文件不是 UTF-8 文本", "the file is not UTF-8 text")
            raise PolicyInvalid(told) from error
        except tomllib.TOMLDecodeError as error:
            raise no_toml(error) from error
        try:
            file = PolicyFile.model_validate(table)
        except ValidationError as error:
            raise refused(error) from error
        file.insist_on(codes)
        return cls(file, source)


def parse_policy(source: bytes, *, complete: bool = True) -> Policy:
    """The policy in these bytes; raises `PolicyInvalid`.

    A policy in force must place every finding code. One that is replayed years later need not:
    with ``complete=False`` a code that came into being after it runs in shadow.
    """
    return Policy.parse(source, titles() if complete else ())


def load_policy(path: Path | None = None) -> Policy:
    """The policy in a file, or the default one; raises `PolicyInvalid` and `OSError`."""
    return _default() if path is None else parse_policy(path.read_bytes())


@cache
def _default() -> Policy:
    return parse_policy((resources.files("verifiers") / "policies" / "default.toml").read_bytes())
