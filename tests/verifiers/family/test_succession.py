"""The order of succession against the statute, over every small family there is."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product
from typing import TYPE_CHECKING

import pytest

from tests.verifiers.family.statute import Household, Someone, outcomes
from verifiers.family.order import Death
from verifiers.family.succession import Kindred, Outcome, Role, succession

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
    "stepfather": (),
    "grandniece": ("niece",),
}
COUPLES = (frozenset({"dead", "husband"}), frozenset({"mother", "stepfather"}))
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
        "mother": (ABSENT, ALIVE, SAME_DAY, LATER),
        "child": (ABSENT, ALIVE, SAME_DAY, BEFORE),
        "grandchild": (ABSENT, ALIVE, SAME_DAY, WAIVED),
        "sister": (ABSENT, ALIVE, SAME_DAY, BEFORE),
        "niece": (ABSENT, SAME_DAY),
        "stepfather": (ABSENT, ALIVE),
    },
    "one estate after another": {
        "husband": (ABSENT, ALIVE, LATER, LAST, WAIVED_AND_DIED),
        "mother": (ABSENT, LATER, WAIVED_AND_DIED),
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


def test_a_family_in_a_circle_comes_to_an_end() -> None:
    """Papers may contradict each other: each the child, and the later heir, of the other."""
    both = {"a": frozenset({"b"}), "b": frozenset({"a"}), "dead": frozenset({"a"})}
    before = Death(days=frozenset({date(2010, 1, 1)}))
    dead = Death(days=frozenset({OPENED}))
    found = succession(
        Kindred(children=both, deaths={"dead": dead, "a": before, "b": before}), "dead"
    )
    assert [(one.person, one.outcome) for one in found] == [
        ("a", Outcome.PREDECEASED),
        ("b", Outcome.PREDECEASED),
    ]
    later = {name: Death(days=frozenset({date(2018, 1, 1)})) for name in ("a", "b")}
    spouses = {"a": frozenset({"b"}), "b": frozenset({"a"}), "dead": frozenset({"a"})}
    found = succession(Kindred(spouses=spouses, deaths={"dead": dead, **later}), "dead")
    assert {one.person for one in found} == {"a", "b"}


def test_deaths_on_one_day_in_a_circle_of_descendants_come_to_an_end() -> None:
    both = {"a": frozenset({"b"}), "b": frozenset({"a"}), "dead": frozenset({"a"})}
    same = {name: Death(days=frozenset({OPENED})) for name in ("dead", "a", "b")}
    found = succession(Kindred(children=both, deaths=same), "dead")
    assert {one.person for one in found} == {"a", "b"}


def test_shares_are_told_once_and_say_through_whom() -> None:
    children = {"dead": frozenset({"child"}), "child": frozenset({"grandchild"})}
    deaths = {"dead": Death(days=frozenset({OPENED})),
              "child": Death(before=frozenset({"dead"}))}  # fmt: skip
    child, grandchild = succession(Kindred(children=children, deaths=deaths), "dead")
    assert (child.outcome, child.heirs, child.instead) == (
        Outcome.REPRESENTED, ("grandchild",), None,
    )  # fmt: skip
    assert (grandchild.role, grandchild.instead, grandchild.of) == (
        Role.DESCENDANT, "child", "dead",
    )  # fmt: skip


def test_each_line_names_those_who_step_in_next() -> None:
    children = {
        "dead": frozenset({"a"}), "a": frozenset({"b"}), "b": frozenset({"c"}),
    }  # fmt: skip
    gone = Death(before=frozenset({"dead"}))
    deaths = {"dead": Death(days=frozenset({OPENED})), "a": gone, "b": gone}
    found = succession(Kindred(children=children, deaths=deaths), "dead")
    assert [(one.person, one.heirs, one.instead) for one in found] == [
        ("a", ("b",), None), ("b", ("c",), "a"), ("c", (), "b"),
    ]  # fmt: skip
    later = {"dead": deaths["dead"], "a": Death(days=frozenset({date(2018, 1, 1)})),
             "b": Death(days=frozenset({date(2019, 1, 1)}))}  # fmt: skip
    found = succession(Kindred(children=children, deaths=later), "dead")
    assert [(one.person, one.heirs, one.of) for one in found] == [
        ("a", ("b",), "dead"), ("b", ("c",), "a"), ("c", (), "b"),
    ]  # fmt: skip


def test_whoever_died_at_an_unknown_time_must_be_heard() -> None:
    children = {"dead": frozenset({"child"})}
    deaths = {"dead": Death(days=frozenset({OPENED})), "child": Death()}
    (share,) = succession(Kindred(children=children, deaths=deaths), "dead")
    assert share.is_open
    heard = {("child", "dead"): Outcome.WAIVED}
    (share,) = succession(Kindred(children=children, deaths=deaths, heard=heard), "dead")
    assert share.outcome is Outcome.WAIVED


def test_a_later_death_without_heirs_is_open_and_with_heirs_is_theirs() -> None:
    deaths = {"dead": Death(days=frozenset({OPENED})),
              "child": Death(days=frozenset({date(2018, 1, 1)}))}  # fmt: skip
    alone = Kindred(children={"dead": frozenset({"child"})}, deaths=deaths)
    (share,) = succession(alone, "dead")
    assert (share.outcome, share.is_open) == (Outcome.LATER_DECEASED, True)
    both = {"dead": frozenset({"child"}), "child": frozenset({"grandchild"})}
    share, further = succession(Kindred(children=both, deaths=deaths), "dead")
    assert (share.is_open, share.heirs) == (False, ("grandchild",))
    assert (further.person, further.of, further.role) == ("grandchild", "child", Role.CHILD)


def test_a_waiver_of_the_heir_s_own_estate_counts_for_the_share_in_it() -> None:
    both = {"dead": frozenset({"child"}), "child": frozenset({"grandchild"})}
    deaths = {"dead": Death(days=frozenset({OPENED})),
              "child": Death(days=frozenset({date(2018, 1, 1)}))}  # fmt: skip
    for estate in ("dead", "child"):
        heard = {("grandchild", estate): Outcome.WAIVED}
        *_, further = succession(Kindred(children=both, deaths=deaths, heard=heard), "dead")
        assert further.outcome is Outcome.WAIVED


def test_somebody_who_may_have_outlived_the_dead_is_another_heir() -> None:
    """Mother and daughter die on one day; whether the daughter's husband lived, nobody knows."""
    family = {
        "parents": {"dead": frozenset({"mother"})},
        "children": {"mother": frozenset({"dead", "sister"})},
        "siblings": {"dead": frozenset({"sister"}), "sister": frozenset({"dead"})},
    }
    same = Death(days=frozenset({OPENED}))
    sister = Death(days=frozenset({date(2010, 1, 1)}))
    deaths = {"dead": same, "mother": same, "sister": sister}
    (alone, *_) = succession(
        Kindred(**family, spouses={"mother": frozenset({"other"})}, deaths=deaths), "dead"
    )
    assert (alone.person, alone.outcome) == ("mother", Outcome.LATER_DECEASED)
    spouses = {"dead": frozenset({"husband"}), "mother": frozenset({"other"})}
    unknown = deaths | {"husband": Death()}
    shares = succession(Kindred(**family, spouses=spouses, deaths=unknown), "dead")
    assert {one.person: one.outcome for one in shares}["mother"] is Outcome.PREDECEASED
