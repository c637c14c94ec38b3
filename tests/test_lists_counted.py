"""How a run counts lists: a row that lacks something is not a row that says something else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bench.misread import lines
from bench.records import DocumentRecord, FieldRecord
from bench.rows import Rows, pairs
from bench.tables import Tally, tables
from verifiers.model import Document, Field, Kind, Party, Statement

DEATH = Statement(type="death", person="冯德山", date="2018-02-02")
CHILD = Statement(type="kinship", person="冯国强", relation="child", to="冯德山")
GIVEN = Statement(type="inherits", person="冯国强", from_="冯德山", what="网店(账号:a1)")
TOLD = (DEATH, CHILD, GIVEN)
HE = Party(name="冯国强", role="spouse", sex="male", birth_date="1970-01-01", id_number="1")
SHE = Party(name="高秀兰", role="spouse", sex="female", birth_date="1971-01-01", id_number="2")


@pytest.mark.parametrize(
    ("read", "counts"),
    [
        ((GIVEN, CHILD, DEATH), (3, 3, 0, 0, 0, 0)),
        ((DEATH, CHILD, replace(GIVEN, what="网店（账号a1）")), (3, 3, 0, 0, 0, 0)),
        ((CHILD, GIVEN), (3, 2, 0, 1, 0, 0)),
        ((replace(DEATH, date=None), CHILD, GIVEN), (3, 2, 1, 0, 0, 1)),
        ((replace(DEATH, date="2018-02-03"), CHILD, GIVEN), (3, 2, 0, 0, 1, 0)),
        ((*TOLD, Statement(type="death", person="高秀兰")), (3, 3, 0, 0, 1, 0)),
        ((DEATH, replace(CHILD, to=None), GIVEN), (3, 2, 1, 0, 0, 1)),
        ((), (3, 0, 0, 3, 0, 0)),
    ],
    ids=[
        "in any order",
        "other points",
        "missing",
        "in part",
        "wrong",
        "too many",
        "open",
        "none",
    ],
)
def test_rows_are_right_in_part_missing_or_wrong(
    read: tuple[Statement, ...], counts: tuple[int, ...]
) -> None:
    assert Rows.of(pairs(TOLD, read)) == Rows(*counts)


def test_whom_a_row_is_about_is_known_by_number_or_name() -> None:
    read = (replace(SHE, id_number=None), replace(HE, name="马国强"))
    one, other = pairs((HE, SHE), read)
    assert (one.wanted, one.wrong) == (HE, ("name",))
    assert (other.wanted, other.wrong, other.unread) == (SHE, (), ("id_number",))
    assert Rows.of([one]) + Rows.of([other]) == Rows(2, 0, 1, 0, 1, 1)


def _record(read: tuple[Party, ...]) -> FieldRecord:
    rows = Rows.of(pairs((HE, SHE), read))
    return FieldRecord(
        name="parties", critical=False, asked=True, wanted="", value="", raw="", readers="",
        given=bool(read), exact=rows.right == 2, agreed=True, confidence=0.9, origin="agreed",
        rows=rows,
    )  # fmt: skip


def test_a_list_that_lacks_a_value_is_not_wrong() -> None:
    lacks = _record((HE, replace(SHE, birth_date=None)))
    wrong = _record((HE, replace(SHE, birth_date="1971-01-02")))
    found = Tally.of([lacks, wrong, _record(())])
    assert (found.exact, found.wrong_and_agreed, found.wrong_but_given) == (0, 1, 1)
    assert not _record(()).wrong


def test_the_tables_tell_rows_apart() -> None:
    fields = (_record((HE, replace(SHE, birth_date=None))), _record((HE,)))
    record = DocumentRecord(
        number=1, kind="marriage_certificate", damage="clean", pages=1, seconds=1.0, peers=(),
        taken_for="marriage_certificate", fields=fields, false_zone=False,
    )  # fmt: skip
    (table,) = (one for one in tables([record]) if one.title == "lists, row by row")
    cells = [next(column.cells) for column in table.columns]
    assert cells == ["marriage_certificate parties", "2", "0.0%", "4", "2", "1", "1", "0", "1"]


def test_what_was_read_otherwise_than_typed_is_told_row_by_row() -> None:
    def paper(*told: Statement) -> Document:
        field = Field(name="statements", value=told)
        kind = Kind.NOTARIAL_CERTIFICATE
        return Document(id="a", sha256="", kind=kind, kind_confidence=1.0, fields=(field,))

    read = (replace(DEATH, date="2018-02-03"), replace(GIVEN, what=None))
    assert list(lines([paper(*TOLD)], paper(*read))) == [
        "a.statements: wrong date [death 冯德山 2018-02-03], not [death 冯德山 2018-02-02]",
        "a.statements: missing [kinship 冯国强 child 冯德山]",
        "a.statements: unread what [inherits 冯国强 冯德山 网店(账号a1)]",
    ]
