"""What the first reading leaves in doubt is looked at closer before anything is made of it.

Only what several looks see alike takes the place of a line as it was read first (`closer`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.read.first.doubtful import addresses, days, entries, names

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from verifiers.model import Region
    from verifiers.read.first.paddle import Paddle


def look(reader: Paddle, ink: NDArray[np.uint8], regions: Sequence[Region]) -> tuple[Region, ...]:
    """The regions of a page whose print `ink` shows, those in doubt read closer."""
    for kind in (days, entries, addresses, names):
        regions = kind.look(reader, ink, regions)
    return tuple(regions)
