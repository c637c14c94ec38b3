"""Workers die in the middle of reading: nothing is lost, nothing is decided twice."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path
from typing import TYPE_CHECKING

from service.cases import documents
from service.rules.actor import Actor, ActorKind
from service.rules.roles import Role
from tests.processes import wait_until
from tests.running import MERCHANT, assert_history

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.running import Running

    Send = Callable[..., list[str]]


def test_killing_the_workers_whole_group_loses_nothing(running: Running, send: Send) -> None:
    accepted = send(running, 4)
    for _ in range(2):
        running.wait_for_status(accepted, "reading")
        running.kill("worker")
        wait_until(lambda: not any("reader" in line for line in running.processes()), 5)
        running.start("worker")
    running.wait_for_end(accepted)
    assert_history(running, accepted)
    assert max(running.attempts()[document_id] for document_id in accepted) > 1


def test_uploads_are_taken_while_no_worker_is_there(running: Running, send: Send) -> None:
    running.kill("worker")
    accepted = send(running, 3)
    assert set(running.statuses(accepted).values()) == {"queued"}
    running.start("worker")
    running.wait_for_end(accepted)
    assert_history(running, accepted)


def test_killing_one_pool_child_costs_one_attempt(running: Running, send: Send) -> None:
    accepted = send(running, 2)
    running.wait_for_status(accepted, "reading")
    (child,) = children(running.roles["worker"].pid)
    began = time.monotonic()
    os.kill(child, signal.SIGKILL)
    running.wait_for_end(accepted)
    assert time.monotonic() - began < running.settings.lease_seconds + 25
    assert_history(running, accepted)


def test_killing_the_main_process_alone_leaves_no_orphan(running: Running, send: Send) -> None:
    accepted = send(running, 2)
    running.wait_for_status(accepted, "reading")
    main = running.roles.pop("worker")
    main.kill()
    main.wait()
    wait_until(lambda: not any("worker" in line for line in running.processes()), 5)
    wait_until(lambda: not any("reader" in line for line in running.processes()), 5)
    running.start("worker")
    running.wait_for_end(accepted)
    assert_history(running, accepted)


def test_what_a_sleeping_worker_writes_too_late_is_ignored(running: Running, send: Send) -> None:
    accepted = send(running, 1)
    running.wait_for_status(accepted, "reading")
    sleepers = [running.roles["worker"].pid, *children(running.roles["worker"].pid)]
    for pid in sleepers:
        os.kill(pid, signal.SIGSTOP)
    asleep = running.roles.pop("worker")
    running.start("worker")
    running.wait_for_end(accepted)
    assert running.attempts()[accepted[0]] == 2
    for pid in sleepers:
        os.kill(pid, signal.SIGCONT)
    time.sleep(3)
    assert_history(running, accepted)
    os.killpg(asleep.pid, signal.SIGKILL)
    asleep.wait()


def test_a_crash_between_commit_and_ring_is_healed(running: Running, pictures: list[bytes]) -> None:
    """The upload is in the database, and nobody ever rang for it."""
    caller = running.caller()
    transfer_id = caller.open_transfer(REQUEST)
    actor = Actor(id="key_test", role=Role.MERCHANT, kind=ActorKind.KEY, merchant_ref=MERCHANT)
    silent = documents.upload(running.store, actor, transfer_id, pictures[0], name="a.jpg")
    running.wait_for_end([silent.id])
    assert_history(running, [silent.id])


def test_a_worker_told_to_stop_finishes_or_gives_back_in_time(running: Running, send: Send) -> None:
    accepted = send(running, 4)
    running.wait_for_status(accepted, "reading")
    worker = running.roles.pop("worker")
    began = time.monotonic()
    worker.terminate()
    worker.wait(30)
    assert time.monotonic() - began < 30
    assert "reading" not in running.statuses(accepted).values()
    assert not any("reader" in line for line in running.processes())
    running.start("worker")
    running.wait_for_end(accepted)
    assert_history(running, accepted)


def children(pid: int) -> list[int]:
    return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


REQUEST = {
    "scenario": "inheritance",
    "shop": {"name": "鹭岛女装", "account": "ludao_1924"},
    "registrant": {"name": "林秀英", "id_number": "350203192405060028"},
    "transferee": {"name": "陈建国", "id_number": "350203196203072213"},
}
