"""Days that were read unsure, or as none that exists: the first reader looks at the line closer.

Measured on 22 such days of notaries and courts: 9 were read at first, 14 in either closer look.
A seal may also hide from the detector that the line goes on: where a day lacks its beginning or its
end, the cut reaches as far as that would, and what was found there gives way to the whole.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from verifiers.read.engine import SURE
from verifiers.read.first import closer
from verifiers.read.ink import tight
from verifiers.read.picture import quads
from verifiers.text.dates import ZEROS, find_days, to_iso
from verifiers.text.normalise import compact

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from numpy.typing import NDArray

    from verifiers.model import Region
    from verifiers.read.first.paddle import Paddle, Reading

CONTRADICTED = 0.6
"""A look that sees another day, and is at least so sure, makes the first doubtful."""
DOUBTED = 0.5
"""How sure the reader is at most of a day that another look contradicts: no second reader can make
up for it."""
_WRITTEN_WITH = frozenset("0123456789〇零○一二三四五六七八九十廿卅年月日")
_LABELS = frozenset("年月日")
_SHORTEST, _LONGEST, _SHARE = 4, 16, 0.5
"""How many characters a day has, and which share of them at least is a numeral or a label."""
_PART = 0.5
"""The same share in what a stamp left of it."""
_BEGUN = re.compile("二[〇零○O0][〇零○O0一二三-]?[一二三四五六七八九]?年?|[12][0-9]{3}年")
"""What a stamp may leave of a day's line: the first numerals of its year, or all of it."""
_WHOLE = 12
"""Characters of the longest day: 二〇一五年十二月二十五日."""
_YEAR, _DAY = 4, 4
"""Characters of a year before 年, and the most from 月 to the end of a day: 二十五日."""


def look(reader: Paddle, ink: NDArray[np.uint8], regions: Sequence[Region]) -> tuple[Region, ...]:
    """The regions of a page whose print `ink` shows, their doubtful days read closer."""
    seen = [_closer(reader, ink, one) if _is_doubtful(one) else one for one in regions]
    whole: list[Region] = []
    for old, new in zip(regions, seen, strict=True):
        if new.box != old.box and not any(_is_part(new, one) for one in whole):
            whole.append(new)
    return tuple(
        one
        for one in seen
        if any(one is new for new in whole) or not any(_is_part(one, new) for new in whole)
    )


def _is_part(part: Region, whole: Region) -> bool:
    """Whether what may be a piece of a day stands where that day was read whole."""
    text = compact(part.text)
    if sum(character in _WRITTEN_WITH for character in text) < _PART * len(text):
        return False
    (left, right), (top, bottom) = (
        (min(point[axis] for point in whole.box), max(point[axis] for point in whole.box))
        for axis in (0, 1)
    )
    x, y = (sum(point[axis] for point in part.box) / len(part.box) for axis in (0, 1))
    return left < x < right and top < y < bottom


def _is_doubtful(region: Region) -> bool:
    text = compact(region.text)
    if _BEGUN.fullmatch(text):
        return True
    if not _SHORTEST <= len(text) <= _LONGEST or len(_LABELS & set(text)) < 2:  # noqa: PLR2004
        return False
    if sum(character in _WRITTEN_WITH for character in text) < _SHARE * len(text):
        return False
    return least(region) < SURE or to_iso(text) is None


def _closer(reader: Paddle, ink: NDArray[np.uint8], region: Region) -> Region:
    """The region as the second surest of the looks that see its day has it, if that is surer.

    One look that is surer than all others may be a stroke of luck. Where looks are sure that they
    see different days, the region's words stay, and it is doubted. No more looks are taken once
    `closer.ENOUGH` have seen one day, two of them surely, and none has seen another.
    """
    days: dict[date, list[Region]] = {}
    height, width = ink.shape[:2]
    line = tight.fitted_quad(ink, quads.to_quad(region.box, width, height))
    quad = _completed(line, compact(region.text))
    for seen in chain((region,), closer.looks(reader, ink, region, quad)):
        day = find_days(compact(seen.text))
        if len(day) == 1 and day[0].day is not None and not day[0].repaired:
            days.setdefault(day[0].day, []).append(seen)
        if _is_settled(days):
            break
    sure = [day for day, seen in days.items() if max(map(least, seen)) >= CONTRADICTED]
    alike = [
        max([sorted(seen, key=least)[-2], *(one for one in seen if one is region)], key=least)
        for day, seen in days.items()
        if len(seen) > 1 and sure in ([], [day])
    ]
    own = next((day for day, seen in days.items() if any(one is region for one in seen)), None)
    if not alike and own is not None and sure not in ([], [own]):
        return replace(region, certainties=tuple(min(DOUBTED, c) for c in region.certainties))
    return max(alike, key=least, default=region)


def _is_settled(days: Mapping[date, Sequence[Region]]) -> bool:
    """Whether enough looks saw one day, two of them surely, and none saw another."""
    if len(days) != 1:
        return False
    (alike,) = days.values()
    return len(alike) >= closer.ENOUGH and sorted(map(least, alike))[-2] >= SURE


def _completed(quad: NDArray[np.float32], text: str) -> NDArray[np.float32]:
    """The line with room for what its day lacks: numerals of the year, 日 and what is before it."""
    if _BEGUN.fullmatch(text):
        lost, cut_off = 0, _WHOLE - len(text)
    else:
        year, label, _ = text.partition("年")
        lost = max(0, _YEAR - len(year)) if label else _YEAR + 1
        ends = text.rpartition("月")[2]
        cut_off = 0 if text.endswith("日") else max(1, _DAY - len(ends))
    a, b, c, d = quad
    along = (b - a) / len(text)
    before, after = along * (lost + 0.5) * (lost > 0), along * (cut_off + 0.5) * (cut_off > 0)
    return np.asarray([a - before, b + after, c + after, d - before], np.float32)


def least(seen: Region | Reading) -> float:
    """How sure the reader is of the least certain numeral; in Chinese a zero has many shapes.

    Whether there is room beside a numeral makes no other day.
    """
    form = _LABELS if re.search("[1-9]", seen.text) else _LABELS.union(ZEROS)
    told = zip(seen.text, seen.certainties, strict=False)
    return min((how for one, how in told if one not in form and not one.isspace()), default=0.0)
