"""A small network that reads days and numbers character by character: a voice of our own.

It knows digits, capital letters, Chinese numerals and the few characters that stand among them, and
sees little more than one character at a time, so that it cannot guess from the neighbours. It was
taught on drawn lines alone (``scripts/teach_numerals.py``): an answer independent of both engines.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from verifiers.read import convolution
from verifiers.read.convolution import Layer
from verifiers.read.engine import Alphabet, Look
from verifiers.read.second import numeral_strip
from verifiers.read.second.numeral_strip import HEIGHT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from verifiers.model import Box
    from verifiers.read.convolution import Weights
    from verifiers.read.engine import Line

BETWEEN, OTHER, UNSURE = "", "?", "*"
"""Nothing but paper, or the edge of a character; a character that is not named; any character."""
NAMED = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ〇零一二三四五六七八九十廿卅年月日号第字()-."
CLASSES = (BETWEEN, *NAMED, OTHER)
NO_NUMERALS = [CLASSES.index(one) for one in f"第字号(){OTHER}"]
_DIGITS, _DAY = "0123456789", "年月日"
ALPHABETS = {
    Alphabet.DIGITS: f"{_DIGITS}X",
    Alphabet.MIXED: f"{_DIGITS}{_DAY}第字号()-.",
    Alphabet.LETTERED: f"{_DIGITS}BJL-",
    Alphabet.CHINESE: f"〇零一二三四五六七八九十廿卅{_DAY}",
    Alphabet.ZONE: f"{_DIGITS}ABCDEFGHJKLMNPQRSTUVWXYZ",
}
"""What may stand on a line beside characters that are not named."""
_USUAL = (1.0, 0.9, 1.15, 0.8, 1.3)
ZOOMS = dict.fromkeys(ALPHABETS, _USUAL) | {Alphabet.DIGITS: (0.6, 0.8)}
"""How lines are magnified. Round digits alone a detector leaves no room, and where a stamp stands
beside a line it takes the line for higher than it is."""
PLAIN = 0.95
"""Of the least certain character: after a reading so sure no other magnification is tried."""
MEANT = 0.3
"""The chance that something of the alphabet stands there, below which nothing can be said."""
SURE = 0.7
"""The chance above which a character is named."""
STEP = 4
"""Pixels of a strip from one answer to the next."""
EDGE = 0.7
"""The sum of chances below which a stretch of steps beside a weightier one is no character."""
LOST = 1.6
"""Of the usual distance between two Chinese characters: further apart, one between them is lost."""
WEIGHTS = Path(__file__).with_name("numerals.npz")


LAYERS = (
    Layer((5, 5), (2, 2), (2, 2), 16),
    Layer((3, 3), (2, 2), (1, 1), 32),
    Layer((3, 3), (2, 1), (1, 1), 48),
    Layer((HEIGHT // 8, 5), (1, 1), (0, 2), 80),
    Layer((1, 3), (1, 1), (0, 1), 64),
    Layer((1, 1), (1, 1), (0, 0), len(CLASSES)),
)


@dataclass(frozen=True, slots=True)
class Letter:
    """A character that was seen, how sure that is, and at which step it stands."""

    character: str
    sure: float
    at: float


@dataclass(frozen=True, slots=True, eq=False)
class Numerals:
    """The network's weights, loaded once."""

    weights: Weights

    @classmethod
    def open(cls) -> Numerals:
        """Load the weights. Raises `ReaderFailed` where they are missing."""
        return cls(convolution.weights_in(WEIGHTS, LAYERS))

    def read(self, lines: Sequence[Line]) -> tuple[str, ...]:
        """What stands on each line: characters of `NAMED`, `OTHER` ones, and `UNSURE` ones."""
        return tuple("".join(self._part(line, box) for box in line.value) for line in lines)

    def chances(self, ink: NDArray[np.float32]) -> NDArray[np.float32]:
        """For every `STEP` pixels of a strip the chance of each of `CLASSES`: steps x classes."""
        chances = convolution.chances(ink[None, :, :, None], LAYERS, self.weights)
        return np.asarray(chances[0, 0], np.float32)

    def _part(self, line: Line, box: Box) -> str:
        """The surest of what is read at each magnification, or the first that leaves no doubt.

        Where that leaves a character open, all that were seen as long are read together.
        """
        alphabet, dark = line.alphabet, line.look is Look.DARK_LETTERS
        strips = numeral_strip.strips(line.pixels, box, ZOOMS[alphabet], dark=dark)
        seen: list[list[Letter]] = []
        for ink in strips:
            seen.append(letters(within(self.chances(ink), alphabet)))
            if _least(seen[-1]) >= PLAIN and not any(one.character == UNSURE for one in seen[-1]):
                break
        told = [_told(one, alphabet) for one in (max(seen, key=_least), *_together(seen))]
        return next((text for text in told if not {UNSURE, OTHER} & set(text)), told[0])


