"""Where a value should stand that was not read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.written import cell, page
from verifiers.documents import catalogue
from verifiers.layout.expected import placed
from verifiers.model import Field, Kind

LAYOUT = {"a": (0.1, 0.2, 0.3, 0.1), "b": (0.2, 0.4, 0.3, 0.1), "c": (0.1, 0.6, 0.3, 0.1),
          "d": (0.5, 0.8, 0.2, 0.1)}  # fmt: skip


def _field(name: str, left: float, middle: float, value: str | None = "x") -> Field:
    box = ((left, middle - 0.02), (left + 0.2, middle - 0.02), (left + 0.2, middle + 0.02),
           (left, middle + 0.02))  # fmt: skip
    return Field(name=name, value=value, raw="x", box=box)


READ = (_field("a", 0.25, 0.2), _field("b", 0.3, 0.3), _field("c", 0.25, 0.4))
"""The card takes half the page, from (0.2, 0.1) on."""


def test_the_place_follows_from_three_values_that_were_read() -> None:
    *_, found = placed((*READ, Field(name="d", value=None)), LAYOUT, page([]))
    assert found.value is None
    assert found.raw == ""
    assert found.box is not None
    assert found.box[0] == pytest.approx((0.45, 0.475), abs=1e-4)
    assert found.box[2] == pytest.approx((0.55, 0.525), abs=1e-4)


def test_what_stands_there_is_kept_as_its_raw_text() -> None:
    sheet = page([cell("??", 480, 700)])
    *_, found = placed((*READ, Field(name="d", value=None)), LAYOUT, sheet)
    assert found.raw == "??"


def test_two_values_are_too_few_and_three_that_do_not_fit_are_too_odd() -> None:
    missing = Field(name="d", value=None)
    assert placed((*READ[:2], missing), LAYOUT, page([]))[-1].box is None
    bent = (READ[0], _field("b", 0.9, 0.3), READ[2])
    assert placed((*bent, missing), LAYOUT, page([]))[-1].box is None


def test_a_covered_number_of_a_card_has_its_place() -> None:
    rows = [
        ("姓名林秀英", 80, 200),
        ("性别女", 80, 320),
        ("民族汉", 302, 320),
        ("出生1924年5月6日", 80, 440),
    ]
    regions = [cell(text, x, y * 1.4, pitch=51) for text, x, y in rows]
    fields = catalogue()[Kind.ID_CARD_PORTRAIT].extract([page(regions)])
    number = next(field for field in fields if field.name == "id_number")
    assert number.value is None
    assert number.box is not None
    assert 0.8 < number.box[0][1] < 0.9
    assert replace(number, box=None) == Field(name="id_number", value=None)
