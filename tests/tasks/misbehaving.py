"""Readers that misbehave, each in its own way: ``python misbehaving.py WAY``.

With ``by-content`` each file says how it is to be read, after the three bytes of a JPEG.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tasks import reader_main
from tasks.frames import Frame, Gone, Wire

if TYPE_CHECKING:
    from verifiers.read.engine import Reader

DOCUMENT = {"id": "a", "sha256": "0" * 64, "kind": "other", "kind_confidence": 0.0}
FOREVER = 120
"""Seconds: longer than any test waits; one whose parent was killed outright ends by itself."""


def serve(wire: Wire, way: str) -> None:
    by_content = way == "by-content"
    wire.send(Frame({"ready": True}))
    while True:
        request = wire.receive()
        if by_content:
            way = request.body[3:].decode(errors="replace")
        if way == "hang":
            subprocess.Popen(["sleep", str(FOREVER)])
            time.sleep(FOREVER)
        if way == "crash":
            os.kill(os.getpid(), signal.SIGSEGV)
        if way == "exit":
            os._exit(1)
        if way == "slow":
            time.sleep(0.5)
        if way == "long":
            for number in range(1, 7):
                time.sleep(0.5)
                wire.send(Frame({"pages_read": number}))
        pages = {"lie": [10], "negative": [-1, 1 + len(request.body)]}.get(way, [len(request.body)])
        kind = {"unknown-kind": "letter"}.get(way, "other")
        document = {**DOCUMENT, "kind": kind, "id": request.header["name"]}
        wire.send(
            Frame({"document": document, "pages": pages, "versions": [["x", "1"]]}, request.body)
        )
        if way == "leave":
            os._exit(0)


def open_with_company() -> Reader:
    """Never comes back, with a child of its own, as a reader stuck in Tesseract."""
    company = subprocess.Popen(["sleep", str(FOREVER)])
    _, picture = tempfile.mkstemp()
    Path(sys.argv[2]).write_text(f"{os.getpid()} {company.pid} {picture}")
    time.sleep(FOREVER)
    raise AssertionError


if __name__ == "__main__":
    if sys.argv[1] == "company":
        reader_main.run(open_with_company)
    elif sys.argv[1] == "never-ready":
        time.sleep(FOREVER)
    elif sys.argv[1] == "never-there":
        sys.exit(1)
    else:
        with contextlib.suppress(Gone):
            serve(Wire(reader_main._take_socket()), sys.argv[1])
