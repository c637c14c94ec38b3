"""How a worker comes back to a Redis that was away: soon, and without being asked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from celery.worker.consumer import Consumer
from kombu.transport import redis, virtual

if TYPE_CHECKING:
    from kombu.connection import Connection

LONGEST_PAUSE_SECONDS = 4


class Eager(Consumer):  # type: ignore[misc]
    """Celery's own pauses grow to half a minute; nobody should wait that long for a doorbell."""

    def ensure_connected(self, conn: Connection) -> Connection:
        """Connect, however often it takes."""
        eager = partial(conn.ensure_connection, interval_max=LONGEST_PAUSE_SECONDS)
        conn.ensure_connection = eager  # type: ignore[method-assign]
        connected: Connection = super().ensure_connected(conn)
        return connected


class Forgetting(redis.QoS):
    """Forgets a message that could not be acknowledged because Redis was away.

    Kombu 5.7 keeps it in its books. With one message at a time the worker then believes that it
    has its share for ever: it asks for nothing more, so it never notices that its connection is
    gone either, and sleeps on after Redis is back. Forgotten, the next look at the queue fails
    and Celery connects anew; the message may come again, which does no harm.
    """

    def ack(self, delivery_tag: str) -> None:
        """Acknowledge, here in any case and in Redis if it is there."""
        try:
            super().ack(delivery_tag)  # type: ignore[no-untyped-call]
        except self.channel.connection_errors:
            virtual.QoS.ack(self, delivery_tag)  # type: ignore[no-untyped-call]
            raise


redis.Channel.QoS = Forgetting
