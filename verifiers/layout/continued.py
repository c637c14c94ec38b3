"""Forms in columns: each label with its value, over as many lines as the value takes.

A value goes on in the lines that begin below its beginning, until a label of the same column, or
too much room, ends it. A label with nothing beside it has its value right below it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.layout.labels import labelled
from verifiers.layout.passage import GAP, Passage
from verifiers.text.across import is_piece_of_mark

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping, Sequence

    from verifiers.layout.labels import Labelled
    from verifiers.layout.line import Line

_ASIDE = 2.2
"""Character widths by which a continued line may begin beside the value's beginning."""
_ROOM = 2.6
"""Heights between the middles of two lines of one value, at most."""


def columns(rows: Sequence[Passage], labels: Mapping[str, re.Pattern[str]]) -> dict[str, Passage]:
    """The first value of every label, its lines joined; labels without a name only end values."""
    found: dict[str, Passage] = {}
    hits = [labelled(row, labels) for row in rows]
    for index, labelled_here in enumerate(hits):
        for hit in labelled_here:
            if not hit.name or hit.name in found:
                continue
            value = _value(rows, hits, index, hit)
            if value is not None and value.text:
                found[hit.name] = value
    return found


def _value(
    rows: Sequence[Passage], hits: Sequence[Sequence[Labelled]], index: int, hit: Labelled
) -> Passage | None:
    row = rows[index]
    label_left = row.left_of(hit.at)
    if label_left is None:
        return None
    parts: list[tuple[Passage, str]] = []
    edge, last = label_left, _line_at(row, hit.at)
    if hit.start < hit.end:
        first = row.part(hit.start, hit.end)
        edge, last = row.left_of(hit.start) or label_left, first.lines[-1]
        parts.append((first, ""))
    for following in range(index + 1, len(rows)):
        if (
            edge is None
            or last is None
            or _ends(rows[following], hits[following], label_left, edge)
        ):
            break
        line = _below(rows[following], last, edge)
        if line is None:
            if parts or _far(rows[following].lines[0], last):
                break
            continue
        parts.append((_piece(rows[following], line, hits[following]), ""))
        last = line
    return Passage.joined(parts) if parts else None


def _line_at(row: Passage, place: int) -> Line | None:
    rest = row.part(place, len(row.text)).lines
    return rest[0] if rest else None


def _ends(row: Passage, hits: Sequence[Labelled], label_left: float, edge: float) -> bool:
    """Whether a label of this row stands in the column of the value, which it therefore ends."""
    for hit in hits:
        left, line = row.left_of(hit.at), _line_at(row, hit.at)
        if left is None or line is None:
            continue
        if label_left - 2 * _ASIDE * line.pitch < left < edge + _ASIDE * line.pitch:
            return True
    return False


def _far(line: Line, last: Line) -> bool:
    return line.middle - last.middle > _ROOM * max(line.height, last.height)


def _below(row: Passage, last: Line, edge: float) -> Line | None:
    """The line of this row that continues a value, or `None`."""
    for line in row.lines:
        aside = abs(line.left - edge) < _ASIDE * max(line.pitch, last.pitch)
        if aside and not _far(line, last) and not is_piece_of_mark(line.text):
            return line
    return None


def _piece(row: Passage, line: Line, hits: Sequence[Labelled]) -> Passage:
    """What the row holds from this line on, up to a wide gap or a label."""
    start = next(
        place
        for place in range(len(row.text))
        if row.text[place] != GAP and _line_at(row, place) is line
    )
    ends = [hit.at for hit in hits if hit.at > start]
    gap = row.text.find(GAP, start)
    return row.part(start, min([*ends, gap if gap >= 0 else len(row.text)]))
