"""A private agreement: a sheet that two people wrote and signed, without any office."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.specimens.pen import Pen
from tests.specimens.stationery import FURNITURE, Pages, Sheet
from tests.specimens.typed.deed import party_line
from verifiers.model import Kind

if TYPE_CHECKING:
    from PIL import Image

    from tests.specimens.style import Style
    from tests.specimens.truth import Fields
    from tests.specimens.typed.known import Known
    from verifiers.model import Document


@dataclass(frozen=True, slots=True)
class PrivateAgreement:
    """A title and its lines; no kind of the contract."""

    title: str
    lines: tuple[str, ...]

    @property
    def kind(self) -> Kind:
        return Kind.OTHER

    def fields(self) -> Fields:
        return {}


def agreement(document: Document, known: Known, style: Style) -> PrivateAgreement:
    """What the parties of a typed agreement put on paper."""
    pen = Pen.of(style)
    heads = [party_line(pen, one, known) for one in document.parties()]
    clauses = [
        f"{numeral}、{one.what}。"
        for numeral, one in zip("一二三四", document.statements(), strict=False)
    ]
    signed = "\u3000\u3000".join(f"{one.name}（签名）" for one in document.parties())
    return PrivateAgreement(
        "离婚协议书",
        (*heads, "双方自愿离婚，经协商达成如下协议：", *clauses, "本协议一式两份。", signed),
    )


def drawn(truth: PrivateAgreement, style: Style) -> tuple[Image.Image, ...]:
    """One plain sheet."""
    sheet = Sheet.of(style, truth.title + "".join(truth.lines) + FURNITURE)
    pages = Pages(sheet, style)
    pages.centre(truth.title, sheet.title, sheet.em * 1.5)
    pages.down(2)
    for line in truth.lines:
        pages.paragraph(line)
    return tuple(pages.pages)
