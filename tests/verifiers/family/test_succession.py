"""The order of succession against the statute, over every small family there is."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product
from typing import TYPE_CHECKING

import pytest

from tests.verifiers.family.statute import Household, Someone, outcomes
from verifiers.family.order import Death
from verifiers.family.succession import Kindred, Outcome, succession

if TYPE_CHECKING:
    from collections.abc import Iterable

OPENED = date(2016, 8, 11)
DEAD = Someone(("mother",), died=0)
ABSENT = "absent"
State = tuple[int | None, str | None]
"""Day of death and word, as a member of the table has them; `None` for nobody of that place."""
ALIVE, WAIVED, JOINED, INHERITS = (
    (None, None),
    (None, "waived"),
    (None, "joined"),
    (None, "inherits"),
)
BEFORE, SAME_DAY, LATER, LAST = (-5, None), (0, None), (5, None), (7, None)
OUT, WAIVED_AND_DIED, OUT_BEFORE = (None, "disqualified"), (5, "waived"), (-5, "disqualified")


def kindred(house: Household) -> Kindred:
    """The same family as the engine takes it."""
    people = house.people
    return Kindred(
        spouses={one: frozenset(house.spouses(one)) for one in people},
        children={one: frozenset(house.children(one)) for one in people},
        parents={one: frozenset(house.parents(one)) for one in people},
        siblings={one: frozenset(house.brothers_and_sisters(one)) for one in people},
        grandparents={one: frozenset(house.grandparents(one)) for one in people},
        deaths={
            one: Death(days=frozenset({OPENED + timedelta(days=who.died)}))
            for one, who in people.items()
            if who.died is not None
        },
        heard={(one, "dead"): Outcome(who.said) for one, who in people.items() if who.said},
    )


def households(
    skeleton: dict[str, tuple[str, ...]],
    couples: tuple[frozenset[str], ...],
    states: dict[str, Iterable[State | str]],
) -> Iterable[Household]:
    """Every family of this shape whose members are in any of their states."""
    for chosen in product(*states.values()):
        members = {
            name: Someone(skeleton[name], *state)
            for name, state in zip(states, chosen, strict=True)
            if not isinstance(state, str)
        }
        people = {"dead": Someone(skeleton["dead"], died=0), **members}
        yield Household(people, tuple(pair for pair in couples if pair <= set(people)))


SKELETON = {
    "dead": ("mother",),
    "mother": ("granny",),
    "granny": (),
    "husband": (),
    "child": ("dead", "husband"),
    "other": ("dead", "husband"),
    "grandchild": ("child",),
    "great": ("grandchild",),
    "sister": ("mother",),
    "niece": ("sister",),
    "grandniece": ("niece",),
}
COUPLES = (frozenset({"dead", "husband"}),)
USUAL = (ABSENT, ALIVE, WAIVED, BEFORE, LATER)
SHAPES = {
    "first order and representation": {
        "husband": (ABSENT, ALIVE, BEFORE, LATER),
        "mother": (ABSENT, ALIVE, LAST),
        "child": (ABSENT, ALIVE, BEFORE, LATER, OUT),
        "other": (ABSENT, INHERITS, WAIVED),
        "grandchild": (ABSENT, ALIVE, WAIVED, BEFORE, LAST),
        "great": (ABSENT, ALIVE, JOINED),
    },
    "second order": {
        "mother": (ABSENT, WAIVED, BEFORE, OUT, LATER),
        "granny": (ABSENT, ALIVE, LATER),
        "sister": (*USUAL, LAST, OUT_BEFORE, INHERITS),
        "niece": (*USUAL, LAST),
        "grandniece": (ABSENT, ALIVE),
        "child": (WAIVED, BEFORE),
    },
    "deaths on one day": {
        "husband": (ABSENT, ALIVE, SAME_DAY),
        "mother": (ABSENT, ALIVE, BEFORE, SAME_DAY, LATER),
        "child": (ABSENT, ALIVE, SAME_DAY, BEFORE),
        "grandchild": (ABSENT, ALIVE, SAME_DAY, WAIVED),
        "sister": (ABSENT, ALIVE, SAME_DAY, BEFORE),
        "niece": (ABSENT, ALIVE, SAME_DAY),
    },
    "one estate after another": {
        "husband": (ABSENT, ALIVE, LATER, LAST, WAIVED_AND_DIED),
        "mother": (ABSENT, LATER, LAST, WAIVED_AND_DIED),
        "child": (ABSENT, LATER, LAST, BEFORE, INHERITS),
        "other": (ABSENT, ALIVE, LATER),
        "grandchild": (ABSENT, ALIVE, LAST),
        "sister": (ABSENT, ALIVE, LATER, WAIVED),
    },
}


@pytest.mark.parametrize("shape", SHAPES)
def test_every_small_family_comes_out_as_the_statute_says(shape: str) -> None:
    tried = 0
    for house in households(SKELETON, COUPLES, SHAPES[shape]):
        found = succession(kindred(house), "dead")
        rows = {(one.person, one.of, one.outcome.value) for one in found}
        assert rows == outcomes(house, "dead"), house
        tried += 1
    assert tried >= 2000
