"""The table of a policy that says what confirms papers from outside the mainland."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field, field_validator

from verifiers.evidence.elsewhere import OriginSpec
from verifiers.model import Text
from verifiers.policies.broken import Broken
from verifiers.policies.scenarios import Words
from verifiers.policies.weights import Table
from verifiers.text.issuers import Place


class OriginTable(Table):
    """One way to confirm where a paper comes from."""

    marks: tuple[str, ...] = Field(min_length=1)
    since: date | None = None
    open_to: Literal["all", "members"] = "all"
    """``members`` where only states of a convention have it: then another way must be open."""
    told: Words

    @field_validator("marks")
    @classmethod
    def _written(cls, marks: tuple[str, ...]) -> tuple[str, ...]:
        if not all(mark.strip() for mark in marks):
            raise Broken("marks 不能为空", "a mark must not be empty")
        return marks

    def spec(self) -> OriginSpec:
        """The same for the rules."""
        return OriginSpec(marks=self.marks, since=self.since, told=Text(self.told.zh, self.told.en))


class Elsewhere(Table):
    """What confirms the papers of each place, and who answers for it."""

    owner: str = Field(min_length=1, max_length=64)
    places: dict[Place, dict[str, OriginTable]]

    @field_validator("places")
    @classmethod
    def _nobody_in_vain(
        cls, places: dict[Place, dict[str, OriginTable]]
    ) -> dict[Place, dict[str, OriginTable]]:
        """Law 4: a state that has joined no convention has a way, and had it at any time."""
        for place, ways in places.items():
            if not any(one.open_to == "all" and one.since is None for one in ways.values()):
                raise Broken(
                    f"{place}：须有一种任何国家、任何时候都能办理的方式",
                    f"{place}: one way must be open to every state, at any time",
                )
        return places

    def origins(self) -> dict[Place, tuple[OriginSpec, ...]]:
        """The same for the rules."""
        return {
            place: tuple(one.spec() for one in ways.values()) for place, ways in self.places.items()
        }
