"""How far long work is, on a terminal; nothing in a pipe."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    SpinnerColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Self

_A_MINUTE = 60


class Counter:
    """Counts files on standard error, and steps aside while something else is printed."""

    def __init__(self, total: int) -> None:
        console = Console(stderr=True)
        self._shown = console.is_terminal
        self._progress = Progress(
            SpinnerColumn(),
            BarColumn(bar_width=None),
            MofNCompleteColumn(),
            _Rate(),
            TimeRemainingColumn(),
            TextColumn("{task.fields[name]}", style="dim", markup=False),
            console=console,
            transient=True,
            disable=not self._shown,
            redirect_stdout=False,
            redirect_stderr=False,
        )
        self._task = self._progress.add_task("", total=total, name="")
        # Answers go to the same terminal, which shows one thing at a time.
        self._shares = self._shown and sys.stdout.isatty()

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def begin(self, name: str) -> None:
        """A file's turn has come; any thread may tell."""
        self._progress.update(self._task, name=name)

    def done(self) -> None:
        """One more file is done."""
        self._progress.advance(self._task)

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Room for something else on the terminal."""
        if self._shares:
            self._progress.stop()
        try:
            yield
        finally:
            if self._shares:
                self._progress.start()


class _Rate(ProgressColumn):
    """Files a second, or a minute where there are few."""

    def render(self, task: Task) -> Text:
        """The column's text."""
        if not task.completed or not task.elapsed:
            return Text("")
        # Several are done in the same instant: only over the whole time is that a rate.
        speed = task.completed / task.elapsed
        if speed < 1:
            return Text(f"{speed * _A_MINUTE:.0f}/min", "dim")
        return Text(f"{speed:.1f}/s", "dim")
