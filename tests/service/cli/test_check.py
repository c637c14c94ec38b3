"""``guohu check`` on folders: one JSON document whatever happens, progress, and every bad file."""

from __future__ import annotations

import io
import json
import os
import pty
import select
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import IO, Any

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from service.cli import main, readers
from service.cli.interrupts import Interrupted, Interrupts
from service.cli.stream import JsonStream
from tasks.reader_process import Care, ReaderProcess
from tests.specimens import bad_files, containers, heif
from tests.tasks import misbehaving
from verifiers.model import Document, Kind

BY_CONTENT = (sys.executable, misbehaving.__file__, "by-content")
STAND_IN = (
    "import sys; from service.cli import main, readers; from tasks.reader_process import *\n"
    f"command = {BY_CONTENT!r}\n"
    "readers.Readers.__init__.__defaults__ = (lambda: ReaderProcess(Care(), command),)\n"
    "main(sys.argv[1:], prog_name='guohu')"
)
"""The command line with readers that do as each file says."""


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    def make() -> ReaderProcess:
        return ReaderProcess(Care(silent_seconds=2, opening_seconds=30), BY_CONTENT)

    monkeypatch.setattr(readers.Readers.__init__, "__defaults__", (make,))


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, ["check", *map(str, words)])


def started(*words: str | Path, **how: Any) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", STAND_IN, "check", *map(str, words)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, **how)


def folder_of(folder: Path, *ways: str) -> Path:
    for place, way in enumerate(ways):
        (folder / f"{place:03}.jpg").write_bytes(b"\xff\xd8\xff" + way.encode())
    return folder


def line_of(stream: IO[bytes] | None) -> bytes:
    assert stream is not None
    return stream.readline()


