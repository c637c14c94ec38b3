"""A zone tells where its paper lies, however that is turned."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from verifiers.layout import paper_of_zone
from verifiers.layout.machine_zone import FoundZone
from verifiers.model import Region
from verifiers.numbers.mrz import parse
from verifiers.read.picture import quads

LINES = (
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
    "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
)
PAGE = (1600, 1200)


@pytest.mark.parametrize("degrees", [0.0, -12.0, 30.0])
def test_the_whole_page_and_little_else_lies_in_its_corners(degrees: float) -> None:
    turn = cv2.getRotationMatrix2D((800, 600), degrees, 1.0)

    def turned(left: float, top: float, right: float, bottom: float) -> np.ndarray:
        corners = np.array([[(left, top), (right, top), (right, bottom), (left, bottom)]])
        return np.asarray(cv2.transform(corners, turn)[0], np.float32)

    # Six pixels are a millimetre; the page of 125 by 88 begins at 400, 300.
    rows = [turned(436, 300 + 6 * y - 9, 1106.6, 300 + 6 * y + 9) for y in (72.2, 78.6)]
    regions = tuple(
        Region(text=line, confidence=1.0, box=quads.to_box(row, *PAGE), reader="paddle")
        for line, row in zip(LINES, rows, strict=True)
    )
    quad = paper_of_zone.corners(FoundZone(parse(LINES), 1, regions), *PAGE)
    page = turned(400, 300, 1150, 828)
    assert all(
        cv2.pointPolygonTest(quad, tuple(map(float, c)), measureDist=False) > 0 for c in page
    )
    assert cv2.contourArea(quad) < 1.6 * cv2.contourArea(page)
