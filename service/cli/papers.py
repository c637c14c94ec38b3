"""Which files a command is given: those named, and those that lie in the folders named."""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from service.cli.refusal import Refusal
from verifiers import intake
from verifiers.errors import FileProblem
from verifiers.model import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from verifiers.model import Kind


@dataclass(frozen=True, slots=True)
class Paper:
    """A file that may be a document."""

    name: str
    """What it is called in answers: its path as given, in text that can always be printed."""
    path: Path
    kind: Kind | None = None
    """What whoever calls says it is."""


class Refused(Exception):
    """A file that no reader needs to see: why, and its digest."""

    def __init__(self, problem: FileProblem, sha256: str) -> None:
        super().__init__(problem.code)
        self.problem = problem
        self.sha256 = sha256


def gather(given: Sequence[Path], kind: Kind | None, *, but: Path | None = None) -> list[Paper]:
    """The files given, and for each folder all files in it, sorted, without what is hidden.

    A folder inside that may not be opened stands among them, so that it is told. Nothing below
    `but` is taken: answers are no papers. Raises `Refusal` where something given is not there, may
    not be read, or is a folder without any file.
    """
    papers: list[Paper] = []
    for path in given:
        if not path.is_dir():
            must_be_readable(path)
            papers.append(Paper(printable(path), path, kind))
            continue
        found = sorted(_inside(path, but), key=lambda one: one.parts)
        if not found:
            raise Refusal(f"{printable(path)}: holds no file")
        papers += [Paper(printable(one), one, kind) for one in found]
    return papers


def must_be_readable(path: Path) -> None:
    """A missing or forbidden path is a mistake of whoever calls, not a bad document."""
    try:
        if path.is_dir():
            raise Refusal(f"{printable(path)}: is a folder, not a file")
        with path.open("rb"):
            pass
    except OSError as error:
        raise Refusal(f"{printable(path)}: {error.strerror}") from None


def take(paper: Paper, limits: intake.Limits) -> bytes:
    """The bytes of a paper. Raises `Refused` where they are no document that could be read.

    A file over the limit is not taken into memory.
    """
    if paper.path.is_dir():
        raise Refused(_CLOSED_FOLDER, "")
    try:
        with paper.path.open("rb") as file:
            content = file.read(limits.max_bytes + 1)
            digest = hashlib.sha256(content)
            while rest := file.read(1024 * 1024):
                digest.update(rest)
    except OSError as error:
        raise Refused(_not_opened(error), "") from None
    try:
        intake.refuse(content, limits)
    except FileProblem as problem:
        raise Refused(problem, digest.hexdigest()) from None
    return content


def printable(path: Path) -> str:
    """The path as text that any terminal and any encoder takes; odd bytes become �."""
    text = os.fsencode(path).decode("utf-8", "replace")
    return "".join(
        letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text
    )


def _inside(folder: Path, but: Path | None) -> Iterator[Path]:
    closed: list[Path] = []

    def set_aside(error: OSError) -> None:
        place = Path(error.filename)
        if place == folder:
            raise Refusal(f"{printable(place)}: {error.strerror}") from None
        closed.append(place)

    left_out = None if but is None else but.resolve()
    for place, folders, files in os.walk(folder, onerror=set_aside):
        here = Path(place)
        folders[:] = [
            name
            for name in folders
            if not name.startswith(".") and (here / name).resolve() != left_out
        ]
        for name in files:
            if not name.startswith(".") and _is_ordinary(here / name):
                yield here / name
    yield from closed


def _is_ordinary(path: Path) -> bool:
    """Whether it is a file or leads to one; a pipe in a folder would wait for ever."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return True  # Told when it is opened.


def _not_opened(error: OSError) -> FileProblem:
    return FileProblem(
        "FILE_UNREADABLE",
        Text(
            zh="文件打不开，无法读取。",
            en=f"The file could not be opened: {error.strerror or 'no reason given'}.",
        ),
        Text(
            zh="请检查文件是否还在、是否有权限读取，然后重试。",
            en="See that the file is still there and may be read, then try again.",
        ),
    )


_CLOSED_FOLDER = FileProblem(
    "FILE_UNREADABLE",
    Text(
        zh="文件夹打不开，其中的文件都没有读取。",
        en="The folder could not be opened; nothing in it was read.",
    ),
    Text(
        zh="请检查是否有权限打开这个文件夹，然后重试。",
        en="See that the folder may be opened, then try again.",
    ),
)
