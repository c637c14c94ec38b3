"""Notarial certificates 公证书, element-style and fixed-form, of every matter (domain.md A.4).

The number is given in one form whatever is printed, that of ``numbers.notarial_number.compact``:
half-width brackets around the year, no spaces, ``(2019)厦鹭证内字第001234号``; leading zeros of the
serial stay as printed.
Role and relation words are listed in ``vocabulary``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.documents.kind import DocumentKind, weigh
from verifiers.documents.notarial_certificate import head
from verifiers.documents.notarial_certificate.matter import matter
from verifiers.documents.notarial_certificate.testimony import read_testimony
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
    r"^[\u4e00-\u9fff]{0,12}公证书$": 0.75,
    r"公证处$": 0.45,
    r"公证员": 0.35,
    r"公证事项": 0.5,
    r"\d{4}[)]?.{1,14}字?第\d{1,7}号": 0.3,
    r"证.{0,6}字第\d+号": 0.4,
    r"兹证明": 0.3,
}


def support(text: str) -> float:
    """How well a text supports this kind: title, number, office and notary, and their phrases."""
    return weigh(text, _MARKS)


def extract(sheets: Sequence[Sheet]) -> tuple[Field, ...]:
    """All fields of a certificate; `parties` and `statements` hold tuples, empty where none."""
    rows = [row.solid() for sheet in sheets for row in rows_of(sheet)]
    text = paragraphs_of(sheets).solid()
    about = matter(rows, text)
    told = read_testimony(text.text, about.value if isinstance(about.value, str) else None)
    return (
        head.certificate_number(rows),
        about,
        head.office(rows),
        head.notary(rows),
        head.issue_date(rows),
        _told("parties", told.parties, text, told.parties_at, repaired=told.repaired),
        _told("statements", told.statements, text, told.testimony_at),
    )


def _told(
    name: str,
    value: Value,
    text: Passage,
    place: tuple[int, int] | None,
    *,
    repaired: bool = False,
) -> Field:
    if place is None or not value:
        return unread(name)
    return read(name, value, text.span(*place), repaired=repaired)


KIND = DocumentKind(
    kind=Kind.NOTARIAL_CERTIFICATE,
    support=support,
    extract=extract,
    critical={
        "certificate_number": Script.MIXED,
        "issue_date": Script.DATE,
    },
)
