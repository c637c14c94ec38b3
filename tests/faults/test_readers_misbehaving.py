"""The second reader, Tesseract, is replaced by a program that hangs or crashes its caller."""

from __future__ import annotations

import os
import shutil
import time
from typing import TYPE_CHECKING

import pytest

from tests.processes import wait_until
from tests.running import Running, assert_history, installed
from tests.specimens import containers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.specimens.stories import Story

    Send = Callable[..., list[str]]

STAND_IN = """#!/bin/sh
case "$*" in *--list-langs*|*--version*) exec {real} "$@";; esac
. {way}
exec {real} "$@"
"""
"""Whoever only asks what there is gets the truth."""
WAYS = {"hang": "exec sleep 3600", "crash": "kill -SEGV $PPID; exec sleep 3600", "well": ""}


@pytest.fixture(scope="module")
def way(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("programs")
    (folder / "tesseract").write_text(
        STAND_IN.format(real=shutil.which("tesseract"), way=folder / "way")
    )
    (folder / "tesseract").chmod(0o755)
    return folder / "way"


@pytest.fixture(scope="module")
def installation(way: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    given = {
        "PATH": f"{way.parent}:{os.environ['PATH']}",
        "GUOHU_READER_SECONDS": "8",
        "GUOHU_MAX_ATTEMPTS": "2",
        "GUOHU_STOP_SECONDS": "1",
    }
    with installed(tmp_path_factory.mktemp("home"), environment=given) as made:
        yield made


@pytest.mark.parametrize("how", ["hang", "crash"])
def test_it_ends_as_failed_and_harms_no_other(
    how: str, way: Path, running: Running, story: Story
) -> None:
    way.write_text(WAYS[how])
    caller = running.caller()
    transfer_id = caller.open_transfer(story.request())
    card, *_ = story.papers.values()
    poison = caller.upload(transfer_id, containers.jpeg(card.pages[0])).body["id"]
    blank = containers.jpeg(card.pages[0].resize((600, 400)).point(lambda _: 255))
    harmless = caller.upload(transfer_id, blank).body["id"]
    running.wait_for_end([poison, harmless])

    assert running.statuses([poison, harmless]) == {poison: "failed", harmless: "checked"}
    attempts = running.attempts()
    assert (attempts[poison], attempts[harmless]) == (2, 1)
    (finding,) = caller.get(f"/v1/documents/{poison}")["findings"]
    assert finding["code"] == "PROCESSING_FAILED"
    assert_history(running, [poison, harmless])
    wait_until(lambda: not any("sleep" in line for line in running.processes()), 5)


def test_a_worker_told_to_stop_does_not_wait_for_a_hanging_reader(
    way: Path, running: Running, send: Send
) -> None:
    way.write_text(WAYS["hang"])
    accepted = send(running, 1)
    wait_until(lambda: any("sleep" in line for line in running.processes()))
    worker = running.roles.pop("worker")
    began = time.monotonic()
    worker.terminate()
    worker.wait(20)
    assert time.monotonic() - began < 1 + 6
    assert running.statuses(accepted) == {accepted[0]: "queued"}
    assert running.attempts()[accepted[0]] == 0
    assert not any("sleep" in line or "reader" in line for line in running.processes())

    way.write_text(WAYS["well"])
    running.start("worker")
    running.wait_for_end(accepted)
    assert running.statuses(accepted) == {accepted[0]: "checked"}
    assert_history(running, accepted)
