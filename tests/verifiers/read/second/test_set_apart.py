"""Digits in the boxes of a form are sure where the first reader sees them again moved together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.written import cell, page
from verifiers.model import Field
from verifiers.read.engine import Look, Script
from verifiers.read.second.asking import Asked
from verifiers.read.second.consensus import reach_all

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verifiers.read import Line

NUMBER = "35020316377309059"
BOXES = " ".join(NUMBER)


class Readers:
    """Tesseract, the network of numerals, and the first reader at digits moved together."""

    def __init__(self, second: str, closed_up: str) -> None:
        self.second_says, self.closed_up = second, closed_up
        self.looks: list[Look] = []

    def second(self, lines: Sequence[Line]) -> tuple[str, ...]:
        self.looks += [line.look for line in lines]
        others = {Look.CLOSED_UP: self.closed_up, Look.LETTERS: "*" * len(NUMBER)}
        return tuple(others.get(line.look, self.second_says) for line in lines)


def settled(raw: str, reader: Readers, *, certainty: float = 0.8) -> Field:
    told = replace(cell(raw, 100, 100), certainties=(certainty,) * len(raw))
    field = Field(name="certificate_number", value=NUMBER, raw=raw, page=1, box=told.box)
    asked = Asked((field,), {field.name: Script.DIGITS}, (page([told]),))
    ((one,),) = reach_all([asked], reader)  # type: ignore[arg-type]
    return one


def test_a_number_that_is_seen_again_without_its_boxes_is_agreed_on() -> None:
    reader = Readers(NUMBER, NUMBER)
    assert settled(BOXES, reader).agreed is True
    assert reader.looks == [Look.CLEAN, Look.CLOSED_UP]


@pytest.mark.parametrize("closed_up", ["", NUMBER.replace("16", "18")])
def test_a_number_that_is_not_surely_seen_again_has_no_value(closed_up: str) -> None:
    assert settled(BOXES, Readers(NUMBER, closed_up)).value is None


def test_nobody_is_asked_again_where_digits_stand_close_or_are_sure_or_disputed() -> None:
    for raw, certainty, said in (
        (NUMBER, 0.8, NUMBER),
        (BOXES, 0.99, NUMBER),
        (BOXES, 0.8, NUMBER.replace("16", "18")),
    ):
        reader = Readers(said, NUMBER)
        settled(raw, reader, certainty=certainty)
        assert Look.CLOSED_UP not in reader.looks
