"""The first reader: PP-OCR by RapidOCR on ONNX Runtime, on one thread.

The models ship inside the `rapidocr` package and are named by path, so nothing is downloaded.
RapidOCR's own pipeline is left aside: it reads a line in batches that are all as wide as their
widest, which on one thread costs more than it saves (measured: 6.6 ms a narrow line either way).
Here every line is read alone, in eight bits where the processor is made for that (`eight_bits`).
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import cv2
import numpy as np

from verifiers.errors import ReaderFailed
from verifiers.model import Region
from verifiers.read.engine import FIRST
from verifiers.read.first import eight_bits, likelihood
from verifiers.read.picture import quads
from verifiers.text.normalise import compact

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from verifiers.model import Box

RECOGNISER = "PP-OCRv6_rec_small.onnx"
LINE_HEIGHT = 48
"""Pixels: what the recognition model was trained on."""
WIDTH_STEP = 8
"""Pixels: what the recognition model takes for one step of a line."""
LONGEST_LINE = 3200
"""Pixels at `LINE_HEIGHT`: a longer line is squeezed, for it costs memory in proportion."""
LARGEST_LOOK = 1280 * 960
"""Pixels of a picture in which text is looked for: the model takes some 200 bytes of memory for
each, and keeps what it once took."""
DETECTION_STEP = 32
"""Pixels: what the detection model's strides ask for."""

INK, BOX, GROWTH, LEAST = 0.3, 0.5, 1.6, 3.0
"""PP-OCR's own settings: probability of ink, mean over a box, growth of a box, least side in px."""

CURVED, LONG = 2, 4
"""How often a curved line may be halved, and how much longer than high such a line is at least."""
SURE, POSSIBLE, RIVALS = 0.97, 0.002, 6
"""A character less sure than this has rivals: those at least so likely, and at most so many."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One line as it was read: attributes as in `verifiers.model.Region`."""

    text: str
    confidence: float
    centres: tuple[float, ...]
    certainties: tuple[float, ...]
    rivals: tuple[str, ...] = ()

    def on(self, box: Box) -> Region:
        """The line as a region of the page that it stands on."""
        return Region(
            text=self.text,
            confidence=self.confidence,
            box=box,
            reader=FIRST,
            centres=self.centres,
            certainties=self.certainties,
            rivals=self.rivals,
        )


def regions_of(
    lines: Sequence[NDArray[np.float32]], readings: Sequence[Reading], width: int, height: int
) -> tuple[Region, ...]:
    """The lines of a page of that size in which something was read."""
    return tuple(
        reading.on(quads.to_box(line, width, height))
        for line, reading in zip(lines, readings, strict=True)
        if reading.text.strip()
    )


