"""A text is as likely as all ways of spelling it step by step together."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from verifiers.read.first.likelihood import of_texts

PLACES = {"甲": [1], "乙": [2, 4], "丙": [3]}
"""乙 has two forms, which mean the same."""


def spelt_one_by_one(chances: np.ndarray, text: str) -> float:
    meant = {column: letter for letter, columns in PLACES.items() for column in columns}
    total = 0.0
    for path in itertools.product(range(chances.shape[1]), repeat=len(chances)):
        letters = "".join(
            letter for letter, _ in itertools.groupby(meant.get(column, "") for column in path)
        )
        if letters == text:
            total += float(np.prod(chances[range(len(path)), path]))
    return float(np.log(total))


@pytest.mark.parametrize("text", ["甲", "甲乙", "乙乙", "甲乙丙甲"])
def test_every_way_of_spelling_counts(text: str) -> None:
    chances = np.random.default_rng(5).dirichlet(np.ones(5), size=6).astype(np.float32)
    (told,) = of_texts(chances, [text], PLACES)
    assert told == pytest.approx(spelt_one_by_one(chances, text), abs=1e-4)


def test_a_text_with_an_unknown_character_is_as_unlikely_as_can_be() -> None:
    chances = np.full((6, 5), 0.2, np.float32)
    known, unknown = of_texts(chances, ["甲乙", "甲丁"], PLACES)
    assert unknown < known - 20
