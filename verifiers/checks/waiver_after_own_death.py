"""Did somebody waive, or agree, after their own death?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.checks import Check, finding, hard_if
from verifiers.dossier.people import is_sure
from verifiers.family.closure import closure_of
from verifiers.family.succession import Outcome
from verifiers.kinds import name_of
from verifiers.model import Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from verifiers.family.claims import Acted, Died
    from verifiers.model import Evidence, Finding


def _transfer(evidence: Evidence) -> Iterator[Finding]:
    for member in closure_of(evidence).family.people.values():
        days = [(one.day, one) for one in member.deaths if one.day and one.source.document]
        for act in member.acts:
            if not days or act.day is None or act.act is not Outcome.WAIVED:
                continue
            # By the latest of several days of death it is still impossible.
            last, death = max(days, key=lambda one: (one[0], one[1].source.id))
            if act.day > last:
                yield _finding(member.name, act, act.day, death, last)


def _finding(who: str, act: Acted, day: date, death: Died, died: date) -> Finding:
    document, other = act.source.document, death.source.document
    assert document is not None  # noqa: S101 - acts and days of death are told by papers
    assert other is not None  # noqa: S101
    paper = name_of(other)
    sure = is_sure(document, act.source.field) and is_sure(other, death.source.field)
    return finding(
        "WAIVER_AFTER_OWN_DEATH",
        hard_if(sure),
        Text(
            f"{who}于{day}放弃继承，而{paper.zh}写明其已于{died}去世。",
            f"{who} waived on {day}, but died on {died} according to the {paper.en}.",
        ),
        Text(
            "请核对两份材料上的日期和姓名，更正或更换写错的一份。",
            "Compare days and names on both papers; correct or replace the wrong one.",
        ),
        document=document,
        field=act.source.field,
        others=[other],
        people=[who],
    )


CHECK = Check(
    titles={"WAIVER_AFTER_OWN_DEATH": Text("去世之后放弃继承", "Waiver after one's own death")},
    transfer=_transfer,
)
