"""How registrant and transferee are related, and which papers say so.

The graph of the family composes relations: through the head of a household, through a parent or a
spouse. What only the merchant declares, and no paper shows, relates nobody.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from verifiers.family.closure import closure_of
from verifiers.family.kinship import is_dissolved
from verifiers.family.naming import REGISTRANT, TRANSFEREE
from verifiers.family.words import Nature

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from verifiers.family.closure import Closure
    from verifiers.family.kin import Bond
    from verifiers.model import Evidence

COUPLE = (REGISTRANT, TRANSFEREE)
_CERTAIN = frozenset({Nature.PLAIN, Nature.ADOPTED, Nature.ADOPTED_OR_STEP})


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """One way in which both are near relatives (civil code 1045)."""

    name: str
    """What the transferee is: ``spouse child parent sibling grandchild grandparent``."""
    by: tuple[str, ...]
    """Ids of the papers that show it."""
    is_presumed: bool
    """Whether some tie on the way follows from others instead of being said."""


def relations(evidence: Evidence, accepted: Collection[str]) -> tuple[Relation, ...]:
    """Every relation between the two of which each tie is shown by an accepted document."""
    closure = closure_of(evidence)
    found = (_shown(name, bonds, accepted) for name, bonds in _chains(closure))
    return tuple(one for one in found if one is not None)


def _chains(closure: Closure) -> Iterator[tuple[str, tuple[Bond, ...]]]:
    """Each relation with the ties that it is made of."""
    family, parents = closure.family, closure.parents
    one, other = COUPLE
    if COUPLE in family.spouses and not is_dissolved(family, COUPLE):
        yield "spouse", (family.spouses[COUPLE],)
    for elder, younger, name in ((one, other, "child"), (other, one, "parent")):
        if (elder, younger) in parents:
            yield name, (parents[elder, younger],)
        if (elder, younger) in family.grandparents:
            yield f"grand{name}", (family.grandparents[elder, younger],)
        for (above, middle), bond in parents.items():
            if above == elder and (middle, younger) in parents:
                yield f"grand{name}", (bond, parents[middle, younger])
    if COUPLE in family.siblings:
        yield "sibling", (family.siblings[COUPLE],)
    for (above, below), bond in parents.items():
        if below == one and (above, other) in parents:
            yield "sibling", (bond, parents[above, other])


def _shown(name: str, bonds: tuple[Bond, ...], accepted: Collection[str]) -> Relation | None:
    papers = [{one.id for one in bond.sources} & set(accepted) for bond in bonds]
    if not all(papers):
        return None
    said = [bond.natures & _CERTAIN for bond in bonds]
    return Relation(name=name, by=tuple(sorted(set().union(*papers))), is_presumed=not all(said))
