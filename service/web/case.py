"""What a reviewer's page shows of a case: papers with marks on their pictures, and the score."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from service.web.language import phrase, say
from service.web.showing import kind_name, paper_name, readings

if TYPE_CHECKING:
    from service.cases.views import DocumentView
    from verifiers.model import Assessment, Box, Field, Finding, Page

_UNIT = 1000
"""The overlay's width and height; boxes are 0 to 1."""
_HALF_BAR = 48
"""Of a bar 100 wide, what the largest weight takes to either side of the middle."""
_LONGEST_RAW = 60
"""Characters; what is longer is better read on the picture."""
READER_NAMES = {"paddle": "PP-OCR", "tesseract": "Tesseract"}


@dataclass(frozen=True, slots=True)
class Mark:
    """One field, and where it stands on the picture."""

    id: str
    field: Field
    lines: tuple[str, ...]

    @property
    def points(self) -> str:
        """The corners for an SVG polygon; empty where the place is unknown."""
        return points(self.field.box)

    @property
    def percent(self) -> int:
        """Confidence from 0 to 100."""
        return round(self.field.confidence * 100)

    @property
    def answers(self) -> tuple[tuple[str, str], ...]:
        """Each reader's own answer."""
        return tuple((READER_NAMES.get(name, name), text) for name, text in self.field.readers)

    @property
    def alike(self) -> bool:
        """Whether all readers that were asked gave the same answer."""
        return len({text for _, text in self.field.readers}) < 2  # noqa: PLR2004

    @property
    def raw(self) -> str:
        """What the first reader read, where the value is written otherwise and not at length."""
        raw = self.field.raw
        known = raw in self.lines or raw == self.field.value
        return "" if known or len(raw) > _LONGEST_RAW else raw

    @property
    def agreement(self) -> str:
        """Whether two readers agreed, in words."""
        words = {True: "agreed", False: "disagreed", None: "one_reader"}
        return words[self.field.agreed]


@dataclass(frozen=True, slots=True)
class CasePaper:
    """One document of the case."""

    view: DocumentView

    @property
    def title(self) -> str:
        """What it is, as read or as declared."""
        if self.view.document is not None:
            return paper_name(self.view.document)
        declared = self.view.declared_kind
        return kind_name(declared) if declared else phrase("kind_unknown")

    @property
    def pages(self) -> tuple[Page, ...]:
        """The pages whose pictures can be shown."""
        read = self.view.document.pages if self.view.document else ()
        return tuple(page for page in read if page.number <= self.view.page_count)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Every field, in the order of the document."""
        read = readings(self.view.document, hide_numbers=False)
        return tuple(
            Mark(f"{self.view.id}-{place}", field, told) for place, (field, told) in enumerate(read)
        )

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All that was found in it, forensic ones too."""
        papers = self.view.document.each() if self.view.document else ()
        return tuple(finding for paper in papers for finding in paper.findings)


@dataclass(frozen=True, slots=True)
class Weight:
    """One addend of the score as a row of a table and a bar around a middle line."""

    code: str
    title: str
    log_odds: float
    x: float
    width: float

    @property
    def sign(self) -> str:
        """Which way it pulls: up is more risk."""
        return "up" if self.log_odds > 0 else "down"


def weights(assessment: Assessment) -> tuple[Weight, ...]:
    """The breakdown, scaled so that the largest addend fills its half of the bar."""
    titles = {reason.code: say(reason.title) for reason in assessment.reasons}
    titles["BASE"] = phrase("breakdown_base")
    largest = max((abs(row.log_odds) for row in assessment.breakdown), default=0) or 1
    return tuple(
        _weight(row.code, titles.get(row.code, row.code), row.log_odds, largest)
        for row in assessment.breakdown
    )


def total(assessment: Assessment) -> float:
    """What the breakdown adds up to."""
    return sum(row.log_odds for row in assessment.breakdown)


def points(box: Box | None) -> str:
    """A box as the points of an SVG polygon in the overlay's units."""
    if box is None:
        return ""
    return " ".join(f"{x * _UNIT:.1f},{y * _UNIT:.1f}" for x, y in box)


def _weight(code: str, title: str, log_odds: float, largest: float) -> Weight:
    width = abs(log_odds) / largest * _HALF_BAR
    return Weight(
        code=code,
        title=title,
        log_odds=log_odds,
        x=round(50 if log_odds > 0 else 50 - width, 2),
        width=round(width, 2),
    )
