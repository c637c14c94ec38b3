"""Did somebody under 18 waive?

A guardian may not give away what a child inherits (civil code 35).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.card_validity import later
from verifiers.checks import Check, finding
from verifiers.model import Strength, Text
from verifiers.people import Mention, mentions, refers, to_day
from verifiers.text import names

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from verifiers.model import Document, Evidence, Finding

_OF_AGE = 18


def _transfer(evidence: Evidence) -> Iterator[Finding]:
    for document in evidence.documents:
        for one in document.statements():
            if one.type != "waiver" or not refers(document, one.of, evidence.transfer.registrant):
                continue
            day = to_day(one.date) or document.day("issue_date")
            youngest = _youngest(one.person or "", evidence)
            if day and youngest and youngest.born and day < later(youngest.born, _OF_AGE):
                yield _finding(document, one.person or "", day, youngest.document)


def _youngest(name: str, evidence: Evidence) -> Mention | None:
    """Where somebody of that name is youngest, among all papers that tell."""
    told = [
        mention
        for paper in evidence.documents
        for mention in mentions(paper)
        if mention.born and mention.name and names.same(mention.name, name)
    ]
    return max(told, key=lambda one: (one.born, one.document.id), default=None)


def _finding(document: Document, who: str, day: date, other: Document) -> Finding:
    return finding(
        "MINOR_WAIVER",
        Strength.STRONG,
        Text(
            f"{who}于{day}放弃继承时未满18周岁；监护人不能代为放弃。",
            f"{who} was under 18 when waiving on {day}; a guardian cannot waive for a child.",
        ),
        Text(
            "请补充该未成年人继承份额的处理依据，例如生效的法院文书。",
            "Add what settles the child's share, for instance an effective court document.",
        ),
        document=document,
        field="statements",
        others=[other],
        people=[who],
    )


CHECK = Check(
    titles={"MINOR_WAIVER": Text("未成年人放弃继承", "A minor waived")}, transfer=_transfer
)
