"""Did somebody waive who is no heir, for instance a sibling where there are children?

It settles nothing and harms nothing, but shows that whoever made the paper saw another family.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.checks import Check, finding
from verifiers.family.closure import closure_of
from verifiers.family.naming import REGISTRANT
from verifiers.family.succession import Outcome
from verifiers.model import Strength, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verifiers.family.claims import Acted
    from verifiers.family.closure import Closure
    from verifiers.family.kin import Member
    from verifiers.model import Document, Evidence, Finding


def _transfer(evidence: Evidence) -> Iterator[Finding]:
    closure = closure_of(evidence)
    for member in closure.family.people.values():
        bonds = _shown_by(closure, member)
        for act in member.acts:
            waived = act.act is Outcome.WAIVED and act.of == REGISTRANT and act.source.document
            if waived and bonds and closure.of(member.key) is None:
                yield _finding(member, act, [*bonds, *_first_order(closure)])


def _shown_by(closure: Closure, member: Member) -> list[Document]:
    """The papers that tie them to anybody of the family."""
    family = closure.family
    ties = (family.parents, family.spouses, family.siblings, family.grandparents)
    return [
        source.document
        for tie in ties
        for pair, bond in tie.items()
        if member.key in pair
        for source in bond.sources
        if source.document
    ]


def _first_order(closure: Closure) -> list[Document]:
    """The papers that show who is an heir in their stead."""
    return [document for heir in closure.heirs for document in heir.documents]


def _finding(member: Member, act: Acted, others: list[Document]) -> Finding:
    return finding(
        "WAIVER_BY_NON_HEIR",
        Strength.SOFT,
        Text(
            f"{member.name}声明放弃继承，但按材料其不是登记人的继承人。",
            f"{member.name} waived, but by the papers they are no heir of the registrant.",
        ),
        Text(
            f"请核对{member.name}与登记人的关系；如其确为继承人，请上传写明关系的材料。",
            f"Check how {member.name} is related to the registrant; if they are an heir, upload a "
            "paper that says so.",
        ),
        document=act.source.document,
        field="statements",
        others=others,
        people=[member.name],
    )


CHECK = Check(
    titles={"WAIVER_BY_NON_HEIR": Text("放弃者不是继承人", "Somebody waived who is no heir")},
    transfer=_transfer,
)
