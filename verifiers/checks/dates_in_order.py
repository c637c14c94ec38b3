"""Do the days of one paper stand in their order?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.checks import Check, finding, hard_if
from verifiers.dossier.people import is_sure
from verifiers.kinds import field_name, name_of
from verifiers.model import Text
from verifiers.text import court_paper

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from verifiers.model import Document, Finding

_ORDER = (
    ("BIRTH_AFTER_DEATH", "birth_date", "death_date"),
    ("DEATH_AFTER_ISSUE", "death_date", "issue_date"),
    ("DATES_REVERSED", "valid_from", "valid_until"),
    ("DATES_REVERSED", "issue_date", "expiry_date"),
    ("DATES_REVERSED", "birth_date", "expiry_date"),
    ("DATES_REVERSED", "birth_date", "registration_date"),
    ("DATES_REVERSED", "established_on", "valid_until"),
    ("DATES_REVERSED", "death_date", "cremation_date"),
)
"""Code, and two fields of one paper, the earlier first."""
_RULING = ("DATES_REVERSED", "issue_date", "effective_date")
_CERTIFIED = ("DATES_REVERSED", "effective_date", "issue_date")
"""A judgment is given before it comes into force, and certified to be in force afterwards."""


def _order(document: Document) -> tuple[tuple[str, str, str], ...]:
    certifies = court_paper.type_of(document.text("document_type")) == "effect"
    return (*_ORDER, _CERTIFIED if certifies else _RULING)


def _document(document: Document, _as_of: date) -> Iterator[Finding]:
    for code, first, second in _order(document):
        earlier, later = document.day(first), document.day(second)
        if earlier is None or later is None or earlier <= later:
            continue
        paper, before, after = name_of(document), field_name(first), field_name(second)
        yield finding(
            code,
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
    titles={
        "BIRTH_AFTER_DEATH": Text("出生晚于死亡", "Birth after death"),
        "DEATH_AFTER_ISSUE": Text("死亡证明早于死亡日期", "Proof of death older than the death"),
        "DATES_REVERSED": Text("日期先后颠倒", "Days in the wrong order"),
    },
    document=_document,
)
