"""Does a paper end, or come into force, before it began?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.checks import Check, finding, hard_if
from verifiers.kinds import field_name, name_of
from verifiers.model import Text
from verifiers.people import is_sure

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from verifiers.model import Document, Finding

_PAIRS = (
    ("valid_from", "valid_until"),
    ("issue_date", "expiry_date"),
    ("birth_date", "expiry_date"),
    ("birth_date", "registration_date"),
    ("established_on", "valid_until"),
    ("issue_date", "effective_date"),
    ("death_date", "cremation_date"),
)
"""Fields of one paper, the earlier first. Birth, death and issue have codes of their own."""


def _document(document: Document, _as_of: date) -> Iterator[Finding]:
    for first, second in _PAIRS:
        earlier, later = document.day(first), document.day(second)
        if earlier is None or later is None or earlier <= later:
            continue
        paper, before, after = name_of(document), field_name(first), field_name(second)
        yield finding(
            "DATES_REVERSED",
            hard_if(is_sure(document, first, second)),
            Text(
                f"{paper.zh}的{before.zh}（{earlier}）晚于{after.zh}（{later}）。",
                f"On the {paper.en}, the {before.en} ({earlier}) is later than the {after.en} "
                f"({later}).",
            ),
            Text(
                "请核对原件上的两个日期，必要时请出具单位更正。",
                "Compare both days with the original, and have the issuer correct them if needed.",
            ),
            document=document,
            field=second,
        )


CHECK = Check(
    titles={"DATES_REVERSED": Text("日期先后颠倒", "Days in the wrong order")},
    document=_document,
)
