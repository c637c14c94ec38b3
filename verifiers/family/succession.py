"""The order of succession as the civil code has it (民法典 1121–1128, 1152; 法释〔2020〕23).

Only the law: who belongs to whom, who outlived whom and who has spoken go in, and everybody who has
or had a share comes out, with what became of it. Papers, presumptions and words are elsewhere.

- 1127: spouse, children and parents first; siblings and grandparents only where no one of the first
  order inherits.
- 1128: the descendants of a child who died before step into its place, without limit of
  generations; of a sibling only its children. Who is disqualified is not represented (解释一, 17).
- 1124: who waived is out. 1152: who died after, without having waived, leaves the share to heirs of
  their own, which makes theirs one more estate.
- 1121: of relatives who died on one day, who leaves no other heirs died first; else the elder
  generation; of one generation neither inherits from the other.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from verifiers.family.order import Key, Order, order

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from verifiers.family.order import Death

_NOBODY: frozenset[Key] = frozenset()


class Outcome(StrEnum):
    """What became of a share."""

    INHERITS = "inherits"
    WAIVED = "waived"
    JOINED = "joined"
    """Joined the agreement by which the estate is divided."""
    PREDECEASED = "predeceased"
    REPRESENTED = "represented"
    """Died before; descendants step in."""
    LATER_DECEASED = "later_deceased"
    """Died after the owner; heirs of their own step in."""
    DISQUALIFIED = "disqualified"
    OPEN = "open"


class Role(StrEnum):
    """What an heir is to the owner of the estate."""

    SPOUSE = "spouse"
    CHILD = "child"
    PARENT = "parent"
    DESCENDANT = "descendant"
    """Of a child who died before."""
    SIBLING = "sibling"
    GRANDPARENT = "grandparent"
    NEPHEW = "nephew_niece"
    """Of a sibling who died before."""


_TAKING = frozenset({Outcome.INHERITS, Outcome.JOINED, Outcome.OPEN, Outcome.LATER_DECEASED})
_NEVER_CALLED = frozenset({Outcome.PREDECEASED, Outcome.DISQUALIFIED})
_YOUNGER = frozenset({Role.CHILD, Role.DESCENDANT, Role.NEPHEW})
_STEPS_IN = {
    Role.CHILD: Role.DESCENDANT,
    Role.DESCENDANT: Role.DESCENDANT,
    Role.SIBLING: Role.NEPHEW,
}
"""Who is represented, and what those who step in are to the owner."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kindred:
    """One family. Ties that ended, by divorce or adoption, are not in it."""

    spouses: Mapping[Key, frozenset[Key]] = field(default_factory=dict)
    children: Mapping[Key, frozenset[Key]] = field(default_factory=dict)
    parents: Mapping[Key, frozenset[Key]] = field(default_factory=dict)
    siblings: Mapping[Key, frozenset[Key]] = field(default_factory=dict)
    grandparents: Mapping[Key, frozenset[Key]] = field(default_factory=dict)
    deaths: Mapping[Key, Death] = field(default_factory=dict)
    heard: Mapping[tuple[Key, Key], Outcome] = field(default_factory=dict)
    """By person and estate: `WAIVED`, `JOINED`, `INHERITS` or `DISQUALIFIED`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """One person's share in one estate. Somebody may have several, by different ways."""

    person: Key
    of: Key
    """Whose estate: the registrant's, or that of an heir who died later."""
    role: Role
    """To the owner of that estate."""
    outcome: Outcome
    instead: Key | None = None
    """The child or sibling in whose place they stand."""
    heirs: tuple[Key, ...] = ()
    """Who stepped into this share, where it is represented or its holder died later."""

    @property
    def is_open(self) -> bool:
        """Whether nobody is known to have settled it: no word of them, or of any heir of theirs."""
        unknown = self.outcome is Outcome.LATER_DECEASED and not self.heirs
        return self.outcome is Outcome.OPEN or unknown


def succession(kindred: Kindred, owner: Key) -> tuple[Share, ...]:
    """Every share in the owner's estate, and in the estates of heirs who died later."""
    return tuple(dict.fromkeys(_estate(kindred, owner, owner, frozenset())))