def within(chances: NDArray[np.float32], alphabet: Alphabet) -> NDArray[np.float32]:
    """The chances where only characters of the alphabet, and such as are not named, may stand."""
    allowed = np.array([one in ALPHABETS[alphabet] or one == OTHER for one in CLASSES])
    share = (chances * allowed).sum(axis=1, keepdims=True)
    return np.asarray(chances * allowed / np.maximum(share, MEANT), np.float32)


def letters(chances: NDArray[np.float32]) -> list[Letter]:
    """The characters from the left.

    One for each stretch of steps whose likeliest class is the same and not paper; it is as sure as
    the surest of its steps. What clings to a character and weighs next to nothing is its edge.
    """
    best = chances.argmax(axis=1)
    edges = np.flatnonzero(np.diff(best, prepend=-1, append=-1)).tolist()
    stretches = [(start, stop, int(best[start])) for start, stop in pairwise(edges)]
    weights = [float(chances[a:b, named].sum()) if named else 0.0 for a, b, named in stretches]
    found: list[Letter] = []
    for place, (start, stop, named) in enumerate(stretches):
        beside = max(weights[max(0, place - 1) : place] + weights[place + 1 : place + 2], default=0)
        if named and not weights[place] < EDGE < beside:
            surest = chances[start:stop, named].argmax() + start
            found.append(_letter(chances[surest], named, (start + stop) / 2))
    return found


def _letter(chances: NDArray[np.float32], named: int, at: float) -> Letter:
    """The character that the surest step of a stretch shows."""
    sure = float(chances[named])
    if CLASSES[named] != OTHER and sure >= SURE:
        return Letter(CLASSES[named], sure, at)
    # What certainly is no numeral matters to no number, whatever else it is.
    other = float(chances[NO_NUMERALS].sum())
    return Letter(OTHER if other >= SURE else UNSURE, other, at)


def _least(found: Sequence[Letter]) -> float:
    return min((letter.sure for letter in found), default=0.0)


def _together(seen: Sequence[list[Letter]]) -> Iterator[list[Letter]]:
    """Readings as long as one another made one, the longest first.

    A character is named if one of them names it, and none names another.
    """
    for length in sorted({len(one) for one in seen}, reverse=True):
        alike = sorted((one for one in seen if len(one) == length), key=_least)
        yield [_agreed(place) for place in zip(*reversed(alike), strict=True)]


def _agreed(place: Sequence[Letter]) -> Letter:
    named = {one.character for one in place} - {UNSURE, OTHER}
    return replace(place[0], character=named.pop() if len(named) == 1 else UNSURE)


def _told(found: Sequence[Letter], alphabet: Alphabet) -> str:
    """What the characters spell, with a mark where a Chinese one was lost between two."""
    lost = _gaps(found) if alphabet is Alphabet.CHINESE else frozenset()
    return "".join(
        letter.character + UNSURE * (place in lost) for place, letter in enumerate(found)
    )


def _gaps(found: Sequence[Letter]) -> frozenset[int]:
    """After which characters, for Chinese ones stand evenly, there is room for one more."""
    rooms = np.diff([letter.at for letter in found if letter.character != OTHER])
    if not rooms.size:
        return frozenset()
    widest = LOST * float(np.median(rooms))
    return frozenset(
        place
        for place, (one, other) in enumerate(pairwise(found))
        if other.at - one.at > widest and OTHER not in (one.character, other.character)
    )
