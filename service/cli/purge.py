"""``guohu purge``: erase what is past its retention."""

from __future__ import annotations

import sys

import click

from service.cli.opened import opened


@click.command()
@click.option("--older-than", "days", type=click.IntRange(min=1), metavar="DAYS")
@click.option("--dry-run", is_flag=True, help="Only say how many it would be.")
def purge(days: int | None, *, dry_run: bool) -> None:
    """Erase the papers and people of transfers that were closed long ago.

    How long is GUOHU_RETENTION_DAYS, or DAYS. Digests, decisions, reason codes and the journal
    stay. It cannot be undone; it may be stopped and run again.
    """
    from service.cases import purging

    with opened() as store:
        chosen = purging.due(store, days or store.settings.retention_days)
        if dry_run:
            click.echo(f"{_transfers(len(chosen))} would be erased.")
            return
        with click.progressbar(
            chosen, label="Erasing", file=sys.stderr, hidden=not sys.stderr.isatty()
        ) as bar:
            erased = sum(purging.erase(store, transfer_id) for transfer_id in bar)
    click.echo(f"{_transfers(erased)} erased; digests, decisions and reason codes remain.")


def _transfers(count: int) -> str:
    return "1 transfer" if count == 1 else f"{count} transfers"
