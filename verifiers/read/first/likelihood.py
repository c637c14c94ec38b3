"""How likely each of several texts is on a line: Graves' forward algorithm (ICML 2006, 369 to 376).

A recogniser answers for each step of a line how likely each character stands there, or the blank
between characters. A text is as likely as all ways to spell it together; what is read is only the
likeliest character of each step, and may be no name while a name is nearly as likely.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

_LEAST = 1e-9
"""No character is less likely: what a look does not see at all, others may."""


def of_texts(
    chances: NDArray[np.float32], texts: Sequence[str], places: Mapping[str, Sequence[int]]
) -> list[float]:
    """The natural logarithm of the likelihood of each text.

    `chances` are steps x characters, the blank first; `places` says which columns mean a character.
    A text with a character that has none is as unlikely as can be.
    """
    return [
        _of_text(chances, [list(places[letter]) for letter in text])
        if all(map(places.get, text))
        else len(text) * float(np.log(_LEAST))
        for text in texts
    ]


def _of_text(chances: NDArray[np.float32], letters: Sequence[list[int]]) -> float:
    """Blank, character, blank, character … blank: each step stays, goes on, or skips a blank."""
    steps, states = len(chances), 2 * len(letters) + 1
    likely = np.repeat(chances[:, :1].astype(np.float64), states, axis=1)
    for place, columns in enumerate(letters):
        likely[:, 2 * place + 1] = chances[:, columns].sum(axis=1)
    likely += _LEAST
    # A blank between two characters may be skipped unless they are the same.
    skips = np.zeros(states)
    skips[3::2] = [one != other for one, other in zip(letters[1:], letters, strict=False)]
    ways = np.zeros(states)
    ways[:2] = likely[0, :2]
    told = 0.0
    for step in range(1, steps):
        ways[2:] += ways[1:-1] + skips[2:] * ways[:-2]
        ways[1] += ways[0]
        ways *= likely[step]
        total = ways.sum()
        told += float(np.log(total))
        ways /= total
    return told + float(np.log(ways[-2:].sum() + _LEAST))
