"""Are both parents of a young registrant said to have died before, and by no paper of their own?

For somebody born in 1960 who died in 2019 two dead parents are usual, for somebody born in 1990 the
claim deserves a look (domain.md D.2). A proof of death of either parent, or a paper made before the
registrant died, takes the doubt away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.checks import Check, finding
from verifiers.dossier.kin import birth_of
from verifiers.dossier.people import deaths
from verifiers.family.closure import closure_of
from verifiers.family.orphans import both_dead
from verifiers.family.succession import Outcome, Role
from verifiers.model import Strength, Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from verifiers.family.claims import Source
    from verifiers.model import Document, Evidence, Finding

_LIKELY = 0.05
_BOTH = 2


def _transfer(evidence: Evidence) -> Iterator[Finding]:
    known = deaths(evidence, evidence.transfer.registrant)
    born = birth_of(evidence, evidence.transfer.registrant)
    gone = [
        heir
        for heir in closure_of(evidence).heirs
        if heir.role is Role.PARENT and heir.outcome is Outcome.PREDECEASED
    ]
    told = [one.source for heir in gone for one in heir.member.deaths]
    if len(gone) < _BOTH or not known or born is None:
        return
    chance = both_dead(born, known[0].day)
    supported = any(_supports(one, known[0].day) for one in told)
    papers = [one.document for one in told if one.document]
    if chance <= _LIKELY and papers and not supported:
        yield _finding(born, known[0].day, chance, papers, [heir.name for heir in gone])


def _supports(source: Source, died: date) -> bool:
    """Whether it is a proof of that death itself, or was written while the registrant lived."""
    document = source.document
    if document is None:
        return False
    issued = document.day("issue_date")
    return source.field == "death_date" or bool(issued and issued < died)


def _finding(
    born: date, died: date, chance: float, papers: list[Document], people: list[str]
) -> Finding:
    percent = f"{chance * 100:.0f}"
    first = min(papers, key=lambda one: one.id)
    return finding(
        "PARENTS_PREDECEASED_UNLIKELY",
        Strength.STRONG,
        Text(
            f"材料写明登记人（{born.year}年出生，{died.year}年去世）的父母均已先去世；"
            f"这样的情况约有{percent}%，将由审核人员确认。",
            f"The papers say that both parents of the registrant (born {born.year}, died "
            f"{died.year}) died before. That is so for about {percent} in 100; a reviewer will "
            "confirm it.",
        ),
        Text(
            "如有父母任一方的死亡证明、户口注销证明或更早的材料，上传后即可免去人工确认。",
            "A proof of death of either parent, their cancelled registration or an older paper "
            "makes this step unnecessary.",
        ),
        document=first,
        field="statements",
        others=papers,
        people=people,
    )


CHECK = Check(
    titles={
        "PARENTS_PREDECEASED_UNLIKELY": Text(
            "年轻登记人的父母均已先去世", "Both parents of a young registrant died before"
        )
    },
    transfer=_transfer,
)
