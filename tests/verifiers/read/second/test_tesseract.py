"""The second reader reads lines, and says plainly when it cannot."""

from __future__ import annotations

import gc
import os
import stat
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image, ImageChops, ImageDraw

from tests.specimens.fonts import Face, pick
from tests.specimens.style import Group, dice
from verifiers.errors import ReaderFailed
from verifiers.read import Alphabet, Line
from verifiers.read.engine import Look
from verifiers.read.second.tesseract import Tesseract

if TYPE_CHECKING:
    from pathlib import Path

    from verifiers.model import Box

WHOLE: Box = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))


def line(text: str, alphabet: Alphabet, colour: str = "black") -> Line:
    face = Face.NUMBER if alphabet is Alphabet.DIGITS else Face.SANS
    font = pick(dice("second reader"), Group.DEVELOPMENT, face, text).at(36)
    width = round(font.getlength(text))
    picture = Image.new("RGB", (width + 40, 70), "white")
    ImageDraw.Draw(picture).text((20, 12), text, colour, font)
    return Line(np.asarray(picture), (WHOLE,), alphabet)


def double(folder: Path, script: str) -> Tesseract:
    """A program in tesseract's place."""
    program = folder / "tesseract"
    program.write_text(f"#!/bin/sh\ncd {folder}\n{script}\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return Tesseract(str(program), seconds=1.0)


def test_lines_of_both_alphabets_come_back_in_their_order() -> None:
    answers = Tesseract().read(
        [
            line("11010519491231002X", Alphabet.DIGITS),
            line("二〇一九年五月", Alphabet.CHINESE),
            line("20160811", Alphabet.DIGITS),
        ]
    )
    assert answers[0] == "11010519491231002X"
    assert answers[1].replace(" ", "")[-4:] == "九年五月"
    assert answers[2] == "20160811"


def test_what_is_nearly_paper_is_paper_where_a_day_is_read_in_grey() -> None:
    day = line("20160811", Alphabet.DIGITS)
    pixels = np.minimum(day.pixels, 225)
    pixels[20:60:4] = np.minimum(pixels[20:60:4], 205)
    (answer,) = Tesseract().read([replace(day, pixels=pixels, look=Look.GREY)])
    assert answer == "20160811"


def test_a_pale_stamp_across_a_day_is_left_out_where_the_darkest_ink_alone_is_read() -> None:
    day = line("20160811", Alphabet.DIGITS)
    stamped = Image.fromarray(day.pixels)
    strokes = Image.new("RGB", stamped.size, "white")
    pen = ImageDraw.Draw(strokes)
    pen.ellipse((40, -60, 120, 100), outline=(130, 130, 130), width=6)
    pen.line((0, 45, stamped.width, 20), (130, 130, 130), 6)
    pixels = np.asarray(ImageChops.darker(stamped, strokes))
    (answer,) = Tesseract().read([replace(day, pixels=pixels, look=Look.DARK)])
    assert answer == "20160811"


def test_no_lines_need_no_process() -> None:
    assert Tesseract("/nonexistent/tesseract").read([]) == ()


def test_an_empty_line_is_an_empty_answer() -> None:
    empty = Line(np.full((60, 300, 3), 255, np.uint8), (WHOLE,), Alphabet.DIGITS)
    assert Tesseract().read([empty]) == ("",)


def test_a_red_stamp_over_black_writing_is_looked_through() -> None:
    stamped = line("20160811", Alphabet.DIGITS)
    writing = Image.fromarray(stamped.pixels)
    stamp = Image.new("RGB", writing.size, "white")
    ImageDraw.Draw(stamp).line((0, 60, stamp.width, 5), (225, 40, 40), 7)
    both = np.asarray(ImageChops.multiply(writing, stamp))
    assert Tesseract().read([Line(both, (WHOLE,), Alphabet.DIGITS)]) == ("20160811",)


def test_red_writing_is_still_seen() -> None:
    assert Tesseract().read([line("20160811", Alphabet.DIGITS, "#d02020")]) == ("20160811",)


def test_versions_name_the_program() -> None:
    assert dict(Tesseract().versions())["tesseract"][0].isdecimal()


@pytest.mark.parametrize(
    "script",
    [
        "echo boom >&2; exit 1",
        "kill -SEGV $$",
        'printf "\\377\\376\\200" > "$2.txt"',
        'printf "" > /dev/null',
        'printf "one" > "$2.txt"',
    ],
    ids=["error", "crash", "bad utf-8", "no answer", "too few answers"],
)
def test_a_misbehaving_program_is_a_failed_reader(tmp_path: Path, script: str) -> None:
    reader = double(tmp_path, script)
    two = [line("1", Alphabet.DIGITS), line("2", Alphabet.DIGITS)]
    with pytest.raises(ReaderFailed):
        reader.read(two)


def test_a_hanging_program_is_killed_at_its_deadline(tmp_path: Path) -> None:
    reader = double(tmp_path, f"echo $$ > {tmp_path}/pid; exec sleep 600")
    began = time.monotonic()
    with pytest.raises(ReaderFailed):
        reader.read([line("1", Alphabet.DIGITS)])
    assert time.monotonic() - began < 10
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "pid").read_text()), 0)


