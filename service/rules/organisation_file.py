"""The organisation as a CSV file, and every way in which such a file can be wrong.

Columns: ``unit,parent,name,person,post,valid_from,valid_until``. A row without a person describes
a unit (its parent is empty at the top); one with a person gives them a post in the unit,
``manager`` or ``member``. Days are ISO 8601, or ``2026/1/31`` as spreadsheets write them; the last
one is within, and an empty last day means for good.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from service.rules.organisation import Organisation, Period, Post, Unit
from service.rules.organisation_check import Slip, contradictions
from verifiers.model import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

COLUMNS = ("unit", "parent", "name", "person", "post", "valid_from", "valid_until")
MOST_ROWS = 20_000
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")
_DAY = re.compile(r"(\d{4})(?:-(\d\d)-(\d\d)|/(\d\d?)/(\d\d?))", re.ASCII)
_LONGEST_NAME = 80

_NO_TABLE = Text(
    "这不是 CSV 文件；请在表格软件中另存为“CSV UTF-8”再导入",
    "this is no CSV file; save it from the spreadsheet as “CSV UTF-8” and import that",
)
UNKNOWN_PERSON = Text("没有此登录名的用户", "nobody has this login name")


class OrganisationInvalid(Exception):
    """The file is refused whole; `slips` says where and why."""

    def __init__(self, slips: Sequence[Slip]) -> None:
        super().__init__("the organisation is not valid")
        self.slips = tuple(slips)


@dataclass(frozen=True, slots=True)
class _Row:
    """One line that can be understood by itself."""

    number: int
    thing: Unit | Post


def decoded(content: bytes) -> str:
    """The text of a file as spreadsheets write it. Raises `OrganisationInvalid`.

    UTF-8, UTF-16 where it says so, or GB 18030, in which spreadsheets in China save a CSV file.
    """
    says_utf16 = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if says_utf16 else ("utf-8-sig", "gb18030"):
        with suppress(UnicodeDecodeError):
            text = content.decode(encoding)
            if "\0" not in text:
                return text
    raise OrganisationInvalid([Slip(1, "unit", _NO_TABLE)])


def lines(text: str) -> list[list[str]]:
    """The cells of each line, the header's first. Raises `OrganisationInvalid`."""
    try:
        return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    except csv.Error:
        raise OrganisationInvalid([Slip(1, "unit", _NO_TABLE)]) from None


def read(text: str, people: Mapping[str, str]) -> Organisation:
    """The organisation of a file; `people` holds ids by login. Raises `OrganisationInvalid`."""
    rows, slips = _rows(text, people)
    if not slips:
        slips = list(contradictions([(row.number, row.thing) for row in rows]))
    if slips:
        raise OrganisationInvalid(slips)
    things = [row.thing for row in rows]
    return Organisation(
        tuple(one for one in things if isinstance(one, Unit)),
        tuple(one for one in things if isinstance(one, Post)),
    )


def write(organisation: Organisation, logins: Mapping[str, str]) -> str:
    """The file that `read` takes; `logins` holds logins by id."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(COLUMNS)
    for unit in organisation.units:
        rows.writerow([unit.code, unit.parent or "", unit.name, "", "", *_days(unit.period)])
    for post in organisation.posts:
        kind = "manager" if post.manages else "member"
        rows.writerow([post.unit, "", "", logins[post.person], kind, *_days(post.period)])
    return out.getvalue()


def _days(period: Period) -> tuple[str, str]:
    return period.first.isoformat(), period.last.isoformat() if period.last else ""


def _rows(text: str, people: Mapping[str, str]) -> tuple[list[_Row], list[Slip]]:
    found = lines(text)
    header = tuple(name.strip() for name in found[0]) if found else ()
    if header != COLUMNS:
        wanted = ",".join(COLUMNS)
        return [], [
            Slip(1, "unit", Text(f"首行应为：{wanted}", f"the first line must be {wanted}"))
        ]
    if len(found) > MOST_ROWS:
        most = Text(f"最多 {MOST_ROWS} 行", f"the file may have at most {MOST_ROWS} lines")
        return [], [Slip(MOST_ROWS + 1, "unit", most)]
    rows: list[_Row] = []
    slips: list[Slip] = []
    for number, cells in enumerate(found[1:], 2):
        if not any(cell.strip() for cell in cells):
            continue
        row = _understand(number, [cell.strip() for cell in cells], people)
        if isinstance(row, _Row):
            rows.append(row)
        else:
            slips += row
    return rows, slips


def _understand(number: int, cells: Sequence[str], people: Mapping[str, str]) -> _Row | list[Slip]:
    if len(cells) != len(COLUMNS):
        wanted, has = len(COLUMNS), len(cells)
        rule = Text(
            f"应有 {wanted} 列，此行有 {has} 列",
            f"a line has {wanted} columns; this one has {has}",
        )
        return [Slip(number, "unit", rule)]
    row = dict(zip(COLUMNS, cells, strict=True))
    slips = [
        Slip(number, column, rule)
        for column, (fine, rule) in _demands(row, people).items()
        if not fine(row[column])
    ]
    if slips:
        return slips
    last = _day(row["valid_until"]) if row["valid_until"] else None
    period = Period(_day(row["valid_from"]), last)
    if last is not None and last < period.first:
        return [Slip(number, "valid_until", Text("早于起始日", "comes before the first day"))]
    if row["person"]:
        manages = row["post"] == "manager"
        return _Row(number, Post(people[row["person"]], row["unit"], manages, period))
    return _Row(number, Unit(row["unit"], row["parent"] or None, row["name"], period))


def _demands(
    row: Mapping[str, str], people: Mapping[str, str]
) -> dict[str, tuple[Callable[[str], bool], Text]]:
    """What each column of this row must hold."""
    code = (
        _is_code,
        Text("应为 1 至 40 个字母、数字或 . _ -", "must be 1 to 40 letters, digits or . _ -"),
    )
    day = Text("应为 YYYY-MM-DD 形式的日期", "must be a day in the form YYYY-MM-DD")
    last = (lambda cell: not cell or _is_day(cell), day)
    empty = (lambda cell: not cell, Text("此行应留空", "must be empty in such a row"))
    common = {"unit": code, "valid_from": (_is_day, day), "valid_until": last}
    if row["person"]:
        kind = Text("应为 manager 或 member", "must be manager or member")
        return {
            **common,
            "parent": empty,
            "name": empty,
            "person": (people.__contains__, UNKNOWN_PERSON),
            "post": ({"manager", "member"}.__contains__, kind),
        }
    name = Text(f"应为 1 至 {_LONGEST_NAME} 个字符", f"must be 1 to {_LONGEST_NAME} characters")
    return {
        **common,
        "parent": (lambda cell: not cell or _is_code(cell), code[1]),
        "name": (lambda cell: 0 < len(cell) <= _LONGEST_NAME and cell.isprintable(), name),
        "post": empty,
    }


def _is_code(cell: str) -> bool:
    return _CODE.fullmatch(cell) is not None


def _is_day(cell: str) -> bool:
    try:
        _day(cell)
    except ValueError:
        return False
    return True


def _day(cell: str) -> date:
    """The day in a cell. Raises `ValueError`; `date.fromisoformat` also takes ``2026-W48-1``."""
    found = _DAY.fullmatch(cell)
    if found is None:
        raise ValueError("no day")
    year, *rest = (int(part) for part in found.groups() if part)
    return date(year, *rest)
