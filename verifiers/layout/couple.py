"""Certificates about two people: the same labels stand twice, or a sentence names both.

Which labels are of one person is told by their place: each belongs to the nearest 姓名 above it or
on its left, be the two blocks one above the other or side by side.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from verifiers.layout import couple_columns
from verifiers.layout import fields as f
from verifiers.layout.cells import name_in
from verifiers.layout.couple_labels import ACCEPTS, FRAGMENTS, LABELS
from verifiers.layout.couple_number import certificate_number
from verifiers.layout.foot import closing_day
from verifiers.layout.letter import office_in
from verifiers.layout.line import lines_of
from verifiers.layout.passage import Passage
from verifiers.layout.rows import paragraphs_of, rows_of
from verifiers.layout.table import table_of
from verifiers.layout.values import BY_GRAMMAR, by_grammar, read, read_day, unread
from verifiers.model import Party
from verifiers.numbers import resident_id
from verifiers.read.second.parts import part
from verifiers.text import names
from verifiers.text.dates import find_days

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from verifiers.layout.entry import Entry, Place
    from verifiers.layout.table import Table
    from verifiers.model import Field, Value
    from verifiers.read import Sheet

_COUPLE = 2
_LABEL = 5.5
"""Ems that a label's second half may stand right of where the other labels begin."""
_LEVEL = 2.5
"""Ems: two labels of one name at one height are those of two people side by side."""
_OFFICE = re.compile(
    r"(?!中华人民共和国民政部|[\u4e00-\u9fff]{0,4}机关)(?<!机)[\u4e00-\u9fff]{2,24}?(?:民政局婚姻登记处|婚姻登记处|婚姻登记中心|民政局|民政厅|街道办事处|人民政府|人民公社|革命委员会)"
)
_ABOUT_ONE = 40
"""Characters behind a name that may be of the same person."""
_FOREIGN = re.compile(r"[A-Z][A-Za-z]+(?:[ ,.'\-][A-Za-z]+)+|[A-Z]{4,}")
_ABROAD = re.compile(r"(?<![0-9A-Za-z])(?=[A-Z])(?=(?:[A-Z]*\d){5})[0-9A-Z]{7,9}(?![0-9A-Za-z])")
"""The number of a passport or a permit, which foreign spouses have there (ICAO 9303-3)."""
_PERSON = re.compile(
    rf"(?:(?<![{names.HAN}])(?![与和同])|(?<=[与和同岁日族生]))(?P<name>[{names.HAN}]{{2,4}}|[{names.HAN}]{{1,12}}·[{names.HAN}]{{1,12}})[,、(:;]*(?:性别)?:?(?P<sex>[男女])(?:性)?"
    r"(?=[,、)现年方\d二三四五]|$|\n|[\u4e00-\u9fff]{0,3}族)"
)


@dataclass(slots=True)
class _Person:
    """The fields of one of the two, as found."""

    name: Field
    sex: Field
    birth_date: Field
    id_number: Field

    def party(self, role: str) -> Party:
        return Party(
            name=str(self.name.value),
            role=role,
            sex=_text(self.sex),
            birth_date=_text(self.birth_date),
            id_number=_text(self.id_number),
        )


def certificate(sheets: Sequence[Sheet], letter: str, role: str) -> tuple[Field, ...]:
    """Number (of that letter), day, holder, both people, office: from labels, else a sentence."""
    rows = [row for sheet in sheets for row in rows_of(sheet)]
    table = table_of([lines_of(sheet) for sheet in sheets], LABELS, ACCEPTS, FRAGMENTS)
    both, *twice = parties(table, sheets, role)
    return (
        certificate_number(table, rows, letter),
        f.first_known(
            f.day_of("registration_date", table.of("registration_date")),
            closing_day("registration_date", _unborn(rows)),
            _only_day(rows),
            trust=BY_GRAMMAR,
        ),
        f.first_known(holder(table), _holder_among(both, table.loose), _named_twice(table.loose)),
        both,
        *twice,
        office_in("issuing_authority", rows, _OFFICE),
    )


def _unborn(rows: Sequence[Passage]) -> list[Passage]:
    """The rows without those that are a day of birth, which a number on the paper repeats."""
    born = _births(rows)
    return [row for row in rows if born.isdisjoint(day.day for day in find_days(row.solid().text))]


def _births(rows: Sequence[Passage]) -> set[date | None]:
    """The days of birth in the numbers of people on the paper."""
    numbers = [one for row in rows for one in re.findall(r"\d{17}[\dX]", row.solid().text)]
    return {resident_id.birth_date(one) for one in numbers if resident_id.is_valid(one)}


def _only_day(rows: Sequence[Passage]) -> Field:
    """The one day on the paper on which neither of the two was born, whatever its label says.

    Nothing where the days of birth of both are not known.
    """
    days = {}
    for row in _unborn(rows) if len(_births(rows)) == _COUPLE else ():
        solid = row.solid()
        for day in find_days(solid.text):
            days[day.day] = read_day("registration_date", solid, day)
    return days.popitem()[1] if len(days) == 1 else unread("registration_date")


def parties(table: Table, sheets: Sequence[Sheet], role: str) -> tuple[Field, ...]:
    """The two people as the field ``parties``; no value unless both names were read.

    Their numbers follow as fields of their own, to be read a second time.
    """
    people = [_person(block) for block in _blocks(table)]
    known = [one for one in people if one.name.value is not None]
    if len(known) < _COUPLE:
        rows = Passage.joined([(row.solid(), "\n") for one in sheets for row in rows_of(one)])
        told = max(_told(rows), _told(paragraphs_of(sheets)), key=len)
        columns = [_Person(*one) for one in couple_columns.people(sheets)]
        known = max(known, told, columns if len(columns) == _COUPLE else [], key=len)
    known = known[:_COUPLE]
    value: Value = tuple(one.party(role) for one in known) if len(known) == _COUPLE else None
    if value is None:
        return (unread("parties"),)
    twice = [
        part("parties", row, field)
        for row, one in enumerate(known)
        for field in (one.name, one.birth_date, one.id_number)
    ]
    return (_joined(known, value), *twice)


