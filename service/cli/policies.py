"""``guohu policy``: look at policies, try them on the past, bring them into force, mend them."""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from service.cli import options
from service.cli.opened import opened
from service.cli.refusal import Refusal

if TYPE_CHECKING:
    from datetime import date

    from service.cases.governing.policy_life import Tried
    from service.rules.rule_health import RuleHealth
    from verifiers.policies.policy import Policy

_MOST = 10
"""Transfers whose outcome stays that are shown, those whose score moves most."""
_HEALTH = """
Rules that people overturn often come first, by the lower end of a 95 % interval.
spoke: transfers that it spoke against. overturned, upheld: of these, approved or rejected by a
person while it stood. precision: the share upheld of both. asked: merchants asked for something on
its ground. in vain: of these, where it never came. delay: mean hours until it fell or the transfer
was decided."""

_file = click.argument("file", type=click.Path(path_type=Path))
_as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@click.group()
def policy() -> None:
    """Check, try and activate policies; see how their rules fare."""


@policy.command("check")
@_file
def policy_check(file: Path) -> None:
    """Say whether FILE is a policy that the service would take, and if not, why.

    One that could ask anybody for evidence that cannot exist is refused with an example.
    """
    stamp = _checked(file).stamp
    click.echo(f"{file}: policy {stamp.name} {stamp.version} is valid, sha256 {stamp.sha256}")


@policy.command("simulate")
@_file
@click.option("--limit", default=1000, show_default=True, help="Transfers, the newest first.")
@_as_json
def policy_simulate(file: Path, limit: int, *, as_json: bool) -> None:
    """Judge past transfers again by FILE: which outcomes would change, and by how much.

    Shows ids only, and stores nothing but that it was tried.
    """
    from service.cases.governing import policy_life
    from service.rules.actor import SYSTEM

    draft = _checked(file)
    with (
        opened() as store,
        click.progressbar(
            policy_life.simulate(store, draft, limit),
            length=policy_life.past(store, limit),
            label="Judging",
            file=sys.stderr,
            hidden=not sys.stderr.isatty(),
        ) as bar,
    ):
        found = list(bar)
        policy_life.note_trial(store, SYSTEM, draft, found)
    if as_json:
        click.echo(json.dumps([asdict(one) for one in found], indent=2))
    else:
        _show_trial(found)


@policy.command("activate")
@_file
@click.option("--from", "from_on", type=options.Day(), required=True, help="From which day on.")
@click.option("--by", "login", required=True, help="Who prepares or confirms; their login.")
@click.option("--running", is_flag=True, help="Also judge transfers that were opened before.")
def policy_activate(file: Path, from_on: date, login: str, *, running: bool) -> None:
    """Let FILE judge from a day on: one person prepares it, another confirms it.

    Both give the same command, each with their own login and password. It must have been
    simulated before, which checks it.
    """
    from service.cases import people
    from service.cases.governing import policy_life

    draft = _load(file)
    password = options.password()
    with opened() as store:
        try:
            signed_in = people.sign_in(store, login, password)
        except people.SecondFactorNeeded as needed:
            signed_in = people.sign_in_with_code(store, needed.ticket, options.code())
        try:
            with store.transaction() as tx:
                row = policy_life.activate(tx, signed_in.actor, draft, from_on, running=running)
                confirmed = row.confirmed_at is not None
        finally:
            people.sign_out(store, signed_in.token)
    stamp = draft.stamp
    if confirmed:
        click.echo(f"{stamp.name} {stamp.version} judges from {from_on} on.")
    else:
        click.echo(
            f"{stamp.name} {stamp.version} is prepared from {from_on} on; "
            "another person must confirm it with the same command."
        )


@policy.command("health")
@_as_json
def policy_health(*, as_json: bool) -> None:
    """Show how each rule fares; those that people overturn often come first."""
    from service.cases.governing import rule_health
    from service.rules.actor import SYSTEM

    with opened() as store, store.reading() as tx:
        found = rule_health.health(tx, SYSTEM)
    if as_json:
        rows = [asdict(one) | {"precision": one.precision} for one in found]
        click.echo(json.dumps(rows, indent=2))
    else:
        _show_health(found)


