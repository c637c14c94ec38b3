"""The network of numerals: what it reads on drawn lines, and where it says that it is not sure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image

from tests.specimens import damage, ink
from tests.specimens.fonts import Face, pick
from tests.specimens.style import Group, dice
from verifiers.errors import ReaderFailed
from verifiers.model import Field
from verifiers.read.engine import Alphabet, Line, Script
from verifiers.read.second import numerals
from verifiers.read.second.answers import spells
from verifiers.read.second.numerals import OTHER, UNSURE, Letter, Numerals
from verifiers.text.dates import to_iso

if TYPE_CHECKING:
    from pathlib import Path

WHOLE = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))


@pytest.fixture(scope="module")
def network() -> Numerals:
    return Numerals.open()


def line(text: str, face: Face = Face.SONG, *steps: tuple[str, float]) -> Line:
    """A line of its own on white paper, drawn in a font of the development half."""
    font = pick(dice("numerals", text), Group.DEVELOPMENT, face, text)
    page = Image.new("RGB", (round(font.length(text, 40)) + 60, 64), (250, 250, 250))
    ink.write(page, (30, 32), text, font, 40)
    pixels = np.asarray(damage.apply(page, steps, 7))
    digits = any(character.isascii() for character in text)
    alphabet = Alphabet.MIXED if digits else Alphabet.CHINESE
    alphabet = Alphabet.DIGITS if text.isascii() else alphabet
    return Line(pixels, (WHOLE,), alphabet, value=(WHOLE,))


@pytest.mark.parametrize("face", [Face.SONG, Face.SANS, Face.KAI])
@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("二〇一九年五月二十日", "2019-05-20"),
        ("二零二三年十二月三十一日", "2023-12-31"),
        ("2016年10月28日", "2016-10-28"),
    ],
)
def test_days_are_read(network: Numerals, face: Face, text: str, day: str) -> None:
    (answer,) = network.read([line(text, face)])
    assert to_iso(answer) == day


def test_chinese_characters_between_digits_are_no_numerals(network: Numerals) -> None:
    (answer,) = network.read([line("（2023）京中信内民证字第00756号")])
    assert "".join(filter(str.isdecimal, answer)) == "202300756"
    assert OTHER in answer


def test_a_value_on_two_lines_is_read_in_turn(network: Numerals) -> None:
    left, right = ((0.0, 0.0), (0.5, 0.0), (0.5, 1.0), (0.0, 1.0)), WHOLE
    seen = line("20162018")
    (answer,) = network.read([Line(seen.pixels, (WHOLE,), Alphabet.DIGITS, value=(left, right))])
    assert answer == "201620162018"


def test_a_noisy_copy_is_read(network: Numerals) -> None:
    (answer,) = network.read(
        [line("350203196203072213", Face.SANS, ("copier", 0.3), ("jpeg", 0.5))]
    )
    assert answer == "350203196203072213"


def test_what_is_blurred_away_is_not_named(network: Numerals) -> None:
    (answer,) = network.read(
        [line("二三八六", Face.SONG, ("blur", 1.0), ("small", 1.0), ("blur", 1.0))]
    )
    assert answer in ("", "二三八六") or UNSURE in answer


def test_where_a_character_was_wiped_out_nothing_is_sure(network: Numerals) -> None:
    seen = line("二〇一九年十二月二十日")
    pixels = seen.pixels.copy()
    pixels[:, 30 + 6 * 40 : 30 + 7 * 40] = 250
    (answer,) = network.read([Line(pixels, (WHOLE,), Alphabet.CHINESE, value=(WHOLE,))])
    assert answer == "二〇一九年十*月二十日"
    october = Field(name="day", value="2019-10-20", raw="二〇一九年十月二十日")
    assert not spells(october, Script.DATE, answer)


@pytest.mark.parametrize(
    ("seen", "told"),
    [
        (("二*一九", "二〇一*", "二〇*九"), "二〇一九"),
        (("二*一九", "二三一九", "二〇一*"), "二*一九"),
        (("二*一九", "二一九"), "二一九"),
        (("二〇一九", "三*五六"), "二〇一九"),
    ],
    ids=["each names what others leave open", "two name it otherwise", "as long", "one is enough"],
)
def test_what_one_magnification_leaves_open_others_may_name(
    network: Numerals, monkeypatch: pytest.MonkeyPatch, seen: tuple[str, ...], told: str
) -> None:
    readings = iter(
        [
            [Letter(one, 0.9 if place == 0 else 0.8, at) for at, one in enumerate(text)]
            for place, text in enumerate(seen)
        ]
    )
    monkeypatch.setattr(numerals, "letters", lambda _: next(readings))
    monkeypatch.setitem(numerals.ZOOMS, Alphabet.CHINESE, (1.0,) * len(seen))
    blank = np.full((40, 200, 3), 240, np.uint8)
    assert network.read([Line(blank, (WHOLE,), Alphabet.CHINESE, value=(WHOLE,))]) == (told,)


def test_blank_paper_holds_nothing(network: Numerals) -> None:
    blank = np.full((40, 200, 3), 240, np.uint8)
    assert network.read([Line(blank, (WHOLE,), Alphabet.CHINESE, value=(WHOLE,))]) == ("",)


def test_missing_weights_are_a_failure_of_the_reader(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(numerals, "WEIGHTS", tmp_path / "none.npz")
    with pytest.raises(ReaderFailed):
        Numerals.open()
