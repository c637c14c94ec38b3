"""The recogniser in eight bits reads what the one it was made from reads."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from tests.specimens import damage
from tests.specimens.documents import specimen
from tests.specimens.style import Style
from verifiers.model import Kind
from verifiers.read.engine import SURE
from verifiers.read.first import eight_bits
from verifiers.read.first.paddle import RECOGNISER, Paddle
from verifiers.read.picture import quads
from verifiers.text.normalise import compact

WHOLE = Path(str(files("rapidocr"))) / "models" / RECOGNISER


@pytest.fixture(scope="module")
def whole() -> Paddle:
    return Paddle.open(whole=True)


@pytest.fixture(scope="module")
def quick() -> Paddle:
    reader = Paddle.open()
    if reader._quick is None:
        pytest.skip("this processor cannot multiply bytes")
    return reader


def lines_of(reader: Paddle, kind: Kind, recipe: str) -> list[np.ndarray]:
    page = damage.apply(specimen(kind, Style(41)).pages[0], damage.RECIPES[recipe], "41")
    pixels = np.asarray(page.convert("RGB"))
    return [quads.cut(pixels, quad) for quad in reader.find(pixels, 1280)]


@pytest.mark.parametrize("recipe", ["clean", "photo"])
@pytest.mark.parametrize("kind", [Kind.NOTARIAL_CERTIFICATE, Kind.ID_CARD_PORTRAIT])
def test_lines_are_read_alike(quick: Paddle, whole: Paddle, kind: Kind, recipe: str) -> None:
    """Whatever the quick one is sure of, the whole one reads, and is hardly less sure of.

    Where there is room between two letters, a blank may be seen by either.
    """
    lines = lines_of(whole, kind, recipe)
    quickly = [quick._line(quick._quick, line) for line in lines]
    sure = 0
    for line, seen in zip(lines, quickly, strict=True):
        if min(seen.certainties, default=0.0) >= SURE:
            known = whole.line(line)
            letters = zip(known.text, known.certainties, strict=True)
            assert compact(seen.text) == compact(known.text)
            assert min(how for letter, how in letters if letter.strip()) >= SURE - 0.1
            sure += 1
    assert sure >= len(lines) / 3


def test_it_is_the_one_that_reads(quick: Paddle, whole: Paddle) -> None:
    """Lines of a page, that is; what is looked at closer is read in full precision."""
    (line, *_) = lines_of(whole, Kind.ID_CARD_PORTRAIT, "clean")
    height, width = line.shape[:2]
    quad = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    assert quick.read(line, [quad]) != whole.read(line, [quad])
    assert quick.line(line) == whole.line(line)
    assert np.array_equal(quick.chances(line), whole.chances(line))


def test_a_processor_that_cannot_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(eight_bits, "flags", lambda: ("avx2", "fma"))
    assert eight_bits.session(WHOLE) is None


def test_another_model_has_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(eight_bits, "flags", lambda: ("avx512_vnni",))
    other = tmp_path / RECOGNISER
    other.write_bytes(WHOLE.read_bytes()[:-1] + b"?")
    assert eight_bits.session(other) is None


def test_the_versions_say_so(quick: Paddle, whole: Paddle) -> None:
    assert dict(quick.versions()) != dict(whole.versions())
