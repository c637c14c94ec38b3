"""The first start: one specimen transfer, sent through the service's own HTTP API.

The people are invented and the papers are drawn (样本 SPECIMEN); what comes back is what any
merchant's program would get.
"""

from __future__ import annotations

import time
import tomllib
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Any

from service.cli.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from service.cli.client import Client

MERCHANT = "demonstration"
"""The merchant whom the specimen transfer belongs to."""

_CLAIM = ("scenario", "shop", "registrant", "transferee", "relatives")
_AT_WORK = ("queued", "reading")
_SECONDS = 300.0
"""Longer than the first reading takes on a slow machine that loads its models meanwhile."""
_POLL_SECONDS = 0.5


def run(client: Client, *, tell: Callable[[str], None], rest: Callable[[float], None]) -> Any:  # noqa: ANN401 -- JSON
    """Send the specimen transfer and answer it as it stands in the end.

    `tell` is told how far it is; `rest` waits so many seconds and may do other work meanwhile.
    Raises `Refusal`.
    """
    with as_file(files("service") / "demonstration") as folder:
        specimen = tomllib.loads((folder / "transfer.toml").read_text("utf-8"))
        tell("opening a transfer")
        transfer = client.post("/v1/transfers", {key: specimen[key] for key in _CLAIM})
        path = f"/v1/transfers/{transfer['id']}"
        _upload(client, path, folder, specimen["documents"], tell)
    client.post(f"{path}/submission")
    return _wait(client, path, tell, rest)


def _upload(
    client: Client, path: str, folder: Path, papers: list[Any], tell: Callable[[str], None]
) -> None:
    for number, paper in enumerate(papers, start=1):
        tell(f"sending paper {number} of {len(papers)}")
        client.upload(f"{path}/documents", folder / paper["file"], paper.get("kind"))


def _wait(
    client: Client, path: str, tell: Callable[[str], None], rest: Callable[[float], None]
) -> Any:  # noqa: ANN401 -- JSON
    deadline = time.monotonic() + _SECONDS
    while time.monotonic() < deadline:
        transfer = client.get(path)
        states = [paper["status"] for paper in transfer["documents"]]
        if transfer["status"] not in {"collecting", "checking"}:
            return transfer
        done = sum(state not in _AT_WORK for state in states)
        tell(f"reading and checking: {done} of {len(states)} papers done")
        rest(_POLL_SECONDS)
    raise Refusal("the specimen transfer is still being checked; look for it in the web pages")
