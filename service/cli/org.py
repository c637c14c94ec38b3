"""The organisation by command: import, show, absences."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from service.cli.opened import opened
from service.cli.options import Day, language, this_day
from service.cli.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from service.rules.organisation import Chart, Organisation
    from service.rules.organisation_check import Slip

_SHOWN = 20
"""Slips that are printed; a file with more is best mended from the top."""


@click.group()
def org() -> None:
    """Import and show the organisation, and write down who is away."""


@org.command("import")
@click.argument("file", type=click.Path(path_type=Path))
def org_import(file: Path) -> None:
    """Put the organisation of FILE (CSV) in the place of the present one, all or nothing.

    Columns: unit,parent,name,person,post,valid_from,valid_until. A row without a person is a unit;
    one with a person's login is a post, manager or member. `guohu org show --csv` writes the file.
    """
    from service.cases import organisation
    from service.rules.organisation_file import OrganisationInvalid, decoded

    try:
        content = file.read_bytes()
    except OSError as error:
        raise Refusal(f"{file}: {error.strerror}") from None
    try:
        text = decoded(content)
        with opened() as store, store.transaction() as tx:
            found = organisation.import_file(tx, text)
    except OrganisationInvalid as error:
        raise Refusal("\n".join(_told(file, error.slips))) from None
    click.echo(f"{file}: {len(found.units)} units and {len(found.posts)} posts are in force.")


@org.command("show")
@click.option("--on", "day", type=Day(), help="The day to show; by default today.")
@click.option("--csv", "as_csv", is_flag=True, help="Write the file that `import` takes.")
def org_show(day: date | None, *, as_csv: bool) -> None:
    """Draw the units with their people, and say who is away."""
    from service.cases import organisation

    with opened() as store, store.reading() as tx:
        if as_csv:
            click.echo(organisation.export(tx), nl=False)
            return
        found, names = organisation.load(tx), organisation.logins(tx)
    for line in _tree(found, day or this_day(), names):
        click.echo(line)


@org.group()
def absence() -> None:
    """Write down who is away, and who stands in."""


@absence.command("add")
@click.argument("login")
@click.option("--from", "first", type=Day(), required=True, help="The first day away.")
@click.option("--until", "last", type=Day(), required=True, help="The last day away.")
@click.option("--substitute", "substitutes", multiple=True, help="A login; the first choice first.")
def absence_add(login: str, first: date, last: date, substitutes: tuple[str, ...]) -> None:
    """Write down that LOGIN is away."""
    from service.cases import organisation

    with opened() as store, store.transaction() as tx:
        added = organisation.add_absence(tx, login, first, last, substitutes)
    click.echo(f"{added.id}: {login} is away from {first} until {last}.")


@absence.command("list")
def absence_list() -> None:
    """List who is or will be away: id, login, days, substitutes."""
    from service.cases import organisation

    with opened() as store, store.reading() as tx:
        for one in organisation.list_absences(tx, since=this_day()):
            stands_in = ", ".join(one.substitutes) or "-"
            click.echo(f"{one.id}\t{one.login}\t{one.first_on}\t{one.last_on}\t{stands_in}")


@absence.command("remove")
@click.argument("absence_id", metavar="ID")
def absence_remove(absence_id: str) -> None:
    """Take an absence back."""
    from service.cases import organisation

    with opened() as store, store.transaction() as tx:
        organisation.remove_absence(tx, absence_id)
    click.echo(f"{absence_id} is removed.")


def _told(file: Path, slips: tuple[Slip, ...]) -> Iterator[str]:
    chinese = language() == "zh"
    for slip in slips[:_SHOWN]:
        if chinese:
            yield f"{file}: 第 {slip.row} 行，{slip.column} 列：{slip.rule.zh}"
        else:
            yield f"{file}: row {slip.row}, column {slip.column}: {slip.rule.en}"
    if len(slips) > _SHOWN:
        more = len(slips) - _SHOWN
        yield f"另有 {more} 处" if chinese else f"and {more} more"


def _tree(found: Organisation, day: date, names: dict[str, str]) -> Iterator[str]:
    chart = found.on(day)
    if chart.top is None:
        yield f"There are no units on {day}."
        return
    called = {one.code: one.name for one in found.units if one.period.covers(day)}
    for depth, unit in chart.walk():
        manager = chart.managers.get(unit)
        people = [f"{_person(chart, manager, names)} (manager)"] if manager else []
        people += [_person(chart, one, names) for one in sorted(chart.members(unit))]
        yield f"{'  ' * depth}{unit} {called[unit]}" + (f": {', '.join(people)}" if people else "")


def _person(chart: Chart, person: str, names: dict[str, str]) -> str:
    if person not in chart.away:
        return names[person]
    stands_in = ", ".join(names[one] for one in chart.away[person])
    return f"{names[person]} [away{f'; {stands_in} stands in' if stands_in else ''}]"