def _blocks(table: Table) -> list[list[Entry]]:
    """The labels of each person, told by their places."""
    heads = _in_order([one for one in table.entries if one.name == "name"])
    blocks: list[list[Entry]] = [[head] for head in heads]
    for entry in table.entries:
        if entry.name not in ("sex", "birth_date", "id_number"):
            continue
        near = [
            (_away(head, entry), number)
            for number, head in enumerate(heads)
            if _away(head, entry) is not None
        ]
        if near:
            blocks[min(near)[1]].append(entry)
    return blocks


def _in_order(heads: Sequence[Entry]) -> list[Entry]:
    """Rows from the top, each from the left: two side by side are seldom quite level."""
    rows: list[list[Entry]] = []
    for head in sorted(heads, key=lambda one: one.at.middle):
        if rows and head.at.middle - rows[-1][0].at.middle < _LEVEL * head.at.em:
            rows[-1].append(head)
        else:
            rows.append([head])
    return [head for row in rows for head in sorted(row, key=lambda one: one.at.left)]


def _away(head: Entry, entry: Entry) -> float | None:
    """How far below and right of a name's label another label stands; `None` if it does not."""
    unit = head.at.em
    down, right = entry.at.middle - head.at.middle, entry.at.left - head.at.left
    if down < -1.2 * unit or right < -_LABEL * unit:
        return None
    return abs(down) + abs(right)


def _person(block: Sequence[Entry]) -> _Person:
    def of(name: str) -> list[Entry]:
        found = [entry for entry in block if entry.name == name and entry.pieces]
        level = [one for one in found[1:] if one.at.off(found[0].at.middle) < _LEVEL * one.at.em]
        # The name of one of the two was not found: whose value is whose is not guessed.
        return [] if level else found

    return _Person(
        _name(of("name")),
        f.sex_of("sex", of("sex")),
        f.day_of("birth_date", of("birth_date")),
        f.first_known(
            f.number_of("id_number", of("id_number")),
            f.matched("permit_number", of("id_number"), _ABROAD),
        ),
    )


def holder(table: Table) -> Field:
    """Whose copy it is."""
    return replace(_name(table.of("holder")), name="holder")


def _holder_among(both: Field, loose: Sequence[Place]) -> Field:
    """Whose copy it is, where that label was not read: the one of the two who is named alone."""
    people = both.value if isinstance(both.value, tuple) else ()
    known = {one.name for one in people if isinstance(one, Party)}
    found = [name_in("holder", piece.cell()) for piece in loose]
    alone = [one for one in found if one.value in known]
    if len(alone) != 1:
        return unread("holder")
    return by_grammar(alone[0])


def _named_twice(loose: Sequence[Place]) -> Field:
    """Whose copy it is, where labels were not read: the only name on the paper that stands twice.

    It is the upper one: among the two people the name stands below.
    """
    named: dict[str, list[Field]] = {}
    for piece in sorted(loose, key=lambda one: one.middle):
        found = name_in("holder", piece.cell())
        if names.is_likely_name(str(found.value)):
            named.setdefault(str(found.value), []).append(found)
    twice = [same[0] for same in named.values() if len(same) == _COUPLE]
    return twice[0] if len(twice) == 1 and len(named) == _COUPLE else unread("holder")


def _name(entries: Sequence[Entry]) -> Field:
    """A Chinese name, or one in Latin letters as foreign spouses have it."""
    field = f.name_of("name", entries)
    if field.value is not None:
        return field
    for entry in entries:
        for cell in entry.cells():
            span = cell.passage.span(cell.start, cell.end)
            raw = " ".join(span.raw.split()) if span else ""
            if _FOREIGN.fullmatch(raw):
                return read("name", raw, span)
    return field


def _told(text: Passage) -> list[_Person]:
    """The people whom rows or sentences introduce: 张三 男 二十五岁."""
    people = []
    for match in _PERSON.finditer(text.text):
        if not names.is_likely_name(match["name"]):
            continue
        sex = "male" if match["sex"] == "男" else "female"
        rest = text.part(match.end(), match.end() + _ABOUT_ONE)
        until = _PERSON.search(rest.text)
        rest = rest.part(0, until.start()) if until else rest
        people.append(
            _Person(
                read("name", match["name"], text.span(*match.span("name")), trust=BY_GRAMMAR),
                read("sex", sex, text.span(*match.span("sex")), trust=BY_GRAMMAR),
                _born(rest),
                unread("id_number"),
            )
        )
    return people


def _born(rest: Passage) -> Field:
    for day in find_days(rest.text):
        follows = re.match("(?:出)?生", rest.text[day.end :])
        if follows or re.search("(?:出)?生于?:?$", rest.text[: day.start]):
            return read_day("birth_date", rest, day, trust=BY_GRAMMAR)
    return unread("birth_date")


def _joined(people: Sequence[_Person], value: Value) -> Field:
    found = [one.name for one in people]
    return replace(
        found[0],
        name="parties",
        value=value,
        raw="、".join(field.raw for field in found),
        confidence=min(field.confidence for field in found),
    )


def _text(field: Field) -> str | None:
    return field.value if isinstance(field.value, str) else None
