"""``guohu policy``: look at policies, try them on the past, and bring them into force."""

from __future__ import annotations

from pathlib import Path

import click

from service.cli import options
from service.cli.refusal import Refusal


@click.group()
def policy() -> None:
    """Look at policies."""


@policy.command("check")
@click.argument("file", type=click.Path(path_type=Path))
def policy_check(file: Path) -> None:
    """Say whether FILE is a policy that the service would take, and if not, why.

    One that could ask anybody for evidence that cannot exist is refused with an example.
    """
    from verifiers.errors import PolicyInvalid  # noqa: PLC0415
    from verifiers.guard import counterexample  # noqa: PLC0415
    from verifiers.policy import parse_policy  # noqa: PLC0415

    try:
        checked = parse_policy(file.read_bytes())
    except OSError as error:
        raise Refusal(f"{file}: {error.strerror}") from None
    except PolicyInvalid as error:
        raise Refusal(f"{file}: {error}") from None
    in_vain = counterexample(checked, options.this_day())
    if in_vain is not None:
        raise Refusal(f"{file}: {in_vain}")
    stamp = checked.stamp
    click.echo(f"{file}: policy {stamp.name} {stamp.version} is valid, sha256 {stamp.sha256}")
