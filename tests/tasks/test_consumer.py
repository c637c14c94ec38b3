"""A worker comes back to a Redis that was away."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from celery import Celery
from kombu import Connection
from kombu.transport import redis

from tasks.consumer import Eager, Forgetting

if TYPE_CHECKING:
    from pathlib import Path


def test_a_message_that_cannot_be_acknowledged_blocks_no_other() -> None:
    """Otherwise a worker sleeps for ever after Redis was killed at the wrong moment."""

    class Away(Forgetting):
        def _remove_from_indices(self, *_: object) -> SimpleNamespace:
            def execute() -> None:
                raise ConnectionError

            return SimpleNamespace(execute=execute)

    channel = SimpleNamespace(connection_errors=(ConnectionError,), do_restore=False)
    books = Away(channel, prefetch_count=1)
    books._delivered["tag"] = object()
    assert not books.can_consume()
    with pytest.raises(ConnectionError):
        books.ack("tag")
    assert books.can_consume()


def test_kombu_keeps_these_books() -> None:
    assert redis.Channel.QoS is Forgetting


def test_a_lost_redis_is_looked_for_every_few_seconds(tmp_path: Path) -> None:
    pauses: list[float] = []

    class Impatient(Exception):
        pass

    def stop_after_some(_: Exception, pause: float) -> None:
        pauses.append(pause)
        if len(pauses) == 5:
            raise Impatient

    connection = Connection(f"redis+socket://{tmp_path}/none.sock")
    consumer = Eager.__new__(Eager)
    consumer.app = Celery(set_as_current=False)
    consumer.first_connection_attempt = False
    real = connection.ensure_connection

    def without_sleep(errback: object, *given: object, **more: object) -> Connection:
        del errback
        return real(stop_after_some, *given, **more, interval_start=0.01, interval_step=0.01)

    connection.ensure_connection = without_sleep
    with pytest.raises(Impatient):
        consumer.ensure_connected(connection)
    assert max(pauses) <= 4
