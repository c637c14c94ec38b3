"""Forms and tables: each label with the value to its right or, where there is none, below it.

A form is a mapping of labels, as `verifiers.layout.labels` has them; a label with the empty name
only ends the value before it. What stands in a cell is made a value of its type here, so that every
kind of document reads a sex, a day or an identity number in the same way.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from verifiers.layout.labels import labelled
from verifiers.layout.passage import GAP, Passage
from verifiers.layout.values import read, read_day, unread
from verifiers.numbers import resident_id
from verifiers.text import names
from verifiers.text.across import is_piece_of_mark
from verifiers.text.dates import find_days
from verifiers.text.lookalikes import DIGIT_LIKE, repair_digits

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from verifiers.layout.labels import Labelled
    from verifiers.model import Field

_NUMBER = re.compile(
    rf"(?<![\dA-Za-z])([1-9][{DIGIT_LIKE}]{{16}}[{DIGIT_LIKE}]|\d{{15}})(?![\dA-Za-z])"
)
_BEHIND = re.compile("(?:[仅供共限办店铺过户使用他复印此件]{2,}|性别?)$")
"""Words of a purpose, or a label, that stand close behind a name and were taken for its line."""
_CODED = re.compile(r"([129])[.、:-]?(男|女)性?")


@dataclass(frozen=True, slots=True)
class Cell:
    """A labelled value: the passage it stands in, and its place there."""

    passage: Passage
    start: int
    end: int

    @property
    def text(self) -> str:
        """The value as it stands, with `JOIN` and `GAP`."""
        return self.passage.text[self.start : self.end]

    def solid(self) -> Passage:
        """The value alone, without `JOIN` and `GAP`."""
        return self.passage.part(self.start, self.end).solid()


def every_cell(
    rows: Sequence[Passage], labels: Mapping[str, re.Pattern[str]]
) -> tuple[tuple[str, Cell], ...]:
    """Every label that has a value, in reading order; a label that stands twice is there twice."""
    found: list[tuple[str, Cell]] = []
    for index, row in enumerate(rows):
        for hit in labelled(row, labels):
            if not hit.name:
                continue
            if hit.start < hit.end:
                if not _another_between(row, hit, rows):
                    found.append((hit.name, Cell(row, hit.start, hit.end)))
            elif index + 1 < len(rows):
                below = _below(row, hit.at, rows[index + 1], labels)
                if below is not None:
                    found.append((hit.name, below))
    return tuple(found)


def cells(rows: Sequence[Passage], labels: Mapping[str, re.Pattern[str]]) -> dict[str, Cell]:
    """The first value of every label."""
    return dict(reversed(every_cell(rows, labels)))


def name_in(name: str, cell: Cell | None) -> Field:
    """A person's name."""
    if cell is None:
        return unread(name)
    cut = cell.text.split(GAP, 1)[0]
    behind = _BEHIND.search(cut)
    if behind and names.is_likely_name(names.normalise(cut[: behind.start()])):
        cut = cut[: behind.start()]
    value = names.normalise(cut)
    if not names.is_name(value) or names.is_of_forms(value):
        return unread(name)
    if is_piece_of_mark(value) and not names.is_likely_name(value):
        return unread(name)
    return read(name, value, cell.passage.span(cell.start, cell.start + len(cut)))


def sex_in(name: str, cell: Cell | None) -> Field:
    """男 or 女 as written, or by its code where a form prints what the codes mean."""
    if cell is None:
        return unread(name)
    words = cell.text
    coded = dict(_CODED.findall(words))
    if len(set(coded.values())) > 1:
        left = re.findall(r"\d|男|女", _CODED.sub("", words))
        words = coded.get(left[0], left[0]) if len(left) == 1 else ""
    sexes = set(re.findall("[男女]", words))
    if len(sexes) != 1:
        return unread(name)
    sex = "male" if sexes == {"男"} else "female"
    return read(name, sex, cell.passage.span(cell.start, cell.end))


def day_in(name: str, cell: Cell | None) -> Field:
    """A calendar day; one that does not exist is no value."""
    solid = cell.solid() if cell is not None else None
    days = find_days(solid.text) if solid is not None else ()
    return read_day(name, solid, days[0]) if solid is not None and days else unread(name)


def resident_number_in(name: str, passage: Passage | None, *, trust: float = 1.0) -> Field:
    """The first identity number in a passage: eighteen characters, or fifteen of the old form."""
    for match in _NUMBER.finditer(passage.text) if passage is not None else ():
        repair = repair_digits(match[1], resident_id.is_valid)
        if passage is not None and repair is not None and resident_id.may_be_whole(repair.text):
            span = passage.span(*match.span(1))
            return read(name, repair.text, span, trust=trust, repaired=repair.repaired)
    return unread(name)


def _another_between(row: Passage, hit: Labelled, rows: Sequence[Passage]) -> bool:
    """Whether a line of no row of theirs stands between a label and what follows it in its row.

    It is the first line of a value in two, or a part of a label: what follows is another cell's.
    """
    label = row.part(hit.at, hit.start).lines
    value = row.part(hit.start, hit.end).lines
    if not label or not value or label[-1] is value[0]:
        return False
    left, right = label[-1], value[0]
    return any(
        left.right - left.pitch < line.left
        and line.right < right.left + right.pitch
        and abs(line.middle - left.middle) < max(left.height, line.height)
        for other in rows
        if other is not row
        for line in other.lines
    )


def _below(
    row: Passage, at: int, following: Passage, labels: Mapping[str, re.Pattern[str]]
) -> Cell | None:
    """What stands under the label that begins at `at`, where no label stands there itself."""
    left = row.left_of(at)
    if left is None or labelled(following, labels):
        return None
    for line in following.lines:
        if line.left - 2 * line.pitch <= left <= line.right:
            cell = Passage.row([line])
            return Cell(cell, 0, len(cell.text))
    return None
