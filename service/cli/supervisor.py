"""Child processes kept running: started, restarted with growing pauses, and ended without a rest.

Whatever happens to this process, its children do not outlive it: the kernel ends them
(PR_SET_PDEATHSIG), also after ``kill -9``.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import subprocess
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

_PR_SET_PDEATHSIG = 1
_LIBC = ctypes.CDLL(None)
_LONGEST_PAUSE_SECONDS = 30.0
_STEADY_SECONDS = 60.0
"""A child that lived so long begins again with the shortest pause."""
_LOG_BYTES = 5 * 1024 * 1024


@dataclass(slots=True)
class Child:
    """One role of the service, and the process that plays it now."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]
    log: Path
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0
    deaths: int = 0
    pause_until: float = field(default=0.0)

    def start(self) -> None:
        """Start it, its words going to its log."""
        parent = os.getpid()

        def die_with_parent() -> None:
            _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
            if os.getppid() != parent:
                os._exit(1)

        with self.log.open("ab") as log:
            self.process = subprocess.Popen(  # noqa: S603 -- our own commands
                self.command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=self.environment,
                start_new_session=True,
                # Safe here: this process has one thread when it starts children.
                preexec_fn=die_with_parent,  # noqa: PLW1509
            )
        self.started_at = time.monotonic()

    def signal(self, number: signal.Signals, *, group: bool = False) -> None:
        """Send a signal to it, or to all that it started too; being gone already is fine."""
        if self.process is None:
            return
        with contextlib.suppress(ProcessLookupError):
            if group:
                os.killpg(self.process.pid, number)
            elif self.process.poll() is None:
                self.process.send_signal(number)


class Supervisor:
    """Keeps children running. `tend` it often; `stop` it once."""

    def __init__(self, logs: Path, say: Callable[[str], None]) -> None:
        self._logs = logs
        self._say = say
        self._children: list[Child] = []
        logs.mkdir(mode=0o700, exist_ok=True)

    def start(
        self, name: str, command: Sequence[str], environment: Mapping[str, str] | None = None
    ) -> Child:
        """Start a child and keep it running."""
        log = self._logs / f"{name}.log"
        if log.exists() and log.stat().st_size > _LOG_BYTES:
            log.replace(log.with_suffix(".log.1"))
        child = Child(name, command, environment or os.environ, log)
        self._children.append(child)
        child.start()
        return child

    def tend(self) -> None:
        """Start again whatever has ended, once its pause is over."""
        now = time.monotonic()
        for child in self._children:
            if child.process is not None and child.process.poll() is not None:
                self._mourn(child, now)
            if child.process is None and now >= child.pause_until:
                child.start()

    def stop(self, seconds: float) -> None:
        """End all children, the last started first, and the first one when the others are gone.

        Whoever does not end in time is killed with all it started.
        """
        deadline = time.monotonic() + seconds
        for part in (self._children[1:], self._children[:1]):
            for child in reversed(part):
                child.signal(signal.SIGTERM)
            for child in part:
                if child.process is None:
                    continue
                with contextlib.suppress(subprocess.TimeoutExpired):
                    child.process.wait(max(0.5, deadline - time.monotonic()))
                child.signal(signal.SIGKILL, group=True)
                child.process.wait()
        self._children.clear()

    def _mourn(self, child: Child, now: float) -> None:
        """Note a death, and how long to wait before the next life."""
        if child.process is None:
            return
        code = child.process.returncode
        # Whatever it left behind in its session goes too.
        child.signal(signal.SIGKILL, group=True)
        child.process = None
        child.deaths = 1 if now - child.started_at > _STEADY_SECONDS else child.deaths + 1
        pause = min(_LONGEST_PAUSE_SECONDS, 0.5 * 2 ** (child.deaths - 1))
        child.pause_until = now + pause
        how = f"signal {-code}" if code < 0 else f"exit code {code}"
        self._say(f"{child.name} ended ({how}); again in {pause:g} s. Its log: {child.log}")
