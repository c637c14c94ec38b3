"""The column beside a page: what the file is, each value, each finding with how to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

from service.cli.annotated import letters
from service.cli.annotated.words import STRENGTHS, Standing, absent, heading, notes
from verifiers.kinds import field_name, name_of
from verifiers.wording import said

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from service.cli.annotated.words import Colour, Shown
    from verifiers.model import Document, Finding
    from verifiers.wording import Language

WIDTH = 600
_EDGE = 22
_BLACK: Colour = (20, 20, 20)
_GREY: Colour = (110, 110, 110)


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    size: int = 20
    colour: Colour = _BLACK
    indent: int = 0
    above: int = 4
    """Pixels of white above it."""
    dot: Colour | None = None
    """A spot of colour in front of it."""


def column(
    document: Document,
    number: int,
    fields: Sequence[Shown],
    findings: Sequence[Finding],
    language: Language,
) -> Image.Image:
    """The column for one page, with these of the file's fields and findings."""
    told = [
        *_head(document, number, language),
        *_fields(fields, language),
        *_absent(document, number, language),
        *_findings(findings, language),
        *_legend(language),
    ]
    laid = [part for line in told for part in _wrapped(line)]
    picture = Image.new("RGB", (WIDTH, _EDGE * 2 + sum(_height(line) for line in laid)), "white")
    pen = ImageDraw.Draw(picture)
    down = _EDGE
    for line in laid:
        down += line.above
        left = _EDGE + line.indent
        if line.dot is not None:
            middle = down + line.size // 2 + 1
            pen.ellipse((left - 18, middle - 6, left - 6, middle + 6), fill=line.dot)
        pen.text((left, down), line.text, fill=line.colour, font=letters.font(line.size))
        down += _height(line) - line.above
    return picture


def _head(document: Document, number: int, language: Language) -> Iterable[_Line]:
    where = heading("page", language).format(number=number, pages=len(document.pages))
    yield _Line(document.id, 20)
    for one in (document, *document.papers):
        kind = said(name_of(one), language)
        yield _Line(f"{kind} · {one.kind.value} ({one.kind_confidence:.0%})", 20, above=8)
    yield _Line(where, 16, _GREY)


def _fields(fields: Sequence[Shown], language: Language) -> Iterable[_Line]:
    if fields:
        yield _Line(heading("fields", language), 22, above=24)
    for one in fields:
        colour = one.standing.colour
        first, *more = one.lines
        yield _Line(f"{one.label}  {first}", 20, colour, indent=22, above=12, dot=colour)
        for line in more:
            yield _Line(line, 18, colour, indent=22)
        yield _Line(notes(one, language), 14, _GREY, indent=22, above=2)


def _absent(document: Document, number: int, language: Language) -> Iterable[_Line]:
    names = absent(document, language)
    if names and number == 1:
        said_so = heading("absent", language).format(names=names)
        yield _Line(said_so, 14, _GREY, indent=22, above=14)


def _findings(findings: Sequence[Finding], language: Language) -> Iterable[_Line]:
    yield _Line(heading("findings", language), 22, above=26)
    if not findings:
        yield _Line(heading("nothing", language), 20, Standing.AGREED.colour, above=10)
    for one in findings:
        colour, name = STRENGTHS[one.strength]
        about = f" · {said(field_name(one.field), language)}" if one.field else ""
        yield _Line(
            f"{one.code} ({said(name, language)}){about}",
            18,
            colour,
            indent=22,
            above=14,
            dot=colour,
        )
        yield _Line(said(one.message, language), 20, indent=22)
        yield _Line(said(one.fix, language), 16, _GREY, indent=22)


def _legend(language: Language) -> Iterable[_Line]:
    for place, one in enumerate(Standing):
        yield _Line(
            said(one.meaning, language),
            14,
            _GREY,
            indent=22,
            above=4 if place else 30,
            dot=one.colour,
        )


def _wrapped(line: _Line) -> Iterable[_Line]:
    texts = letters.lines(line.text, line.size, WIDTH - 2 * _EDGE - line.indent)
    for place, text in enumerate(texts):
        first = place == 0
        yield _Line(
            text,
            line.size,
            line.colour,
            line.indent,
            line.above if first else 2,
            line.dot if first else None,
        )


def _height(line: _Line) -> int:
    return line.above + round(line.size * 1.25)
