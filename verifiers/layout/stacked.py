"""What a narrow cell breaks over two lines, one above and one below the middle of its row.

Of a day, 1937年02月08 stands a little higher than 出生日期 beside it, and 日 a little lower, so
that neither is in the label's row. Of a label, 出生 stands above 日期, and the value beside both.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from verifiers.layout.line import lines_of
from verifiers.layout.passage import Passage
from verifiers.layout.values import BY_GRAMMAR, read_day, unread
from verifiers.text.dates import find_days

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping, Sequence

    from verifiers.layout.line import Line
    from verifiers.model import Box, Field
    from verifiers.read import Sheet

_REACH = 1.6
"""Heights of a line that the two lines of a cell may stand above or below its label."""
_UNDER = 0.5, 1.8
"""Heights of the lower line, and of the higher, that a label's second stands below its first."""
_OWN = 0.8
"""The same for a line that holds a whole day: further away it is the day of another row."""


def day_beside(
    name: str,
    label: re.Pattern[str],
    labels: Mapping[str, re.Pattern[str]],
    sheets: Sequence[Sheet],
) -> Field:
    """The one day in the cell beside the label, where the label is a line by itself."""
    for sheet in sheets:
        lines = lines_of(sheet)
        for head in lines:
            if not label.fullmatch(head.text):
                continue
            cell = list(_cell(head, lines, labels))
            for some in (_stack(cell), cell):
                solid = Passage.joined([(Passage.row([one]), "") for one in some]).solid()
                days = find_days(solid.text)
                if len(days) == 1 and days[0].day is not None and days[0].start == 0:
                    return read_day(name, solid, days[0], trust=BY_GRAMMAR)
    return unread(name)


def with_labels_joined(sheet: Sheet, labels: Mapping[str, re.Pattern[str]]) -> Sheet:
    """The sheet, two lines that are one label in a cell as one line between them."""
    regions = list(sheet.regions)
    lines = [line for line in lines_of(sheet) if line.region.text == line.text]
    for upper in lines:
        for lower in lines:
            down = lower.middle - upper.middle
            low, high = sorted((upper.height, lower.height))
            aside = min(
                abs(lower.left + lower.right - upper.left - upper.right) / 2,
                abs(lower.left - upper.left),
            )
            label = upper.text + lower.text
            if (
                _UNDER[0] * low < down < _UNDER[1] * high
                and aside < upper.pitch
                and upper.region in regions
                and lower.region in regions
                and any(pattern.fullmatch(label) for pattern in labels.values())
            ):
                whole = replace(
                    upper.region,
                    text=label,
                    box=_between(upper.region.box, lower.region.box),
                    centres=(),
                    certainties=(),
                    rivals=(),
                )
                regions[regions.index(upper.region)] = whole
                regions.remove(lower.region)
    return replace(sheet, regions=tuple(regions))


def _between(upper: Box, lower: Box) -> Box:
    """A box as high as either, midway between them."""
    a, b, c, d = (
        ((one + other) / 2, (above + below) / 2)
        for (one, above), (other, below) in zip(upper, lower, strict=True)
    )
    return a, b, c, d


def _cell(
    head: Line, lines: Sequence[Line], labels: Mapping[str, re.Pattern[str]]
) -> Iterator[Line]:
    """The lines between a label and the next one at its height, from the top."""
    near = [
        one
        for one in lines
        if one.left > head.right - one.pitch
        and abs(one.middle - head.middle)
        < (_OWN if find_days(one.text) else _REACH) * max(head.height, one.height)
    ]
    ends = [one.left for one in near if any(label.fullmatch(one.text) for label in labels.values())]
    until = min(ends, default=float("inf"))
    yield from sorted((one for one in near if one.left < until), key=lambda one: one.middle)


def _stack(cell: Sequence[Line]) -> list[Line]:
    """The leftmost of these lines with those under or over it: what begins behind is another's."""
    first = min(cell, key=lambda one: one.left, default=None)
    return [] if first is None else [one for one in cell if one.left < first.right]