class Paddle:
    """Detection and recognition, loaded once. Not thread-safe."""

    def __init__(
        self,
        detector: Any,  # noqa: ANN401
        recogniser: Any,  # noqa: ANN401
        alphabet: list[str],
        quick: Any = None,  # noqa: ANN401
    ) -> None:
        self._detector = detector
        self._recogniser = recogniser
        self._quick = quick
        self._alphabet = alphabet
        self._meant = _meant(alphabet)
        self._alike = [self._meant[compact(one) or one] for one in alphabet]

    @classmethod
    def open(cls, *, whole: bool = False) -> Self:
        """Load the models; with `whole`, none in eight bits.

        Raises `ReaderFailed` where the package or its models are missing.
        """
        try:
            import onnxruntime  # noqa: PLC0415 - not every process reads

            cv2.setNumThreads(1)
            options = eight_bits.one_thread()
            folder = Path(str(files("rapidocr"))) / "models"

            def session(name: str) -> Any:  # noqa: ANN401
                return onnxruntime.InferenceSession(
                    folder / name, options, ["CPUExecutionProvider"]
                )

            detector = session("PP-OCRv6_det_small.onnx")
            recogniser = session(RECOGNISER)
            quick = None if whole else eight_bits.session(folder / RECOGNISER)
            letters = recogniser.get_modelmeta().custom_metadata_map["character"].splitlines()
        except Exception as error:
            raise ReaderFailed("the first reader's models could not be loaded") from error
        return cls(detector, recogniser, ["", *letters, " "], quick)

    def versions(self) -> tuple[tuple[str, str], ...]:
        """The packages and the models."""
        packages = ("rapidocr", "onnxruntime")
        models = "PP-OCRv6 small" if self._quick is None else "PP-OCRv6 small, in eight bits"
        return (*((name, version(name)) for name in packages), ("models", models))

    def find(self, pixels: NDArray[np.uint8], side: int) -> list[NDArray[np.float32]]:
        """Quads of the lines of text in an RGB picture, in reading order.

        `side` is the length in pixels to which the picture's longer side is reduced to look for
        text; a smaller picture is not enlarged, and a squarer one is reduced to `LARGEST_LOOK`.
        """
        longer, shorter = max(pixels.shape[:2]), min(pixels.shape[:2])
        side = min(side, int((LARGEST_LOOK * longer / shorter) ** 0.5))
        small, scale = quads.reduced(pixels, side)
        rows, columns = small.shape[:2]
        below, right = -rows % DETECTION_STEP, -columns % DETECTION_STEP
        padded = cv2.copyMakeBorder(small, 0, below, 0, right, cv2.BORDER_REPLICATE)
        ink = self._run(self._detector, _tensor(padded))[0, 0, :rows, :columns]
        found = [quad / np.float32(scale) for quad in _boxes(ink)]
        return in_reading_order(found)

    def read(self, pixels: NDArray[np.uint8], found: list[NDArray[np.float32]]) -> list[Reading]:
        """What stands in each quad of an RGB picture."""
        recogniser = self._recogniser if self._quick is None else self._quick
        return [self._line(recogniser, quads.cut(pixels, quad)) for quad in found]

    def chances(self, line: NDArray[np.uint8]) -> NDArray[np.float32]:
        """How likely each character of `alphabet` stands at each of the even steps of a line.

        Told in full precision. `line` is an upright RGB strip. 0 is the blank between characters;
        steps x characters.
        """
        chances, stretch = self._chances(self._recogniser, line)
        return chances[: max(1, round(len(chances) / stretch))]

    def likelihoods(self, line: NDArray[np.uint8], texts: Sequence[str]) -> list[float]:
        """How likely each of these folded texts stands on an upright RGB strip, as logarithms."""
        return likelihood.of_texts(self._chances(self._recogniser, line)[0], texts, self._meant)

    @property
    def alphabet(self) -> list[str]:
        """What the columns of `chances` stand for."""
        return self._alphabet

    def line(self, line: NDArray[np.uint8]) -> Reading:
        """What stands on an upright RGB strip that is looked at closer: in full precision."""
        return self._line(self._recogniser, line)

    def _line(self, recogniser: Any, line: NDArray[np.uint8]) -> Reading:  # noqa: ANN401
        height, width = line.shape[:2]
        if height > 1.5 * width:
            # A column of characters: PP-OCR reads it lying on its side.
            line = np.ascontiguousarray(np.rot90(line))
        return self._decode(*self._chances(recogniser, line), sums=recogniser is self._quick)

    def _chances(
        self,
        recogniser: Any,  # noqa: ANN401
        line: NDArray[np.uint8],
    ) -> tuple[NDArray[np.float32], float]:
        """A recogniser's answer, and how much longer than the line it is."""
        height, width = line.shape[:2]
        columns = min(LONGEST_LINE, max(1, round(width * LINE_HEIGHT / height)))
        shrinks = height > LINE_HEIGHT
        small = cv2.resize(
            line,
            (columns, LINE_HEIGHT),
            interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR,
        )
        tensor = np.zeros((1, 3, LINE_HEIGHT, columns + -columns % WIDTH_STEP), np.float32)
        tensor[..., :columns] = _tensor(small)
        return self._run(recogniser, tensor)[0], tensor.shape[-1] / columns

    def _decode(
        self, chances: NDArray[np.float32], stretch: float, *, sums: bool = False
    ) -> Reading:
        """Greedy CTC: runs of one letter are that letter once, and 0 is the blank between.

        Of `sums`, as the quick recogniser answers, only the letters' become chances.
        """
        best = chances.argmax(axis=1)
        if sums:
            chances[best != 0] = _chances_of(chances[best != 0])
        starts = np.flatnonzero(np.diff(best, prepend=-1))
        stops = np.append(starts[1:], len(best))
        letters = [(a, b) for a, b in zip(starts, stops, strict=True) if best[a] != 0]
        text = "".join(self._alphabet[best[a]] for a, _ in letters)
        sure = [float(chances[a:b, self._alike[best[a]]].sum(axis=1).max()) for a, b in letters]
        centres = tuple(
            round(min(1.0, float(a + b) / 2 / len(best) * stretch), 4) for a, b in letters
        )
        mean = round(float(np.mean(sure)), 4) if sure else 0.0
        rivals = tuple(
            "" if one > SURE else self._rivals(chances[a:b].max(axis=0), best[a])
            for one, (a, b) in zip(sure, letters, strict=True)
        )
        return Reading(text, mean, centres, tuple(round(one, 4) for one in sure), rivals)

    def _rivals(self, chances: NDArray[np.float32], chosen: int) -> str:
        """What else a character may be, the blank between characters left out."""
        likely = np.flatnonzero(chances >= POSSIBLE)
        same = (0, *self._alike[chosen])
        others = (one for one in likely[np.argsort(-chances[likely])] if one not in same)
        return "".join(self._alphabet[one] for one in others)[:RIVALS]

    @staticmethod
    def _run(session: Any, tensor: NDArray[np.float32]) -> NDArray[np.float32]:  # noqa: ANN401
        try:
            [answer] = session.run(None, {"x": tensor})
        except Exception as error:
            raise ReaderFailed("the first reader's engine failed") from error
        return np.asarray(answer, np.float32)


