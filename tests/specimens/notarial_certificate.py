"""Draws notarial certificates: A4 or the older 16开, one page or several (domain.md A.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.specimens import ink
from tests.specimens.stationery import DOTS_PER_MM, FURNITURE, Pages, Sheet

if TYPE_CHECKING:
    from PIL import Image

    from tests.specimens.style import Style
    from tests.specimens.truth import NotarialCertificate


def draw(truth: NotarialCertificate, style: Style) -> tuple[Image.Image, ...]:
    """The certificate's pages, in reading order; a bound statement comes first."""
    text = "".join((*truth.paragraphs, *truth.annex, truth.title, truth.office, truth.notary))
    text += truth.printed_number + truth.printed_date + "公证书公证员" + FURNITURE
    sheet = Sheet.of(style, text)
    pages = Pages(sheet, style)
    if truth.annex:
        _annex(pages, truth.annex)
        pages.turn()
    em = sheet.em
    title = truth.title
    pages.centre(title, sheet.title, em * 1.55, spacing=em * (1.4 if len(title) < 4 else 0.25))
    pages.down(1.6)
    pages.right(truth.printed_number)
    pages.down(0.4)
    for paragraph in truth.paragraphs:
        pages.paragraph(paragraph)
    _foot(pages, truth)
    pages.number()
    return tuple(pages.pages)


def _annex(pages: Pages, annex: tuple[str, ...]) -> None:
    title, *paragraphs, signature, day = annex
    pages.centre(title, pages.sheet.title, pages.sheet.em * 1.4)
    pages.down(2)
    for paragraph in paragraphs:
        pages.paragraph(paragraph)
    pages.down(2)
    pages.right(signature + "\u3000\u3000")
    pages.right(day + "\u3000")


def _foot(pages: Pages, truth: NotarialCertificate) -> None:
    """Office, notary and day, with the seal pressed across them."""
    sheet, style = pages.sheet, pages.style
    pages.down(1)
    pages.need(5)
    rolls = style.dice("foot")
    lines = (truth.office, f"公证员\u3000{truth.notary}", truth.printed_date)
    middle = sheet.size[0] * (rolls.uniform(0.6, 0.66) if sheet.foot_right else 0.5)
    half = ink.width_of(truth.office, sheet.body, sheet.em) / 2
    middle = min(middle, sheet.size[0] - 0.5 * sheet.margin - half)
    top = pages.y
    for line in lines:
        ink.write_centred(pages.page, (middle, pages.y), line, sheet.body, sheet.em)
        pages.down(1.15)
    radius = 21 * DOTS_PER_MM
    where = (middle + rolls.uniform(-0.9, 1.2) * radius, top + rolls.uniform(0.4, 1.1) * radius)
    around = truth.office.removeprefix("中华人民共和国")
    ink.seal(pages.page, style, where, radius, around, strength=rolls.uniform(0.4, 0.75))
