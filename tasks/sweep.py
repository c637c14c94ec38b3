"""Put right what got stuck: a crash between commit and ring, a dead worker, a lost Redis."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog

from service.cases import sweeping
from service.cases.queue import escalating, opening

if TYPE_CHECKING:
    from service.store.database import Store

log = structlog.get_logger("sweep")


def sweep(store: Store) -> None:
    """Ring for whatever waits too long; end what has used up its attempts."""
    rung = sweeping.sweep(store)
    if rung:
        log.info("swept", count=rung)


def watch_queue(store: Store) -> None:
    """Open what should wait for a person, warn of deadlines, pass on what is overdue."""
    opening.open_missing(store)
    passed_on = escalating.watch(store)
    if passed_on:
        log.info("escalated", count=passed_on)


def remove_orphans(store: Store) -> None:
    """Remove sealed files without a row, and what has expired."""
    sweeping.remove_orphans(store)
