"""The command line, ``guohu``. Each command's module is imported when it is called, not before."""

from __future__ import annotations

from importlib import import_module
from importlib.metadata import version

import click

COMMANDS = {
    "check": "service.cli.check",
    "assess": "service.cli.assess",
    "up": "service.cli.roles",
    "web": "service.cli.roles",
    "worker": "service.cli.roles",
    "scheduler": "service.cli.roles",
    "users": "service.cli.admin",
    "keys": "service.cli.admin",
    "policy": "service.cli.policies",
    "replay": "service.cli.replay",
    "purge": "service.cli.purge",
    "audit": "service.cli.audit",
    "encryption": "service.cli.admin",
    "org": "service.cli.org",
    "report": "service.cli.report",
}
"""Each command's module, which holds it under its own name."""


class _Lazy(click.Group):
    """Finds commands by `COMMANDS`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(COMMANDS[cmd_name]), cmd_name)
        return command if isinstance(command, click.Command) else None


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(version("guohu"), prog_name="guohu")
def main() -> None:
    """Guohu (过户) reads the papers of a shop transfer, checks them, and says what is missing."""
