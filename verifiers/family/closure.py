"""Heir closure: everybody who has, or had, a share in the registrant's estate; what became of it.

The spouse is always among them: half of what a couple owns is the spouse's before anything is
inherited (civil code 1153). Where sources contradict each other on who outlived whom, the share is
open.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from verifiers.family import kinship
from verifiers.family.graph import family_of
from verifiers.family.heir import Heir, heirs_of
from verifiers.family.life import deaths_in, heard_in
from verifiers.family.naming import REGISTRANT
from verifiers.family.order import Death
from verifiers.family.succession import Kindred, succession
from verifiers.once import once

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from verifiers.family.kin import Bond, Family, Pair
    from verifiers.family.order import Key
    from verifiers.model import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Closure:
    """The family, the ties that hold, and every heir by name."""

    family: Family
    parents: Mapping[Pair, Bond]
    kindred: Kindred
    heirs: tuple[Heir, ...]

    @property
    def open(self) -> tuple[Heir, ...]:
        """Whoever still must be heard, the registrant's own heirs first."""
        return tuple(one for one in self.heirs if one.is_open)

    def is_settled(self, heir: Heir) -> bool:
        """Whether nobody is left to be heard: not they, nor anybody of the estate they left."""
        return not heir.is_open and not any(
            one.of == heir.member.key and other.is_open
            for other in self.heirs
            for one in other.shares
        )

    def of(self, key: Key) -> Heir | None:
        """The heir of that key, or `None` where they have no share."""
        return next((one for one in self.heirs if one.member.key == key), None)


def closure_of(
    evidence: Evidence,
    *,
    counts: Collection[str] | None = None,
    presumed: Collection[Key] = (),
) -> Closure:
    """The closure of the registrant's estate.

    Only acts in the documents `counts` settle anything, or in all; `presumed` are people whom their
    age makes dead before the registrant. Raises nothing: contradictions leave shares open.
    """
    all_count = counts is None or all(one.id in counts for one in evidence.documents)
    if all_count and not presumed:
        return _whole(evidence)
    return _closure(evidence, counts, presumed)


@once(kept=4)
def _whole(evidence: Evidence) -> Closure:
    """The closure that checks ask for."""
    return _closure(evidence, None, ())


def _closure(
    evidence: Evidence, counts: Collection[str] | None, presumed: Collection[Key]
) -> Closure:
    family = _graph(evidence)
    deaths = {**deaths_in(family), **dict.fromkeys(presumed, _BEFORE)}
    parents = kinship.parents_in_law(family)
    kinship.attach_loose(family, parents, deaths)
    kindred = Kindred(
        spouses=kinship.spouses(family),
        children=_by(parents, 0),
        parents=_by(parents, 1),
        siblings=kinship.siblings(family, parents),
        grandparents=kinship.grandparents(family, parents),
        deaths=deaths,
        heard=heard_in(family, counts),
    )
    shares = succession(kindred, REGISTRANT)
    return Closure(
        family=family,
        parents=parents,
        kindred=kindred,
        heirs=tuple(heirs_of(family, parents, shares)),
    )


_BEFORE = Death(before=frozenset({REGISTRANT}))


@once(kept=4)
def _graph(evidence: Evidence) -> Family:
    """Several checks and facts ask for the same graph, which nobody changes once it is made."""
    return family_of(evidence)


def _by(parents: Mapping[Pair, Bond], end: int) -> dict[Key, frozenset[Key]]:
    """Children by parent (0), or parents by child (1)."""
    found: dict[Key, set[Key]] = {}
    for pair in parents:
        found.setdefault(pair[end], set()).add(pair[1 - end])
    return {key: frozenset(others) for key, others in found.items()}
