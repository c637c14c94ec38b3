"""Likeness of cases: what it rests on, and what it must not rest on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.rules import alike
from verifiers.model import (
    Assessment,
    Band,
    Fact,
    FactState,
    PolicyStamp,
    Reason,
    Recommendation,
    Strength,
    Text,
)

STATES = [state.value for state in FactState]
FACTS = st.dictionaries(st.sampled_from(["a", "b", "c", "d"]), st.sampled_from(STATES))
FINDINGS = st.dictionaries(st.sampled_from(["A", "B", "C", "D"]), st.just(alike.FOUND))
SHAPES = st.builds(lambda facts, findings: {**facts, **findings}, FACTS, FINDINGS)
WEIGHTS = st.dictionaries(st.sampled_from("abcdABCD"), st.floats(0.1, 6))


def assessment(*facts: Fact, reasons: tuple[str, ...] = ()) -> Assessment:
    words = Text("话", "words")
    return Assessment(
        as_of=date(2026, 11, 26),
        policy=PolicyStamp("p", "1", "0" * 64),
        risk_score=40,
        band=Band.MEDIUM,
        recommendation=Recommendation.REVIEW,
        facts=facts,
        reasons=tuple(
            Reason(
                code=code,
                strength=Strength.SOFT,
                points=1,
                title=words,
                detail=words,
                fix=words,
            )
            for code in reasons
        ),
        breakdown=(),
    )


def fact(name: str, state: FactState, why: str = "因为") -> Fact:
    return Fact(name=name, state=state, why=Text(why, why))


@given(here=SHAPES, there=SHAPES, weights=WEIGHTS)
def test_it_is_symmetric_whole_for_equals_and_explains_itself(
    here: alike.Shape, there: alike.Shape, weights: dict[str, float]
) -> None:
    found = alike.compare(here, there, weights)
    assert found.likeness == pytest.approx(alike.likeness(there, here, weights))
    assert 0 <= found.likeness <= 1
    assert (found.likeness == 1) == (found.differs == ())
    assert {*found.same, *(one.name for one in found.differs)} == here.keys() | there.keys()


@given(here=SHAPES, there=SHAPES, weights=WEIGHTS, more=st.sampled_from(["e", "E"]))
def test_what_both_share_makes_them_no_less_like_and_what_one_has_no_more(
    here: alike.Shape, there: alike.Shape, weights: dict[str, float], more: str
) -> None:
    before = alike.likeness(here, there, weights)
    shared = alike.likeness({**here, more: "missing"}, {**there, more: "missing"}, weights)
    assert shared >= before - 1e-12
    assert alike.likeness({**here, more: "missing"}, there, weights) <= before + 1e-12


@given(here=SHAPES, others=st.lists(SHAPES, max_size=6), weights=WEIGHTS)
def test_all_at_once_says_what_one_by_one_says(
    here: alike.Shape, others: list[alike.Shape], weights: dict[str, float]
) -> None:
    catalogue = alike.Catalogue({str(number): one for number, one in enumerate(others)})
    found = catalogue.likeness(here, weights).tolist()
    assert found == pytest.approx([alike.likeness(here, there, weights) for there in others])


def test_a_heavier_difference_is_a_greater_one() -> None:
    weights = {"A": 5.0, "B": 0.5, "a": 1.0}
    here = {"a": "missing", "A": alike.FOUND, "B": alike.FOUND}
    assert alike.likeness(here, {"a": "missing", "B": alike.FOUND}, weights) < alike.likeness(
        here, {"a": "missing", "A": alike.FOUND}, weights
    )
    half = alike.likeness({"a": "missing"}, {"a": "contradicted"}, weights)
    assert half == 0.5
    assert alike.likeness({"a": "missing"}, {"a": "established"}, weights) == 0


def test_a_shape_holds_no_names_words_or_order() -> None:
    one = fact("registrant_is_dead", FactState.MISSING)
    two = fact("heirs_are_complete", FactState.ESTABLISHED)
    codes = alike.codes_of(assessment(one, two, reasons=("X", "Y", "REGISTRANT_IS_DEAD_MISSING")))
    assert codes == ("X", "Y", "heirs_are_complete:established", "registrant_is_dead:missing")
    renamed = replace(one, why=Text("林秀英", "x"), people=("林秀英",), by=("doc_9",))
    other = assessment(two, renamed, reasons=("Y", "X", "X"))
    assert alike.codes_of(other) == codes
    assert alike.shape_id("divorce", codes) != alike.shape_id("inheritance", codes)
    assert alike.shape_of(codes)["X"] == alike.FOUND


@pytest.mark.parametrize(
    ("outcomes", "most"),
    [
        ({}, None),
        ({"approve": 4}, None),
        ({"approve": 5}, "approve"),
        ({"approve": 6, "reject": 1}, None),
        ({"approve": 9, "reject": 1}, "approve"),
        ({"approve": 50, "reject": 50}, None),
        ({"approve": 30, "reject": 70}, "reject"),
    ],
)
def test_a_majority_is_clear_or_there_is_none(outcomes: dict[str, int], most: str | None) -> None:
    assert alike.majority(outcomes) == most


def test_intervals_are_wilsons() -> None:
    found = alike.interval(8, 10)
    assert (round(found.low, 4), round(found.high, 4)) == (0.4902, 0.9433)
    assert alike.interval(0, 0) == alike.Interval(0.0, 0.0, 1.0)
    assert alike.interval(5, 5).high == pytest.approx(1.0)
