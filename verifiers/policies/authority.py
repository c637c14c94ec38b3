"""Who may decide what: the policy's ``authority`` table, strict like the rest of a policy.

An act within somebody's authority takes effect at once. An approval beyond it is a special
approval (特批): one person asks for it, a second vouches for it by name, a third gives it. A
rejection always takes two people and a stated rule.
"""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from verifiers.checks import titles
from verifiers.evidence.facts import RULES
from verifiers.policies.broken import Broken

Score = Annotated[int, Field(ge=0, le=100, strict=True)]
Few = Annotated[int, Field(ge=1, le=10_000, strict=True)]
Facts = tuple[str, ...]


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Grant(_Table):
    """What one role may do."""

    outcomes: tuple[Literal["approve", "reject", "request_evidence"], ...]
    approves_up_to: Score
    """The highest risk score that this role approves at once."""
    waives: Facts
    """Facts that it may do without."""
    settles: Facts
    """Facts whose contradictions it may settle after looking into them."""

    @field_validator("waives", "settles")
    @classmethod
    def _known(cls, facts: Facts) -> Facts:
        return known(facts)


class SpecialApproval(_Table):
    """How far a special approval reaches, and what a guarantor may take on."""

    approves_up_to: Score
    never_waives: Facts
    """Facts that nobody may do without."""
    guarantors: tuple[Literal["reviewer", "approver"], ...] = Field(min_length=1)
    """Roles of whom a guarantor may be."""
    expires_after_hours: Few
    outstanding: Few
    """Guarantees of one person that may wait for an approval at a time."""
    accepted: Few
    """Guarantees that one person may give within `period_days`."""
    period_days: Few

    @field_validator("never_waives")
    @classmethod
    def _known(cls, facts: Facts) -> Facts:
        return known(facts)


class Rejection(_Table):
    """What a rejection may not rest on, beside detectors, files and papers that did not read."""

    never_on: tuple[str, ...]
    expires_after_hours: Few

    @field_validator("never_on")
    @classmethod
    def _codes(cls, codes: tuple[str, ...]) -> tuple[str, ...]:
        for code in codes:
            if code not in titles():
                raise Broken(f"没有 {code} 这个发现代码", f"{code} is no finding code")
        return codes


class Appeals(_Table):
    """How often a merchant may appeal."""

    at_most: Few
    """Against rejections of one transfer, and as often against demands for evidence."""


class Authority(_Table):
    """The whole table. A role that checks others may do all that they may."""

    reviewer: Grant
    approver: Grant
    special_approval: SpecialApproval
    rejection: Rejection
    appeals: Appeals

    @model_validator(mode="after")
    def _rises(self) -> Self:
        lesser, greater = self.reviewer, self.approver
        for name in ("outcomes", "waives", "settles"):
            if not set(getattr(lesser, name)) <= set(getattr(greater, name)):
                raise Broken(
                    f"approver.{name} 须包含 reviewer.{name} 的全部",
                    f"approver.{name} must hold all of reviewer.{name}",
                )
        limits = (lesser.approves_up_to, greater.approves_up_to)
        if sorted((*limits, self.special_approval.approves_up_to)) != [
            *limits,
            self.special_approval.approves_up_to,
        ]:
            raise Broken(
                "approves_up_to 从审核员到复核员再到特批不得下降",
                "approves_up_to must not fall from reviewer to approver to special",
            )
        return self

    def of(self, role: str) -> Grant | None:
        """What `role` may do; `None` for roles that decide nothing."""
        return {"reviewer": self.reviewer, "approver": self.approver}.get(role)


def known(facts: Facts) -> Facts:
    """These facts, where each is one; raises `Broken`."""
    for name in facts:
        if name not in RULES:
            known_facts = ", ".join(RULES)
            raise Broken(
                f"没有 {name} 这个事实；可用的有 {known_facts}",
                f"{name} is no fact; known are {known_facts}",
            )
    return facts
