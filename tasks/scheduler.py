"""Celery beat that does in its own process what is due.

The sweeper is what heals a lost Redis, so it must not be woken through Redis; and a message every
few seconds would pile up whenever no worker is there to take it. Running twice does no harm, so
two schedulers at once are fine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from celery.beat import PersistentScheduler

if TYPE_CHECKING:
    from celery.beat import ScheduleEntry


class Here(PersistentScheduler):  # type: ignore[misc]
    """Runs each due entry at once and needs no connection."""

    producer = None

    def apply_async(self, entry: ScheduleEntry, **_: Any) -> None:  # noqa: ANN401 -- Celery's words
        """Run the entry's task here; an error is logged and the schedule goes on."""
        self.app.tasks[entry.task].apply(entry.args, entry.kwargs)
        self._tasks_since_sync += 1
        if self.should_sync():
            self._do_sync()
