"""``guohu check`` and ``guohu assess``: the service's work without server or database."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import replace
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from service import clock
from service.cli.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verifiers.model import Document, Kind
    from verifiers.transfer_file import PictureFile, TransferFile

Versions = tuple[tuple[str, str], ...]
FOUND = 1
"""Exit code where at least one hard finding stops a transfer."""


class _Day(click.ParamType[date]):
    """A calendar day in ISO 8601."""

    name = "date"

    def convert(
        self,
        value: Any,  # noqa: ANN401 - as click declares it
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> date:
        """The day; fails with one line."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail("must be a day such as 2026-11-23", param, ctx)


_today = click.option("--today", type=_Day(), help="The day to judge on; by default today.")
_json = click.option("--json", "as_json", is_flag=True, help="Print the contract's JSON.")


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
@click.option("--as", "kind", metavar="KIND", help="What the files are, as the contract names it.")
@_today
@_json
def check(files: tuple[Path, ...], kind: str | None, today: date | None, *, as_json: bool) -> None:
    """Read and check documents. Exit code 1 where a hard finding stops a transfer."""
    from service.cli import tables  # noqa: PLC0415 - so that --help stays fast
    from verifiers.render import document_json  # noqa: PLC0415

    named = _kind(kind)
    for file in files:
        _must_be_readable(file)
    pictures = [(str(file), file, named) for file in files]
    documents, _ = _read(pictures, today or _this_day())
    answer = {"documents": [document_json(one) for one in documents]}
    if as_json:
        _print_json(answer)
    else:
        tables.show_documents(answer["documents"], _language())
    if any(one.strength == "hard" for document in documents for one in document.findings):
        sys.exit(FOUND)


@click.command()
@click.argument("transfer", type=click.Path(path_type=Path), metavar="TRANSFER.toml")
@click.option("--policy", "policy_path", type=click.Path(path_type=Path), metavar="FILE")
@_today
@_json
def assess(transfer: Path, policy_path: Path | None, today: date | None, *, as_json: bool) -> None:
    """Assess a whole transfer. Exit code 1 where a hard finding stops it."""
    from service.cli import tables  # noqa: PLC0415 - so that --help stays fast
    from verifiers.assess import assess as judge  # noqa: PLC0415
    from verifiers.errors import PolicyInvalid, TransferInvalid  # noqa: PLC0415
    from verifiers.model import Evidence, Strength  # noqa: PLC0415
    from verifiers.policy import load_policy  # noqa: PLC0415
    from verifiers.render import assessment_json  # noqa: PLC0415
    from verifiers.transfer_file import load_transfer  # noqa: PLC0415

    try:
        policy = load_policy(policy_path)
    except (PolicyInvalid, OSError) as error:
        raise Refusal(f"{policy_path}: {_why(error)}") from None
    try:
        file = load_transfer(transfer)
        policy.facts(file.transfer.scenario)
    except (TransferInvalid, OSError) as error:
        raise Refusal(f"{transfer}: {_why(error)}") from None
    as_of = today or file.as_of or _this_day()
    documents, readers = _documents(file, as_of)
    evidence = Evidence(transfer=file.transfer, documents=documents, as_of=as_of)
    result = judge(evidence, policy, engine=(("guohu", version("guohu")), *readers))
    answer = assessment_json(result)
    if as_json:
        _print_json(answer)
    else:
        tables.show_assessment(answer, _language())
    if any(one.strength is Strength.HARD for one in result.reasons):
        sys.exit(FOUND)


def _documents(file: TransferFile, as_of: date) -> tuple[tuple[Document, ...], Versions]:
    """Every document of a transfer file in its order, those given as pictures read."""
    from verifiers.transfer_file import PictureFile  # noqa: PLC0415

    pictures = [one for one in file.documents if isinstance(one, PictureFile)]
    for picture in pictures:
        _must_be_readable(picture.path)
    read, readers = _read(_distinct(pictures), as_of)
    waiting = iter(read)
    return (
        tuple(next(waiting) if isinstance(one, PictureFile) else one for one in file.documents),
        readers,
    )


def _distinct(pictures: Sequence[PictureFile]) -> list[tuple[str, Path, Kind | None]]:
    """The pictures by name; one that is listed twice is told apart by its number."""
    names = [one.name for one in pictures]
    return [
        (one.name if names.count(one.name) == 1 else f"{one.name}#{place + 1}", one.path, one.kind)
        for place, one in enumerate(pictures)
    ]


def _read(
    pictures: Sequence[tuple[str, Path, Kind | None]], as_of: date
) -> tuple[tuple[Document, ...], Versions]:
    """Reads and checks files by the warm engines of this process, with progress on a terminal."""
    if not pictures:
        return (), ()
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import track  # noqa: PLC0415

    from verifiers.check import check as check_file  # noqa: PLC0415
    from verifiers.errors import ReaderFailed  # noqa: PLC0415
    from verifiers.intake import Limits  # noqa: PLC0415
    from verifiers.read import WarmReader  # noqa: PLC0415

    console = Console(stderr=True)
    documents = []
    try:
        reader = WarmReader.open()
        for name, path, kind in track(
            pictures, "reading", console=console, disable=not console.is_terminal, transient=True
        ):
            checked = check_file(
                path.read_bytes(), name=name, kind=kind, as_of=as_of, reader=reader, limits=Limits()
            )
            documents.append(replace(checked.document, id=name))
    except ReaderFailed as error:
        raise Refusal(f"the reader failed: {error}") from None
    return tuple(documents), reader.versions()


def _must_be_readable(path: Path) -> None:
    """A missing or forbidden path is a mistake of whoever calls, not a bad document."""
    try:
        if path.is_dir():
            raise Refusal(f"{path}: is a folder, not a file")
        with path.open("rb"):
            pass
    except OSError as error:
        raise Refusal(f"{path}: {error.strerror}") from None


def _kind(name: str | None) -> Kind | None:
    from verifiers.model import Kind  # noqa: PLC0415

    if name is None:
        return None
    try:
        return Kind(name)
    except ValueError:
        raise Refusal(f"--as: no such kind; known are {', '.join(Kind)}") from None


def _why(error: Exception) -> str:
    return (error.strerror or "cannot be read") if isinstance(error, OSError) else str(error)


def _this_day() -> date:
    return clock.day_in_china(clock.utc_now())


def _language() -> str:
    return "zh" if os.environ.get("LANG", "").startswith("zh") else "en"


def _print_json(answer: object) -> None:
    click.echo(json.dumps(answer, ensure_ascii=False, indent=2))
