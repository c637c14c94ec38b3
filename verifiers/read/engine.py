"""What a reader is: the words between pictures and the document kinds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from verifiers.intake import Picture
    from verifiers.model import Box, Page, Region


class Script(StrEnum):
    """The alphabet of a critical field: how it is read again, and how two answers are compared."""

    ID_NUMBER = "id_number"
    """Seventeen digits and a check digit, which may be X (GB 11643)."""
    DIGITS = "digits"
    """Digits alone."""
    DATE = "date"
    """A day written in Arabic or Chinese numerals; compared as a day."""
    CHINESE = "chinese"
    """Chinese characters: a name, an office."""
    MIXED = "mixed"
    """Chinese characters with digits, letters and brackets: a certificate number, an address."""


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """One page ready to be understood: upright, rectified where a card was found, and read once.

    `pixels` is RGB, height x width x 3, of the size `page` says; `regions` stand in reading order
    (rows from the top, each from the left) and their boxes are relative to these pixels.
    """

    page: Page
    pixels: NDArray[np.uint8]
    regions: tuple[Region, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """One critical value to be read a second time: where it stands, and its alphabet."""

    pixels: NDArray[np.uint8]
    """The whole sheet; only `box` is looked at."""
    box: Box
    script: Script


class Reader(Protocol):
    """The warm engines of one process. Not thread-safe; made after the fork."""

    def read(self, pictures: Sequence[Picture]) -> tuple[Sheet, ...]:
        """The first reading of every page. Raises `ReaderFailed`."""

    def second(self, lines: Sequence[Line]) -> tuple[str, ...]:
        """The second, independent reader's text of each line ("" where it sees none).

        Raises `ReaderFailed`.
        """

    def versions(self) -> tuple[tuple[str, str], ...]:
        """``(component, version)`` of every engine and model that reads here."""
