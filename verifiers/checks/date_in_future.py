"""Does a paper speak of a day that has not come yet?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.checks import Check, finding, hard_if
from verifiers.dossier.people import is_sure, to_day
from verifiers.kinds import field_name, name_of
from verifiers.model import Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from verifiers.model import Document, Finding

_FIELDS = ("birth_date", "death_date", "issue_date", "registration_date", "valid_from")


def _document(document: Document, as_of: date) -> Iterator[Finding]:
    days = {(name, day) for name in _FIELDS if (day := document.day(name))}
    days |= {("statements", day) for one in document.statements() if (day := to_day(one.date))}
    for name, day in sorted(days):
        if day > as_of:
            paper, field = name_of(document), field_name(name)
            yield finding(
                "DATE_IN_FUTURE",
                hard_if(is_sure(document, name)),
                Text(
                    f"{paper.zh}的“{field.zh}”中有{day}这一天，晚于审核日{as_of}。",
                    f"The {field.en} of the {paper.en} holds {day}, which is after {as_of}.",
                ),
                Text(
                    "请核对原件上的日期，必要时请出具单位更正。",
                    "Compare the day with the original, and have the issuer correct it if needed.",
                ),
                document=document,
                field=name,
            )


CHECK = Check(
    titles={"DATE_IN_FUTURE": Text("日期晚于今天", "A day that has not come yet")},
    document=_document,
)
