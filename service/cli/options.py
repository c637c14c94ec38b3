"""What the commands without a server have in common: options, the day, the language."""

from __future__ import annotations

import os
import sys
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from service import clock

if TYPE_CHECKING:
    from verifiers.wording import Language

FOUND = 1
"""Exit code where at least one hard finding stops a transfer."""


class Day(click.ParamType[date]):
    """A calendar day in ISO 8601."""

    name = "date"

    def convert(
        self,
        value: Any,  # noqa: ANN401 - as click declares it
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> date:
        """The day; fails with one line."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail("must be a day such as 2026-11-23", param, ctx)


today = click.option("--today", type=Day(), help="The day to judge on; by default today.")
as_json = click.option("--json", "as_json", is_flag=True, help="Print the contract's JSON.")


def password(*, twice: bool = False) -> str:
    """A password, asked for on a terminal or the first line of a pipe; never an argument."""
    if sys.stdin.isatty():
        prompted: str = click.prompt("Password", hide_input=True, confirmation_prompt=twice)
        return prompted
    return sys.stdin.readline().rstrip("\n")


def code() -> str:
    """The code of a second factor, asked for as a password is."""
    if sys.stdin.isatty():
        prompted: str = click.prompt("Code")
        return prompted
    return sys.stdin.readline().strip()


def this_day() -> date:
    """Today where the service's users live."""
    return clock.day_in_china(clock.utc_now())


def language() -> Language:
    """Which of the two languages to speak to whoever sits at the terminal."""
    named = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG", "")
    return "zh" if named.startswith("zh") else "en"
