"""Parents of whom a testimony speaks without a name, where another paper names them.

被继承人的父母均先于其死亡 says of two people what became of them; a register names one: they are
the same. Who is meant is told by sex, or by there being nobody else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.family.naming import role_of, whose

if TYPE_CHECKING:
    from verifiers.family.kin import Family, Member
    from verifiers.family.order import Key

_SEXES = {"父亲": "male", "母亲": "female"}


def merge(family: Family) -> None:
    """Gives what is said of nameless parents to those whom another source names."""
    owners = sorted({owner for key in family.people if (owner := whose(key))})
    for owner in owners:
        parents = sorted(bond.one for bond in family.parents_of(owner))
        named = [family.people[key] for key in parents if whose(key) is None]
        open_ = [key for key in parents if whose(key) == owner]
        for word in list(open_):
            known = [one for one in named if one.sex == _SEXES[role_of(word)]]
            if len(known) == 1:
                _become(family, word, known[0])
                open_.remove(word)
                named.remove(known[0])
        unknown = [one for one in named if one.sex is None]
        placed = sum(whose(key) is None and family.people[key].sex is not None for key in parents)
        # Two parents there are: whoever is left is the one who is left to be named.
        if len(open_) == len(_SEXES) - placed and _alike(family, open_):
            for word, one in zip(open_, unknown, strict=False):
                _become(family, word, one)


def _alike(family: Family, words: list[Key]) -> bool:
    """Whether the same is said of each of them, so that it does not matter which is meant."""
    told = [
        ({(one.day, one.before) for one in person.deaths}, {one.act for one in person.acts})
        for person in (family.people[word] for word in words)
    ]
    return all(one == told[0] for one in told)


def _become(family: Family, word: Key, named: Member) -> None:
    """Moves everything that is said of `word` to the person with a name."""
    gone = family.people.pop(word)
    named.deaths += gone.deaths
    named.acts += gone.acts
    named.sexes += gone.sexes
    for pair in [pair for pair in family.parents if word in pair]:
        bond = family.parents.pop(pair)
        family.parents[named.key, bond.other].said += bond.said
