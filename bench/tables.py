"""The tables of a run: per kind, per damage, per field; and what was aimed at."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Any

from rich.table import Table

from bench.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from bench.records import DocumentRecord, FieldRecord

NAMES = frozenset({"name", "head_name", "surname", "given_names", "company_name",
                   "legal_representative"})  # fmt: skip


@dataclass(slots=True)
class Tally:
    """How often something was asked, right, agreed on, and agreed on though wrong."""

    asked: int = 0
    exact: int = 0
    agreed: int = 0
    disagreed: int = 0
    exact_of_agreed: int = 0
    wrong_and_agreed: int = 0
    """Values on which both readers agreed and which are wrong."""
    wrong_but_given: int = 0
    """A value that is wrong, whether or not the readers agreed; the rest of `asked` is `null`, or
    a list of which a part is."""

    @classmethod
    def of(cls, fields: Iterable[FieldRecord]) -> Tally:
        """All of the fields that papers hold a value of."""
        tally = cls()
        for one in fields:
            if one.asked:
                tally.asked += 1
                tally.exact += one.exact
                tally.agreed += one.agreed is True
                tally.disagreed += one.agreed is False
                tally.exact_of_agreed += bool(one.agreed and one.exact)
                tally.wrong_and_agreed += bool(one.agreed and one.wrong)
                tally.wrong_but_given += one.wrong
        return tally


def critical(records: Iterable[DocumentRecord]) -> Iterator[FieldRecord]:
    """The fields that a decision hangs on."""
    return (field for record in records for field in record.fields if field.critical)


def targets(records: Sequence[DocumentRecord]) -> list[tuple[str, str, str]]:
    """What was aimed at, and what came out: name, aim, figure."""
    photos = Tally.of(critical(record for record in records if record.is_photo))
    scans = Tally.of(critical(record for record in records if not record.is_photo))
    every = Tally.of(critical(records))
    zones = Tally.of(field for r in records for field in r.fields if field.name == "mrz")
    false_zones = sum(record.false_zone for record in records)
    named = Tally.of(f for r in records for f in r.fields if f.name in NAMES)
    homes = Tally.of(f for r in records for f in r.fields if f.name == "address")
    kinds = sum(record.kind == record.taken_for for record in records)
    return [
        ("critical fields exact where both readers agree", "≥ 99 %",
         share(every.exact_of_agreed, every.agreed)),
        ("wrong and agreed", "0", str(every.wrong_and_agreed)),
        ("agreement on photos", "≥ 95 %", share(photos.agreed, photos.asked)),
        ("agreement on scans", "≥ 99 %", share(scans.agreed, scans.asked)),
        ("machine-readable zones exact", "≥ 98 %", share(zones.exact, zones.asked)),
        ("zones reported where there is none", "0", str(false_zones)),
        ("kind right", "≥ 99.5 %", share(kinds, len(records))),
        ("names exact", "≥ 98 %", share(named.exact, named.asked)),
        ("addresses exact", "≥ 98 %", share(homes.exact, homes.asked)),
    ]  # fmt: skip


def speed(records: Sequence[DocumentRecord]) -> list[dict[str, Any]]:
    """Median seconds a page of each kind and reader, and guohu's share of its peers'."""
    rows = []
    for kind, group in _by(records, lambda record: record.kind):
        row: dict[str, Any] = {"kind": kind}
        row["guohu"] = median(record.seconds / record.pages for record in group)
        for name in ("rapidocr", "pytesseract"):
            took = [
                (r.seconds / r.pages, s) for r in group for peer, s, _ in r.peers if peer == name
            ]
            if took:
                row[name] = median(seconds for _, seconds in took)
                row[f"of_{name}"] = median(own for own, _ in took) / row[name]
        for name in ("guohu", "rapidocr", "pytesseract"):
            seen = [found for r in group for peer, _, found in r.peers if peer == name]
            if any(found is not None for found in seen):
                row[f"number_by_{name}"] = share(sum(map(bool, seen)), len(seen))
        rows.append(row)
    return rows


def tables(records: Sequence[DocumentRecord]) -> Iterator[Table]:
    """Everything that people read of a run."""
    aims = Table("", "aim", "found", title="aims")
    for row in targets(records):
        aims.add_row(*row)
    yield aims
    yield _speed(records)
    yield _accuracy("critical fields by kind", _by(records, lambda one: one.kind), critical)
    yield _accuracy("critical fields by damage", _by(records, lambda one: one.damage.split()[0]),
                    critical)  # fmt: skip
    names = defaultdict(list)
    for record in records:
        for field in record.fields:
            names[f"{record.kind} {field.name}"].append(field)
    yield _accuracy("fields", sorted(names.items()), iter)
    yield _lists(sorted(names.items()))
    taken = Table("kind", "documents", "right", "taken for", title="kinds")
    for kind, group in _by(records, lambda record: record.kind):
        wrong = [record.taken_for for record in group if record.taken_for != kind]
        right = share(len(group) - len(wrong), len(group))
        taken.add_row(kind, str(len(group)), right, ", ".join(sorted(wrong)))
    yield taken


def _speed(records: Sequence[DocumentRecord]) -> Table:
    heads = ("kind", "guohu s", "RapidOCR s", "ratio", "pytesseract s", "ratio")
    title = "seconds a page, one core each"
    table = Table(*heads, "own number found by all three", title=title)
    for row in speed(records):
        found = [row.get(f"number_by_{name}", "–") for name in ("guohu", "rapidocr", "pytesseract")]
        figures = ("guohu", "rapidocr", "of_rapidocr", "pytesseract", "of_pytesseract")
        table.add_row(row["kind"], *(_number(row.get(name)) for name in figures), " / ".join(found))
    return table


def _accuracy(
    title: str,
    groups: Iterable[tuple[str, list[Any]]],
    fields: Callable[[list[Any]], Iterable[FieldRecord]],
) -> Table:
    counts = ("n", "exact", "read twice", "agreed", "exact of agreed")
    table = Table("", *counts, "wrong, agreed", "wrong, given", title=title)
    for name, group in groups:
        tally = Tally.of(fields(group))
        twice = tally.agreed + tally.disagreed
        table.add_row(
            name,
            str(tally.asked),
            share(tally.exact, tally.asked),
            str(twice or "–"),
            share(tally.agreed, twice),
            share(tally.exact_of_agreed, tally.agreed),
            str(tally.wrong_and_agreed),
            str(tally.wrong_but_given),
        )
    return table


def _lists(groups: Iterable[tuple[str, list[FieldRecord]]]) -> Table:
    """Of lists, what of their rows was read."""
    counts = ("rows", "right", "in part", "missing", "wrong", "values null")
    table = Table("", "lists", "exact", *counts, title="lists, row by row")
    for name, group in groups:
        lists = [one.rows for one in group if one.rows is not None]
        if lists:
            told = sum(lists, Rows())
            figures = (told.wanted, told.right, told.in_part, told.missing, told.wrong, told.nulls)
            exact = sum(one.exact for one in group if one.rows is not None)
            table.add_row(name, str(len(lists)), share(exact, len(lists)), *map(str, figures))
    return table


def _by(
    records: Sequence[DocumentRecord], key: Callable[[DocumentRecord], str]
) -> list[tuple[str, list[DocumentRecord]]]:
    groups: dict[str, list[DocumentRecord]] = defaultdict(list)
    for record in records:
        groups[key(record)].append(record)
    return sorted(groups.items())


def share(part: int, whole: int) -> str:
    """Per cent with one decimal."""
    return f"{part / whole:.1%}" if whole else "–"


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
