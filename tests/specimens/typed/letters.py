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
    from verifiers.model import Document, Statement


_TITLES = {
    "agreement": "离婚协议书",
    "entrusts": "授权委托书",
    "gift": "遗嘱",
    "no_will": "声明书",
    "predeceased": "情况说明",
    "waiver": "放弃继承声明书",
}
"""What people call a paper that says such things, where no title is typed."""


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
    said = document.statements()
    signed = "\u3000\u3000".join(f"{one.name}（签名）" for one in document.parties())
    day = document.day("issue_date")
    foot = (signed, pen.day(day)) if day else (signed,)
    title = document.text("title") or _TITLES.get(
        said[0].type if said else "", _TITLES["agreement"]
    )
    if not all(one.type == "agreement" for one in said):
        return PrivateAgreement(title, (*heads, *(_sentence(one) for one in said), *foot))
    opening = "双方自愿离婚，" if "离婚" in title else ""
    clauses = [f"{numeral}、{one.what}。" for numeral, one in zip("一二三四", said, strict=False)]
    return PrivateAgreement(
        title,
        (*heads, f"{opening}双方经协商，达成如下协议：", *clauses, "本协议一式两份。", *foot),
    )


def _sentence(one: Statement) -> str:
    match one.type:
        case "entrusts":
            return f"委托人{one.person}委托{one.to}{one.what or '代为办理有关手续'}。"
        case "gift":
            return f"本人去世后，{one.what}由{one.to}继承。"
        case "no_will":
            return f"{one.person}生前未立遗嘱。"
        case "predeceased":
            return f"{one.person}先于{one.before}死亡。"
        case "waiver":
            return f"本人自愿放弃对{one.of}遗产的继承权。"
    return f"{one.what}。"


def drawn(truth: PrivateAgreement, style: Style) -> tuple[Image.Image, ...]:
    """One plain sheet."""
    sheet = Sheet.of(style, truth.title + "".join(truth.lines) + FURNITURE)
    pages = Pages(sheet, style)
    pages.centre(truth.title, sheet.title, sheet.em * 1.5)
    pages.down(2)
    for line in truth.lines:
        pages.paragraph(line)
    return tuple(pages.pages)
