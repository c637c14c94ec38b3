"""Short entries that could hardly be read become what two looks plainly see."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest

from tests.verifiers.read.first.saying import INK, First, looked_at, region
from verifiers.read.first.doubtful import entries

looked = partial(looked_at, entries)


def test_an_entry_that_could_hardly_be_read_is_what_two_looks_plainly_see() -> None:
    found = looked(region("注", 0.44), ("注", 0.5), ("户主", 0.92), ("户主", 0.98), ("户主", 0.96))
    assert (found.text, found.confidence) == ("户主", 0.96)


def test_an_entry_with_a_letter_of_another_script_is_what_two_looks_plainly_see() -> None:
    found = looked(region("μ琴仙", 0.86), ("覃琴仙", 0.95), ("μ琴仙", 0.8), ("覃琴仙", 0.99))
    assert (found.text, found.confidence) == ("覃琴仙", 0.95)


@pytest.mark.parametrize(
    "looks", [[("户主", 0.98)], [("户主", 0.98), ("户主", 0.8)], [("户主", 0.98), ("产主", 0.95)]]
)
def test_an_entry_of_which_looks_say_too_little_stays(looks: list[tuple[str, float]]) -> None:
    first = region("注", 0.44)
    assert looked(first, *looks) is first


def test_no_more_looks_are_taken_at_an_entry_of_which_two_say_different_things() -> None:
    reader: Any = First(("户主", 0.98), ("产主", 0.95))
    (found,) = entries.look(reader, INK, [region("注", 0.44)])
    assert (found.text, reader.said) == ("注", [])


@pytest.mark.parametrize(("text", "certainty"), [("户主", 0.7), ("何时由何地", 0.4)])
def test_what_is_read_or_long_is_not_looked_at_again(text: str, certainty: float) -> None:
    first = region(text, certainty)
    assert looked(first) is first
