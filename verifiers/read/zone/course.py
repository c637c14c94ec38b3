"""How many cells of a zone's row lie left of each of its columns: a smooth curve.

Ink repeats from cell to cell. A perspective makes cells wider towards one end, and paper that does
not lie flat makes them wider and narrower again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

_PITCHES = (0.8, 1.25)
"""Of the expected pitch: the least and the most that is looked for."""
_BENDS = np.arange(-1.6, 1.61, 0.2)
"""Cells by which a course may leave a straight one, as a curve of the second degree and as one of
the third."""
_STEP, _FINE = 2, 2048
"""Every so many columns are looked at for the likeliest course, and so many of them, most empty."""
_CLOSER = ((3, 7.0), (5, 5.0))
"""Degrees of the curves that a course is fitted by, and cells to either side that tell how far
along in its cell a column is."""


def courses(curve: NDArray[np.float64], pitch: float) -> Iterator[NDArray[np.float64]]:
    """The course of a row whose ink changes so along it, each time more closely.

    `pitch` is the width of a cell, in columns, within a quarter or so.
    """
    cells = _likeliest(curve, pitch)
    for degree, around in _CLOSER:
        cells = _closer(curve, cells, degree, around)
        yield cells


def _likeliest(curve: NDArray[np.float64], pitch: float) -> NDArray[np.float64]:
    """The course along which ink repeats most.

    Of all pitches and all bends at once: what follows a row from column to column misses a cell
    where the pitch is not the usual one.
    """
    at = np.linspace(-1, 1, len(curve))
    once, twice = 2 * at**2 - 1, 4 * at**3 - 3 * at
    slowest, fastest = (int(_FINE * _STEP / (one * pitch)) for one in reversed(_PITCHES))
    unbent = curve[::_STEP] * np.exp(-2j * np.pi * np.outer(_BENDS, twice[::_STEP]))
    best, cells = -1.0, at
    for bend in _BENDS:
        waves = np.fft.fft(unbent * np.exp(-2j * np.pi * bend * once[::_STEP]), _FINE, axis=1)
        sizes = np.abs(waves[:, slowest : fastest + 2])
        other, more = np.unravel_index(sizes.argmax(), sizes.shape)
        if sizes[other, more] > best:
            best = float(sizes[other, more])
            straight = np.arange(len(curve)) * (float(slowest + more) / (_FINE * _STEP))
            cells = straight + bend * once + _BENDS[other] * twice
    return np.asarray(cells, np.float64)


def _closer(
    curve: NDArray[np.float64], cells: NDArray[np.float64], degree: int, around: float
) -> NDArray[np.float64]:
    """A course told more closely: how far along in its cell each column is (demodulation)."""
    pitch = len(curve) / (cells[-1] - cells[0])
    wave = np.convolve(curve * np.exp(-2j * np.pi * cells), _bell(around * pitch), "same")
    turns = np.unwrap(np.angle(-wave)) / (2 * np.pi)
    at = np.linspace(-1, 1, len(curve))
    fit = np.polynomial.Polynomial.fit(at, turns, degree, domain=(-1, 1), w=np.abs(wave))
    return np.asarray(cells + fit(at), np.float64)


def _bell(reach: float) -> NDArray[np.float64]:
    """What a column's neighbours weigh, as many as `reach` on either side."""
    offsets = np.arange(-round(reach), round(reach) + 1) / (reach / 2)
    bell = np.exp(-(offsets**2) / 2)
    return np.asarray(bell / bell.sum(), np.float64)
