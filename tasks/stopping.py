"""How a worker ends: what is being read is finished, but nobody waits longer than that is worth."""

from __future__ import annotations

import os
import signal
import threading

from celery import signals


def stop_in_time(seconds: float) -> None:
    """Let a warm shutdown (SIGTERM) of this worker become a cold one after so long.

    Celery's own soft shutdown always waits out its time, and its warm one may wait for ever. A
    cold one ends the pool children by SIGTERM, and they give their documents back.
    """

    @signals.worker_shutting_down.connect(weak=False)  # type: ignore[untyped-decorator]
    def begin(**_: object) -> None:
        late = threading.Timer(seconds, os.kill, (os.getpid(), signal.SIGQUIT))
        late.daemon = True
        late.start()
