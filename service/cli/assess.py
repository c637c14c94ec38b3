"""``guohu assess``: a whole transfer from a file, without server or database."""

from __future__ import annotations

import json
import sys
from contextlib import closing
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import click

from service.cli import options
from service.cli.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from service.cli.papers import Paper
    from verifiers.model import Assessment, Document
    from verifiers.transfer_file import PictureFile, TransferFile

Versions = tuple[tuple[str, str], ...]


@click.command()
@click.argument("transfer", type=click.Path(path_type=Path), metavar="TRANSFER.toml")
@click.option("--policy", "policy_path", type=click.Path(path_type=Path), metavar="FILE")
@click.option(
    "--notary-offices",
    "offices_path",
    type=click.Path(path_type=Path),
    metavar="FILE",
    envvar="GUOHU_NOTARY_OFFICES",
    help="Notary offices (TOML) beside those that are known.",
)
@click.option(
    "--waterfall",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE.svg",
    help="Draw how the score came about.",
)
@options.today
@options.as_json
def assess(
    transfer: Path,
    policy_path: Path | None,
    offices_path: Path | None,
    waterfall: Path | None,
    today: date | None,
    *,
    as_json: bool,
) -> None:
    """Assess a whole transfer. Exit code 1 where a hard finding stops it."""
    from service.cli import tables
    from verifiers.assess import assess as judge
    from verifiers.errors import PolicyInvalid, RegistryInvalid, TransferInvalid
    from verifiers.model import Evidence, Strength
    from verifiers.notaries import load_registry
    from verifiers.policies.policy import load_policy
    from verifiers.render import assessment_json
    from verifiers.transfer_file import load_transfer

    try:
        policy = load_policy(policy_path)
    except (PolicyInvalid, OSError) as error:
        raise Refusal(f"{policy_path}: {_why(error)}") from None
    try:
        notaries = load_registry(offices_path).registry
    except (RegistryInvalid, OSError) as error:
        raise Refusal(f"{offices_path}: {_why(error)}") from None
    try:
        file = load_transfer(transfer)
        policy.facts(file.transfer.scenario)
    except (TransferInvalid, OSError) as error:
        raise Refusal(f"{transfer}: {_why(error)}") from None
    as_of = today or file.as_of or options.this_day()
    documents, readers = _documents(file, as_of)
    evidence = Evidence(transfer=file.transfer, documents=documents, as_of=as_of, notaries=notaries)
    result = judge(evidence, policy, engine=(("guohu", version("guohu")), *readers))
    if waterfall is not None:
        _draw(result, waterfall)
    answer = assessment_json(result)
    if as_json:
        click.echo(json.dumps(answer, ensure_ascii=False, indent=2))
    else:
        tables.show_assessment(answer, options.language())
    if any(one.strength is Strength.HARD for one in result.reasons):
        sys.exit(options.FOUND)


def _draw(result: Assessment, path: Path) -> None:
    from verifiers.waterfall import waterfall_svg

    try:
        path.write_text(waterfall_svg(result, options.language()), encoding="utf-8")
    except OSError as error:
        raise Refusal(f"{path}: {_why(error)}") from None


def _documents(file: TransferFile, as_of: date) -> tuple[tuple[Document, ...], Versions]:
    """Every document of a transfer file in its order, those given as pictures read."""
    from service.cli.papers import must_be_readable
    from verifiers.transfer_file import PictureFile

    pictures = [one for one in file.documents if isinstance(one, PictureFile)]
    for picture in pictures:
        must_be_readable(picture.path)
    read, readers = _read(_distinct(pictures), as_of)
    waiting = iter(read)
    return (
        tuple(next(waiting) if isinstance(one, PictureFile) else one for one in file.documents),
        readers,
    )


def _distinct(pictures: Sequence[PictureFile]) -> list[Paper]:
    """The pictures by name; one that is listed twice is told apart by its number."""
    from service.cli.papers import Paper

    names = [one.name for one in pictures]
    return [
        Paper(
            one.name if names.count(one.name) == 1 else f"{one.name}#{place + 1}",
            one.path,
            one.kind,
        )
        for place, one in enumerate(pictures)
    ]


def _read(papers: Sequence[Paper], as_of: date) -> tuple[tuple[Document, ...], Versions]:
    """Reads and checks files, with progress on a terminal.

    What a reader failed at is not judged: raises `Refusal`.
    """
    if not papers:
        return (), ()
    from service.cli.interrupts import interruptible
    from service.cli.progress import Counter
    from service.cli.readers import check_all

    documents: list[Document] = []
    versions: Versions = ()
    with (
        interruptible(lambda: f"after {len(documents)} of {len(papers)} files"),
        Counter(len(papers)) as counter,
        closing(check_all(papers, as_of, begin=lambda one: counter.begin(one.name))) as answers,
    ):
        for paper, checked in zip(papers, answers, strict=True):
            if checked.failed is not None:
                raise Refusal(f"{paper.name}: the reader failed: {checked.failed}")
            documents.append(checked.document)
            versions = checked.versions or versions
            counter.done()
    return tuple(documents), versions


def _why(error: Exception) -> str:
    return (error.strerror or "cannot be read") if isinstance(error, OSError) else str(error)
