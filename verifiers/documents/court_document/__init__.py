"""Papers of courts 法院文书: judgments, mediations, rulings, certificates that one is in force.

The case number is given in the form of ``numbers.case_number.compact``, the type as printed and
folded (民事判决书). A first-instance judgment proves nothing until it is in force, which another
paper certifies; a mediation paper is in force when signed (domain.md A.5).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.documents.court_document import head
from verifiers.documents.court_document.operative import read_operative
from verifiers.documents.kind import DocumentKind, weigh
from verifiers.layout import paragraphs_of, rows_of
from verifiers.layout.values import read, unread
from verifiers.model import Kind
from verifiers.read import Script

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verifiers.layout import Passage
    from verifiers.model import Field, Value
    from verifiers.read import Sheet

_MARKS = {
    # A notice or a decision may be anybody's, a judgment is a court's.
    rf"{head.TITLE_ROW}(?<!通知书)(?<!决定书)": 0.75,
    rf"{head.TITLE_ROW}(?:(?<=通知书)|(?<=决定书))": 0.4,
    r"^[\u4e00-\u9fff]{2,30}(?:人民|海事|互联网|金融|知识产权)法院(?!.*公证)": 0.45,
    r"\d{4}\)[\u4e00-\u9fff\d]{2,16}\d号": 0.35,
    r"^.{0,12}(?:审判长|审判员|书记员|陪审员|法官助理)": 0.5,
    r"(?:判决|裁定|协议|决定)如下|发生法律效力|不服本判决|本院认为": 0.4,
}


def support(text: str) -> float:
    """How well a text supports this kind: title, court, case number, and who signs."""
    return weigh(text, _MARKS)


def extract(sheets: Sequence[Sheet]) -> tuple[Field, ...]:
    """All fields; `parties` and `statements` hold tuples, empty where there are none."""
    rows = [row.solid() for sheet in sheets for row in rows_of(sheet)]
    text = paragraphs_of(sheets).solid()
    issued = head.issue_date(rows)
    told = read_operative(text.text, issued.value if isinstance(issued.value, str) else None)
    return (
        head.case_number(rows, text),
        head.court(rows),
        head.document_type(rows),
        issued,
        _told("parties", told.parties, text, told.parties_at),
        head.effective_date(text),
        head.death_date(text, told.dead_at, issued),
        _told("statements", told.statements, text, told.operative_at),
    )


def _told(name: str, value: Value, text: Passage, place: tuple[int, int] | None) -> Field:
    return read(name, value, text.span(*place)) if place and value else unread(name)


KIND = DocumentKind(
    kind=Kind.COURT_DOCUMENT,
    support=support,
    extract=extract,
    begins=head.TITLE_ROW,
    critical={
        "case_number": Script.MIXED,
        "issue_date": Script.DATE,
        "effective_date": Script.DATE,
        "death_date": Script.DATE,
    },
)
