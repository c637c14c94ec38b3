"""``guohu policy``: look at policies, try them on the past, and bring them into force."""

from __future__ import annotations

from pathlib import Path

import click

from service.cli.refusal import Refusal


@click.group()
def policy() -> None:
    """Look at policies."""


@policy.command("check")
@click.argument("file", type=click.Path(path_type=Path))
def policy_check(file: Path) -> None:
    """Say whether FILE is a policy that the service would take, and if not, why."""
    from verifiers.errors import PolicyInvalid  # noqa: PLC0415
    from verifiers.policy import parse_policy  # noqa: PLC0415

    try:
        stamp = parse_policy(file.read_bytes()).stamp
    except OSError as error:
        raise Refusal(f"{file}: {error.strerror}") from None
    except PolicyInvalid as error:
        raise Refusal(f"{file}: {error}") from None
    click.echo(f"{file}: policy {stamp.name} {stamp.version} is valid, sha256 {stamp.sha256}")
