"""Fonts that lines of numerals are drawn in, by what they look like.

The benchmark's half (`tests.specimens.fonts`, `HELD_OUT`), with what those fonts were made from or
were made of them, is kept apart: nothing is taught on it.
"""

from __future__ import annotations

import subprocess
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

Font = tuple[str, int]
"""The path of a file, and the index of the font in it."""

SYSTEM = "/usr/share/fonts"
HELD_OUT = ("wqymicrohei", "droid", "gbsn00lp", "lxgwwenkai", "klee", "dejavu", "liberationmono")
"""Parts of paths, without dashes."""
NO_PRINT = ("sousyo", "ocrbx", "ocrbe", "ocrbf", "italic", "oblique")
"""Grass script, which is hard to read for people too, and white on black."""
HAND = ("kiloji", "kouzan", "soseki", "setofont")
SONG = ("ming", "serif", "sung", "mincho", "bsmi", "babel", "cwfs", "oradano", "ipam", "gbsn")
LATIN = (
    "liberation", "nimbus", "free", "carlito", "caladea", "ocr", "c059", "p052", "dejavu",
)  # fmt: skip
NUMERALS, DIGITS = "二五八年月日", "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ().-"


@dataclass(frozen=True, slots=True)
class Fonts:
    """Kinds of fonts, which are rolled evenly as they stand here."""

    han: tuple[tuple[Font, ...], ...]
    latin: tuple[Font, ...]
    drawn: dict[Font, frozenset[int]] = field(repr=False)
    """The code points of each."""


def find(root: Path, *, held_out: bool = False) -> Fonts:
    """The fonts of the system and under `root`: those held out, or all others."""
    drawn = {
        (path, 0): points
        for path, points in _listed(root)
        if _is(path, HELD_OUT) is held_out and not _is(path, NO_PRINT)
    }
    han = [font for font, points in drawn.items() if set(map(ord, NUMERALS)) <= points]
    hand = tuple(font for font in han if _is(font[0], HAND))
    kai = tuple(font for font in han if _is(font[0], ("kai",)) and font not in hand)
    song = tuple(font for font in han if _is(font[0], SONG) and font not in (*hand, *kai))
    sans = tuple(font for font in han if font not in (*hand, *kai, *song))
    latin = tuple(
        font
        for font, points in drawn.items()
        if _is(font[0], LATIN) and set(map(ord, DIGITS)) <= points
    )
    return Fonts(tuple(filter(None, (song, song, sans, kai, kai, hand))), latin, drawn)


def _listed(root: Path) -> list[tuple[str, frozenset[int]]]:
    """The first font of every file, by the file's name."""
    form = "%{file}|%{index}|%{charset}\n"
    scan = ["fc-scan", "--format", form, SYSTEM, str(root)]
    listed = subprocess.run(scan, check=True, capture_output=True).stdout.decode().splitlines()
    rows = (line.split("|") for line in set(listed))
    found = {path: charset for path, index, charset in rows if index == "0"}
    return [
        (path, _code_points(found[path]))
        for path in sorted(found, key=lambda path: (path.rpartition("/")[2], path))
        if path.endswith(("ttf", "otf", "ttc"))
    ]


def _is(path: str, parts: tuple[str, ...]) -> bool:
    name = path.lower().replace("-", "")
    return any(part in name for part in parts)


def _code_points(charset: str) -> frozenset[int]:
    spans = (span.split("-") for span in charset.split())
    return frozenset(
        point for ends in spans for point in range(int(ends[0], 16), int(ends[-1], 16) + 1)
    )
