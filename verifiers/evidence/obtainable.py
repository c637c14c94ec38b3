"""Can this person obtain this evidence? The guard that every requirement passes (law 4).

It asks three things of each kind of evidence, of which the policy says when and by whom it is made:
did the form, register or office exist when it would have been made; can whoever must sign or appear
be alive; and is it for those behind the request to ask its issuer. What fails one is not asked for.
It may still be sent: a guard against asking is none against accepting.

Chances are upper bounds (`survival`): where somebody's days are not known, the guard errs towards
asking, and never asks where next to nobody could answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from verifiers.dossier.card_validity import later
from verifiers.evidence.survival import alive, years_between

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from verifiers.model import Text

REGISTRANT, TRANSFEREE, RELATIVE = "registrant", "transferee", "relative"
SUBJECT = "subject"
"""Whomever the fact is about, as a signer."""
_MARRIAGEABLE = 18
"""Years: the lowest age of any marriage law since 1950. Whom these papers are about reached it."""


class Records(StrEnum):
    """What a kind of evidence records, and so when it is made."""

    LIFE = "life"
    """Papers of the living, such as cards and registers."""
    DEATH = "death"
    MARRIAGE = "marriage"
    DIVORCE = "divorce"
    REQUEST = "request"
    """Made whenever it is asked for, as notarial certificates and judgments are."""


class HeldBy(StrEnum):
    """Who has it, or may ask its issuer for it."""

    SELF = "self"
    """Nobody but the person whom it is about."""
    FAMILY = "family"
    """That person and the family."""
    PARTY = "party"
    """Everybody whose affair it is."""


class Obstacle(StrEnum):
    """Why evidence cannot be obtained."""

    NOT_YET = "the first was made later"
    NO_LONGER = "none was made any more"
    NOBODY_DIED = "it records a death, and nobody died"
    DEAD_CANNOT_SIGN = "somebody who has died would have to sign it"
    TOO_OLD_TO_SIGN = "somebody past any plausible age would have to sign it"
    NOT_FOR_THEM = "it is not made for such a person"
    NOT_THEIRS_TO_ASK = "it is not theirs to ask for"


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceSpec:
    """What a policy says of one kind of evidence (table ``evidence``)."""

    key: str
    issuer: Text
    since: date
    """The first day on which one can have been made."""
    until: date | None
    """The last such day; `None` while it is still made."""
    records: Records
    held_by: HeldBy
    holders: frozenset[str]
    """For whom it is made: ``resident compatriot foreigner enterprise``; empty for everybody."""
    signed_by: frozenset[str]
    """Who must be alive to sign or appear: ``registrant transferee subject``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A person whom evidence is about, as far as anything is known."""

    role: str
    born: date | None = None
    """The day of birth, or the latest possible one."""
    died: date | None = None
    """The day of death, where known."""
    alive: bool | None = None
    """Whether they live, where it was said or a document shows it."""
    died_by: date | None = None
    """Where they died on an unknown day: the last day on which that can have been."""
    holder: str | None = None
    """Which kind of papers they have; `None` where that is not known."""

    @property
    def is_dead(self) -> bool:
        """Whether they are known to have died."""
        return self.died is not None or self.alive is False


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """What of a policy, a scenario and a day decides whether evidence can be obtained."""

    specs: Mapping[str, EvidenceSpec]
    asked: frozenset[str]
    """Who stands behind the request: the transferee, and where both do the registrant."""
    family: bool
    """Whether the transferee is of the registrant's family."""
    least_chance: float
    """A chance to be alive up to this is none."""
    oldest_years: float
    """Nobody beyond this age is asked to sign, even if said to live."""
    as_of: date

    def obtainable(
        self, keys: Iterable[str], about: Iterable[Subject], signers: Iterable[Subject]
    ) -> tuple[str, ...]:
        """The kinds that can be obtained for at least one of those whom the fact is about."""
        subjects, signing = tuple(about), tuple(signers)
        return tuple(
            key for key in keys if any(self.obstacle(key, one, signing) is None for one in subjects)
        )

    def any_obtainable(
        self, keys: Iterable[str], about: Iterable[Subject], signers: Iterable[Subject]
    ) -> bool:
        """Whether `obtainable` would name any: the first that can be obtained ends the search."""
        subjects, signing = tuple(about), tuple(signers)
        return any(self.obstacle(key, one, signing) is None for key in keys for one in subjects)

    def issuer(self, key: str) -> Text | None:
        """Who issues this kind of evidence; `None` for a statement of the applicant's own."""
        spec = self._spec(key)
        return spec.issuer if spec else None

    def _spec(self, key: str) -> EvidenceSpec | None:
        return self.specs.get(key) or self.specs.get(key.partition(":")[0])

    def obstacle(self, key: str, about: Subject, signers: Iterable[Subject]) -> Obstacle | None:
        """Why this evidence about this person cannot be obtained, or `None` where it can.

        `signers` are registrant and transferee. What holds of a kind holds of its subtypes that
        are not described. A statement of the applicant's own, not described, is always at hand.
        """
        spec = self._spec(key)
        if spec is None:
            return None
        if about.holder and spec.holders and about.holder not in spec.holders:
            return Obstacle.NOT_FOR_THEM
        return (
            self._made(spec, about) or self._signed(spec, about, signers) or self._held(spec, about)
        )

    def _made(self, spec: EvidenceSpec, about: Subject) -> Obstacle | None:
        """Whether it can have been made within the days in which such evidence was made."""
        if spec.records is Records.DEATH and about.alive:
            return Obstacle.NOBODY_DIED
        first, last = self._days(spec.records, about)
        if last < spec.since:
            return Obstacle.NOT_YET
        if spec.until is not None and (first or last) > spec.until:
            return Obstacle.NO_LONGER
        # Somebody whose days are unknown must have had a chance to live when the first was made.
        unknown = about.died is None and not about.alive
        if spec.records is Records.REQUEST or not unknown:
            return None
        if not self._may_live(about, max(spec.since, first or spec.since)):
            return Obstacle.NOT_YET
        return None

    def _days(self, records: Records, about: Subject) -> tuple[date | None, date]:
        """The first (where known) and last day on which such evidence can be made."""
        last = about.died or (about.died_by if about.is_dead else None) or self.as_of
        if records is Records.REQUEST:
            return self.as_of, self.as_of
        if records is Records.DEATH:
            return about.died or about.born, last
        if records is Records.LIFE:
            return about.born, last
        return later(about.born, _MARRIAGEABLE) if about.born else None, last

    def _signed(
        self, spec: EvidenceSpec, about: Subject, signers: Iterable[Subject]
    ) -> Obstacle | None:
        people = [one for one in signers if one.role in spec.signed_by]
        if SUBJECT in spec.signed_by:
            people.append(about)
        for person in people:
            if person.is_dead:
                return Obstacle.DEAD_CANNOT_SIGN
            if not self._may_live(person, self.as_of):
                return Obstacle.TOO_OLD_TO_SIGN
            if person.role == REGISTRANT and REGISTRANT not in self.asked:
                return Obstacle.NOT_THEIRS_TO_ASK
        return None

    def _held(self, spec: EvidenceSpec, about: Subject) -> Obstacle | None:
        """Those behind the request may ask for their own papers, and the family for the family's.

        A card of the dead goes back to the police, so that it is nobody's to show.
        """
        own = about.role in self.asked and not about.is_dead
        kin = about.role != TRANSFEREE and self.family
        may_ask = {
            HeldBy.SELF: own,
            HeldBy.FAMILY: own or kin or about.role == TRANSFEREE,
            HeldBy.PARTY: True,
        }
        return None if may_ask[spec.held_by] else Obstacle.NOT_THEIRS_TO_ASK

    def _may_live(self, person: Subject, day: date) -> bool:
        """Whether somebody not known to be dead can be alive on that day."""
        if person.born is None:
            return True
        age = years_between(person.born, day)
        if person.alive:
            return age <= self.oldest_years
        return (
            max(alive(sex, age, given=_MARRIAGEABLE) for sex in ("female", "male"))
            > self.least_chance
        )
