"""Ctrl-C and SIGTERM as an exception that never tears a sentence apart."""

from __future__ import annotations

import signal
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType
    from typing import Self

_SIGNALS = (signal.SIGINT, signal.SIGTERM)
_BY_SIGNAL = 128
"""Shells tell a command that a signal ended by this, and the signal's number, as its exit code."""


class Interrupted(BaseException):
    """Somebody wants this to stop."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.exit_code = _BY_SIGNAL + number


@contextmanager
def interruptible(how_far: Callable[[], str]) -> Iterator[Interrupts]:
    """Long work that may be stopped: then it ends with a line that says how far it came."""
    try:
        with Interrupts() as interrupts:
            yield interrupts
    except Interrupted as stopped:
        click.echo(f"guohu: stopped {how_far()}", err=True)
        sys.exit(stopped.exit_code)


class Interrupts:
    """While it is entered, a signal raises `Interrupted` at once, or at the end of `held`."""

    def __init__(self) -> None:
        self._holding = False
        self._pending: int | None = None
        self._before: dict[int, object] = {}

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():
            self._before = {number: signal.signal(number, self._come) for number in _SIGNALS}
        return self

    def __exit__(self, *_: object) -> None:
        for number, before in self._before.items():
            signal.signal(number, before)  # type: ignore[arg-type] # as it was given to us

    @contextmanager
    def held(self) -> Iterator[None]:
        """A stretch that is not interrupted, unless somebody insists by a second signal."""
        self._holding = True
        try:
            yield
        finally:
            self._holding = False
        if self._pending is not None:
            raise Interrupted(self._pending)

    def _come(self, number: int, _: FrameType | None) -> None:
        insisted = self._pending is not None
        self._pending = number
        if not self._holding or insisted:
            raise Interrupted(number)