def _meant(alphabet: Sequence[str]) -> dict[str, list[int]]:
    """For each folded character all that mean it, such as 黄 and 黃, or 1 in full width.

    Which of them it is may be doubtful where what it means is not.
    """
    groups: dict[str, list[int]] = {}
    for place, letter in enumerate(alphabet):
        groups.setdefault(compact(letter) or letter, []).append(place)
    return groups


def _chances_of(sums: NDArray[np.float32]) -> NDArray[np.float32]:
    """How likely each character is at each step, of what a model's last layer sums up for it."""
    likely = np.exp(sums - sums.max(axis=1, keepdims=True))
    return np.asarray(likely / likely.sum(axis=1, keepdims=True), np.float32)


def _tensor(pixels: NDArray[Any]) -> NDArray[np.float32]:
    """RGB bytes as the models want them: BGR, -1 to 1, channels first, a batch of one."""
    turned = pixels[:, :, ::-1].transpose(2, 0, 1)[np.newaxis]
    return np.ascontiguousarray(turned, np.float32) * np.float32(2 / 255) - np.float32(1)


def _boxes(ink: NDArray[np.float32]) -> list[NDArray[np.float32]]:
    """Differentiable binarisation's last step (arXiv 1911.08947): blobs of ink, grown to lines."""
    mask = cv2.dilate((ink > INK).astype(np.uint8), np.ones((2, 2), np.uint8))
    contours, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    return [box for contour in contours for box in _box(ink, contour, CURVED)]


