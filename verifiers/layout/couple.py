"""Certificates about two people: the same labels stand twice, or a sentence names both.

Which labels are of one person is told by their place: each belongs to the nearest 姓名 above it or
on its left, be the two blocks one above the other or side by side.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from verifiers.layout import fields as f
from verifiers.layout.labels import spaced
from verifiers.layout.letter import closing_day, office_in
from verifiers.layout.line import lines_of
from verifiers.layout.passage import Passage
from verifiers.layout.rows import paragraphs_of, rows_of
from verifiers.layout.table import table_of
from verifiers.layout.values import BY_GRAMMAR, read, unread
from verifiers.model import Party
from verifiers.numbers import marriage_number, resident_id
from verifiers.read import Script
from verifiers.read.parts import part
from verifiers.text import names
from verifiers.text.dates import find_days
from verifiers.text.lookalikes import DIGIT_LIKE, as_digits

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from verifiers.layout.entry import Entry
    from verifiers.layout.table import Table
    from verifiers.model import Field, Value
    from verifiers.read import Sheet

COUPLE = 2
CRITICAL: Mapping[str, Script] = {
    "certificate_number": Script.MIXED,
    "registration_date": Script.DATE,
    "parties.birth_date": Script.DATE,
    "parties.id_number": Script.ID_NUMBER,
}
"""What such a certificate's kind has read again."""
_LABEL = 5.5
"""Ems that a label's second half may stand right of where the other labels begin."""
_LEVEL = 2.5
"""Ems: two labels of one name at one height are those of two people side by side."""
LABELS: Mapping[str, re.Pattern[str]] = {
    "holder": re.compile(spaced("持证人姓名|持证人|持正人|特证人|持证入")),
    "registration_date": re.compile(
        spaced("登记日期|登记时间|结婚登记日期|离婚登记日期|登记曰期|发证日期|登记目期")
    ),
    "certificate_number": re.compile(
        spaced(
            "结婚证字号|离婚证字号|结婚证号|离婚证号|结婚证编号|离婚证编号|证字号|婚证字号|字号|证书编号"
        )
        + r"|^编号|N[oO][.:]"
    ),
    "name": re.compile(rf"(?<![人属])(?:{spaced('姓名|姓各|娃名')})"),
    "sex": re.compile(spaced("性别|性刖|姓别") + "|^[性别](?=[男女]$)"),
    "birth_date": re.compile(spaced("出生日期|出生年月日|岀生日期|出生时间|出生年月|出生曰期")),
    "id_number": re.compile(
        spaced(
            "身份证件号码|身份证件号|身份证号码|身份证编号|身份证号|公民身份号码|身份证件编号|证件号码|身份证件"
            "|身份证字号|身份证件字号"
        )
    ),
    "": re.compile(
        spaced(
            "国籍|国藉|民族|年龄|备注|备往|婚姻登记员|登记员|登记机关|婚姻登记机关|住址|职业|文化程度|婚姻状况|照片"
        )
        + "|^印$"
    ),
}
ACCEPTS: Mapping[str, re.Pattern[str]] = {
    "sex": re.compile("[男女]"),
    "birth_date": re.compile(r"\d|[年月日]"),
    "registration_date": re.compile(r"\d|[年月日一二三四五六七八九〇]"),
    "id_number": re.compile(r"\d{5}"),
    "certificate_number": re.compile(r"\d{2}"),
    "holder": re.compile(rf"[{names.HAN}]{{2}}|[A-Z]{{2}}"),
    "name": re.compile(rf"[{names.HAN}]{{2}}|[A-Z]{{2}}"),
}
FRAGMENTS: Mapping[str, re.Pattern[str]] = {
    "holder": re.compile("持证|证人"),
    "name": re.compile(rf"姓|名(?P<value>[{names.HAN}·]{{2,12}})?"),
    "sex": re.compile("性|别"),
    "birth_date": re.compile("出生|日期|出生日|生日期"),
    "id_number": re.compile("身份证|件号|证件号|份证件号"),
}
MARKS: Mapping[str, float] = {
    r"持证人": 0.45,
    r"登记日期": 0.3,
    r"国籍[\s\S]*国籍": 0.45,
    r"身份证[\s\S]*身份证": 0.2,
    r"发给此证|予以登记|准予登记": 0.35,
    r"民政部监制|婚姻登记": 0.3,
    r"婚姻法": 0.2,
}
"""What both kinds of certificate show."""
SPEAKS_OF_IT = re.compile(r"公证处|公证员|人民法院|协议书")
"""Papers that only speak of a marriage or divorce."""
OFFICE = re.compile(
    r"(?!中华人民共和国民政部|[\u4e00-\u9fff]{0,4}机关)(?<!机)[\u4e00-\u9fff]{2,24}?(?:民政局婚姻登记处|婚姻登记处|婚姻登记中心|民政局|民政厅|街道办事处|人民政府|人民公社|革命委员会)"
)
_D = f"[{DIGIT_LIKE}]"
_MODERN = re.compile(
    rf"(?P<letters>B?[JL])(?P<region>{_D}{{6}})[-一.·]{{0,2}}(?P<year>[12I|l]{_D}{{3}})[-一.·]{{0,2}}(?P<serial>{_D}{{6}})(?!{_D})"
)
_OLD = re.compile(
    r"[(]?(?:\d{2,4})?[)]?年?[\u4e00-\u9fff]{0,12}字?[(]?\d{0,4}[)]?年?第?[(]?\d{1,12}[)]?号|[\u4e00-\u9fff]{1,12}字第?\d{2,12}"
)
_SOLID = re.compile(r"(?<![\dA-Z\-])(?!\d{6,8}-?(?:19|20)\d{2}-?\d{5,6})[A-Z]{0,2}[\d\-]{4,24}")
"""Digits of today's form without its letter were read in part: they are no older number."""
_FOREIGN = re.compile(r"[A-Z][A-Za-z]+(?:[ ,.'\-][A-Za-z]+)+|[A-Z]{4,}")
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
    return (
        certificate_number(table, rows, letter),
        f.first_known(
            f.day_of("registration_date", table.of("registration_date")),
            closing_day("registration_date", _unborn(rows)),
            trust=BY_GRAMMAR,
        ),
        holder(table),
        *parties(table, sheets, role),
        office_in("issuing_authority", rows, OFFICE),
    )


