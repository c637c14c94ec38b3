"""Days that were read unsure, or as none that exists: the first reader looks at the line closer.

A seal over a line, or blur around it, makes its box higher than its print, and print that is small
in its strip is read badly. So it is cut closer, and once more with shadows and stamps evened out.
Measured on 22 such days of notaries and courts: 9 were read at first, 14 in either closer look.
A copied stamp over the print is paler than it: a third picture keeps what is darker alone.
A seal may also hide from the detector that the line goes on: where a day lacks its beginning or its
end, the cut reaches as far as that would, and what was found there gives way to the whole.
Names and lines of addresses of which the reader is not sure are looked at in the same ways
(`names`, `doubtful_addresses`), and so are short entries of forms that it could hardly
read: their boxes take in the lines of the form.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from verifiers.read import strip
from verifiers.read.engine import SURE
from verifiers.read.ink import tight
from verifiers.read.picture import quads
from verifiers.text.dates import ZEROS, find_days, to_iso
from verifiers.text.normalise import compact

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from numpy.typing import NDArray

    from verifiers.model import Region
    from verifiers.read.paddle import Paddle, Reading

CONTRADICTED = 0.6
"""A look that sees another day, and is at least so sure, leaves everything as it was."""
ILLEGIBLE, PLAIN, ENTRY = 0.6, 0.9, 3
"""A line of so few characters that is read with less confidence than the first is looked at closer,
and is what two looks agree on that have at least the second."""
LIKELY = 0.8
"""Of its least certain character: a closer look at a name that is less sure says nothing."""
ENOUGH = 3
"""Closer looks at a name or a day that see it alike: more would say no more."""
_FOREIGN = re.compile("(?=.{2,4}$)[\u4e00-\u9fff]*[\u0370-\u04ff\u3040-\u30fe][\u4e00-\u9fff]+")
"""An entry in Chinese with a letter of another script: a character that was misread."""
_HEIGHTS = (0.8, 0.65)
"""Of a line's height: how close it is cut."""
LOOKS = 3 * len(_HEIGHTS)
"""How many closer looks there are."""
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
    seen = [_looked_at(reader, ink, region) for region in regions]
    whole: list[Region] = []
    for old, new in zip(regions, seen, strict=True):
        if new is not old and not any(_is_part(new, one) for one in whole):
            whole.append(new)
    return tuple(
        one
        for one in seen
        if any(one is new for new in whole) or not any(_is_part(one, new) for new in whole)
    )


def _looked_at(reader: Paddle, ink: NDArray[np.uint8], region: Region) -> Region:
    if _is_doubtful_day(region):
        return _closer(reader, ink, region)
    text = compact(region.text)
    illegible = region.confidence < ILLEGIBLE and len(text) <= ENTRY
    if illegible or _FOREIGN.fullmatch(text):
        return _plainer(reader, ink, region)
    return region


def _plainer(reader: Paddle, ink: NDArray[np.uint8], region: Region) -> Region:
    """The entry as the second surest of the looks that plainly see one thing has it."""
    words: dict[str, list[Region]] = {}
    height, width = ink.shape[:2]
    for seen in looks(reader, ink, region, quads.to_quad(region.box, width, height)):
        if seen.confidence >= PLAIN:
            words.setdefault(compact(seen.text), []).append(seen)
        if len(words) > 1:
            return region
    alike = [seen for same in words.values() for seen in same]
    return sorted(alike, key=lambda one: -one.confidence)[1] if len(alike) > 1 else region


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


def _is_doubtful_day(region: Region) -> bool:
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

    One look that is surer than all others may be a stroke of luck. Where a look is sure that it
    sees another day, the region stays as it is. No more looks are taken once `ENOUGH` have seen
    one day, two of them surely, and none has seen another.
    """
    days: dict[date, list[Region]] = {}
    height, width = ink.shape[:2]
    line = tight.fitted_quad(ink, quads.to_quad(region.box, width, height))
    quad = _completed(line, compact(region.text))
    for seen in chain((region,), looks(reader, ink, region, quad)):
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
    return max(alike, key=least, default=region)


def _is_settled(days: Mapping[date, Sequence[Region]]) -> bool:
    """Whether enough looks saw one day, two of them surely, and none saw another."""
    if len(days) != 1:
        return False
    (alike,) = days.values()
    return len(alike) >= ENOUGH and sorted(map(least, alike))[-2] >= SURE


def looks(
    reader: Paddle, ink: NDArray[np.uint8], region: Region, quad: NDArray[np.float32]
) -> Iterator[Region]:
    """The region as each closer look at its line, which `quad` holds, has it."""
    height, width = ink.shape[:2]
    for closer, picture in pictures(ink, quad):
        seen = reader.line(picture)
        yield replace(
            region,
            text=seen.text,
            confidence=seen.confidence,
            box=quads.to_box(closer, width, height),
            centres=seen.centres,
            certainties=seen.certainties,
            rivals=seen.rivals,
        )


def pictures(
    ink: NDArray[np.uint8], quad: NDArray[np.float32]
) -> Iterator[tuple[NDArray[np.float32], NDArray[np.uint8]]]:
    """A line cut closer, each time with its quad: as it is, evenly lit, and its darkest ink."""
    for closer, cut in cuts(ink, quad):
        even = strip.evenly_lit(strip.dark_ink(cut))
        yield closer, cut
        for one in (even, strip.darkest(even)):
            yield closer, np.repeat(one[:, :, np.newaxis], 3, axis=2)


def cuts(
    ink: NDArray[np.uint8], quad: NDArray[np.float32]
) -> Iterator[tuple[NDArray[np.float32], NDArray[np.uint8]]]:
    """A line cut closer, each time with its quad."""
    middle, half = (quad[[0, 1]] + quad[[3, 2]]) / 2, (quad[[3, 2]] - quad[[0, 1]]) / 2
    for share in _HEIGHTS:
        closer = np.concatenate([middle - half * share, (middle + half * share)[::-1]])
        yield closer, quads.cut(ink, np.asarray(closer, np.float32))


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
    """How sure the reader is of the least certain numeral; in Chinese a zero has many shapes."""
    form = _LABELS if re.search("[1-9]", seen.text) else _LABELS.union(ZEROS)
    told = zip(seen.text, seen.certainties, strict=False)
    return min((how for one, how in told if one not in form), default=0.0)
