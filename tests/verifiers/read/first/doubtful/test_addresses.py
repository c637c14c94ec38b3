"""Doubtful lines of addresses become what closer looks see alike; others stay as they are."""

from __future__ import annotations

from typing import Any

import pytest

from tests.verifiers.read.first.saying import BOX, INK, LOOKS
from verifiers.model import Region
from verifiers.read.engine import SURE
from verifiers.read.first.closer import ENOUGH, LIKELY
from verifiers.read.first.doubtful import addresses
from verifiers.read.first.paddle import Reading

FIRST, OTHER = "思明区文昌路43号13", "思明区文昌路45号15"


class Reader:
    """A first reader that says one thing after the other, and counts."""

    def __init__(self, *said: tuple[str, float]) -> None:
        self.said, self.asked = [*said, *[("", 0.0)] * (LOOKS - len(said))], 0

    def line(self, _strip: object) -> Reading:
        text, certainty = self.said[self.asked]
        self.asked += 1
        return Reading(text, certainty, (0.5,) * len(text), (certainty,) * len(text))


def looked(reader: Any, text: str = FIRST, certainty: float = 0.88) -> Region:
    certainties = (certainty,) * len(text)
    first = Region(text, certainty, BOX, "paddle", (0.5,) * len(text), certainties)
    (found,) = addresses.look(reader, INK, [first])
    return found


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ([(OTHER, 0.9)] * ENOUGH, OTHER),
        ([(OTHER, 0.9)] * (ENOUGH - 1), FIRST),
        ([(OTHER, LIKELY - 0.1)] * LOOKS, FIRST),
        ([(f"{OTHER}8", 0.9)] * LOOKS, FIRST),
        ([(FIRST, 0.9)] * ENOUGH + [(OTHER, 0.99)] * ENOUGH, FIRST),
    ],
    ids=["alike", "too few", "unsure", "longer", "the same first"],
)
def test_a_line_becomes_what_enough_looks_are_sure_of(
    said: list[tuple[str, float]], text: str
) -> None:
    assert looked(Reader(*said)).text == text


def test_no_more_looks_are_taken_once_too_few_are_left_to_agree() -> None:
    reader = Reader((OTHER, 0.9), *[(OTHER, LIKELY - 0.1)] * LOOKS)
    assert looked(reader).text == FIRST
    assert reader.asked == LOOKS - 1


def test_it_is_as_sure_as_the_second_surest_look() -> None:
    found = looked(Reader((OTHER, 0.85), (OTHER, 0.99), (OTHER, 0.9)))
    assert found.certainties[0] == 0.9


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        (FIRST, SURE),
        ("兹证明林秀英", 0.5),
        ("思明区文昌路350203192405060028", 0.5),
        ("文昌路43号，于2016年", 0.5),
    ],
    ids=["sure", "no address", "a long number", "a day"],
)
def test_other_lines_are_not_looked_at(text: str, certainty: float) -> None:
    reader = Reader()
    assert looked(reader, text, certainty).text == text
    assert reader.asked == 0