def _estate(kin: Kindred, root: Key, owner: Key, above: frozenset[Key]) -> list[Share]:
    """The shares in the estate of `owner`, who died with a share in that of `root`."""
    estate = _Estate(kin, root, owner, above | {owner})
    first = [
        *estate.of(kin.spouses, Role.SPOUSE),
        *estate.of(kin.children, Role.CHILD),
        *estate.of(kin.parents, Role.PARENT),
    ]
    if any(share.outcome in _TAKING for share in first):
        return first
    return [
        *first,
        *estate.of(kin.siblings, Role.SIBLING),
        *estate.of(kin.grandparents, Role.GRANDPARENT),
    ]


@dataclass(frozen=True, slots=True)
class _Estate:
    """One estate while its shares are found."""

    kin: Kindred
    root: Key
    owner: Key
    above: frozenset[Key]
    """This owner, and those through whose estates it is reached."""

    def of(self, ties: Mapping[Key, frozenset[Key]], role: Role) -> Iterator[Share]:
        """The shares of everybody so tied to the owner, and of whoever steps in."""
        for person in sorted(ties.get(self.owner, _NOBODY) - {self.owner}):
            yield from self._shares(person, role, ())

    def _shares(self, person: Key, role: Role, line: tuple[Key, ...]) -> Iterator[Share]:
        """Their share, behind the `line` of those in whose place they stand."""
        said, when = self._said(person), self._when(person, role)
        if said is Outcome.DISQUALIFIED:
            yield self._share(person, role, line, said)
        elif when is Order.BEFORE:
            yield from self._represented(person, role, line)
        elif said is not None:
            yield self._share(person, role, line, said)
        elif when is Order.AFTER and person not in self.above:
            further = _estate(self.kin, self.root, person, self.above)
            heirs = _called(share for share in further if share.of == person)
            yield self._share(person, role, line, Outcome.LATER_DECEASED, heirs)
            yield from further
        else:
            yield self._share(person, role, line, Outcome.OPEN)

    def _represented(self, person: Key, role: Role, line: tuple[Key, ...]) -> Iterator[Share]:
        """Somebody who died before, and whoever steps into their place (1128)."""
        further: list[Share] = []
        if role in _STEPS_IN:
            line_down = (*line, person)
            for child in sorted(self.kin.children.get(person, _NOBODY) - {*line_down, self.owner}):
                further += self._shares(child, _STEPS_IN[role], line_down)
        stepped = _called(share for share in further if share.instead == person)
        outcome = Outcome.REPRESENTED if stepped else Outcome.PREDECEASED
        yield self._share(person, role, line, outcome, stepped)
        yield from further

    def _share(
        self,
        person: Key,
        role: Role,
        line: tuple[Key, ...],
        outcome: Outcome,
        heirs: tuple[Key, ...] = (),
    ) -> Share:
        return Share(
            person=person,
            of=self.owner,
            role=role,
            outcome=outcome,
            instead=line[-1] if line else None,
            heirs=heirs,
        )

    def _said(self, person: Key) -> Outcome | None:
        """What they said of this estate, or of the one it is a share in."""
        heard = self.kin.heard
        return heard.get((person, self.owner)) or heard.get((person, self.root))

    def _when(self, person: Key, role: Role) -> Order:
        """Whether they died before the owner; of those who died together, as 1121 presumes."""
        when = order(self.kin.deaths, person, self.owner)
        if when is not Order.TOGETHER:
            return when
        alone = not self._leaves_others(person)
        if alone == self._leaves_others(self.owner):
            return Order.BEFORE if alone else Order.AFTER
        return Order.AFTER if role in _YOUNGER else Order.BEFORE

    def _leaves_others(self, dead: Key) -> bool:
        """Whether anybody who could inherit from `dead` outlived them, or may have."""
        outlived = {Order.SURVIVED, Order.AFTER, Order.UNKNOWN}
        return any(order(self.kin.deaths, one, dead) in outlived for one in _near(self.kin, dead))


def _called(shares: Iterable[Share]) -> tuple[Key, ...]:
    """Who of these was called to inherit, whatever they made of it."""
    return tuple(dict.fromkeys(one.person for one in shares if one.outcome not in _NEVER_CALLED))


def _near(kin: Kindred, person: Key) -> set[Key]:
    """Everybody who could ever inherit from this person by law."""
    near: set[Key] = set()
    for ties in (kin.spouses, kin.parents, kin.siblings, kin.grandparents):
        near |= ties.get(person, _NOBODY)
    for sibling in kin.siblings.get(person, _NOBODY):
        near |= kin.children.get(sibling, _NOBODY)
    below = list(kin.children.get(person, _NOBODY))
    while below:
        one = below.pop()
        if one not in near:
            near.add(one)
            below += kin.children.get(one, _NOBODY)
    return near - {person}
