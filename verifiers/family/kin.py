"""A family's graph: people and the bonds between them, with every source beside each attribute.

Nothing is resolved here. What sources contradict each other on stands side by side, for checks to
show and for the closure to be careful about.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

from verifiers.family.words import Nature

if TYPE_CHECKING:
    from datetime import date

    from verifiers.family.claims import (
        Acted,
        Childless,
        Died,
        Lives,
        Missing,
        Related,
        Revoked,
        Source,
        Standing,
        Wed,
    )
    from verifiers.family.order import Key

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Said(Generic[T]):
    """One value as one source gives it."""

    value: T
    source: Source


@dataclass(slots=True)
class Member:
    """One person and all that is said of them."""

    key: Key
    name: str
    births: list[Said[date]] = field(default_factory=list)
    sexes: list[Said[str]] = field(default_factory=list)
    deaths: list[Died] = field(default_factory=list)
    childless: list[Childless] = field(default_factory=list)
    alive: list[Lives] = field(default_factory=list)
    missing: list[Missing] = field(default_factory=list)
    statuses: list[Standing] = field(default_factory=list)
    acts: list[Acted] = field(default_factory=list)
    revoked: list[Revoked] = field(default_factory=list)

    @property
    def sex(self) -> str | None:
        """The sex on which all sources agree, else `None`."""
        told = {one.value for one in self.sexes}
        return told.pop() if len(told) == 1 else None

    @property
    def born(self) -> date | None:
        """The latest day of birth that a source gives: nobody is taken to be older than shown."""
        return max((one.value for one in self.births), default=None)


@dataclass(slots=True)
class Bond:
    """Two people who belong together, the parent first; each nature with whoever says so."""

    one: Key
    other: Key
    said: list[Said[Nature]] = field(default_factory=list)

    @property
    def natures(self) -> frozenset[Nature]:
        """Every nature that a source gives."""
        return frozenset(said.value for said in self.said)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Who says so, each once, in the order of documents."""
        told = {(said.source.id, said.source.field): said.source for said in self.said}
        return tuple(told[key] for key in sorted(told))

    @property
    def is_plain(self) -> bool:
        """Whether some source calls them parent and child without a word of adoption or step."""
        return Nature.PLAIN in self.natures


Pair = tuple["Key", "Key"]


@dataclass(slots=True)
class Family:
    """Everybody whom a source ties to another; `Pair` keys of equals are in the order of keys."""

    people: dict[Key, Member] = field(default_factory=dict)
    parents: dict[Pair, Bond] = field(default_factory=dict)
    """By parent and child."""
    spouses: dict[Pair, Bond] = field(default_factory=dict)
    siblings: dict[Pair, Bond] = field(default_factory=dict)
    grandparents: dict[Pair, Bond] = field(default_factory=dict)
    """By grandparent and grandchild, where nobody says through whom."""
    weddings: dict[Pair, list[Wed]] = field(default_factory=lambda: defaultdict(list))
    released: set[Pair] = field(default_factory=set)
    """Adoptions that were ended."""
    loose: list[Related] = field(default_factory=list)
    """Relations of two steps whose middle could not be told."""

    def parents_of(self, child: Key) -> list[Bond]:
        """The bonds to everybody called their parent."""
        return [bond for (_, below), bond in self.parents.items() if below == child]

    def children_of(self, parent: Key) -> list[Bond]:
        """The bonds to everybody called their child."""
        return [bond for (above, _), bond in self.parents.items() if above == parent]

    def equals_of(self, ties: dict[Pair, Bond], person: Key) -> list[Key]:
        """Everybody so tied to a person: spouses or siblings."""
        return [b if a == person else a for a, b in ties if person in (a, b)]
