"""Fonts for drawing: found through fontconfig, split in two groups, checked for every glyph.

A font that lacks one character of a text is never used for that text, so no picture holds an
empty box where a character should be.
"""

from __future__ import annotations

import subprocess
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from PIL import ImageFont

from tests.specimens.style import Group

if TYPE_CHECKING:
    from random import Random


class Face(StrEnum):
    """The kinds of type that documents are set in."""

    SANS = "sans"
    """黑体"""
    SONG = "song"
    """宋体"""
    KAI = "kai"
    """楷体"""
    NUMBER = "number"
    """Digits of identity numbers: OCR-B, or what imitates it."""
    LATIN = "latin"
    """What word processors set digits and Latin letters in, beside a Chinese font."""


FAMILIES: dict[Group, dict[Face, tuple[str, ...]]] = {
    Group.DEVELOPMENT: {
        Face.SANS: ("Noto Sans CJK SC", "WenQuanYi Zen Hei"),
        Face.SONG: ("AR PL UMing CN", "Noto Serif CJK SC"),
        Face.KAI: ("AR PL KaitiM GB", "AR PL UKai CN"),
        Face.NUMBER: ("OCR B", "OCR B", "DejaVu Sans Mono"),
        Face.LATIN: ("Liberation Serif", "Liberation Sans"),
    },
    Group.HELD_OUT: {
        Face.SANS: ("WenQuanYi Micro Hei",),
        Face.SONG: ("AR PL SungtiL GB",),
        Face.KAI: ("LXGW WenKai",),
        Face.NUMBER: ("OCR B", "OCR B", "Liberation Mono"),
        Face.LATIN: ("DejaVu Serif", "DejaVu Sans"),
    },
}
PACKAGES = (
    "fonts-noto-cjk fonts-wqy-zenhei fonts-wqy-microhei fonts-arphic-uming fonts-arphic-ukai "
    "fonts-arphic-gbsn00lp fonts-arphic-gkai00mp fonts-lxgw-wenkai fonts-ocr-b "
    "fonts-dejavu-core fonts-liberation"
)
_ASCII = "".join(map(chr, range(33, 127)))
_STYLES = ("Regular", "Book", "Light", "Medium")


class NoFontError(RuntimeError):
    """No installed font of the group can draw a text."""


@dataclass(frozen=True, slots=True)
class Typeface:
    """One installed font."""

    family: str
    path: str
    index: int
    latin: Typeface | None = None
    """Where given, what sets ASCII characters instead."""

    def with_latin(self, rolls: Random, group: Group) -> Typeface:
        """The same, with a companion for digits and Latin letters."""
        return replace(self, latin=pick(rolls, group, Face.LATIN, _ASCII))

    def runs(self, text: str) -> list[tuple[str, Typeface]]:
        """The text cut where the font changes."""
        if self.latin is None:
            return [(text, self)]
        cut = groupby(text, key=lambda character: character.isascii() and character != " ")
        return [("".join(run), self.latin if ascii_run else self) for ascii_run, run in cut]

    def length(self, text: str, size: float) -> float:
        """How wide the text comes out at that size, in pixels."""
        return sum(face.at(size).getlength(run) for run, face in self.runs(text))

    def at(self, size: float) -> ImageFont.FreeTypeFont:
        """The font at that size in pixels."""
        return _load(self.path, self.index, max(6, round(size)))

    def covers(self, text: str) -> bool:
        """Whether it has a glyph for every character of `text`."""
        return _characters(text) <= _installed()[self.family][1]


def pick(rolls: Random, group: Group, face: Face, text: str) -> Typeface:
    """A font of that group and face which draws all of `text`; another face of the group else.

    Raises `NoFontError` where the group has none.
    """
    for candidates in (FAMILIES[group][face], FAMILIES[group][Face.SANS], _all(group)):
        usable = [family for family in candidates if _usable(family, text)]
        if usable:
            return _installed()[rolls.choice(usable)][0]
    missing = "".join(chr(point) for point in sorted(_characters(text)))[:40]
    raise NoFontError(f"No font of {group} draws all of {missing!r}: install {PACKAGES}")


def _all(group: Group) -> tuple[str, ...]:
    return tuple(family for families in FAMILIES[group].values() for family in families)


def _usable(family: str, text: str) -> bool:
    found = _installed().get(family)
    return found is not None and _characters(text) <= found[1]


def _characters(text: str) -> frozenset[int]:
    return frozenset(map(ord, text)) - {ord(space) for space in " \n\u3000"}


@lru_cache(maxsize=256)
def _load(path: str, index: int, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, size, index=index)


@cache
def _installed() -> dict[str, tuple[Typeface, frozenset[int]]]:
    """Every family of `FAMILIES` that is installed, with the code points it draws."""
    wanted = {family for group in Group for family in _all(group)}
    form = "%{file}|%{index}|%{family}|%{style}|%{charset}\n"
    listed = subprocess.run(["fc-list", "--format", form], check=True, capture_output=True)
    found: dict[str, tuple[int, Typeface, frozenset[int]]] = {}
    for line in sorted(listed.stdout.decode().splitlines()):
        path, index, families, styles, charset = line.split("|")
        family = families.split(",")[0]
        rank = _rank(styles)
        if family in wanted and rank < found.get(family, (len(_STYLES),))[0]:
            found[family] = (rank, Typeface(family, path, int(index)), _code_points(charset))
    return {family: (face, points) for family, (_, face, points) in found.items()}


def _rank(styles: str) -> int:
    """Plain cuts first; bold, oblique and outlined ones never."""
    names = styles.split(",")
    if any(name not in _STYLES for name in names):
        return len(_STYLES)
    return max(_STYLES.index(name) for name in names)


def _code_points(charset: str) -> frozenset[int]:
    points: set[int] = set()
    for part in charset.split():
        first, _, last = part.partition("-")
        points.update(range(int(first, 16), int(last or first, 16) + 1))
    return frozenset(points)