def _box(
    ink: NDArray[np.float32], contour: NDArray[Any], halvings: int
) -> Iterator[NDArray[np.float32]]:
    """The rectangle of a blob; those of its halves where it is long and too curved for one.

    Two lines of a narrow cell may be one blob, and a last line of one character leaves half of its
    rectangle empty: that is cut between them.
    """
    centre, (a, b), angle = cv2.minAreaRect(contour)
    if min(a, b) < LEAST:
        return
    if _mean_inside(ink, contour) >= BOX:
        growth = a * b * GROWTH / (2 * (a + b)) * 2
        corners = cv2.boxPoints((centre, (a + growth, b + growth), angle))
        yield _clockwise(corners, ink.shape)
    elif halvings and max(a, b) > LONG * min(a, b):
        for half in _halves(contour, along=True):
            yield from _box(ink, half, halvings - 1)
    elif halvings:
        # Of a character that is pale itself only a half would be found.
        lines = [list(_box(ink, half, 0)) for half in _halves(contour, along=False)]
        if all(lines):
            yield from (line for found in lines for line in found)


def _halves(contour: NDArray[Any], *, along: bool) -> Iterator[NDArray[Any]]:
    """A blob cut through the middle of its longer side, or else of its shorter one."""
    left, top, width, height = cv2.boundingRect(contour)
    corner = np.array([left, top])
    mask = np.zeros((height, width), np.uint8)
    cv2.drawContours(mask, [contour - corner], -1, 1, cv2.FILLED)
    corners = cv2.boxPoints(cv2.minAreaRect(contour)) - corner
    one, other = corners[1] - corners[0], corners[2] - corners[1]
    longer, shorter = sorted((one, other), key=np.linalg.norm, reverse=True)
    cut = longer if along else shorter
    rows, columns = np.mgrid[0:height, 0:width]
    middle = corners.mean(axis=0)
    before = (columns - middle[0]) * cut[0] + (rows - middle[1]) * cut[1] < 0
    for side in (before, ~before):
        pieces, _ = cv2.findContours(
            mask * side.astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE
        )
        yield from (piece + corner for piece in pieces)


def _mean_inside(ink: NDArray[np.float32], contour: NDArray[Any]) -> float:
    """The mean probability of ink inside the contour's smallest rectangle."""
    corners = cv2.boxPoints(cv2.minAreaRect(contour))
    left, top = np.maximum(np.floor(corners.min(axis=0)).astype(int), 0)
    right, bottom = np.ceil(corners.max(axis=0)).astype(int)
    window = ink[top : bottom + 1, left : right + 1]
    mask = np.zeros(window.shape, np.uint8)
    cv2.fillPoly(mask, [(corners - (left, top)).astype(np.int32)], 1)
    return float(cv2.mean(window, mask)[0])


def _clockwise(corners: NDArray[Any], shape: tuple[int, ...]) -> NDArray[np.float32]:
    """Corners from the top left on, kept inside the picture."""
    by_column = corners[np.argsort(corners[:, 0], kind="stable")]
    left = by_column[:2][np.argsort(by_column[:2, 1], kind="stable")]
    right = by_column[2:][np.argsort(by_column[2:, 1], kind="stable")]
    ordered = np.array([left[0], right[0], right[1], left[1]], np.float32)
    return np.clip(ordered, 0, np.array([shape[1], shape[0]], np.float32))


def in_reading_order(found: list[NDArray[np.float32]]) -> list[NDArray[np.float32]]:
    """Rows from the top, each from the left; a row is what overlaps by half a line's height."""
    rows: list[list[NDArray[np.float32]]] = []
    for quad in sorted(found, key=lambda quad: float(quad[:, 1].mean())):
        middle, height = float(quad[:, 1].mean()), quads.sides(quad)[1]
        if rows:
            last = rows[-1][0]
            reach = 0.5 * min(height, quads.sides(last)[1])
            if abs(middle - float(last[:, 1].mean())) < reach:
                rows[-1].append(quad)
                continue
        rows.append([quad])
    return [quad for row in rows for quad in sorted(row, key=lambda quad: float(quad[0, 0]))]
