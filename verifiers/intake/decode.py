"""Bytes in, pictures out: size, then type by the first bytes, then the sandbox."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.intake import sandbox
from verifiers.intake.limits import Limits
from verifiers.intake.picture import Picture
from verifiers.intake.problems import Problem, explain
from verifiers.intake.sniff import Format, sniff

if TYPE_CHECKING:
    from collections.abc import Iterable


def refuse(content: bytes, limits: Limits) -> None:
    """The checks that need no decoder, cheap enough for the door.

    Raises `FileProblem`: FILE_EMPTY, FILE_TOO_LARGE, FILE_TYPE_NOT_ACCEPTED.
    """
    if not content:
        raise explain(Problem.EMPTY, limits)
    if len(content) > limits.max_bytes:
        raise explain(Problem.TOO_LARGE, limits)
    if sniff(content) is None:
        raise explain(Problem.TYPE_NOT_ACCEPTED, limits)


def decode(content: bytes, limits: Limits | None = None) -> tuple[Picture, ...]:
    """Every page of a file, upright by EXIF, RGB on white, within the limits.

    Raises `FileProblem` where the file is at fault, `ReaderFailed` where the sandbox is.
    """
    limits = limits or Limits()
    refuse(content, limits)
    is_pdf = sniff(content) is Format.PDF
    return tuple(_pictures(sandbox.start().decode(content, pdf=is_pdf, limits=limits)))


def _pictures(frames: Iterable[sandbox.Frame]) -> Iterable[Picture]:
    # The fork server imports this package too, and must stay small.
    import numpy as np  # noqa: PLC0415

    for number, (width, height, rows) in enumerate(frames, start=1):
        yield Picture(number, np.frombuffer(rows, np.uint8).reshape(height, width, 3))
