"""Cards whose labels stand in Chinese, in English or in both: foreigners' cards, travel permits.

A value stands beside its label, or below it where the labels are set small above; a name has a line
in Chinese and one in Latin letters. Whatever stands in one of these places and has the grammar of
the value is taken; labels that were misread are made up for by the grammar alone, with less trust.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from verifiers.layout.cells import Cell
from verifiers.layout.labels import labelled, strip, until_gap
from verifiers.layout.passage import GAP, JOIN, Passage
from verifiers.layout.values import BY_GRAMMAR, read, read_day, unread
from verifiers.numbers.states import is_state
from verifiers.text import latin_names, names
from verifiers.text.dates import find_days
from verifiers.text.lands import is_land

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from verifiers.layout.labels import Labelled
    from verifiers.model import Field

_BELOW = 2
"""Rows below a label in which its value may stand."""
_COUNT, _FEWEST = 2, 4
"""Letters that a count may be read as, and rooms between a name's letters that tell the usual."""
_APART = 3.5
"""Times the usual room between two letters: what is so far behind a name is no part of it."""
_DAY_DIGITS = 8
_NOT_CHINESE = re.compile("[^\u4e00-\u9fff]+")
_LABEL_LIKE = re.compile(
    r"[姓性]名?别?[名别]|国籍|出生|日期|有效|期限|签发|机关|证件|号码|次数|中华|通行"
)
"""Words that stand on such cards and in no name."""
_BOTH = re.compile(rf"[{names.HAN}·]{{2,12}}(?=[{JOIN}{GAP}]?[A-Z]{{2}})")
_LATIN_SEX = re.compile(r"(?<![A-Za-z])[MF](?![A-Za-z])")
_EITHER_SEX = re.compile("(?:男/M|女/F)")
_EITHER_LAND = re.compile(r"[\u4e00-\u9fff]{2,16}/(?P<code>[A-Z]{3})")
"""Values that say the same in both languages, and are known by that."""
_COUNTRY = re.compile(r"(?<![A-Z])[A-Z]{3}(?![A-Z])")
_LAND = re.compile(r"[\u4e00-\u9fff]{2,16}")


def candidates(
    rows: Sequence[Passage], labels: Mapping[str, re.Pattern[str]], name: str
) -> Iterator[Cell]:
    """What stands beside the label `name`, then what stands below it, nearest first."""
    for index, row in enumerate(rows):
        for hit in labelled(row, labels):
            if hit.name != name:
                continue
            end = until_gap(row.text, hit.start, hit.end)
            if hit.start < hit.end:
                yield Cell(row, hit.start, end)
            if end < hit.end:
                yield Cell(row, *strip(row.text, end, hit.end))
            yield from _below(rows[index + 1 : index + 1 + _BELOW], hit, row, labels)


def _below(
    rows: Sequence[Passage], hit: Labelled, row: Passage, labels: Mapping[str, re.Pattern[str]]
) -> Iterator[Cell]:
    """The lines below a label, as far as the next label in its column."""
    left = row.left_of(hit.at)
    for line in (line for below in rows for line in below.lines):
        single = Passage.row([line])
        if left is None or not line.left - 2 * line.pitch <= left <= line.right:
            continue
        said = {one.name for one in labelled(single, labels)}
        if said - {hit.name}:
            return
        if not said:
            yield Cell(single, *strip(single.text, 0, len(single.text)))


def name_fields(
    rows: Sequence[Passage], labels: Mapping[str, re.Pattern[str]]
) -> tuple[Field, Field, Field]:
    """`name` (in Chinese where it is printed so), `surname` and `given_names`."""
    chinese = latin = surname = given = None
    for cell in (one for whole in candidates(rows, labels, "name") for one in _scripts(whole)):
        chinese = chinese or _chinese_name(cell, trust=1.0)
        found = _latin_name(cell, trust=1.0) if latin is None else None
        latin, surname, given = found or (latin, surname, given)
    if latin is None:
        latin, surname, given = _unlabelled_latin(rows, labels) or (None, None, None)
    if chinese is None and latin is not None:
        chinese = _above_latin(rows, latin)
    return (
        chinese or latin or unread("name"),
        surname or unread("surname"),
        given or unread("given_names"),
    )


def _scripts(cell: Cell) -> tuple[Cell, ...]:
    """The cell, or its two halves where a name stands in Chinese and then in Latin letters."""
    both = _BOTH.match(cell.text)
    if both is None:
        return (cell,)
    middle = cell.start + both.end()
    return (Cell(cell.passage, cell.start, middle), Cell(cell.passage, middle, cell.end))


def _chinese_name(cell: Cell, *, trust: float) -> Field | None:
    value = names.normalise(cell.text)
    if not names.is_name(value) or names.is_of_forms(value) or _LABEL_LIKE.search(value):
        return None
    return read("name", value, cell.passage.span(cell.start, cell.end), trust=trust)


