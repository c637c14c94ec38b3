"""Files read side by side: in order, each failure its own, and an end when nobody waits."""

from __future__ import annotations

import os
import sys
import time
from datetime import date
from typing import TYPE_CHECKING

import pytest

from service.cli.papers import Paper
from service.cli.readers import Checked, Readers
from service.cli.refusal import Refusal
from tasks.reader_process import Care, ReaderProcess
from tests.tasks import misbehaving

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2026, 11, 23)


def reader() -> ReaderProcess:
    return reader_that("by-content")


def reader_that(way: str) -> ReaderProcess:
    command = (sys.executable, misbehaving.__file__, way)
    return ReaderProcess(Care(silent_seconds=2, opening_seconds=20), command)


def papers(folder: Path, *contents: str) -> list[Paper]:
    made = []
    for place, content in enumerate(contents):
        path = folder / f"{place}.jpg"
        path.write_bytes(b"\xff\xd8\xff" + content.encode())
        made.append(Paper(path.name, path))
    return made


def codes(checked: list[Checked]) -> list[str]:
    return [one.document.findings[0].code if one.document.findings else "" for one in checked]


def test_answers_come_in_the_order_of_the_files(tmp_path: Path) -> None:
    given = papers(tmp_path, "slow", *["well"] * 5)
    with Readers(3, DAY, reader) as readers:
        checked = list(readers.check(given))
    assert [one.document.id for one in checked] == [paper.name for paper in given]
    assert all(one.pages for one in checked)


def test_a_crash_and_a_hang_cost_their_own_file_alone(tmp_path: Path) -> None:
    given = papers(tmp_path, "well", "crash", "well", "hang", "exit", "lie", "well")
    (tmp_path / "2.jpg").write_text("no picture")
    with Readers(2, DAY, reader) as readers:
        checked = list(readers.check(given))
    failed = "PROCESSING_FAILED"
    assert codes(checked) == ["", failed, "FILE_TYPE_NOT_ACCEPTED", failed, failed, failed, ""]
    assert all(one.document.findings[0].strength == "hard" for one in checked[1:6])
    assert [len(one.document.sha256) for one in checked[1:6]] == [64] * 5


def test_engines_that_cannot_be_opened_refuse_the_whole_command(tmp_path: Path) -> None:
    with (
        Readers(1, DAY, lambda: reader_that("never-there")) as readers,
        pytest.raises(Refusal, match="the reader failed"),
    ):
        list(readers.check(papers(tmp_path, "well")))


def test_who_stops_waiting_does_not_wait_for_a_reader_that_hangs(tmp_path: Path) -> None:
    began = time.monotonic()
    with Readers(2, DAY, reader) as readers:
        answers = readers.check(papers(tmp_path, "well", "hang", "hang", "hang"))
        next(answers)
        answers.close()
    assert time.monotonic() - began < 10


def test_what_is_made_of_an_answer_comes_out(tmp_path: Path) -> None:
    begun: list[str] = []
    given = papers(tmp_path, "well", "well")
    with Readers(1, DAY, reader) as readers:
        checked = list(
            readers.check(
                given,
                begin=lambda paper: begun.append(paper.name),
                then=lambda one: Checked(one.document, failed="seen"),
            )
        )
    assert begun == [paper.name for paper in given]
    assert [(one.failed, one.pages) for one in checked] == [("seen", ())] * 2


def test_nothing_is_left_behind(tmp_path: Path) -> None:
    before = len(os.listdir("/proc/self/fd"))  # noqa: PTH208
    for _ in range(2):
        with Readers(2, DAY, reader) as readers:
            list(readers.check(papers(tmp_path, "well", "crash")))
    assert len(os.listdir("/proc/self/fd")) <= before  # noqa: PTH208
