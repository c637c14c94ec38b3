"""Short entries of forms that could hardly be read: the first reader looks at them closer.

Their boxes take in the lines of the form.
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

ILLEGIBLE, PLAIN, ENTRY = 0.6, 0.9, 3
"""A line of so few characters that is read with less confidence than the first is looked at closer,
and is what two looks agree on that have at least the second."""
_FOREIGN = re.compile("(?=.{2,4}$)[\u4e00-\u9fff]*[\u0370-\u04ff\u3040-\u30fe][\u4e00-\u9fff]+")
"""An entry in Chinese with a letter of another script: a character that was misread."""


def look(reader: Paddle, ink: NDArray[np.uint8], regions: Sequence[Region]) -> tuple[Region, ...]:
    """The regions of a page whose print `ink` shows, their doubtful entries read closer."""
    return tuple(_plainer(reader, ink, one) if _is_doubtful(one) else one for one in regions)


def _is_doubtful(region: Region) -> bool:
    text = compact(region.text)
    illegible = region.confidence < ILLEGIBLE and len(text) <= ENTRY
    return illegible or _FOREIGN.fullmatch(text) is not None


def _plainer(reader: Paddle, ink: NDArray[np.uint8], region: Region) -> Region:
    """The entry as the second surest of the looks that plainly see one thing has it."""
    words: dict[str, list[Region]] = {}
    for seen in closer.looks(reader, ink, region):
        if seen.confidence >= PLAIN:
            words.setdefault(compact(seen.text), []).append(seen)
        if len(words) > 1:
            return region
    alike = [seen for same in words.values() for seen in same]
    return sorted(alike, key=lambda one: -one.confidence)[1] if len(alike) > 1 else region
