"""Marriage certificates 结婚证: the red booklet since 2004, and older ones (domain.md A.5).

Inside stand holder, day, number and remarks beside the couple's photograph, and both spouses with
the same labels. Older ones of a town's government tell the same in a sentence filled in by hand.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from verifiers.documents.kind import DocumentKind, weigh
from verifiers.layout import couple, lines_of, paragraphs_of, rows_of
from verifiers.layout import fields as f
from verifiers.layout.letter import closing_day, office_in
from verifiers.layout.table import entries, named
from verifiers.layout.values import BY_GRAMMAR
from verifiers.model import Kind
from verifiers.read import Script

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verifiers.model import Field
    from verifiers.read import Sheet

_MARKS = {
    r"^[^,。;]{0,8}结婚证(?:书)?(?:字号.{0,30})?[^,。;]{0,4}$": 0.75,
    r"结婚证字号": 0.6,
    r"(?<![A-Z])B?J\d{6}-?(?:19|20)\d{2}-?\d{6}(?!\d)": 0.8,
    r"持证人": 0.45,
    r"登记日期": 0.3,
    r"结婚申请|申请结婚|自愿结婚|结为夫妻": 0.4,
    r"发给此证|予以登记|准予登记": 0.3,
    r"民政部监制|婚姻登记": 0.3,
}
_DIVORCE = re.compile(
    r"离婚证|离婚登记|离婚申请|申请离婚|(?<![A-Z])B?L\d{6}-?(?:19|20)\d{2}-?\d{6}"
)


def support(text: str) -> float:
    """How well a text supports this kind; one that speaks of divorce is another."""
    weight = weigh(text, _MARKS)
    return weight * 0.4 if _DIVORCE.search(text) else weight


def extract(sheets: Sequence[Sheet]) -> tuple[Field, ...]:
    """Number, day, holder, both spouses, office: from labels, else from the sentence."""
    rows = [row for sheet in sheets for row in rows_of(sheet)]
    table = [
        entry
        for sheet in sheets
        for entry in entries(lines_of(sheet), couple.LABELS, couple.ACCEPTS)
    ]
    text = paragraphs_of(sheets)
    return (
        couple.certificate_number(table, rows, "J"),
        f.first_known(
            f.day_of("registration_date", named(table, "registration_date")),
            closing_day("registration_date", rows),
            trust=BY_GRAMMAR,
        ),
        couple.holder(table),
        *couple.parties(table, text, "spouse"),
        office_in("issuing_authority", rows, couple.OFFICE),
    )


KIND = DocumentKind(
    kind=Kind.MARRIAGE_CERTIFICATE,
    support=support,
    extract=extract,
    critical={"certificate_number": Script.MIXED, "registration_date": Script.DATE},
)
