"""``guohu up``: one command runs everything, says how to use it, and leaves nothing behind."""

from __future__ import annotations

import contextlib
import http.client
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from service.cases import people
from service.cli import private_redis
from service.settings import Settings
from service.store.database import Store
from service.store.doorbell import Silent
from tests.processes import wait_until
from tests.running import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator


class Up:
    """One ``guohu up`` and what it prints."""

    def __init__(self, home: Path, *, ignore_interrupt: bool = False, **environment: str) -> None:
        self.home = home
        self.port = free_port()
        kept = {name: value for name, value in os.environ.items() if "GUOHU" not in name}
        # A variable of its own marks all that this start begins.
        self.mark = f"GUOHU_TEST_MARK={home}-{self.port}"
        given = {"GUOHU_HOME": str(home), "PORT": str(self.port), "DEMO": "0", **environment}
        name, _, value = self.mark.partition("=")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "service.cli", "up"],
            env={**kept, **given, name: value},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
            preexec_fn=_ignore_interrupt if ignore_interrupt else None,  # noqa: PLW1509
        )
        self.lines: list[str] = []
        threading.Thread(target=self._listen, daemon=True).start()

    def wait_until_up(self, seconds: float = 90) -> None:
        wait_until(lambda: any("Ctrl-C" in line for line in self.lines) or self._ended(), seconds)
        assert self.process.poll() is None, (
            self.process.stderr.read() if self.process.stderr else ""
        )

    def refusal(self) -> tuple[int, str]:
        """Exit code and standard error of a start that refuses."""
        code = self.process.wait(60)
        assert self.process.stderr is not None
        return code, self.process.stderr.read()

    def running(self) -> list[str]:
        found = []
        for place in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                if self.mark.encode() in (place / "environ").read_bytes().split(b"\0"):
                    words = (place / "cmdline").read_bytes().replace(b"\0", b" ").decode()
                    if words and int(place.name) != os.getpid():
                        found.append(f"{place.name} {words}")
        return found

    def readers(self) -> list[str]:
        """Readers know no variable of ours, so they are found by their parents."""
        workers = {line.split()[0] for line in self.running() if line.rstrip().endswith("worker")}
        found = []
        for place in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                parent = (place / "stat").read_text().rpartition(")")[2].split()[1]
                if parent in workers and b"reader_main" in (place / "cmdline").read_bytes():
                    found.append(place.name)
        return found

    def wait_for_readers(self) -> list[str]:
        wait_until(lambda: self.readers() != [])
        return self.readers()

    def end(self) -> None:
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(35)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.append(line.rstrip("\n"))

    def _ended(self) -> bool:
        return self.process.poll() is not None


@pytest.fixture(scope="module")
def up(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Up]:
    """In a home whose path is too long for a socket."""
    started = Up(tmp_path_factory.mktemp("up") / ("long" * 30))
    try:
        started.wait_until_up()
        yield started
        started.process.terminate()
        assert started.process.wait(30) == 0
        assert started.running() == []
    finally:
        started.end()


def test_the_first_start_shows_a_specimen_and_how_to_sign_in(tmp_path: Path) -> None:
    up = Up(tmp_path / "home", DEMO="1")
    try:
        up.wait_until_up(180)
        said = "\n".join(up.lines)
        assert re.search(r"risk score \d+ / 100 \((low|medium|high)\)", said)
        assert "parents_of_registrant" in said
        assert "approved" in said
        assert f"http://127.0.0.1:{up.port}" in said
        store = Store(Settings.load(home=up.home), Silent())
        for role in ("merchant", "reviewer", "administrator"):
            (password,) = re.findall(rf"^  {role} +password (\S+)$", said, re.MULTILINE)
            assert people.sign_in(store, role, password).actor.role == role
        store.close()
    finally:
        up.end()
    again = Up(up.home, DEMO="1")
    try:
        again.wait_until_up()
        said = "\n".join(again.lines)
        assert "risk score" not in said
        assert "guohu users add" in said
    finally:
        again.end()