def _unborn(rows: Sequence[Passage]) -> list[Passage]:
    """The rows without those that are a day of birth, which a number on the paper repeats."""
    numbers = [one for row in rows for one in re.findall(r"\d{17}[\dX]", row.solid().text)]
    born = {resident_id.birth_date(one) for one in numbers if resident_id.is_valid(one)}
    return [row for row in rows if born.isdisjoint(day.day for day in find_days(row.solid().text))]


def parties(table: Table, sheets: Sequence[Sheet], role: str) -> tuple[Field, ...]:
    """The two people as the field ``parties``; no value unless both names were read.

    Their numbers follow as fields of their own, to be read a second time.
    """
    people = [_person(block) for block in _blocks(table)]
    known = [one for one in people if one.name.value is not None]
    if len(known) < COUPLE:
        rows = Passage.joined([(row.solid(), "\n") for one in sheets for row in rows_of(one)])
        told = max(_told(rows), _told(paragraphs_of(sheets)), key=len)
        known = told if len(told) > len(known) else known
    known = known[:COUPLE]
    value: Value = tuple(one.party(role) for one in known) if len(known) == COUPLE else None
    if value is None:
        return (unread("parties"),)
    twice = [
        part("parties", row, field)
        for row, one in enumerate(known)
        for field in (one.name, one.birth_date, one.id_number)
    ]
    return (_joined(known, value), *twice)


def certificate_number(table: Table, rows: Sequence[Passage], letter: str) -> Field:
    """The number of 2004 with its hyphens, wherever it stands; an older one beside its label.

    `letter` is J or L.
    """
    for row in rows:
        solid = row.solid()
        for match in _MODERN.finditer(solid.text.upper()):
            digits = [match[part] for part in ("region", "year", "serial")]
            value = f"{match['letters']}{'-'.join(digits)}"
            plain = all(one.isdecimal() for one in digits)
            if not plain and not marriage_number.is_valid(
                f"{match['letters']}{'-'.join(map(as_digits, digits))}"
            ):
                continue
            trust = 1.0 if letter in match["letters"] else BY_GRAMMAR
            span = solid.span(*match.span())
            return read("certificate_number", value if plain else None, span, trust=trust)
    entries = table.of("certificate_number")
    labelled = f.matched("certificate_number", entries, _OLD)
    if labelled.value is None:
        labelled = f.matched("certificate_number", entries, _SOLID)
    return labelled if labelled.value is not None else _old_number(rows)


def _old_number(rows: Sequence[Passage]) -> Field:
    """结字第123号 in a row of its own, as certificates of the 1980s have it."""
    for row in rows:
        solid = row.solid()
        match = re.search(
            r"[(]?\d{0,4}[)]?[\u4e00-\u9fff]{0,10}字[(]?\d{0,4}[)]?年?第\d{1,10}号", solid.text
        )
        if match and len(match[0]) >= len(solid.text) - 4:
            span = solid.span(*match.span())
            return read("certificate_number", match[0], span, trust=BY_GRAMMAR)
    return unread("certificate_number")


def _blocks(table: Table) -> list[list[Entry]]:
    """The labels of each person, told by their places."""
    heads = sorted((one for one in table.entries if one.name == "name"), key=_in_order)
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


def _in_order(head: Entry) -> tuple[int, float]:
    """Rows from the top, each from the left: two side by side are seldom quite level."""
    return round(head.at.middle / (4 * head.at.em)), head.at.left


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
        f.number_of("id_number", of("id_number")),
    )


def holder(table: Table) -> Field:
    """Whose copy it is."""
    return replace(_name(table.of("holder")), name="holder")


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
        rest = text.text[match.end() : match.end() + 40]
        until = _PERSON.search(rest)
        rest = rest[: until.start()] if until else rest
        people.append(
            _Person(
                read("name", match["name"], text.span(*match.span("name")), trust=BY_GRAMMAR),
                read("sex", sex, text.span(*match.span("sex")), trust=BY_GRAMMAR),
                _born(text, match.end(), rest),
                unread("id_number"),
            )
        )
    return people


def _born(text: Passage, at: int, rest: str) -> Field:
    for day in find_days(rest):
        if re.match("(?:出)?生", rest[day.end :]) or re.search(
            "(?:出)?生于?:?$", rest[: day.start]
        ):
            iso = day.day.isoformat() if day.day else None
            span = text.span(at + day.start, at + day.end)
            return read("birth_date", iso, span, trust=BY_GRAMMAR)
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
