"""The last word of an address, alone in its line, is found where the address ends amid it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from verifiers.model import Region
from verifiers.read import address_ends
from verifiers.read.address_ends import SURE
from verifiers.read.paddle import Reading

INK = np.full((400, 800, 3), 255, np.uint8)
LINE = "思明区文昌路43号2单元486"


class Reader:
    """A first reader that finds one character below the first line, and says what it is."""

    def __init__(self, said: str, certainty: float = 0.99, top: float = 125) -> None:
        self.reading = Reading(said, certainty, (0.5,), (certainty,) * len(said))
        self.top = top

    def find(self, part: object, side: int) -> list[Any]:
        """In a part of the page whose corner is at (60, 48)."""
        assert part is not None
        assert side
        y = self.top - 48
        return [np.asarray([[10, y], [40, y], [40, y + 30], [10, y + 30]], np.float32)]

    def read(self, _ink: object, quads: list[Any]) -> list[Reading]:
        return [self.reading] * len(quads)


def region(text: str, top: float) -> Region:
    box = ((0.1, top), (0.7, top), (0.7, top + 0.1), (0.1, top + 0.1))
    return Region(text, 0.99, box, "paddle", (0.5,) * len(text), (0.99,) * len(text))


def ends(reader: Any, *regions: Region) -> list[str]:
    return [one.text for one in address_ends.look(reader, INK, regions)[len(regions) :]]


@pytest.mark.parametrize(
    ("said", "certainty", "found"),
    [("室", 0.99, ["室"]), ("室", SURE - 0.01, []), ("本", 0.99, [])],
    ids=["a word of addresses", "unsure", "another word"],
)
def test_only_a_word_that_follows_a_number_is_its_end(
    said: str, certainty: float, found: list[str]
) -> None:
    assert ends(Reader(said, certainty), region(LINE, 0.2)) == found


@pytest.mark.parametrize("text", [f"{LINE}室", "2016", "350203192405060028"])
def test_only_an_address_that_ends_in_a_digit_is_looked_at(text: str) -> None:
    assert ends(Reader("室"), region(text, 0.2)) == []


def test_where_something_was_found_below_nothing_is_looked_for() -> None:
    assert ends(Reader("室"), region(LINE, 0.2), region("室（临街）", 0.33)) == []


def test_a_character_in_the_line_itself_is_not_below_it() -> None:
    assert ends(Reader("室", top=85), region(LINE, 0.2)) == []
