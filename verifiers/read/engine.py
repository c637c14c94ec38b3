"""What a reader is: the words between pictures and the document kinds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from verifiers.intake import Picture
    from verifiers.model import Box, Field, Page, Region

FIRST, SECOND, THIRD = "paddle", "tesseract", "numerals"
"""What the readers are called: PP-OCR, Tesseract, and the network of numerals."""
SURE = 0.97
"""The first reader's certainty of its least certain character above which it may be believed.

Measured on drawn and damaged papers: 98 % of right values have 0.987 or more, wrong ones less than
0.97."""


class Script(StrEnum):
    """How a critical field is written: how it is read again, and how two answers are compared."""

    ID_NUMBER = "id_number"
    """Seventeen digits and a check digit, which may be X (GB 11643)."""
    PERMANENT_RESIDENT = "permanent_resident"
    """The number of a foreign permanent resident card: three letters and twelve digits of which
    the last is a check digit, or eighteen characters as above."""
    DIGITS = "digits"
    """Digits alone."""
    DATE = "date"
    """A day in Arabic or Chinese numerals; compared as a day."""
    MIXED = "mixed"
    """Digits among other characters, as in a certificate's number; only the digits are compared,
    and Chinese words need a witness of their own."""
    USCC = "uscc"
    """Eighteen digits and capital letters of which the last is a check character (GB 32100)."""
    CHINESE = "chinese"
    """Chinese characters: a name, an office."""
    MRZ = "mrz"
    """A machine-readable zone, or a field that it gave; compared cell by cell. Where the field was
    printed elsewhere, its digits are compared."""


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """One page ready to be understood: upright, rectified where a card was found, and read once.

    `pixels` is RGB, height x width x 3, of the size `page` says; `regions` stand in reading order
    (rows from the top, each from the left) and their boxes are relative to these pixels.
    """

    page: Page
    pixels: NDArray[np.uint8]
    regions: tuple[Region, ...]
    faded: NDArray[np.uint8] | None = None
    """The same picture with red seals faded, as it was read; `None` where that is `pixels`."""
    stamps: tuple[Region, ...] = ()
    """What stands in red ink, which `regions` lack; empty unless it was asked for."""


def sheet_of(field: Field, sheets: Sequence[Sheet]) -> Sheet | None:
    """The sheet that a field stands on."""
    return next((one for one in sheets if one.page.number == field.page), None)


class Alphabet(StrEnum):
    """What the second reader may see on a line."""

    DIGITS = "digits"
    """0 to 9 and X."""
    MIXED = "mixed"
    """Digits, and what stands among them in days and in certificates' numbers."""
    LETTERED = "lettered"
    """Digits after the letters of a marriage certificate's number: J, L, and B before them."""
    CHINESE = "chinese"
    """Chinese characters, and digits among them."""
    ZONE = "zone"
    """The 37 characters of machine-readable zones."""


class Look(StrEnum):
    """How the picture of a line is prepared: what one way spoils another may keep."""

    CLEAN = "clean"
    """Black on white, without what cannot be a character."""
    PLAIN = "plain"
    """Smaller; digits in grey."""
    WHOLE = "whole"
    """With the labels among its parts, as Chinese text."""
    DARK = "dark"
    """The darkest ink alone: a stamp or a mark across a value is paler than its print."""
    GREY = "grey"
    """With soft edges; only what is nearly paper is taken for paper."""
    LETTERS = "letters"
    """By the network of numerals, one character at a time: a third voice."""
    DARK_LETTERS = "dark_letters"
    """By the same network, the darkest ink alone."""
    AGAIN = "again"
    """By the first reader, in all ways of `first.closer`: one answer a line of text."""
    AS_PRINTED = "as_printed"
    """By the first reader, a day in several ways: one answer a line of text (`as_printed`)."""
    CLOSED_UP = "closed_up"
    """By the first reader, digits of a form moved together (`second.set_apart`)."""


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """One critical value to be read a second time: where it stands, and its alphabet.

    `boxes` are the parts of the value, in order; they are laid side by side, with room between
    them, so that labels which stand among them (年, 月) are left out.
    """

    pixels: NDArray[np.uint8]
    """The whole sheet, its seals faded; only `boxes` are looked at."""
    boxes: tuple[Box, ...]
    alphabet: Alphabet
    certainty: float = 1.0
    """How sure the first reader is of its least certain letter or digit, 0 to 1."""
    look: Look = Look.CLEAN
    value: tuple[Box, ...] = ()
    """All of the value, labels and all, on each line that it stands on."""


class Reader(Protocol):
    """The warm engines of one process. Not thread-safe; made after the fork."""

    def read(self, pictures: Sequence[Picture]) -> tuple[Sheet, ...]:
        """The first reading of every page. Raises `ReaderFailed`."""

    def beside_others(self, picture: Picture) -> Iterable[Sheet]:
        """Each paper of a photograph of several, read by itself. Raises `ReaderFailed`.

        Those all of whose sides are seen first, then those whose text leans by itself.
        """

    def with_stamps(self, sheet: Sheet) -> Sheet:
        """The sheet with what its red ink says. Raises `ReaderFailed`."""

    def second(self, lines: Sequence[Line]) -> tuple[str, ...]:
        """The text of each line ("" where none is seen) by a reader independent of the first.

        Which reader that is, the line's look says. Raises `ReaderFailed`.
        """

    def versions(self) -> tuple[tuple[str, str], ...]:
        """``(component, version)`` of every engine and model that reads here."""
