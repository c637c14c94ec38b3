"""Reports on how the office decides."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

import click

from service import clock
from service.cli.opened import opened
from service.cli.options import Day, as_json

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from service.cases.governing.dispersion import Line


@click.group()
def report() -> None:
    """Report on how the office decides."""


@report.command("dispersion")
@click.option("--since", type=Day(), help="Only decisions from this day on.")
@as_json
def report_dispersion(since: date | None, *, as_json: bool) -> None:
    """Whether like cases are decided alike: shares by person and unit, with 95 % intervals.

    `departed` counts decisions against what the others clearly decided in cases of the very same
    shape. A mark (*) stands where the office's own share lies outside of the interval.
    """
    import json
    from dataclasses import asdict

    from rich.console import Console

    from service.cases.governing import dispersion
    from service.rules.actor import Actor, ActorKind
    from service.rules.roles import Role

    operator = Actor(id="system", role=Role.ADMINISTRATOR, kind=ActorKind.SYSTEM)
    start = datetime.combine(since, time(), clock.CHINA) if since else None
    with opened() as store, store.reading() as tx:
        found = dispersion.report(tx, operator, start)
    if as_json:
        click.echo(json.dumps(asdict(found), default=str, ensure_ascii=False, indent=2))
        return
    console = Console()
    for title, lines in (("person", found.people), ("unit", found.units)):
        console.print(_table(title, (*lines, found.everybody)))


def _table(title: str, lines: Sequence[Line]) -> object:
    from service.cli.tables import table

    rows = table(title, "decided", "approved", "95 %", "comparable", "departed", "95 %")
    for place, line in enumerate(lines):
        last = place == len(lines) - 1
        rows.add_row(
            "all" if last else line.name or "(none)",
            str(line.decided),
            f"{line.approval.share:.0%}{' *' if line.differs else ''}",
            f"{line.approval.low:.0%}–{line.approval.high:.0%}",
            str(line.comparable),
            f"{line.departure.share:.0%}" if line.comparable else "–",
            f"{line.departure.low:.0%}–{line.departure.high:.0%}" if line.comparable else "–",
        )
    return rows