class TestAnswers:
    pytestmark = pytest.mark.usefixtures("stand_in")

    def test_json_is_one_document_with_a_line_for_each_file(self, tmp_path: Path) -> None:
        ran = run(folder_of(tmp_path, "well", "crash", "well"), "--json")
        body = json.loads(ran.stdout)
        assert [Path(one["file"]).name for one in body["documents"]] == [
            "000.jpg",
            "001.jpg",
            "002.jpg",
        ]
        (found,) = body["documents"][1]["findings"]
        assert (found["code"], found["strength"]) == ("PROCESSING_FAILED", "hard")
        assert ran.exit_code == 1
        assert len(ran.stdout.splitlines()) == 5
        assert ran.stderr == ""

    def test_a_folder_without_anything_hard_ends_with_nought(self, tmp_path: Path) -> None:
        assert run(folder_of(tmp_path, "well"), "--json").exit_code == 0

    def test_no_document_in_a_folder_is_fatal(self, tmp_path: Path) -> None:
        folder_of(tmp_path, "well")
        (tmp_path / "Thumbs.db").write_bytes(b"\xd0\xcf\x11\xe0")
        (tmp_path / ".DS_Store").write_bytes(b"x")
        body = json.loads(run(tmp_path, "--json").stdout)
        assert [len(one["findings"]) for one in body["documents"]] == [0, 1]
        assert body["documents"][1]["findings"][0]["code"] == "FILE_TYPE_NOT_ACCEPTED"

    @pytest.mark.parametrize(
        ("language", "words"),
        [
            ("zh_CN.UTF-8", ("共 3 个文件", "无法读取")),
            ("C", ("3 files", "could not be read")),
        ],
    )
    def test_many_files_end_in_a_summary(
        self,
        language: str,
        words: tuple[str, ...],
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setenv("LANG", language)
        monkeypatch.delenv("LC_ALL", raising=False)
        told = run(folder_of(tmp_path, "well", "crash", "well")).stdout
        assert [word for word in words if word not in told] == []
        assert "PROCESSING_FAILED" in told
        assert "\x1b[" not in told


class TestMistakes:
    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (("nowhere.jpg",), "nowhere.jpg: No such file"),
            ((".", "--as", "id_card"), "--as: no such kind"),
            ((".",), "holds no file"),
            ((".", "--jobs", "0"), "--jobs"),
            ((), "Missing argument"),
        ],
    )
    def test_they_are_told_before_anything_is_read(
        self, words: tuple[str, ...], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        ran = run(*words)
        assert (ran.exit_code, ran.stdout) == (2, "")
        assert said in ran.stderr

    def test_a_folder_for_pictures_that_is_a_file_is_one(self, tmp_path: Path) -> None:
        folder_of(tmp_path, "well")
        ran = run(tmp_path, "--annotate", tmp_path / "000.jpg")
        assert (ran.exit_code, ran.stdout) == (2, "")


class TestStopping:
    def test_each_document_can_be_read_as_soon_as_it_is_checked(self, tmp_path: Path) -> None:
        process = started(folder_of(tmp_path, "well", "hang"), "--json", "--jobs", "2")
        try:
            assert line_of(process.stdout) == b'{"documents": [\n'
            first = json.loads(line_of(process.stdout))
            assert Path(first["file"]).name == "000.jpg"
            assert process.poll() is None
        finally:
            process.kill()
            process.communicate()

    @pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
    def test_who_is_stopped_closes_what_it_wrote_and_leaves_nothing_half_done(
        self, number: signal.Signals, tmp_path: Path
    ) -> None:
        (tmp_path / "in").mkdir()
        papers = folder_of(tmp_path / "in", "well", "hang", "well")
        Image.new("RGB", (90, 60)).save(papers / "000.jpg")
        process = started(
            papers, "--json", "--jobs", "1", "--annotate", tmp_path / "out", stderr=subprocess.PIPE
        )
        head = line_of(process.stdout) + line_of(process.stdout)
        began = time.monotonic()
        process.send_signal(number)
        rest, told = process.communicate(timeout=20)
        assert time.monotonic() - began < 10
        assert process.returncode == 128 + number
        assert len(json.loads(head + rest)["documents"]) == 1
        assert told.decode() == "guohu: stopped after 1 of 3 files\n"
        assert list((tmp_path / "out").glob("*.part")) == []

    def test_who_is_stopped_before_the_first_document_has_an_empty_list(
        self, capsysbinary: pytest.CaptureFixture[bytes]
    ) -> None:
        with pytest.raises(Interrupted), JsonStream():
            raise Interrupted(signal.SIGINT)
        assert json.loads(capsysbinary.readouterr().out) == {"documents": []}

    def test_a_reader_of_the_stream_that_leaves_ends_it(self, tmp_path: Path) -> None:
        process = started(folder_of(tmp_path, *["well"] * 40), "--json", stderr=subprocess.PIPE)
        line_of(process.stdout)
        assert process.stdout is not None
        process.stdout.close()
        assert process.stderr is not None
        told = process.stderr.read().decode()
        process.wait(timeout=20)
        assert "Traceback" not in told

    def test_a_signal_waits_for_the_end_of_a_sentence_unless_it_comes_twice(self) -> None:
        said: list[str] = []

        def say(*numbers: int) -> None:
            with Interrupts() as interrupts, interrupts.held():
                for number in numbers:
                    os.kill(os.getpid(), number)
                said.append("whole")

        with pytest.raises(Interrupted) as caught:
            say(signal.SIGINT)
        assert said == ["whole"]
        assert caught.value.exit_code == 130
        with pytest.raises(Interrupted):
            say(signal.SIGTERM, signal.SIGTERM)
        assert said == ["whole"]

    def test_what_fails_on_the_way_still_closes_the_document(
        self, capsysbinary: pytest.CaptureFixture[bytes]
    ) -> None:
        document = Document(id="a", sha256="", kind=Kind.OTHER, kind_confidence=0.0)

        def fail() -> None:
            with JsonStream() as stream:
                stream.write(document)
                raise ValueError("on the way")

        with pytest.raises(ValueError, match="on the way"):
            fail()
        assert len(json.loads(capsysbinary.readouterr().out)["documents"]) == 1


def on_a_terminal(*words: str | Path) -> str:
    """What the command shows on a terminal, its answer being elsewhere."""
    ours, theirs = pty.openpty()
    process = started(*words, stderr=theirs, env={**os.environ, "TERM": "xterm", "COLUMNS": "120"})
    os.close(theirs)
    shown = io.BytesIO()
    drain = threading.Thread(target=process.stdout.read)  # type: ignore[union-attr]
    drain.start()
    while select.select([ours], [], [], 30)[0]:
        try:
            some = os.read(ours, 4096)
        except OSError:
            break
        shown.write(some)
    process.wait(timeout=30)
    drain.join()
    os.close(ours)
    return shown.getvalue().decode()


def test_progress_shows_on_a_terminal_and_not_in_a_pipe(tmp_path: Path) -> None:
    papers = folder_of(tmp_path, *["slow"] * 4)
    shown = on_a_terminal(papers, "--json", "--jobs", "1")
    assert "4/4" in shown or "3/4" in shown
    assert "00" in shown
    assert ".jpg" in shown
    process = started(papers, "--json", stderr=subprocess.PIPE)
    assert process.communicate(timeout=60)[1] == b""


class TestRealReader:
    """The whole way, on drawn specimens among files that nobody can read."""

    @pytest.fixture
    def folder(self, tmp_path_factory: pytest.TempPathFactory) -> Path:
        folder = tmp_path_factory.mktemp("papers")
        (folder / "a").mkdir()
        (folder / "b").mkdir()
        (folder / "a" / "card.heic").write_bytes(heif.CARD.read_bytes())
        with Image.open(io.BytesIO(bad_files.cmyk_jpeg())) as card:
            turned = containers.jpeg(card.convert("RGB").resize((900, 568)), orientation=6)
        (folder / "b" / "card.heic").write_bytes(turned)
        for name in ("truncated.jpg", "lying.png", "encrypted.pdf", "empty.jpg", "moving.gif"):
            (folder / name).write_bytes(bad_files.REFUSED[name][0]())
        return folder

    def test_every_file_is_listed_and_every_page_drawn(self, folder: Path, tmp_path: Path) -> None:
        out = tmp_path / "out"
        ran = run(folder, "--json", "--annotate", out, "--today", "2026-11-23", "--jobs", "2")
        assert ran.exit_code == 1, ran.output
        documents = {
            Path(one["file"]).relative_to(folder).as_posix(): one
            for one in json.loads(ran.stdout)["documents"]
        }
        assert list(documents) == sorted(documents)
        for name in ("truncated.jpg", "lying.png", "encrypted.pdf", "empty.jpg", "moving.gif"):
            codes = [finding["code"] for finding in documents[name]["findings"]]
            assert codes == [bad_files.REFUSED[name][1]]
        for name in ("a/card.heic", "b/card.heic"):
            assert documents[name]["kind"] == "id_card_portrait"
            assert documents[name]["fields"]["id_number"]["agreed"] is True
        first, second = (documents[name]["fields"] for name in ("a/card.heic", "b/card.heic"))
        assert first["id_number"]["value"] == second["id_number"]["value"]
        pictures = sorted(out.iterdir())
        assert len(pictures) == 2
        assert all(path.name.startswith("card.heic-") for path in pictures)
