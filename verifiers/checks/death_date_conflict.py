"""Do all papers, and the declaration, name one day on which the registrant died?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.checks import Check, finding
from verifiers.dossier.people import deaths
from verifiers.kinds import name_of
from verifiers.model import Strength, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verifiers.model import Evidence, Finding

_FIX = Text(
    "请核对各份原件上的死亡日期，请出具单位更正写错的一份。",
    "Compare the day in all originals, and have the issuer correct the one that is wrong.",
)


def _transfer(evidence: Evidence) -> Iterator[Finding]:
    registrant = evidence.transfer.registrant
    known = deaths(evidence, registrant)
    if not known:
        return
    first = known[0]
    differing = [one for one in known if one.day != first.day]
    for other in differing:
        here, there = name_of(first.document), name_of(other.document)
        yield finding(
            "DEATH_DATE_CONFLICT",
            Strength.STRONG,
            Text(
                f"登记人的死亡日期，{here.zh}上是{first.day}，{there.zh}上是{other.day}。",
                f"The registrant died on {first.day} according to the {here.en}, on {other.day} "
                f"according to the {there.en}.",
            ),
            _FIX,
            document=other.document,
            field=other.field,
            others=[first.document],
            people=[registrant.name],
        )
    declared = registrant.death_date
    if declared and not differing and declared != first.day:
        paper = name_of(first.document)
        yield finding(
            "DEATH_DATE_DECLARED",
            Strength.SOFT,
            Text(
                f"您填写的死亡日期是{declared}，{paper.zh}上是{first.day}。",
                f"You declared {declared} as the day of death; the {paper.en} says {first.day}.",
            ),
            Text("请更正您填写的日期。", "Please correct the day you declared."),
            document=first.document,
            field=first.field,
            people=[registrant.name],
        )


CHECK = Check(
    titles={
        "DEATH_DATE_CONFLICT": Text("死亡日期前后不一", "Papers give different days of death"),
        "DEATH_DATE_DECLARED": Text("填写的死亡日期不符", "Declared day of death differs"),
    },
    transfer=_transfer,
)
