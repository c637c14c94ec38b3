"""Who outlived whom."""

from __future__ import annotations

from datetime import date

import pytest

from verifiers.family.order import Death, Order, order

EARLY, LATE = date(2010, 1, 1), date(2016, 1, 1)


def dead(*days: date, before: tuple[str, ...] = ()) -> Death:
    return Death(days=frozenset(days), before=frozenset(before))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (dead(EARLY), dead(LATE), Order.BEFORE),
        (dead(LATE), dead(EARLY), Order.AFTER),
        (dead(EARLY), dead(EARLY), Order.TOGETHER),
        (dead(), dead(LATE), Order.UNKNOWN),
        (dead(EARLY), dead(), Order.UNKNOWN),
        (dead(before=("other",)), dead(LATE), Order.BEFORE),
        (dead(before=("other",)), dead(), Order.BEFORE),
        (dead(EARLY), dead(before=("one",)), Order.AFTER),
        (dead(EARLY, LATE), dead(date(2013, 1, 1)), Order.UNKNOWN),
        (dead(LATE, before=("other",)), dead(EARLY), Order.UNKNOWN),
    ],
)
def test_days_and_words_are_weighed_together(one: Death, other: Death, expected: Order) -> None:
    assert order({"one": one, "other": other}, "one", "other") is expected


def test_whoever_no_source_calls_dead_survives_and_outlives() -> None:
    assert order({}, "one", "other") is Order.SURVIVED
    assert order({"one": dead(LATE)}, "one", "other") is Order.BEFORE


def test_whoever_died_before_somebody_who_died_first_died_before() -> None:
    deaths = {"one": dead(before=("third",)), "third": dead(EARLY), "other": dead(LATE)}
    assert order(deaths, "one", "other") is Order.BEFORE
    assert order(deaths, "other", "one") is Order.AFTER
    same = deaths | {"third": dead(LATE)}
    assert order(same, "one", "other") is Order.BEFORE
    later = deaths | {"third": dead(date(2018, 1, 1))}
    assert order(later, "one", "other") is Order.UNKNOWN
    chain = {"one": dead(before=("two",)), "two": dead(before=("other",)), "other": dead(LATE)}
    assert order(chain, "one", "other") is Order.BEFORE


def test_of_several_days_all_must_agree_on_who_was_first() -> None:
    middle = date(2013, 1, 1)
    through = {"one": dead(before=("third",)), "third": dead(EARLY, LATE)}
    assert order(through | {"other": dead(middle)}, "one", "other") is Order.UNKNOWN
    assert order(through | {"other": dead(LATE)}, "one", "other") is Order.BEFORE
    several = {"one": dead(before=("third",)), "third": dead(middle)}
    assert order(several | {"other": dead(EARLY, LATE)}, "one", "other") is Order.UNKNOWN


def test_predeceasing_the_living_or_the_undated_says_nothing_more() -> None:
    one = dead(before=("third",))
    assert order({"one": one, "other": dead(LATE)}, "one", "other") is Order.UNKNOWN
    undated = {"one": one, "third": dead(), "other": dead(LATE)}
    assert order(undated, "one", "other") is Order.UNKNOWN
    assert order({"one": one, "third": dead(EARLY), "other": dead()}, "one", "other") is (
        Order.UNKNOWN
    )


def test_words_in_a_circle_tell_nothing() -> None:
    deaths = {"one": dead(before=("other",)), "other": dead(before=("one",))}
    assert order(deaths, "one", "other") is Order.UNKNOWN
    three = {"a": dead(before=("b",)), "b": dead(before=("a",)), "other": dead(LATE)}
    assert order(three, "a", "other") is Order.UNKNOWN
