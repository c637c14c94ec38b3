"""The decoding process can do nothing but decode, and what it says is believed within limits."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import threading

import pytest
from PIL import Image

from tests.processes import alive, wait_until
from verifiers import intake
from verifiers.errors import FileProblem, ReaderFailed
from verifiers.intake import cage, sandbox, wire

INSIDE = """
import _thread, os, socket, sys
sys.path.insert(0, {root!r})
from verifiers.intake import Limits, cage
cage.enter(Limits())
done = _thread.allocate_lock()
done.acquire()
for name, act in (
    ("read", lambda: open("/etc/passwd").read()),
    ("write", lambda: open({folder!r} + "/x", "w").write("x")),
    ("list", lambda: os.listdir("/")),
    ("connect", lambda: socket.create_connection(("127.0.0.1", {port}), 1)),
    ("signal", lambda: os.kill(os.getppid(), 0)),
    ("fork", lambda: os.fork() or os._exit(0)),
    ("run", lambda: os.posix_spawn("/bin/true", ["true"], {{}})),
    ("become", lambda: os.execv("/bin/true", ["true"])),
    ("thread", lambda: _thread.start_new_thread(done.release, ()) and done.acquire(timeout=9)),
):
    try:
        act()
    except OSError as error:
        print(name, type(error).__name__)
    else:
        print(name, "allowed")
# Python ends a thread that is still there at its own end by a library that the cage hides.
sys.stdout.flush()
os._exit(0)
"""


def picture() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (30, 20), "white").save(file, "PNG")
    return file.getvalue()


@pytest.mark.skipif(cage.landlock_version() < 6, reason="this kernel offers less of Landlock")
def test_a_caged_process_reaches_nothing_and_starts_nothing_but_threads(tmp_path: object) -> None:
    import socket  # noqa: PLC0415

    with socket.create_server(("127.0.0.1", 0)) as server:
        code = INSIDE.format(
            root=os.getcwd(),  # noqa: PTH109
            folder=str(tmp_path),
            port=server.getsockname()[1],
        )
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        )
    assert done.stdout.split("\n")[:-1] == [
        *(f"{name} PermissionError" for name in ("read", "write", "list", "connect", "signal")),
        *(f"{name} PermissionError" for name in ("fork", "run", "become")),
        "thread allowed",
    ]


def test_the_layers_are_told_for_the_health_page() -> None:
    names = [name for name, _ in intake.layers()]
    assert "Landlock" in names


def test_the_server_is_started_again_after_it_died() -> None:
    first = intake.start()
    os.kill(first._process.pid, signal.SIGKILL)
    first._process.wait()
    assert len(intake.decode(picture())) == 1
    assert intake.start() is not first


def test_a_server_that_dies_at_work_is_not_the_files_fault() -> None:
    box = intake.start()
    file = io.BytesIO()
    Image.effect_noise((5000, 4000), 60).save(file, "PNG")
    killer = threading.Timer(0.05, box._process.kill)
    killer.start()
    with pytest.raises(ReaderFailed):
        intake.decode(file.getvalue(), intake.Limits(max_bytes=10**8))
    killer.join()
    assert len(intake.decode(picture())) == 1


def test_a_forked_process_gets_a_server_of_its_own() -> None:
    intake.decode(picture())
    child = os.fork()
    if child == 0:
        answer = 1
        try:
            answer = len(intake.decode(picture())) - 1
            intake.start().close()
        finally:
            os._exit(answer)
    assert os.waitpid(child, 0)[1] == 0
    assert len(intake.decode(picture())) == 1


def test_the_server_ends_with_the_process_that_asked() -> None:
    code = (
        "from verifiers import intake; import os\n"
        f"intake.decode({picture()!r})\n"
        "print(intake.start()._process.pid, flush=True)\n"
        "os.kill(os.getpid(), 9)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    server = int(done.stdout)
    wait_until(lambda: not alive(server))


def test_threads_take_turns() -> None:
    found: list[int] = []
    threads = [
        threading.Thread(target=lambda: found.append(len(intake.decode(picture()))))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [1, 1, 1, 1]


def page(number: int, width: int, height: int) -> bytes:
    return wire.PAGE.pack(wire.PAGE_MARK, number, width, height)


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"PG",
        b"\x80\x04\x95pickle",
        page(1, 70_000, 70_000),
        page(1, 0, 5),
        page(2, 1, 1) + b"rgb",
        page(1, 1, 1) + b"rg",
        page(1, 1, 1) + b"rgb" + page(1, 1, 1) + b"rgb",
        wire.END.pack(wire.END_MARK, 0),
        wire.END.pack(wire.END_MARK, 200),
    ],
)
def test_a_lying_decoder_is_not_believed(said: bytes) -> None:
    answer, theirs = os.pipe()
    os.write(theirs, said)
    os.close(theirs)
    try:
        with pytest.raises(FileProblem) as caught:
            sandbox.Sandbox._receive(intake.start(), answer, intake.Limits())
    finally:
        os.close(answer)
    assert caught.value.code == "FILE_UNREADABLE"


def test_pixels_that_break_off_are_a_damaged_file_and_not_a_slow_one() -> None:
    noise = Image.effect_noise((600, 400), 90).convert("RGB")
    file = io.BytesIO()
    noise.save(file, "JPEG")
    with pytest.raises(FileProblem) as caught:
        intake.decode(file.getvalue()[: file.tell() // 2], intake.Limits())
    assert caught.value.code == "FILE_UNREADABLE"
    assert "damaged" in caught.value.message.en
