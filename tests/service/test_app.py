"""The web process as it is started: it serves, stops when told, and says why it cannot begin."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from typing import TYPE_CHECKING

import pytest

from service.app import serve
from service.settings import Settings, SettingsInvalid

if TYPE_CHECKING:
    from pathlib import Path

PROGRAM = """
from service import logs
from service.app import serve
from service.settings import Settings
settings = Settings.load(port=0, log_format="json")
logs.configure(settings)
serve(settings)
"""


def test_it_serves_until_it_is_told_to_stop(tmp_path: Path) -> None:
    environment = {**os.environ, "GUOHU_HOME": str(tmp_path / "home")}
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM], env=environment, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr is not None
        port = next(
            found[1] for line in process.stderr if (found := re.search(r'"port": "?(\d+)', line))
        )
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=10) as response:
            status = response.status
        process.send_signal(signal.SIGTERM)
        ended = process.wait(20)

    assert (status, ended) == (200, 0)


def test_a_port_that_is_taken_is_told_in_one_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        settings = Settings.load(home=tmp_path / "home", port=port)
        with pytest.raises(SettingsInvalid, match=rf"^PORT: cannot listen on 127.0.0.1:{port}"):
            serve(settings)


def test_another_server_finds_the_application(tmp_path: Path) -> None:
    program = "from service.wsgi import app; print(app.test_client().get('/healthz').status)"

    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "GUOHU_HOME": str(tmp_path / "home")},
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout == "200 OK\n"
