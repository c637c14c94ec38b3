"""Names of which the first reader saw one character: no name is so short, so it looks closer.

Where a label is set wide and a name of two characters stands behind it, one of them is often lost:
姓 名 廖玲 is read 姓名玲, with certainty. What most looks see more of is taken, as the surest of
them has it; whether that is the name is for those to say who doubt names (`names`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from verifiers.read.first import closer
from verifiers.text.normalise import compact

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from verifiers.model import Region
    from verifiers.read.first.paddle import Paddle

_LONE = re.compile("((?:.{0,3}姓名|持证人|(?:法定)?代表人|经营者|负责人):?)[\u3400-\u9fff]")
_MOST = 3
"""Characters more than one that a look may see: a name of four."""


def look(reader: Paddle, ink: NDArray[np.uint8], regions: Sequence[Region]) -> tuple[Region, ...]:
    """The regions of a page whose print `ink` shows, names of one character read closer."""
    return tuple(_closer(reader, ink, one) for one in regions)


def _closer(reader: Paddle, ink: NDArray[np.uint8], region: Region) -> Region:
    text = compact(region.text)
    lone = _LONE.fullmatch(text)
    if lone is None:
        return region
    looks = list(closer.looks(reader, ink, region))
    more = [
        seen
        for seen in looks
        if (said := compact(seen.text)).startswith(lone[1])
        and len(text) < len(said) <= len(text) + _MOST
    ]
    return max(more, key=_least) if 2 * len(more) >= len(looks) else region


def _least(seen: Region) -> float:
    return min(seen.certainties, default=0.0)