@policy.command("calibrate")
@_as_json
def policy_calibrate(*, as_json: bool) -> None:
    """Propose weights from what people decided, with intervals. Nothing is applied.

    Put what you agree with into a draft by hand, then check, simulate and activate it.
    """
    from service.cases.governing import calibrating
    from service.rules.calibration import (
        LEAST_CASES,
        LEAST_EACH,
        LEAST_OF_CODE,
        TooFewCases,
    )

    try:
        with opened() as store, store.reading() as tx:
            found = calibrating.proposals(tx)
    except TooFewCases as error:
        raise Refusal(
            f"too few to propose anything: {error}; it takes {LEAST_CASES}, "
            f"{LEAST_EACH} of each outcome"
        ) from None
    if as_json:
        rows = [asdict(one) | {"contradicts": one.contradicts} for one in found]
        click.echo(json.dumps(rows, indent=2))
        return
    click.echo(
        "Weights in log-odds that people's decisions speak for, with 95 % intervals. "
        "Nothing is applied."
    )
    if not found:
        click.echo(f"No rule spoke in {LEAST_OF_CODE} decided cases or more: nothing to propose.")
    for one in found:
        mark = "  <- outside of the interval" if one.contradicts else ""
        click.echo(
            f"{one.code}: {one.weight:.2f} now, {one.proposed:.2f} proposed "
            f"({one.low:.2f} to {one.high:.2f}, {one.cases} cases){mark}"
        )


def _load(file: Path) -> Policy:
    """The policy in a file. Raises `Refusal`."""
    from verifiers.errors import PolicyInvalid
    from verifiers.policies.policy import parse_policy

    try:
        return parse_policy(file.read_bytes())
    except OSError as error:
        raise Refusal(f"{file}: {error.strerror}") from None
    except PolicyInvalid as error:
        raise Refusal(f"{file}: {error}") from None


def _checked(file: Path) -> Policy:
    """The policy in a file, tried on people of every age. Raises `Refusal`."""
    from verifiers.policies.guard import counterexample

    draft = _load(file)
    in_vain = counterexample(draft, options.this_day())
    if in_vain is not None:
        raise Refusal(f"{file}: {in_vain}")
    return draft


def _show_trial(found: list[Tried]) -> None:
    changed = [one for one in found if one.changes]
    moved = [one.moves_by for one in found if one.moves_by]
    click.echo(f"{len(found)} transfers judged again, {len(changed)} outcomes would change.")
    if moved:
        click.echo(f"{len(moved)} scores would move, by {min(moved):+d} to {max(moved):+d} points.")
    else:
        click.echo("No score would move.")
    kinds = Counter((one.before, one.after or "not offered") for one in changed)
    for (before, after), count in kinds.most_common():
        click.echo(f"  {before} -> {after}: {count}")
    still = sorted((one for one in found if one.moves_by and not one.changes), key=_least_moved)
    for one in (*changed, *still[:_MOST]):
        outcome = f"-> {one.after or 'not offered'}" if one.changes else "unchanged"
        click.echo(
            f"{one.transfer_id}  {one.before} {outcome}  of {one.merchant_ref}  "
            f"score {one.score_before} -> {'-' if one.score_after is None else one.score_after}"
        )


def _least_moved(one: Tried) -> int:
    return -abs(one.moves_by)


def _show_health(found: tuple[RuleHealth, ...]) -> None:
    from rich.console import Console

    from service.cli.tables import table

    rows = table(
        "rule", "spoke", "overturned", "upheld", "precision", "asked", "in vain", "delay (h)"
    )
    for one in found:
        rows.add_row(
            f"{one.rule} (shadow)" if one.shadow else one.rule,
            str(one.fired),
            str(one.overturned),
            str(one.upheld),
            "-" if one.precision is None else f"{one.precision:.0%}",
            str(one.asked),
            str(one.in_vain),
            "-" if one.mean_delay_hours is None else f"{one.mean_delay_hours:.1f}",
        )
    console = Console(width=None if sys.stdout.isatty() else 120)
    console.print(rows)
    console.print(
        _HEALTH if found else "No rule has spoken against a transfer that was decided.", style="dim"
    )
