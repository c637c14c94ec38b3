"""Does the number of a marriage or divorce certificate have the form of its kind and time?

Since 2004 it is J (marriage) or L (divorce), region, year and serial, with a B before them on
certificates issued again. Older ones have many forms (domain.md A.5).
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from verifiers.checks import Check, finding
from verifiers.kinds import name_of
from verifiers.model import Kind, Strength, Text
from verifiers.numbers import marriage_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verifiers.model import Document, Finding

_SINCE = date(2004, 1, 1)
_KINDS = {Kind.MARRIAGE_CERTIFICATE: False, Kind.DIVORCE_CERTIFICATE: True}
"""Whether certificates of the kind are of a divorce."""


def _document(document: Document, _as_of: date) -> Iterator[Finding]:
    number, registered = document.text("certificate_number"), document.day("registration_date")
    if document.kind not in _KINDS or number is None:
        return
    paper = name_of(document)
    if not marriage_number.is_valid(number):
        if registered is not None and registered >= _SINCE:
            yield finding(
                "MARRIAGE_NUMBER_FORM",
                Strength.SOFT,
                Text(
                    f"{paper.zh}的字号写法少见，2004年以后通常为“J”或“L”加地区、年份和序号。",
                    f"The number of the {paper.en} is written unusually; since 2004 most are J or "
                    "L, region, year and serial.",
                ),
                _FIX,
                document=document,
                field="certificate_number",
            )
    elif marriage_number.parse(number).divorce is not _KINDS[document.kind]:
        yield finding(
            "MARRIAGE_NUMBER_KIND",
            Strength.STRONG,
            Text(
                f"{paper.zh}的字号属于另一种证件：“J”为结婚，“L”为离婚。",
                f"The number of the {paper.en} is of the other kind: J is for marriages and L for "
                "divorces.",
            ),
            _FIX,
            document=document,
            field="certificate_number",
        )


_FIX = Text(
    "请核对原件上的字号，并确认照片拍全了该行。",
    "Compare the number with the original, and see that the photo shows the whole line.",
)
CHECK = Check(
    titles={
        "MARRIAGE_NUMBER_FORM": Text(
            "婚姻登记证字号写法少见", "Unusual number of a marriage or divorce certificate"
        ),
        "MARRIAGE_NUMBER_KIND": Text(
            "婚姻登记证字号与种类不符", "Number of the other kind of certificate"
        ),
    },
    document=_document,
)
