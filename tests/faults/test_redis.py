"""Redis is a doorbell: without it uploads are taken as ever, and work goes on once it is back."""

from __future__ import annotations

import os
import signal
import time
from typing import TYPE_CHECKING

from redis import Redis

from tests.processes import wait_until
from tests.running import assert_history

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.running import Running

    Send = Callable[..., list[str]]


def test_a_redis_that_forgets_everything_loses_nothing(running: Running, send: Send) -> None:
    accepted = send(running, 5)
    running.wait_for_status(accepted, "reading")
    running.kill("redis")
    accepted += send_more(running, send)
    running.forget_redis()
    running.start("redis")
    back = time.monotonic()
    running.wait_for_end(accepted)
    assert time.monotonic() - back < 30 + 2 * len(accepted)
    assert_history(running, accepted)


def test_a_hanging_redis_delays_no_upload(running: Running, send: Send) -> None:
    redis = running.roles["redis"].pid
    os.kill(redis, signal.SIGSTOP)
    began = time.monotonic()
    accepted = send(running, 2)
    assert time.monotonic() - began < 2 * 3 + 1
    assert running.anybody().call("GET", "/healthz").status == 200
    os.kill(redis, signal.SIGCONT)
    running.wait_for_end(accepted)
    assert_history(running, accepted)


def test_a_redis_long_away_is_found_again(running: Running, send: Send) -> None:
    wait_until(lambda: any("reader" in line for line in running.processes()))
    running.kill("redis")
    time.sleep(8)
    accepted = send(running, 1)
    running.start("redis")
    back = time.monotonic()
    running.wait_for_end(accepted)
    assert time.monotonic() - back < 30
    assert_history(running, accepted)


def test_a_full_redis_loses_nothing(running: Running, send: Send) -> None:
    with Redis(unix_socket_path=str(running.settings.redis_socket)) as redis:
        redis.config_set("maxmemory", "1")
        accepted = send(running, 2)
        time.sleep(3)
        redis.config_set("maxmemory", "256mb")
    running.wait_for_end(accepted)
    assert_history(running, accepted)


def test_a_worker_outlives_connecting_to_a_full_redis(running: Running, send: Send) -> None:
    with Redis(unix_socket_path=str(running.settings.redis_socket)) as redis:
        redis.config_set("maxmemory", "1")
        redis.client_kill_filter(_type="normal", skipme=True)
        time.sleep(5)
        redis.config_set("maxmemory", "256mb")
    assert running.roles["worker"].poll() is None
    accepted = send(running, 1)
    running.wait_for_end(accepted)
    assert_history(running, accepted)


def send_more(running: Running, send: Send) -> list[str]:
    """Another transfer's papers, uploaded while Redis is away."""
    began = time.monotonic()
    accepted = send(running, 2)
    assert time.monotonic() - began < 5
    return accepted
