"""The second reader, Tesseract, is replaced by programs that hang, crash or eat the machine."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.running import Running, assert_history, wait_until
from tests.specimens import containers

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.specimens.stories import Story

WAYS = {
    "hang": "exec sleep 3600",
    "crash": "kill -SEGV $PPID; exec sleep 3600",
}


@pytest.fixture(params=sorted(WAYS))
def running(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Running]:
    programs = tmp_path / "programs"
    programs.mkdir()
    stand_in = programs / "tesseract"
    real = shutil.which("tesseract")
    # Whoever only asks what there is gets the truth.
    stand_in.write_text(
        "#!/bin/sh\n"
        f'case "$*" in *--list-langs*|*--version*) exec {real} "$@";; esac\n'
        f"{WAYS[request.param]}\n"
    )
    stand_in.chmod(0o755)
    home = tmp_path / "home"
    home.mkdir()
    brief = {
        "PATH": f"{programs}:{os.environ['PATH']}",
        "GUOHU_READER_SECONDS": "6",
        "GUOHU_MAX_ATTEMPTS": "2",
    }
    made = Running(home, environment=brief)
    try:
        yield made
    finally:
        made.end()


def test_it_ends_as_failed_and_harms_no_other(running: Running, story: Story) -> None:
    running.start_all()
    caller = running.caller()
    transfer_id = caller.open_transfer(story.request())
    card, *_ = story.papers.values()
    poison = caller.upload(transfer_id, containers.jpeg(card.pages[0])).body["id"]
    blank = containers.jpeg(card.pages[0].resize((600, 400)).point(lambda _: 255))
    harmless = caller.upload(transfer_id, blank).body["id"]
    running.wait_for_end([poison, harmless])

    assert running.statuses([poison, harmless]) == {poison: "failed", harmless: "checked"}
    assert running.attempts() == {poison: 2, harmless: 1}
    (finding,) = caller.get(f"/v1/documents/{poison}")["findings"]
    assert finding["code"] == "PROCESSING_FAILED"
    assert_history(running, [poison, harmless])
    wait_until(lambda: not any("sleep" in line for line in running.processes()), 5)
