"""Documents on a terminal: one in full, many as short blocks and a summary."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from service.cli.interrupts import Interrupted
from service.cli.tables import STYLES, heading, table
from verifiers.kinds import field_name, name_of, named
from verifiers.wording import is_absent, lines, said

if TYPE_CHECKING:
    from typing import Self

    from rich.table import Table

    from verifiers.model import Document, Kind
    from verifiers.model import Text as Both
    from verifiers.wording import Language

_MOST_VALUE = 60
"""Characters of a value in a short block."""


class Blocks:
    """Prints documents as they come; when it is left, the summary of many."""

    def __init__(self, language: Language, *, many: bool) -> None:
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
            console.print(self._fields(document))
        if document.findings:
            console.print(self._findings(document))
        else:
            console.print(Text(heading("none", self._language), "green"))

    def _short(self, console: Console, document: Document) -> None:
        values = [
            f"{self._said(field_name(field.name))} "
            + _cut(" / ".join(lines(field, document, self._language)))
            for field in document.fields
            if not is_absent(field, document)
        ]
        if values:
            console.print(_indented(Text(" · ".join(values))))
        for one in document.findings:
            code = (one.code, STYLES[one.strength.value])
            console.print(_indented(Text.assemble(code, f" {self._said(one.message)}")))

    def _fields(self, document: Document) -> Table:
        rows = table(*(heading(key, self._language) for key in ("field", "value", "confidence")))
        for field in document.fields:
            for place, line in enumerate(lines(field, document, self._language)):
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

    def _said(self, text: Both) -> str:
        return said(text, self._language)


def _indented(text: Text) -> Padding:
    return Padding(text, (0, 0, 0, 2), expand=False)


def _cut(text: str) -> str:
    return text if len(text) <= _MOST_VALUE else f"{text[:_MOST_VALUE]}…"
