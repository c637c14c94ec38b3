"""What cannot be done, said in one line."""

from __future__ import annotations

from typing import IO, Any

import click


class Refusal(click.ClickException):
    """Ends a command with exit code 2 and one clear line on standard error."""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:
        """Write the line."""
        click.echo(f"guohu: {self.format_message()}", err=True, file=file)
