"""Digits in the boxes of a form: where two readers agree, the first is asked once more.

It was taught on words: of a digit with room and rules around it, it is never sure. So it is shown
the digits as Tesseract is, without rules and moved together. Measured on numbers of forms: least
certainties of 0.51, 0.71 and 0.44 became 0.85, 1.00 and 1.00.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from verifiers.read.engine import SURE, Alphabet, Look
from verifiers.read.second.tesseract import picture_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verifiers.read.engine import Line
    from verifiers.read.first.paddle import Paddle

_APART = re.compile(r"\d\W* \W*(?=\d)")


def closed_up(raw: str, line: Line) -> Line | None:
    """The line of an unsure number as it is asked for again, or `None` where it is no such one."""
    digits = sum(map(str.isdecimal, raw))
    apart = len(_APART.findall(raw)) >= digits - 1 > 0
    if not apart or line.alphabet is not Alphabet.DIGITS or line.certainty >= SURE:
        return None
    return replace(line, look=Look.CLOSED_UP)


def read(first: Paddle, lines: Sequence[Line]) -> tuple[str, ...]:
    """What the first reader sees on each line if it is sure of every character, or else ""."""
    return tuple(_surely(first, line) for line in lines)


def _surely(first: Paddle, line: Line) -> str:
    grey = picture_of(line)
    seen = first.line(np.repeat(grey[:, :, np.newaxis], 3, axis=2))
    return seen.text if min(seen.certainties, default=0.0) >= SURE else ""
