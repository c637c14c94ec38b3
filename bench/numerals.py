"""``python -m bench.numerals``: lines of days and numbers, read by all three voices.

Every line is one value, drawn in held-out fonts, with marks, noise, blur and recompression, and
read as a document's critical field is: by PP-OCR, by Tesseract and by the network of numerals.
Says how often each reads right, how often two agree, and how often they agree on what is wrong.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import numpy as np

from scripts import drawn_numerals, numeral_fonts
from scripts.drawn_numerals import SIZE
from tests.specimens.dates import arabic, chinese
from verifiers.model import Field, Page, Quality, Region
from verifiers.read import Asked, Script, Sheet, WarmReader, reach_all
from verifiers.read.first.paddle import Paddle
from verifiers.read.lines import line_of
from verifiers.read.second.numerals import UNSURE, Numerals
from verifiers.read.second.tesseract import Tesseract
from verifiers.text.dates import to_iso
from verifiers.text.normalise import compact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.random import Generator
    from numpy.typing import NDArray

SEED = 756
TOGETHER = 40
"""Lines that one process of Tesseract reads."""
ROOM = 0.8
"""Characters of paper before and after a value."""


@dataclass(frozen=True, slots=True)
class Value:
    """What is printed, what it means, and how it is compared."""

    printed: str
    meant: str
    script: Script
    kind: str

    def same(self, answer: str) -> bool:
        """Whether an answer means the same: the same day, or the same digits."""
        if self.script is Script.DATE:
            return self.meant in (answer, to_iso(answer))
        return re.sub(r"\D", "", answer) == re.sub(r"\D", "", self.meant)


def values(dice: Generator) -> Iterator[Value]:
    """Made-up days, certificates' and people's numbers, without end."""
    while True:
        day = date(1930, 1, 1) + timedelta(days=int(dice.integers(0, 35_000)))
        zero = str(dice.choice(list("〇○零O")))
        yield Value(chinese(day, zero), day.isoformat(), Script.DATE, "day in numerals")
        yield Value(arabic(day), day.isoformat(), Script.DATE, "day in digits")
        brackets = str(dice.choice(["（）", "()", "〔〕"]))
        word = "".join(dice.choice(list("京沪闽粤厦鹭信中内民经外证房"), 4))
        number = f"{dice.integers(0, 10**6):0{dice.integers(4, 8)}d}"
        printed = f"{brackets[0]}{day.year}{brackets[1]}{word}字第{number}号"
        yield Value(printed, compact(printed), Script.MIXED, "certificate")
        digits = "".join(map(str, dice.integers(0, 10, int(dice.choice([8, 10, 17])))))
        yield Value(digits, digits, Script.DIGITS, "digits")


def main() -> None:
    """Draw, read, count."""
    parser = argparse.ArgumentParser(prog="python -m bench.numerals", description=__doc__)
    parser.add_argument("--lines", type=int, default=1600)
    count = parser.parse_args().lines
    dice = np.random.default_rng(SEED)
    fonts = numeral_fonts.find(Path(numeral_fonts.SYSTEM), held_out=True)
    paddle, network = Paddle.open(), Numerals.open()
    reader = WarmReader(paddle, Tesseract(), numerals=network)
    drawn = [
        (value, _asked(paddle, value, _picture(dice, fonts, value.printed)))
        for value in islice(values(dice), count)
    ]
    tally: Counter[str] = Counter()
    for start in range(0, count, TOGETHER):
        some = drawn[start : start + TOGETHER]
        for (value, asked), fields in zip(
            some, reach_all([a for _, a in some], reader), strict=True
        ):
            tally.update(_seen(value, asked, fields[0], network))
    for name, number in sorted(tally.items()):
        print(f"{number:6} {name}")


def _seen(value: Value, asked: Asked, field: Field, network: Numerals) -> Iterator[str]:
    """What one line adds to the counts."""
    line = line_of(asked.fields[0], value.script, asked.sheets)
    said = network.read([line])[0] if line is not None else UNSURE
    right = value.same(str(asked.fields[0].value))
    yield f"{value.kind}: lines"
    if right:
        yield f"{value.kind}: PP-OCR is right"
    if UNSURE not in said:
        yield f"{value.kind}: the network is {'right' if value.same(said) else 'wrong'} and sure"
    if dict(field.readers).get("tesseract") and value.same(dict(field.readers)["tesseract"]):
        yield f"{value.kind}: Tesseract is right"
    if field.agreed:
        yield f"{value.kind}: agreed"
        if not right:
            print(value.printed, dict(field.readers))
            yield "WRONG AND AGREED"


def _picture(dice: Generator, fonts: numeral_fonts.Fonts, text: str) -> NDArray[np.uint8]:
    """The line as RGB, as wide as its text."""
    width = round((len(text) * 1.6 + 2 * ROOM) * SIZE)
    mask, spans = drawn_numerals.printed(dice, fonts, text, ROOM * SIZE, width)
    mask = mask[:, : round(spans[-1][1] + ROOM * SIZE)]
    grey = drawn_numerals.sent(dice, fonts, mask)
    return np.asarray(cv2.cvtColor(grey, cv2.COLOR_GRAY2RGB), np.uint8)


def _asked(paddle: Paddle, value: Value, pixels: NDArray[np.uint8]) -> Asked:
    """The line as a sheet of its own, with what PP-OCR reads on it as a critical field."""
    height, width = pixels.shape[:2]
    quad = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    (reading,) = paddle.read(pixels, [quad])
    box = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))
    region = Region(
        reading.text, reading.confidence, box, "paddle", reading.centres, reading.certainties
    )
    text = compact(reading.text)
    read = to_iso(text) if value.script is Script.DATE else text
    field = Field(name="value", value=read, raw=reading.text, confidence=0.9, page=1, box=box)
    sheet = Sheet(Page(1, width, height, 0, Quality(1, 0, 0.5, 1)), pixels, (region,))
    return Asked((field,), {"value": value.script}, (sheet,))


if __name__ == "__main__":
    main()