def test_a_missing_program_is_a_failed_reader() -> None:
    missing = Tesseract("/nonexistent/tesseract")
    with pytest.raises(ReaderFailed):
        missing.versions()
    with pytest.raises(ReaderFailed):
        missing.read([line("1", Alphabet.DIGITS)])


CRASHES_ON_THE_SECOND = """
listing=$1
answer() { while read -r picture; do
    case $(head -c 20 "$picture" | tr '\\n' ' ') in "P5 7 "*) kill -FPE $$;; esac
    printf 'read\\n\\f'
done < "$listing"; }
[ "$1" = --version ] && { echo "tesseract 5.3.0"; exit; }
answer > "$2.txt"
"""
"""Reads every picture but those seven pixels wide, on which it dies as Tesseract 5.3 does."""


def test_a_picture_that_crashes_it_costs_no_other_line(tmp_path: Path) -> None:
    engine = double(tmp_path, CRASHES_ON_THE_SECOND)
    wide, bad = np.zeros((4, 9), np.uint8), np.zeros((4, 7), np.uint8)
    answers = engine._run([wide, wide, bad, wide, wide], "eng", "--psm 7")
    assert answers == ["read", "read", "", "read", "read"]


def test_an_engine_that_crashes_on_every_picture_is_broken(tmp_path: Path) -> None:
    engine = double(tmp_path, CRASHES_ON_THE_SECOND)
    with pytest.raises(ReaderFailed):
        engine._run([np.zeros((4, 7), np.uint8)] * 3, "eng", "--psm 7")


def test_one_process_reads_what_comes_later_too() -> None:
    engine = Tesseract()
    assert engine.read([line("20160811", Alphabet.DIGITS)]) == ("20160811",)
    (first,) = engine._standing.values()
    empty = Line(np.full((60, 300, 3), 255, np.uint8), (WHOLE,), Alphabet.DIGITS)
    later = [empty, line("11010519491231002X", Alphabet.DIGITS), empty]
    assert engine.read(later) == ("", "11010519491231002X", "")
    assert list(engine._standing.values()) == [first]


def test_a_process_that_was_ended_is_replaced() -> None:
    engine = Tesseract()
    day = line("20160811", Alphabet.DIGITS)
    for _ in range(2):
        assert engine.read([day]) == ("20160811",)
        (standing,) = engine._standing.values()
        standing._process.kill()
        standing._process.wait()
        assert engine.read([day]) == ("20160811",)
        assert engine._standing == {}


def test_the_process_ends_with_its_engine() -> None:
    engine = Tesseract()
    engine.read([line("20160811", Alphabet.DIGITS)])
    (process,) = (one._process for one in engine._standing.values())
    del engine
    gc.collect()
    assert process.poll() is not None
