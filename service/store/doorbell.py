"""The doorbell: tells a worker by Redis that there is something to do, and nothing more.

The database is the queue of record; a lost ring costs time until the sweeper rings again, never
work. So ringing is bounded in time, says nothing but an id, and never fails whoever rings.
"""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Any

import structlog
from celery import Celery

from service import metrics

if TYPE_CHECKING:
    from service.settings import Settings

QUEUE = "guohu"
CHECK_DOCUMENT = "guohu.check_document"
ASSESS_TRANSFER = "guohu.assess_transfer"
TRY_POLICY = "guohu.try_policy"

_SECONDS = 0.6
"""For each attempt to connect, write or read; a ring makes few of them."""
_PATIENCE_SECONDS = 2.0
"""For another thread's ring to end."""
_REST_SECONDS = 5.0
"""After a failure nobody rings for this long, so that a dead Redis slows one caller, not all."""

log = structlog.get_logger("doorbell")


def transport_options(settings: Settings, *, seconds: float) -> dict[str, Any]:
    """How both ends talk to Redis: ringers here and workers in ``tasks`` (reliability: bounded)."""
    return {
        "global_keyprefix": "guohu:",
        "visibility_timeout": settings.lease_seconds * 2,
        "socket_timeout": seconds,
        "socket_connect_timeout": seconds,
        "socket_keepalive": True,
        "health_check_interval": 10,
        "unacked_restore_interval": 5,
        "unacked_restore_throttle": 1,
    }


class Doorbell:
    """Rings for workers. One per process; safe to use from many threads."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._app: Celery | None = None
        self._resting_until = 0.0
        self._lock = threading.Lock()

    def ring(self, name: str, subject_id: str) -> bool:
        """Say that task `name` is due for `subject_id`; whether the message was handed over.

        Takes at most about two seconds, and none for a while after a failure.
        """
        if not self._lock.acquire(timeout=_PATIENCE_SECONDS):
            metrics.RINGS.labels("skipped").inc()
            return False
        try:
            result = self._ring(name, subject_id)
        finally:
            self._lock.release()
        metrics.RINGS.labels(result).inc()
        return result == "rung"

    def waiting(self) -> int | None:
        """Messages that no worker has taken yet, or `None` where Redis does not say."""
        try:
            with self._producer().connection_for_read() as connection:
                return int(connection.default_channel.client.llen(QUEUE))
        except Exception as error:  # noqa: BLE001 -- not knowing is an answer
            log.warning("queue_unknown", error=type(error).__name__)
            return None

    def _ring(self, name: str, subject_id: str) -> str:
        if time.monotonic() < self._resting_until:
            return "skipped"
        try:
            self._producer().send_task(
                name, args=[subject_id], queue=QUEUE, retry=False, ignore_result=True
            )
        except Exception as error:  # noqa: BLE001 -- whatever Redis does, the caller's work is done
            self._resting_until = time.monotonic() + _REST_SECONDS
            self._app = None
            # The message of a broker's error may show its address, so only its type is told.
            log.warning("ring_failed", task=name, error=type(error).__name__)
            return "failed"
        return "rung"

    def _producer(self) -> Celery:
        if self._app is None:
            app = Celery("guohu-doorbell", broker=self._settings.broker_url, set_as_current=False)
            app.conf.update(
                broker_transport_options={
                    **transport_options(self._settings, seconds=_SECONDS),
                    "max_retries": 0,
                },
                broker_connection_retry=False,
                broker_connection_timeout=_SECONDS,
                task_serializer="json",
                accept_content=["json"],
                result_backend=None,
            )
            self._app = app
        return self._app


class Silent:
    """A doorbell nobody hears, for commands and tests: the sweeper finds the work."""

    def __init__(self) -> None:
        self.rung: list[tuple[str, str]] = []

    def ring(self, name: str, subject_id: str) -> bool:
        """Remember the ring."""
        self.rung.append((name, subject_id))
        return True

    def waiting(self) -> int | None:
        """Nobody takes anything, so nothing is known."""
        return None
