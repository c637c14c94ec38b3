"""A page read again with pale marks faded, where any run through its lines.

That reading is taken unless letters were lost with the marks, or lines that were found before are
read worse: in the dark, print is as pale as marks. The second reader sees a line faded only where
that changed no letter: a thin stroke that went with the marks must not be missed by both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.read.first import halves
from verifiers.read.first.laid_out import look_at
from verifiers.read.first.paddle import regions_of
from verifiers.read.picture import marks, quads, slant

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from verifiers.model import Region
    from verifiers.read.first.paddle import Paddle, Reading

CARD_LINES, MARKED_LINES = 14, 60
"""Lines of text on a card, and on a form with marks across it and a little beside it."""
OBLIQUE = 3
"""Lines that lean otherwise than the text: so many are marks across it."""
WORSE = 0.01
"""By how much confidence in a letter may fall, on average, when marks are faded. Measured: 0.002
where that helps, 0.018 where a dark page loses print."""
KEPT, KEPT_UNMARKED = 0.75, 0.93
"""Of the letters: so many must be legible still after marks have faded, and so many where none had
been read that could have been lost."""


def read(
    reader: Paddle,
    ink: NDArray[np.uint8],
    lines: Sequence[NDArray[np.float32]],
    readings: Sequence[Reading],
    *,
    copied: bool,
) -> tuple[NDArray[np.uint8], tuple[Region, ...]]:
    """The page as others are to see it, and its regions; `readings` are those of its lines."""
    height, width = ink.shape[:2]
    regions = regions_of(lines, readings, width, height)
    if not _may_be_marked(regions, width, height, copied=copied):
        return ink, regions
    oblique = slant.oblique(lines, 1, 1)
    # What leans is no print: how dark print is, and how high, the other lines tell.
    text = [line for line, leans in zip(lines, oblique, strict=True) if not leans]
    crossed = marks.crossed(ink, lines, text)
    clean = marks.lightened(ink, text) if any(crossed) else None
    if clean is None:
        return ink, regions
    found = reader.find(clean, look_at(text, max(height, width)))
    pairs, gained = [], 0.0
    for line in found:
        same = next((i for i, one in enumerate(lines) if quads.are_same(line, one)), None)
        darker = reader.read(ink, [line])[0] if same is None else readings[same]
        if same is not None and not crossed[same]:
            pairs.append((darker, darker))
            continue
        faded = reader.read(clean, [line])[0]
        pairs.append((faded, darker))
        if same is not None and not oblique[same]:
            gained += (faded.confidence - darker.confidence) * len(darker.text)
    # Faded print is paler: where the letters are the same, the darker ones are surer.
    surer = [_surer(*pair) for pair in pairs]
    apart = halves.read_apart(reader, clean, found, surer)
    again = regions_of(*apart, width, height)
    marked = marks.are_read(region.text for region in regions)
    kept = KEPT if marked else KEPT_UNMARKED
    lost = _legible(again, width, height) < kept * _legible(regions, width, height)
    if lost or gained < -WORSE * sum(len(darker.text) for _, darker in pairs):
        return ink, regions
    same_text = [line for line, pair in zip(found, pairs, strict=True) if _is_same(*pair)]
    return marks.pasted(ink, clean, same_text), again


def _may_be_marked(regions: tuple[Region, ...], width: int, height: int, *, copied: bool) -> bool:
    """Whether it pays to look for marks: where they are read, or lean, and on copies of cards.

    On a page with much text marks hide little of it.
    """
    oblique = slant.oblique([region.box for region in regions], width, height)
    level = len(regions) - sum(oblique)
    if sum(oblique) >= OBLIQUE or marks.are_read(region.text for region in regions):
        return level <= MARKED_LINES
    return copied and 0 < level <= CARD_LINES


def _surer(one: Reading, other: Reading) -> Reading:
    """Of two readings the first, or the other where it is the same and surer."""
    surer = min(other.certainties, default=0.0) > min(one.certainties, default=0.0)
    return other if surer and _is_same(one, other) else one


def _is_same(one: Reading, other: Reading) -> bool:
    return one.text.split() == other.text.split()


def _legible(regions: tuple[Region, ...], width: int, height: int) -> float:
    """How many letters of the page's own text were read, by the certainty of their lines."""
    oblique = slant.oblique([region.box for region in regions], width, height)
    return sum(
        len(region.text) * region.confidence
        for region, leans in zip(regions, oblique, strict=True)
        if not leans
    )
