"""One annotated page: the picture that was read, marked, and the margin beside it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from PIL import Image

from service.cli.annotated import margin, overlay
from service.cli.annotated.overlay import Mark
from service.cli.annotated.words import STRENGTHS, shown

if TYPE_CHECKING:
    from service.cli.annotated.words import Shown
    from verifiers.model import Document, Finding
    from verifiers.wording import Language

SMALLEST, LARGEST = 1200, 1900
"""Pixels of a page's longer side; smaller ones are enlarged so that tags fit in between."""
_BACKGROUND = (235, 235, 235)
_MOST_ON_A_TAG = 26
"""Characters of a value; the margin has all of it."""


def compose(document: Document, number: int, page: bytes, language: Language) -> Image.Image:
    """The page of that number, with what was read and found on it, and what has no page."""
    picture = _scaled(Image.open(io.BytesIO(page)).convert("RGB"))
    fields = [one for one in shown(document, language) if one.field.page == number]
    findings = [
        finding
        for paper in (document, *document.papers)
        for finding in paper.findings
        if (finding.page or 1) == number
    ]
    marks = [*map(_of_field, fields), *map(_of_finding, findings)]
    picture = overlay.draw(picture, [mark for mark in marks if mark is not None])
    beside = margin.column(document, number, fields, findings, language)
    sheet = Image.new(
        "RGB",
        (picture.width + beside.width, max(picture.height, beside.height)),
        _BACKGROUND,
    )
    sheet.paste("white", (picture.width, 0, *sheet.size))
    sheet.paste(picture, (0, 0))
    sheet.paste(beside, (picture.width, 0))
    return sheet


def _scaled(page: Image.Image) -> Image.Image:
    longer = max(page.size)
    scale = min(max(longer, SMALLEST), LARGEST) / longer
    if scale == 1:
        return page
    size = max(1, round(page.width * scale)), max(1, round(page.height * scale))
    return page.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def _of_field(one: Shown) -> Mark | None:
    if one.field.box is None:
        return None
    value = one.lines[0] if len(one.lines) == 1 else f"{one.lines[0]} …"
    if len(value) > _MOST_ON_A_TAG:
        value = f"{value[:_MOST_ON_A_TAG]}…"
    number = one.label.partition(" ")[0]
    return Mark(one.field.box, one.standing.colour, (f"{one.label} {value}", one.label, number))


def _of_finding(finding: Finding) -> Mark | None:
    if finding.box is None:
        return None
    return Mark(finding.box, STRENGTHS[finding.strength][0], (finding.code, "!"), outset=7)
