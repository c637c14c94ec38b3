"""The contract's ``{"documents": […]}``, one document a line, each flushed as soon as it is there.

Whatever happens, what was written is closed to one valid JSON document.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from service.cli.interrupts import Interrupted
from verifiers.render import document_json

if TYPE_CHECKING:
    from typing import Self

    from verifiers.model import Document


class JsonStream:
    """Standard output as one JSON document. Enter it, `write` each document, and leave it.

    Before the first document nothing is written, and a command that is refused prints nothing.
    """

    def __init__(self) -> None:
        self._begun = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind in (None, Interrupted) and not self._begun:
            self._print('{"documents": [\n')
        if kind is not BrokenPipeError and self._begun:
            self._print("]}\n")

    def write(self, document: Document) -> None:
        """One document on a line of its own, after a comma where it is not the first."""
        before = "," if self._begun else '{"documents": [\n'
        text = json.dumps(document_json(document), ensure_ascii=False)
        self._print(f"{before}{text}\n")

    def _print(self, text: str) -> None:
        self._begun = True
        # Bytes, because JSON is UTF-8 whatever the terminal's language; echo flushes.
        click.echo(text.encode(), nl=False)