def _latin_name(cell: Cell, *, trust: float) -> tuple[Field, Field | None, Field | None] | None:
    # A count that stands close behind the name is no part of it, nor is what a stamp left there.
    latin = _NOT_CHINESE.match(cell.passage.text, cell.start, cell.end)
    end = _end_of_words(cell.passage, cell.start, latin.end() if latin else cell.end)
    end = cell.start + len(cell.passage.text[cell.start : end].rstrip(f"0123456789{JOIN}{GAP}"))
    span = cell.passage.span(cell.start, end)
    parsed = latin_names.parse(span.raw) if span else None
    if parsed is None:
        return None
    return (
        read("name", parsed.whole, span, trust=trust),
        read("surname", parsed.surname, span, trust=trust) if parsed.surname else None,
        read("given_names", parsed.given_names, span, trust=trust) if parsed.given_names else None,
    )


def _end_of_words(passage: Passage, start: int, end: int) -> int:
    """Where a name ends: before what stands much farther behind it than its words from each other.

    A count of two digits may be read as one or two letters.
    """
    real = [
        (index, line.middle_of(place))
        for index, (_, line, place) in enumerate(passage.glyphs[start:end], start)
        if line is not None
    ]
    rooms = [right - left for (_, left), (_, right) in pairwise(real)]
    for at in range(max(_FEWEST, len(rooms) - _COUNT), len(rooms)):
        if rooms[at] > _APART * median(rooms) and rooms[at] > 1.5 * max(rooms[:at]):
            return real[at + 1][0]
    return end


def _above_latin(rows: Sequence[Passage], latin: Field) -> Field | None:
    """The name in Chinese that stands right above the one in Latin letters, without a label."""
    lines = [line for row in rows for line in row.lines]
    below = next((line for line in lines if line.region.text == latin.raw), None)
    if below is None:
        return None
    for line in lines:
        beneath = 0 < below.middle - line.middle < 2.2 * line.height
        if beneath and abs(line.left - below.left) < line.pitch and names.is_likely_name(line.text):
            span = Passage.row([line]).span(0, len(line.text))
            return read("name", line.text, span, trust=BY_GRAMMAR)
    return None


def _unlabelled_latin(
    rows: Sequence[Passage], labels: Mapping[str, re.Pattern[str]]
) -> tuple[Field, Field | None, Field | None] | None:
    """A line that is a surname, a comma and given names, whatever label it has."""
    for row in rows:
        for line in row.lines:
            single = Passage.row([line])
            if "," not in single.text or labelled(single, labels):
                continue
            found = _latin_name(Cell(single, 0, len(single.text)), trust=BY_GRAMMAR)
            if found and found[1] is not None:
                return found
    return None


def sex(rows: Sequence[Passage], labels: Mapping[str, re.Pattern[str]]) -> Field:
    """男 or 女, M or F; both where they agree."""
    for cell in candidates(rows, labels, "sex"):
        said = set(re.findall("[男女]", cell.text)) | set(_LATIN_SEX.findall(cell.text))
        sexes = {"male" if one in "男M" else "female" for one in said}
        if len(sexes) == 1:
            return read("sex", sexes.pop(), cell.passage.span(cell.start, cell.end))
    for line, match in _lines(rows, _EITHER_SEX):
        value = "male" if match[0].endswith("M") else "female"
        return read("sex", value, line.span(*match.span()), trust=BY_GRAMMAR)
    return unread("sex")


def _lines(
    rows: Sequence[Passage], grammar: re.Pattern[str]
) -> Iterator[tuple[Passage, re.Match[str]]]:
    """The lines that are of this grammar and nothing else, whatever label they have."""
    for line in (Passage.row([line]).solid() for row in rows for line in row.lines):
        match = grammar.fullmatch(line.text)
        if match is not None:
            yield line, match


def day(rows: Sequence[Passage], labels: Mapping[str, re.Pattern[str]], name: str) -> Field:
    """The day beside or below the label `name`."""
    for cell in candidates(rows, labels, name):
        solid = cell.solid()
        # The label's English, read in part, would hide where the day begins.
        for found in find_days(re.sub("[A-Za-z]", ":", solid.text)):
            # Cards print eight digits: of fewer one was hidden.
            whole = sum(map(str.isalnum, solid.text[found.start : found.end])) >= _DAY_DIGITS
            return read_day(name, solid, found if whole else replace(found, day=None))
    return unread(name)


def nationality(rows: Sequence[Passage], labels: Mapping[str, re.Pattern[str]]) -> Field:
    """The country's three letters where they are printed, else its Chinese name."""
    cells = list(candidates(rows, labels, "nationality"))
    # Three letters may be a part of a name, as of LEE, HYE-JIN; words may be of an overprint.
    for pattern, is_known in ((_COUNTRY, is_state), (_LAND, is_land)):
        for cell in cells:
            solid = cell.solid()
            for match in pattern.finditer(solid.text):
                if is_known(match[0]):
                    return read("nationality", match[0], solid.span(*match.span()))
    for line, match in _lines(rows, _EITHER_LAND):
        if is_state(match["code"]) and not _LABEL_LIKE.search(match[0]):
            return read(
                "nationality", match["code"], line.span(*match.span("code")), trust=BY_GRAMMAR
            )
    return unread("nationality")
