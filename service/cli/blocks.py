"""Documents on a terminal: one in full, many as short blocks and a summary."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from service.cli.interrupts import Interrupted
from service.cli.tables import STYLES, heading, table
from service.cli.values import lines
from verifiers.kinds import field_name, name_of, named

if TYPE_CHECKING:
    from typing import Self

    from rich.table import Table

    from verifiers.model import Document, Field, Kind, Value
    from verifiers.model import Text as Both

_MOST_VALUE = 60
"""Characters of a value in a short block."""


class Blocks:
    """Prints documents as they come; when it is left, the summary of many."""

    def __init__(self, language: str, *, many: bool) -> None:
        self._language = language
        self._many = many
        self._kinds: Counter[Kind] = Counter()
        self._files = self._stopped = self._unreadable = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if self._many and self._files and (kind is None or kind is Interrupted):
            self._summary()

    def write(self, document: Document) -> None:
        """One file's block: its paper, and further ones where there are some."""
        papers = (document, *document.papers)
        self._stopped += any(one.strength == "hard" for paper in papers for one in paper.findings)
        self._unreadable += not document.pages
        console = Console(highlight=False)
        console.print()
        for paper in papers:
            if paper.pages:
                self._kinds[paper.kind] += 1
            console.print(Text.assemble((paper.id, "bold"), f"  {self._kind(paper)}"))
            if self._many:
                self._short(console, paper)
            else:
                self._full(console, paper)
        self._files += 1

    def _kind(self, document: Document) -> str:
        if not document.pages:
            return ""
        return f"{self._said(name_of(document))} {document.kind} ({document.kind_confidence:.0%})"

    def _full(self, console: Console, document: Document) -> None:
        if document.fields:
            console.print(self._fields(document.fields))
        if document.findings:
            console.print(self._findings(document))
        else:
            console.print(Text(heading("none", self._language), "green"))

    def _short(self, console: Console, document: Document) -> None:
        values = [
            f"{self._said(field_name(field.name))} {self._short_value(field.value)}"
            for field in document.fields
        ]
        if values:
            console.print(Text("  " + " · ".join(values)))
        for one in document.findings:
            console.print(
                Text.assemble(
                    "  ", (one.code, STYLES[one.strength.value]), f" {self._said(one.message)}"
                )
            )

    def _fields(self, fields: tuple[Field, ...]) -> Table:
        rows = table(*(heading(key, self._language) for key in ("field", "value", "confidence")))
        for field in fields:
            for place, line in enumerate(self._lines(field.value)):
                first = place == 0
                rows.add_row(
                    field.name if first else "",
                    Text(line),
                    f"{field.confidence:.2f}" if first else "",
                )
        return rows

    def _findings(self, document: Document) -> Table:
        rows = table(*(heading(key, self._language) for key in ("finding", "message", "fix")))
        for one in document.findings:
            rows.add_row(
                Text(one.code, STYLES[one.strength.value]),
                Text(self._said(one.message)),
                Text(self._said(one.fix)),
            )
        return rows

    def _summary(self) -> None:
        console = Console(highlight=False)
        total = heading("files", self._language).format(count=self._files)
        console.print(Text(f"\n{total}", "bold"))
        for kind, count in self._kinds.most_common():
            console.print(Text(f"  {count:>5}  {self._said(named(kind))} {kind.value}"))
        for key, count, style in (
            ("unreadable", self._unreadable, "red"),
            ("stopped", self._stopped, "bold red"),
        ):
            line = f"  {count:>5}  {heading(key, self._language)}"
            console.print(Text(line, style if count else "green"))

    def _short_value(self, value: Value) -> str:
        text = " / ".join(self._lines(value))
        return text if len(text) <= _MOST_VALUE else f"{text[:_MOST_VALUE]}…"

    def _lines(self, value: Value) -> list[str]:
        return lines(value, heading("unread", self._language))

    def _said(self, text: Both) -> str:
        return text.zh if self._language == "zh" else text.en
