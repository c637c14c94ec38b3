"""The ties that hold in law: from all that sources say to the kindred that succession looks at.

- A divorce ends a marriage, unless a later wedding, or a notary or court after it, says otherwise.
- Adoption ends the ties to the parents by birth (civil code 1111), save to one who is married to
  the adopter.
- What ended an adoption ended that tie (1117).
- Where no source says more, brothers and sisters have one pair of parents, and the child of a
  spouse is the couple's; registers never say so, for they know only relations to the head. One born
  before the wedding is taken for a step-child.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from verifiers.family.kin import Bond, Said
from verifiers.family.order import Order, order
from verifiers.family.words import Nature, Step
from verifiers.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from verifiers.family.kin import Family, Pair
    from verifiers.family.order import Death, Key

Ties = dict["Key", frozenset["Key"]]
_COUPLE = 2
_PLAIN = frozenset({Nature.PLAIN})
_REAL = frozenset({Nature.PLAIN, Nature.ADOPTED, Nature.ADOPTED_OR_STEP})
_AUTHORITIES = frozenset({Kind.NOTARIAL_CERTIFICATE, Kind.COURT_DOCUMENT})


def parents_in_law(family: Family) -> dict[Pair, Bond]:
    """Every bond of parent and child that holds, those presumed with the rest."""
    held = {
        pair: bond
        for pair, bond in family.parents.items()
        if not _ended_by_adoption(family, bond) and not _is_released(family, bond)
    }
    for one, other in sorted(family.siblings):
        for a, b in ((one, other), (other, one)):
            _share_parents(family, held, a, b)
    for one, other in sorted(family.spouses):
        if not is_dissolved(family, (one, other)):
            for a, b in ((one, other), (other, one)):
                _share_children(family, held, a, b)
    return held


def _ended_by_adoption(family: Family, bond: Bond) -> bool:
    adopters = {one.one for one in family.parents_of(bond.other) if Nature.ADOPTED in one.natures}
    married = adopters.intersection(family.equals_of(family.spouses, bond.one))
    return bool(adopters) and bond.natures == _PLAIN and not married


def _is_released(family: Family, bond: Bond) -> bool:
    """Whether an adoption was ended, and nobody calls them parent and child otherwise."""
    pair = (min(bond.one, bond.other), max(bond.one, bond.other))
    return pair in family.released and not bond.is_plain


def _real_parents(held: Mapping[Pair, Bond], child: Key) -> int:
    return sum(below == child and bool(bond.natures & _REAL) for (_, below), bond in held.items())


def _share_parents(family: Family, held: dict[Pair, Bond], one: Key, other: Key) -> None:
    """The parents of a brother or sister are taken for those of the other."""
    sibling = family.siblings[min(one, other), max(one, other)]
    theirs = [bond for (_, below), bond in sorted(held.items()) if below == one]
    for bond in theirs:
        pair = (bond.one, other)
        if pair in held or not bond.natures & _REAL or bond.one == other:
            continue
        if _real_parents(held, other) < _COUPLE:
            held[pair] = _presumed(pair, Nature.PRESUMED, bond, sibling)


def _share_children(family: Family, held: dict[Pair, Bond], one: Key, other: Key) -> None:
    """The children of one spouse are taken for the other's."""
    marriage = family.spouses[min(one, other), max(one, other)]
    theirs = [bond for (above, _), bond in sorted(held.items()) if above == one]
    for bond in theirs:
        pair = (other, bond.other)
        if pair in held or not bond.natures & (_REAL | {Nature.PRESUMED}) or bond.other == other:
            continue
        if _real_parents(held, bond.other) < _COUPLE:
            nature = Nature.PRESUMED
            if _is_of_another(family, one, bond.other, marriage):
                nature = Nature.STEP
            held[pair] = _presumed(pair, nature, bond, marriage)


def _is_of_another(family: Family, parent: Key, child: Key, marriage: Bond) -> bool:
    """Whether the child was born before this wedding, or the parent married more than once."""
    born = family.people[child].born
    weddings = [
        one.day for one in family.weddings.get((marriage.one, marriage.other), ()) if one.day
    ]
    if born and weddings and born < min(weddings):
        return True
    return len(family.equals_of(family.spouses, parent)) > 1


def _presumed(pair: Pair, nature: Nature, *bonds: Bond) -> Bond:
    return Bond(*pair, [Said(nature, source) for bond in bonds for source in bond.sources])


def is_dissolved(family: Family, pair: Pair) -> bool:
    """Whether a divorce is the last that is known of the marriage of these two."""
    events = family.weddings.get(pair, ())
    divorces = [one for one in events if one.ended]
    if not divorces:
        return False
    days = [one.day for one in divorces if one.day]
    last = max(days, default=None)
    return not any(_after(day, last) for day in _marriages(family, pair))


def _after(day: date | None, divorce: date | None) -> bool:
    return day is not None and divorce is not None and day > divorce


def _marriages(family: Family, pair: Pair) -> Iterable[date | None]:
    """The days on which they were married, or a notary or court called them spouses."""
    yield from (one.day for one in family.weddings.get(pair, ()) if not one.ended)
    for source in family.spouses[pair].sources:
        document = source.document
        if document is not None and document.kind in _AUTHORITIES:
            yield document.day("issue_date")


def spouses(family: Family) -> Ties:
    """Who is married to whom, divorces counted."""
    return _both_ways(pair for pair in family.spouses if not is_dissolved(family, pair))


def siblings(family: Family, held: Mapping[Pair, Bond]) -> Ties:
    """Who are brothers and sisters: so called, or children of one parent."""
    pairs = set(family.siblings)
    below: defaultdict[Key, set[Key]] = defaultdict(set)
    for parent, child in held:
        below[parent].add(child)
    for children in below.values():
        pairs |= {(a, b) for a in children for b in children if a < b}
    return _both_ways(pairs)


def grandparents(family: Family, held: Mapping[Pair, Bond]) -> Ties:
    """Whose grandparents are known: the parents of parents, and those so called."""
    above: defaultdict[Key, set[Key]] = defaultdict(set)
    for elder, grandchild in family.grandparents:
        above[grandchild].add(elder)
    for parent, child in held:
        above[child] |= {elder for elder, below in held if below == parent}
    return {child: frozenset(elders) for child, elders in above.items()}


def attach_loose(family: Family, held: dict[Pair, Bond], deaths: Mapping[Key, Death]) -> None:
    """Ties a grandchild, or a nephew or niece, to the only one through whom they can inherit.

    That is the one child, or sibling, who died before and has no other known child.
    """
    links = _both_ways(family.siblings)
    for claim in family.loose:
        first, last = claim.meaning.steps[0], claim.meaning.steps[-1]
        if last is not Step.CHILD or any(below == claim.person for _, below in held):
            continue
        middle = (
            {below for above, below in held if above == claim.of}
            if first is Step.CHILD
            else links.get(claim.of, frozenset())
        )
        childless = {one for one in middle if not any(above == one for above, _ in held)}
        gone = [one for one in childless if order(deaths, one, claim.of) is Order.BEFORE]
        if len(gone) == 1:
            pair = (gone[0], claim.person)
            held[pair] = Bond(*pair, [Said(Nature.PRESUMED, claim.source)])


def _both_ways(pairs: Iterable[Pair]) -> Ties:
    ties: defaultdict[Key, set[Key]] = defaultdict(set)
    for one, other in pairs:
        ties[one].add(other)
        ties[other].add(one)
    return {person: frozenset(others) for person, others in ties.items()}
