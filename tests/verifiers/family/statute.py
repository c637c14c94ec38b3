"""The civil code's order of succession, put down article by article, to try the engine against.

Written from the statute and not from the engine: a family is a table of people with numbered days;
lines of descent are found by trying every chain of people, and later estates by a list of work, so
that nothing here shares a recursion, an order of looking or a representation with what it tries.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import permutations


@dataclass(frozen=True)
class Someone:
    """A member: the day of death (0 is the owner's), and what they said of the estate."""

    mother_or_father: tuple[str, ...] = ()
    died: int | None = None
    said: str | None = None
    """``waived``, ``joined``, ``inherits`` or ``disqualified``."""


Table = dict[str, Someone]
Row = tuple[str, str, str]
"""Who, in whose estate, with which outcome."""


@dataclass(frozen=True)
class Household:
    """A table of people, couples, and those whose common parent nobody names."""

    people: Table
    couples: tuple[frozenset[str], ...] = ()
    siblings: tuple[frozenset[str], ...] = ()

    def spouses(self, one: str) -> set[str]:
        return {other for pair in self.couples if one in pair for other in pair - {one}}

    def parents(self, one: str) -> set[str]:
        return {name for name in self.people[one].mother_or_father if name in self.people}

    def children(self, one: str) -> set[str]:
        return {name for name, who in self.people.items() if one in who.mother_or_father}

    def brothers_and_sisters(self, one: str) -> set[str]:
        told = {other for pair in self.siblings if one in pair for other in pair - {one}}
        return told | {
            name for name in self.people if name != one and self.parents(name) & self.parents(one)
        }

    def grandparents(self, one: str) -> set[str]:
        return {elder for parent in self.parents(one) for elder in self.parents(parent)}


def outcomes(house: Household, owner: str) -> set[Row]:
    """Every row of every estate that opens."""
    rows: set[Row] = set()
    waiting, done = [owner], set()
    while waiting:
        estate = waiting.pop()
        if estate in done:
            continue
        done.add(estate)
        for person, outcome in _one_estate(house, estate).items():
            rows.add((person, estate, outcome))
            if outcome == "later_deceased":
                waiting.append(person)  # 1152
    return rows


def _one_estate(house: Household, estate: str) -> dict[str, str]:
    first = _order(
        house,
        estate,
        {
            "spouse": house.spouses(estate),
            "child": house.children(estate),
            "parent": house.parents(estate),
        },
        deep=True,
    )
    # 1127: 没有第一顺序继承人继承的，由第二顺序继承人继承.
    if {"inherits", "joined", "open", "later_deceased"} & set(first.values()):
        return first
    second = _order(
        house,
        estate,
        {
            "sibling": house.brothers_and_sisters(estate),
            "grandparent": house.grandparents(estate),
        },
        deep=False,
    )
    return second | first


def _order(
    house: Household, estate: str, kin: dict[str, set[str]], *, deep: bool
) -> dict[str, str]:
    """One order of heirs; `deep` where descendants of any generation step in (1128 I), else one."""
    found: dict[str, str] = {}
    for kind, people in kin.items():
        for person in people:
            found[person] = _alone(house, estate, person, younger=kind == "child")
    heads = kin.get("child", set()) | kin.get("sibling", set())
    for head in heads:
        for chain in _chains(house, head, 9 if deep else 2):
            *above, last = chain
            if all(_alone(house, estate, one, younger=True) == "predeceased"
                   for one in above[1:]) and (
                _alone(house, estate, head, younger=head in kin.get("child", ()))
                == "predeceased"
            ):  # fmt: skip
                found[last] = _alone(house, estate, last, younger=True)
    # Represented is whoever died before and below whom somebody is called.
    called = {who for who, how in found.items() if how not in ("predeceased", "disqualified")}
    for head in heads:
        for chain in _chains(house, head, 9 if deep else 2):
            for place, one in enumerate(chain[:-1]):
                reached = all(found.get(name) in ("predeceased", "represented")
                              for name in chain[place:-1])  # fmt: skip
                if chain[-1] in called and reached and found.get(one) == "predeceased":
                    found[one] = "represented"
    return found


def _chains(house: Household, head: str, longest: int) -> list[tuple[str, ...]]:
    """Every line from this person downwards, found by trying all sequences of people."""
    others = [name for name, who in house.people.items() if who.mother_or_father and name != head]
    return [
        (head, *rest)
        for length in range(1, min(longest, 4))
        for rest in permutations(others, length)
        if all(
            upper in house.people[lower].mother_or_father
            for upper, lower in zip((head, *rest), rest, strict=False)
        )
    ]


def _alone(house: Household, estate: str, person: str, *, younger: bool) -> str:
    """What becomes of one person's own right, whoever steps in."""
    who, said = house.people[person], house.people[person].said
    if said == "disqualified":
        return said  # 1125; 解释一 17: nor is anybody called in their place.
    dead = house.people[estate].died
    assert dead is not None
    if who.died is not None:
        first = who.died < dead
        if who.died == dead:
            first = _presumed_first(house, estate, person, younger=younger)
        if first:
            return "predeceased"
    if said is not None:
        return said  # 1124
    return "open" if who.died is None else "later_deceased"


def _presumed_first(house: Household, estate: str, person: str, *, younger: bool) -> bool:
    """1121 II, of two who died on one day: whether this one is treated as dead before."""
    forlorn = {one: not _other_heirs(house, one, but) for one, but in
               ((estate, person), (person, estate))}  # fmt: skip
    if forlorn[person] and not forlorn[estate]:
        return True
    if forlorn[estate] and not forlorn[person]:
        return False
    # Elder first; of one generation neither inherits from the other.
    return not younger


def _other_heirs(house: Household, dead: str, but: str) -> bool:
    """Whether anybody else who might inherit from `dead` outlived them."""
    kin = (
        house.spouses(dead)
        | house.parents(dead)
        | house.brothers_and_sisters(dead)
        | house.grandparents(dead)
        | {chain[-1] for child in house.children(dead) for chain in _chains(house, child, 9)}
        | house.children(dead)
        | {child for one in house.brothers_and_sisters(dead) for child in house.children(one)}
    )
    day = house.people[dead].died
    assert day is not None
    return any((died := house.people[one].died) is None or died > day for one in kin - {dead, but})
