"""An address in the lines of a card: whole, without what is stamped across it, or not at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from verifiers.layout.labels import strip
from verifiers.layout.passage import JOIN, Passage
from verifiers.layout.values import read, unread
from verifiers.text.across import is_character_of_mark, is_piece_of_mark
from verifiers.text.places import (
    is_whole_address,
    looks_like_address,
    may_end,
    without_stamp,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from verifiers.layout.line import Line
    from verifiers.model import Field

_EDGE, _VERY_EDGE, _HOLE, _FAR, _SHORT = 1.5, 0.7, 2.15, 6.0, 3.5
"""Character widths: how far from the first line's beginning the others begin; how far below one
another two lines stand that have another between them, and that do not belong together; how far
from the right edge a line ends that is not full."""


def read_from(
    rows: Sequence[Passage],
    first: Passage,
    ends: Callable[[Passage], bool],
    *,
    trust: float = 1.0,
) -> Field:
    """The address that begins with `first` and goes on in `rows`, up to the one that `ends` it."""
    parts = _lines(rows, first, ends)
    if parts is None:
        return unread("address")
    whole = Passage.joined([(part, "") for part in parts])
    start, end = strip(whole.text, 0, len(whole.text))
    value = re.sub(rf"[{JOIN}\t]", "", whole.text[start:end])
    if not is_whole_address(value) or _breaks_off(parts, value):
        return unread("address")
    return read("address", value, whole.span(start, end), trust=trust)


def _lines(
    rows: Sequence[Passage], first: Passage, ends: Callable[[Passage], bool]
) -> list[Passage] | None:
    """The lines that go on where the address began, up to the number.

    What stands elsewhere in its column (a stamp, a watermark) is passed over. `None` where a line
    is missing between two: an address with a hole is none.
    """
    edge, parts = first.left_of(0), [_unstamped(first)]
    if edge is None:
        return [first]
    for row in rows:
        if ends(row):
            break
        above = parts[-1].lines[-1]
        # After a line that is not full nothing is to follow, unless it begins at the very edge.
        reach = (_EDGE if _are_full([*parts, parts[-1]]) else _VERY_EDGE) * above.pitch
        begins = [line for line in row.lines if abs(line.left - edge) < reach]
        if not begins:
            continue
        drop = (begins[0].middle - above.middle) / min(begins[0].pitch, above.pitch)
        if drop > _FAR:
            break
        if drop > _HOLE:
            return None
        right = max(map(_right, parts))
        line = _joined_on(row, begins[0], right=right)
        if _goes_on(row, line, right=right):
            return None
        parts.append(_unstamped(line))
    return parts if _are_full(parts) else None


def _joined_on(row: Passage, begin: Line, *, right: float) -> Passage:
    """A line with what follows it closely in its row, within the width of the address."""
    lines = [begin]
    for line in row.lines:
        close = 0 <= line.left - lines[-1].right < 1.5 * begin.pitch
        if close and line.right < right + 1.5 * begin.pitch:
            lines.append(line)
    return Passage.row(lines)


def _goes_on(row: Passage, line: Passage, *, right: float) -> bool:
    """Whether more of an address stands in a row, behind a room of which nothing was read."""
    last = line.lines[-1]
    return any(
        last.right < one.left and one.right < right + last.pitch and looks_like_address(one.text)
        for one in row.lines
    )


def _are_full(parts: list[Passage]) -> bool:
    """Whether every line but the last reaches as far as the longest: addresses are set solid.

    Some are broken after so many characters, and digits take less room.
    """
    full, most = max(map(_right, parts)), max(len(part.text) for part in parts)
    return all(
        full - _right(part) < _SHORT * part.lines[-1].pitch or len(part.text) >= most - 1
        for part in parts[:-1]
    )


def _breaks_off(parts: list[Passage], value: str) -> bool:
    """Whether the last line is full and ends in the middle of a word: the next one was lost."""
    full = max(map(_right, parts)) - _right(parts[-1]) < parts[-1].lines[-1].pitch
    return len(parts) > 1 and full and not may_end(value)


def _right(part: Passage) -> float:
    """Where the last character ends."""
    begins = part.left_of(len(part.text) - 1)
    return part.lines[-1].right if begins is None else begins + part.lines[-1].pitch


def _unstamped(part: Passage) -> Passage:
    """The line up to a stamp that was read as its end, or beside it."""
    place = 0
    for number, piece in enumerate(part.text.split(JOIN)):
        # After a number one character alone may be a house's or a door's.
        numbered = part.text[: max(0, place - 1)][-1:].isdecimal()
        stray = is_character_of_mark(piece) and not numbered
        if number and (stray or is_piece_of_mark(piece)):
            return _unstamped(part.part(0, place - 1))
        place += len(piece) + 1
    return part.part(0, len(without_stamp(part.text)))
