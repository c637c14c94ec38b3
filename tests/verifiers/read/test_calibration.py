"""Confidences that are shares."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bench.calibrate import curve
from bench.records import FieldRecord
from bench.reliability import bins, diagram, expected_error
from verifiers.model import Field, Party
from verifiers.read.calibration import CURVES, calibrated, origin

FIELD = Field(name="name", value="张三", confidence=0.9)


def test_where_a_value_came_from() -> None:
    assert origin(FIELD) == "once"
    assert origin(replace(FIELD, agreed=True)) == "agreed"
    assert origin(replace(FIELD, agreed=False)) == "disputed"
    assert origin(replace(FIELD, value=(Party(name="张三"),), agreed=True)) == "rows"


@pytest.mark.parametrize("name", CURVES)
def test_a_surer_reader_is_never_trusted_less(name: str) -> None:
    points = CURVES[name]
    assert list(points) == sorted(points)
    assert [share for _, share in points] == sorted(share for _, share in points)
    assert all(0.0 < share < 1.0 for _, share in points)


def test_between_the_points_of_a_curve_it_is_straight_and_beyond_them_level() -> None:
    (low, under), (high, over) = CURVES["once"][1:3]
    middle = replace(FIELD, confidence=(low + high) / 2)
    surest = CURVES["once"][-1][1]
    found = calibrated((middle, replace(FIELD, confidence=0.01), replace(FIELD, confidence=1.0)))
    assert [one.confidence for one in found] == pytest.approx(
        [(under + over) / 2, CURVES["once"][0][1], surest], abs=1e-4
    )


def test_no_value_is_given_with_no_confidence() -> None:
    nothing = Field(name="name", value=None)
    assert calibrated((nothing,)) == (nothing,)


def test_a_curve_never_falls_and_counts_a_doubt() -> None:
    values = [(0.5, place % 2 == 0) for place in range(50)]
    values += [(0.9, place % 10 != 0) for place in range(50)]
    found = curve(values)
    assert [share for _, share in found] == sorted(share for _, share in found)
    assert found[0][1] == pytest.approx(0.5, abs=0.05)
    assert found[-1][1] == pytest.approx(0.9, abs=0.05)
    assert curve([(0.99, True)] * 99)[-1][1] < 1.0


def _record(confidence: float, *, exact: bool) -> FieldRecord:
    return FieldRecord(
        name="name", critical=False, asked=True, wanted="", value="", raw="", readers="",
        given=True, exact=exact, agreed=None, confidence=confidence, origin="once",
    )  # fmt: skip


def test_the_reliability_diagram_counts_what_was_right() -> None:
    records = [_record(0.95, exact=place < 19) for place in range(20)]
    (only,) = bins(records)
    assert (only.count, only.right) == (20, 0.95)
    assert expected_error([only]) == pytest.approx(0.0)
    assert diagram([only]).count("<circle") == 1


def test_without_curves_a_certainty_is_what_the_reader_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """They are counted from certainties that no curve has changed (`bench.calibrate`)."""
    monkeypatch.setattr("verifiers.read.calibration.CURVES", {})
    assert calibrated((FIELD,)) == (FIELD,)
