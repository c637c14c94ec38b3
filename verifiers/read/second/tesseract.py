"""The second, independent reader: Tesseract on single lines.

A process start costs as much as five lines and more, so one process for each alphabet stays and
reads the lines of every document (`standing`). Where it dies of a picture, the lines
are read by processes of their own through pytesseract, which tells what is wrong: Tesseract accepts
a text file that lists pictures.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import numpy as np
import pytesseract

from verifiers.errors import ReaderFailed
from verifiers.numbers.mrz_layouts import ALPHABET
from verifiers.read import strip
from verifiers.read.engine import Alphabet
from verifiers.read.picture import quads
from verifiers.read.second.standing import Standing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from verifiers.model import Box
    from verifiers.read.engine import Line

ROUND_ABOUT, ALONG = 0.12, 0.04
"""Of the line's height: what is cut out beyond its box, above and below, and at its ends."""
WHITE, GAP = 12, 36
"""Pixels of empty paper above and below, and before, between and behind the parts of a value,
without which Tesseract misses letters at edges and joins what stands apart."""

_BLANK = np.full((WHITE, WHITE), 255, np.uint8)
_ONE_LINE = "--psm 7 -c tessedit_do_invert=0"
_NO_WORDS = "-c load_system_dawg=0 -c load_freq_dawg=0"
_SETTINGS = {
    Alphabet.DIGITS: ("eng", f"{_ONE_LINE} -c tessedit_char_whitelist=0123456789X"),
    Alphabet.LETTERED: ("eng", f"{_ONE_LINE} -c tessedit_char_whitelist=0123456789BJL"),
    Alphabet.CHINESE: ("chi_sim", _ONE_LINE),
    Alphabet.ZONE: ("eng", f"{_ONE_LINE} -c tessedit_char_whitelist={ALPHABET}< {_NO_WORDS}"),
}


class Tesseract:
    """The command `tesseract` and how long it may take. Open it after the fork; not thread-safe."""

    def __init__(self, command: str = "tesseract", *, seconds: float = 20.0) -> None:
        self._command = command
        self._seconds = seconds
        self._standing: dict[tuple[str, str], Standing] = {}
        # Several threads in one small process cost three to nine times as much (tesseract #3109).
        os.environ["OMP_THREAD_LIMIT"] = "1"

    def versions(self) -> tuple[tuple[str, str], ...]:
        """The program and the package that calls it. Raises `ReaderFailed` where it is missing."""
        pytesseract.pytesseract.tesseract_cmd = self._command
        try:
            found = str(pytesseract.get_tesseract_version())
        except (Exception, SystemExit) as error:
            raise ReaderFailed("tesseract is not installed or does not run") from error
        return (("tesseract", found), ("pytesseract", version("pytesseract")))

    def read(self, lines: Sequence[Line]) -> tuple[str, ...]:
        """What stands on each line, "" where Tesseract sees nothing. Raises `ReaderFailed`."""
        answers = [""] * len(lines)
        for alphabet in dict.fromkeys(line.alphabet for line in lines):
            chosen = [index for index, line in enumerate(lines) if line.alphabet is alphabet]
            texts = self._heard(
                [picture_of(lines[index]) for index in chosen], *_SETTINGS[alphabet]
            )
            for index, text in zip(chosen, texts, strict=True):
                answers[index] = text
        return tuple(answers)

    def _heard(self, pictures: list[NDArray[np.uint8]], language: str, config: str) -> list[str]:
        """By the process that stands; where that fails, by processes of these pictures' own."""
        key = language, config
        try:
            if key not in self._standing:
                self._standing[key] = Standing(self._command, *key)
            with _files([*pictures, _BLANK]) as (_, (*names, blank)):
                return self._standing[key].read(names, blank, self._seconds)
        except (OSError, ValueError) as error:
            if key in self._standing:
                self._standing.pop(key).close()
            if isinstance(error, TimeoutError):
                raise ReaderFailed("the second reader hung") from error
            return self._run(pictures, language, config)

    def _run(self, pictures: list[NDArray[np.uint8]], language: str, config: str) -> list[str]:
        """One process for all these pictures; where one of them crashes it, they are parted.

        Tesseract 5.3 divides by zero on rare pictures: nothing is read there. An engine that
        crashes on every picture is broken.
        """
        try:
            return self._said(pictures, language, config)
        except pytesseract.TesseractError as crash:
            if len(pictures) == 1 or crash.status >= 0:
                raise ReaderFailed("the second reader crashed") from crash
        middle = len(pictures) // 2
        answers, crashes = [], 0
        for part in (pictures[:middle], pictures[middle:]):
            try:
                answers += self._run(part, language, config)
            except ReaderFailed:
                answers += [""] * len(part)
                crashes += 1
        if crashes == 2:  # noqa: PLR2004 - both halves
            raise ReaderFailed("the second reader crashes on every line")
        return answers

    def _said(self, pictures: list[NDArray[np.uint8]], language: str, config: str) -> list[str]:
        pytesseract.pytesseract.tesseract_cmd = self._command
        with _files(pictures) as (folder, names):
            listing = folder / "lines.txt"
            listing.write_text("\n".join(names) + "\n", encoding="utf-8")
            try:
                said = pytesseract.image_to_string(
                    str(listing), lang=language, config=config, timeout=self._seconds
                )
            except pytesseract.TesseractError:
                raise
            except Exception as error:
                raise ReaderFailed("the second reader hung or is missing") from error
        pages = str(said).split("\f")
        if len(pages) < len(pictures):
            raise ReaderFailed("the second reader answered for too few lines")
        return [page.strip() for page in pages[: len(pictures)]]


@contextmanager
def _files(pictures: Sequence[NDArray[np.uint8]]) -> Iterator[tuple[Path, list[str]]]:
    """The pictures as files for a while: their folder and their names."""
    with tempfile.TemporaryDirectory(prefix="guohu-lines-") as folder:
        names = [str(Path(folder, f"{number:03d}.pgm")) for number in range(len(pictures))]
        for name, picture in zip(names, pictures, strict=True):
            cv2.imwrite(name, picture)
        yield Path(folder), names


def picture_of(line: Line) -> NDArray[np.uint8]:
    """The value alone: level, evenly lit, black on white, of the height that Tesseract likes."""
    parts = [strip.prepare(_cut(line.pixels, box), line) for box in line.boxes]
    height = max(part.shape[0] for part in parts)
    joined = np.full((height, 0), 255, np.uint8)
    for part in parts:
        below = height - part.shape[0]
        joined = np.hstack([joined, np.pad(part, ((0, below), (GAP, 0)), constant_values=255)])
    return np.pad(joined, ((WHITE, WHITE), (0, GAP)), constant_values=255)


def _cut(pixels: NDArray[np.uint8], box: Box) -> NDArray[np.uint8]:
    """The box and a little round it, in colour."""
    return quads.cut(pixels, _widened(quads.to_quad(box, pixels.shape[1], pixels.shape[0])))


def _widened(quad: NDArray[np.float32]) -> NDArray[np.float32]:
    """The quad grown on every side, least along the line, where the next character stands."""
    along, across = quads.sides(quad)
    right = (quad[1] - quad[0]) / max(1.0, along) * ALONG * across
    down = (quad[3] - quad[0]) / max(1.0, across) * ROUND_ABOUT * across
    outward = np.array([-right - down, right - down, right + down, down - right])
    return np.asarray(quad + outward, np.float32)
