"""``guohu replay``: judge again what was judged before."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from service.cli import options
from service.cli.opened import opened

if TYPE_CHECKING:
    from service.cases.governing.replaying import Replay

_WORDS = {
    "identical": "identical: the same inputs and policy give the same assessment, byte for byte",
    "different": "different in {count} places",
    "erased": "inputs erased: it cannot be judged again",
    "not_kept": "not kept: it was made before assessments kept what they rest on",
}


@click.command()
@click.argument("assessment_id", metavar="ASSESSMENT")
@click.option("--json", "as_json", is_flag=True, help="Print the API's JSON.")
def replay(assessment_id: str, *, as_json: bool) -> None:
    """Judge an assessment again from its stored inputs, day and policy, and compare.

    Exit code 1 where it comes out otherwise or a kept digest does not hold.
    """
    from service.cases.governing import replaying
    from service.rules.actor import SYSTEM

    with opened() as store, store.transaction() as tx:
        answer = replaying.replay(tx, SYSTEM, assessment_id)
    if as_json:
        body = asdict(answer) | {"held": [one._asdict() for one in answer.held]}
        click.echo(json.dumps(body, ensure_ascii=False, indent=2))
    else:
        _show(answer)
    if answer.result == replaying.DIFFERENT or not all(one.holds for one in answer.held):
        sys.exit(options.FOUND)


def _show(answer: Replay) -> None:
    click.echo(_WORDS[answer.result].format(count=len(answer.differences)))
    for one in answer.differences:
        click.echo(f"  {one.path}: {_short(one.then)} -> {_short(one.now)}")
    then = answer.engine_then or "unknown"
    click.echo(f"engine: guohu {then} then, guohu {answer.engine_now} now")
    for held in answer.held:
        click.echo(f"{held.what}: {'holds' if held.holds else 'DOES NOT HOLD'}")


def _short(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)[:80]
