"""A first reader that says what a test gives it, and the line that it looks at."""

from __future__ import annotations

from typing import Any, Protocol

import numpy as np

from verifiers.model import Region
from verifiers.read.first.paddle import Reading

INK = np.full((100, 400, 3), 255, np.uint8)
BOX = ((0.1, 0.2), (0.9, 0.2), (0.9, 0.6), (0.1, 0.6))
LOOKS = 6
"""As it is, evened out, and its darkest ink: each of them closer and closer yet."""


class Kind(Protocol):
    """A module of lines that are looked at closer."""

    @staticmethod
    def look(reader: Any, ink: Any, regions: Any, /) -> tuple[Region, ...]: ...


class First:
    """A first reader that says one thing after the other."""

    def __init__(self, *said: tuple[str, float]) -> None:
        self.said = list(said)

    def line(self, _strip: object) -> Reading:
        """The next text, of which every character is as certain."""
        text, certainty = self.said.pop(0)
        return Reading(text, certainty, (0.5,) * len(text), (certainty,) * len(text))


def region(text: str, certainty: float) -> Region:
    """A line of which every character is as certain."""
    return Region(text, certainty, BOX, "paddle", (0.5,) * len(text), (certainty,) * len(text))


def looked_at(kind: Kind, first: Region, *said: tuple[str, float]) -> Region:
    """What becomes of a line where closer looks say this, and nothing more."""
    reader = First(*said, *[("", 0.0)] * (LOOKS - len(said) if said else 0))
    (found,) = kind.look(reader, INK, [first])
    return found
