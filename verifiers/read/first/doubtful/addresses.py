"""Lines of addresses in which the first reader doubts a character, as closer looks see them alike.

Where print is small or blurred, digits are taken for others: of 43号13 the first reader doubted the
4 alone, and four of six closer looks saw 45号15. Nothing proves an address, so a line changes only
where `closer.ENOUGH` looks are sure of the same, and of as many characters as were seen at first.
Lines with long numbers or days are left as they are: those are read by others.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from verifiers.read.engine import SURE
from verifiers.read.first import closer
from verifiers.text.normalise import compact

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from verifiers.model import Region
    from verifiers.read.first.paddle import Paddle

_WORD = re.compile("[省市县区旗镇乡村路街道巷弄号室栋幢楼组]|单元")
_FEWEST = 2
"""Words of an address that a line of one has at least."""
_NUMBER = re.compile(r"\d{6}|\d[年月]")


def look(reader: Paddle, ink: NDArray[np.uint8], regions: Sequence[Region]) -> tuple[Region, ...]:
    """The regions of a page whose print `ink` shows, doubtful lines of addresses seen closer."""
    return tuple(_closer(reader, ink, one) if _is_doubtful(one) else one for one in regions)


def _is_doubtful(region: Region) -> bool:
    text = compact(region.text)
    address = len(_WORD.findall(text)) >= _FEWEST and not _NUMBER.search(text)
    return address and _least(region) < SURE


def _closer(reader: Paddle, ink: NDArray[np.uint8], region: Region) -> Region:
    """The region as the second surest of the looks that see the same has it."""
    alike: dict[str, list[Region]] = {}
    looks = closer.looks(reader, ink, region)
    for left, seen in zip(reversed(range(closer.LOOKS)), looks, strict=True):
        text = compact(seen.text)
        if len(text) == len(compact(region.text)) and _least(seen) >= closer.LIKELY:
            same = alike.setdefault(text, [])
            same.append(seen)
            if len(same) == closer.ENOUGH:
                return region if text == compact(region.text) else sorted(same, key=_least)[-2]
        if max(map(len, alike.values()), default=0) + left < closer.ENOUGH:
            break
    return region


def _least(seen: Region) -> float:
    """How sure the reader is of the least certain letter or digit."""
    told = zip(seen.text, seen.certainties, strict=False)
    return min((how for one, how in told if one.isalnum()), default=1.0)
