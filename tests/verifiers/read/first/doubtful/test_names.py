"""A label beside which one character was read is looked at closer: no name is so short."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.verifiers.read.first.saying import INK, First, region
from verifiers.read.first.doubtful.names import look

if TYPE_CHECKING:
    from verifiers.model import Region


def looked(text: str, *said: tuple[str, float]) -> Region:
    reader: Any = First(*said)
    (found,) = look(reader, INK, [region(text, 1.0)])
    assert not reader.said
    return found


@pytest.mark.parametrize(
    ("said", "seen"),
    [
        ([("姓名廖玲", 0.7)] * 3 + [("姓名玲", 1.0)] * 3, "姓名廖玲"),
        ([("姓名廖玲", 0.6), ("姓名摩玲", 0.5), ("姓名廖玲", 0.9)] + [("玲", 1.0)] * 3, "姓名廖玲"),
        ([("姓名廖玲", 1.0)] * 2 + [("姓名玲", 0.8)] * 4, "姓名玲"),
        ([("姓名玲性别女民族汉", 1.0)] * 6, "姓名玲"),
    ],
    ids=["half of them", "the surest", "too few", "more than a name"],
)
def test_what_half_of_the_looks_see_more_of_is_taken(
    said: list[tuple[str, float]], seen: str
) -> None:
    assert looked("姓名玲", *said).text == seen


@pytest.mark.parametrize("text", ["姓名廖玲", "姓名", "玲", "性别女"])
def test_other_lines_are_not_looked_at(text: str) -> None:
    assert looked(text).text == text