def test_ctrl_c_leaves_no_process_even_if_ignored_at_the_start(tmp_path: Path) -> None:
    """As a shell does with what it starts in the background."""
    up = Up(tmp_path / "home", ignore_interrupt=True)
    try:
        up.wait_until_up()
        readers = up.wait_for_readers()
        up.process.send_signal(signal.SIGINT)
        assert up.process.wait(30) == 0
        assert up.running() == []
        assert not any(Path("/proc", pid).exists() for pid in readers)
    finally:
        up.end()


def test_kill_9_of_it_leaves_no_process(tmp_path: Path) -> None:
    up = Up(tmp_path / "home")
    try:
        up.wait_until_up()
        readers = up.wait_for_readers()
        up.process.kill()
        up.process.wait()
        wait_until(lambda: up.running() == [], 10)
        wait_until(lambda: not any(Path("/proc", pid).exists() for pid in readers), 10)
    finally:
        up.end()


def test_a_role_that_dies_is_started_again(up: Up) -> None:
    (web,) = [line.split()[0] for line in up.running() if line.rstrip().endswith("web")]
    os.kill(int(web), signal.SIGKILL)
    wait_until(lambda: any("web ended (signal 9)" in line for line in up.lines))
    wait_until(lambda: answers(up.port))


def test_two_do_not_share_a_home(up: Up) -> None:
    code, said = Up(up.home).refusal()
    assert (code, said.count("\n")) == (2, 1)
    assert "another `guohu up` already runs" in said


def test_a_long_home_gets_a_short_socket_that_is_ours_alone(up: Up) -> None:
    path = Settings.load(home=up.home).redis_socket
    assert len(os.fsencode(path)) <= 107
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert path.stat().st_mode & 0o777 == 0o600
    assert private_redis.answers(path)


def test_a_taken_port_is_one_clear_line(up: Up, tmp_path: Path) -> None:
    code, said = Up(tmp_path / "home", PORT=str(up.port)).refusal()
    assert (code, said.count("\n")) == (2, 1)
    assert f"port {up.port}" in said


@pytest.mark.parametrize(
    ("missing", "advice"),
    [("tesseract", "apt-get install tesseract-ocr"), ("redis-server", "GUOHU_REDIS_URL")],
)
def test_a_missing_program_is_one_clear_line(missing: str, advice: str, tmp_path: Path) -> None:
    programs = tmp_path / "programs"
    programs.mkdir()
    for name in {"tesseract", "redis-server"} - {missing}:
        (programs / name).symlink_to(str(shutil.which(name)))
    code, said = Up(tmp_path / "home", PATH=str(programs)).refusal()
    assert (code, said.count("\n")) == (2, 1)
    assert advice in said


def test_missing_chinese_data_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "tessdata").mkdir()
    code, said = Up(tmp_path / "home", TESSDATA_PREFIX=str(tmp_path / "tessdata")).refusal()
    assert (code, said.count("\n")) == (2, 1)
    assert "tesseract-ocr-chi-sim" in said


def test_a_given_redis_that_does_not_answer_is_one_clear_line(tmp_path: Path) -> None:
    code, said = Up(tmp_path / "home", GUOHU_REDIS_URL="redis://127.0.0.1:1/0").refusal()
    assert (code, said.splitlines()[-1]) == (2, "guohu: Redis does not answer; see GUOHU_REDIS_URL")


def test_a_given_database_that_does_not_answer_is_one_clear_line(tmp_path: Path) -> None:
    nowhere = f"postgresql://guohu@/guohu?host={tmp_path}"
    code, said = Up(tmp_path / "home", GUOHU_DATABASE_URL=nowhere).refusal()
    assert code == 2
    assert said == "guohu: the database does not answer; see GUOHU_DATABASE_URL\n"


def test_a_home_that_cannot_be_made_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    code, said = Up(tmp_path / "file" / "home").refusal()
    assert (code, said.count("\n")) == (2, 1)
    assert "GUOHU_HOME" in said


def answers(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def _ignore_interrupt() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
