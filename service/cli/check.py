"""``guohu check``: read and check documents, without server or database."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import click

from service.cli import options
from service.cli.refusal import Refusal

if TYPE_CHECKING:
    from datetime import date

    from service.cli.annotated import Folder
    from service.cli.interrupts import Interrupts
    from service.cli.papers import Paper
    from service.cli.progress import Counter
    from service.cli.readers import Checked
    from verifiers.model import Document, Kind


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
@click.option("--as", "kind", metavar="KIND", help="What the files are, as the contract names it.")
@options.today
@options.as_json
@click.option(
    "--annotate",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Write each page there as a picture that shows what was read and found.",
)
@click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    metavar="N",
    help="Files read at once; by default as many as there are processors, up to four.",
)
def check(
    files: tuple[Path, ...],
    kind: str | None,
    today: date | None,
    *,
    as_json: bool,
    annotate: Path | None,
    jobs: int | None,
) -> None:
    """Read and check documents: files, or all files in folders.

    Answers come in the order of the files, as they are read. Exit code 1 where a hard finding
    stops a transfer; a file that cannot be read is such a finding and stops no other.
    """
    # Imported here so that --help stays fast.
    from service.cli.annotated import Folder
    from service.cli.blocks import Blocks
    from service.cli.interrupts import interruptible
    from service.cli.papers import gather
    from service.cli.progress import Counter
    from service.cli.stream import JsonStream

    language = options.language()
    papers = gather(files, _kind(kind), but=annotate)
    folder = Folder(annotate, language) if annotate is not None else None
    answer = JsonStream() if as_json else Blocks(language, many=len(papers) > 1)
    run = _Run(papers, today or options.this_day(), jobs, folder)
    with (
        interruptible(lambda: f"after {run.done} of {len(papers)} files") as interrupts,
        answer,
        Counter(len(papers)) as counter,
    ):
        run.all(answer, counter, interrupts)
    if run.stops:
        sys.exit(options.FOUND)


class _Answer(Protocol):
    """Where documents go, one after the other."""

    def write(self, document: Document) -> None: ...


class _Run:
    """Goes through all papers once."""

    def __init__(
        self, papers: list[Paper], as_of: date, jobs: int | None, folder: Folder | None
    ) -> None:
        self._papers = papers
        self._as_of = as_of
        self._jobs = jobs
        self._folder = folder
        self.done = 0
        """How many documents were written out."""
        self.stops = False
        """Whether one of them holds a hard finding."""

    def all(self, answer: _Answer, counter: Counter, interrupts: Interrupts) -> None:
        """Read every paper and write out every document. Raises `Refusal`, `Interrupted`."""
        from service.cli.readers import check_all

        checked = check_all(
            self._papers,
            self._as_of,
            jobs=self._jobs,
            begin=lambda paper: counter.begin(paper.name),
            then=self._annotated,
        )
        with closing(checked) as documents:
            for one in documents:
                with interrupts.held():
                    with counter.aside():
                        answer.write(one.document)
                    counter.done()
                    self.done += 1
                    self.stops |= any(
                        found.strength == "hard"
                        for paper in (one.document, *one.document.papers)
                        for found in paper.findings
                    )

    def _annotated(self, checked: Checked) -> Checked:
        """The same without its pages, after they were written out where that is wanted."""
        from service.cli.readers import Checked

        if self._folder is not None:
            self._folder.write(checked.document, checked.pages)
        return Checked(checked.document)


def _kind(name: str | None) -> Kind | None:
    from verifiers.model import Kind

    if name is None:
        return None
    try:
        return Kind(name)
    except ValueError:
        raise Refusal(f"--as: no such kind; known are {', '.join(Kind)}") from None
