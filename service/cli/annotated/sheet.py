"""One annotated page: the picture that was read, marked, and the margin beside it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from PIL import Image

from service.cli.annotated import margin, overlay
from service.cli.annotated.overlay import Mark
from service.cli.annotated.words import STRENGTHS, heading, said, standing
from service.cli.values import lines
from verifiers.kinds import field_name

if TYPE_CHECKING:
    from verifiers.model import Document, Field, Finding

SMALLEST, LARGEST = 1200, 1900
"""Pixels of a page's longer side; smaller ones are enlarged so that tags fit in between."""
_BACKGROUND = (235, 235, 235)
_MOST_ON_A_TAG = 26
"""Characters of a value; the margin has all of it."""


def compose(document: Document, number: int, page: bytes, language: str) -> Image.Image:
    """The page of that number, with what was read and found on it, and what has no page."""
    picture = _scaled(Image.open(io.BytesIO(page)).convert("RGB"))
    papers = (document, *document.papers)
    fields = [
        (place, field)
        for place, field in enumerate((field for one in papers for field in one.fields), start=1)
        if field.page == number
    ]
    findings = [one for paper in papers for one in paper.findings if (one.page or 1) == number]
    marks = [_of_field(place, one, language) for place, one in fields if one.box is not None]
    marks += [_of_finding(one) for one in findings if one.box is not None]
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


def _of_field(place: int, field: Field, language: str) -> Mark | None:
    if field.box is None:
        return None
    label = f"{place} {said(field_name(field.name), language)}"
    value = lines(field.value, heading("unread", language))
    short = value[0] if len(value) == 1 else f"{value[0]} …"
    if len(short) > _MOST_ON_A_TAG:
        short = f"{short[:_MOST_ON_A_TAG]}…"
    return Mark(field.box, standing(field).colour, (f"{label} {short}", label, str(place)))


def _of_finding(finding: Finding) -> Mark | None:
    if finding.box is None:
        return None
    return Mark(finding.box, STRENGTHS[finding.strength][0], (finding.code, "!"), outset=7)
