"""A reader that crashes, hangs or lies costs one attempt, and the next document finds another."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tasks.reader_process import Answer, Care, ReaderProcess
from tests.processes import alive, wait_until
from verifiers.errors import ReaderFailed
from verifiers.intake.limits import Limits
from verifiers.model import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Make = Callable[..., ReaderProcess]

MISBEHAVING = Path(__file__).with_name("misbehaving.py")
START_AND_SLEEP = (
    "import sys, time; from tasks.reader_process import ReaderProcess;"
    "reader = ReaderProcess(command=tuple(sys.argv[1:])); reader.start(); time.sleep(3600)"
)
CARE = Care(silent_seconds=2, opening_seconds=20)


@pytest.fixture
def reader_that() -> Iterator[Callable[..., ReaderProcess]]:
    made: list[ReaderProcess] = []

    def make(way: str, care: Care = CARE) -> ReaderProcess:
        made.append(ReaderProcess(care, (sys.executable, str(MISBEHAVING), way)))
        return made[-1]

    yield make
    for reader in made:
        reader.stop()


def read(reader: ReaderProcess, content: bytes = b"x", **more: object) -> Answer:
    return reader.check(
        content,
        name="a",
        kind=Kind.OTHER,
        as_of=date(2026, 11, 23),
        limits=Limits(),
        **more,  # type: ignore[arg-type]
    )


def pid_of(reader: ReaderProcess) -> int:
    assert reader._process is not None
    return reader._process.pid


def test_a_warm_reader_is_used_again(reader_that: Make) -> None:
    reader = reader_that("well")
    first = read(reader, b"one")
    pid = pid_of(reader)
    second = read(reader, b"two")
    assert (first.pages, second.pages) == ((b"one",), (b"two",))
    assert second.versions == (("x", "1"),)
    assert pid_of(reader) == pid


@pytest.mark.parametrize("way", ["crash", "exit", "hang", "lie", "negative", "unknown-kind"])
def test_a_failing_reader_costs_one_attempt_and_leaves_nothing(way: str, reader_that: Make) -> None:
    reader = reader_that(way)
    reader.start()
    session = pid_of(reader)
    with pytest.raises(ReaderFailed):
        read(reader)
    assert reader._process is None
    wait_until(lambda: members_of(session) == [])


def test_a_reader_that_does_not_open_is_given_up(reader_that: Make) -> None:
    reader = reader_that("never-ready", Care(opening_seconds=0.5))
    with pytest.raises(ReaderFailed, match="too long to open"):
        read(reader)


def test_a_document_is_not_blamed_for_a_reader_that_died_before(reader_that: Make) -> None:
    reader = reader_that("leave")
    read(reader, b"one")
    wait_until(lambda: not alive(pid_of(reader)))
    assert read(reader, b"two").pages == (b"two",)


def test_a_worn_reader_is_replaced(reader_that: Make) -> None:
    reader = reader_that("well", Care(documents=2))
    read(reader)
    first = pid_of(reader)
    read(reader)
    assert pid_of(reader) != first
    read(reader)


def test_a_fat_reader_is_replaced(reader_that: Make) -> None:
    reader = reader_that("well", Care(resident_bytes=1))
    reader.start()
    first = pid_of(reader)
    read(reader)
    assert pid_of(reader) != first


def test_a_long_document_may_take_longer_than_a_reader_may_be_silent(reader_that: Make) -> None:
    began = time.monotonic()
    assert read(reader_that("long"), b"pages").pages == (b"pages",)
    assert time.monotonic() - began > CARE.silent_seconds


def test_the_lease_is_kept_alive_while_a_reader_works(reader_that: Make) -> None:
    beats: list[float] = []
    read(reader_that("slow"), beat=lambda: beats.append(time.monotonic()), beat_seconds=0.1)
    assert len(beats) >= 3
    assert all(later - earlier > 0.05 for earlier, later in pairwise(beats))


def test_who_loses_the_lease_stops_reading(reader_that: Make) -> None:
    class LostError(Exception):
        pass

    def lose() -> None:
        raise LostError

    reader = reader_that("hang")
    began = time.monotonic()
    with pytest.raises(LostError):
        read(reader, beat=lose, beat_seconds=0.1)
    assert time.monotonic() - began < 2
    assert reader._process is None


@pytest.mark.parametrize("victim", ["asker", "reader"])
def test_neither_reader_nor_children_nor_files_outlive(victim: str, tmp_path: Path) -> None:
    """Also when the asker is killed without a chance to clean up, and when the reader is."""
    note = tmp_path / "pids"
    asker = subprocess.Popen(
        [
            sys.executable,
            "-c",
            START_AND_SLEEP,
            sys.executable,
            str(MISBEHAVING),
            "company",
            str(note),
        ]
    )
    try:
        wait_until(lambda: note.exists() and len(note.read_text().split()) == 3)
        *pids, picture = note.read_text().split()
        reader, company = map(int, pids)
        assert Path(picture).exists()
        assert Path(picture).parent.stat().st_mode & 0o777 == 0o700
        if victim == "asker":
            asker.kill()
        else:
            os.kill(reader, signal.SIGKILL)
        wait_until(lambda: not alive(company))
        wait_until(lambda: not Path(picture).parent.exists())
        if victim == "asker":
            wait_until(lambda: not alive(reader))
    finally:
        asker.kill()
        asker.wait()


def members_of(session: int) -> list[int]:
    """Processes of a session that are still running."""
    found = []
    for place in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, *_, sid = place.read_text().rpartition(")")[2].split()[:4]
        except OSError:
            continue
        if int(sid) == session and state not in "ZX":
            found.append(int(place.parent.name))
    return found
