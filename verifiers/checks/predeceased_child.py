"""Did a child of the registrant die before, and nobody says whether it left descendants?

They would step into its place, without limit of generations (civil code 1128).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.checks import Check, finding
from verifiers.dossier.kin import deeds
from verifiers.dossier.people import age_on
from verifiers.family.closure import closure_of
from verifiers.family.naming import REGISTRANT
from verifiers.family.succession import Outcome, Role
from verifiers.model import Strength, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verifiers.family.heir import Heir
    from verifiers.model import Evidence, Finding

_CHILDLESS_BELOW = 12
"""Years: nobody that young has had a child (domain.md D.4)."""
_LINE = frozenset({Role.CHILD, Role.DESCENDANT})


def _transfer(evidence: Evidence) -> Iterator[Finding]:
    if _names_only_heir(evidence):
        return
    closure = closure_of(evidence)
    for heir in closure.heirs:
        gone = any(
            one.of == REGISTRANT and one.role in _LINE and one.outcome is Outcome.PREDECEASED
            for one in heir.shares
        )
        known = closure.kindred.children.get(heir.member.key)
        answered = known or heir.member.childless or _died_a_child(heir)
        if gone and not answered and (deeds(evidence) or _is_printed(heir)):
            yield _finding(heir, evidence)


def _names_only_heir(evidence: Evidence) -> bool:
    """Whether a certificate says that the transferee is the only heir: then nobody stepped in."""
    return any(one.type == "sole_heir" for deed in deeds(evidence) for one in deed.statements())


def _is_printed(heir: Heir) -> bool:
    return any(one.source.document for one in heir.member.deaths)


def _died_a_child(heir: Heir) -> bool:
    days = [one.day for one in heir.member.deaths if one.day]
    births = [one.value for one in heir.member.births]
    return bool(days and births) and age_on(min(births), max(days)) < _CHILDLESS_BELOW


def _finding(heir: Heir, evidence: Evidence) -> Finding:
    told = [one.source for one in heir.member.deaths if one.source.document]
    first = min(told, key=lambda one: (one.id, one.field), default=None)
    document = first.document if first else deeds(evidence)[0]
    return finding(
        "PREDECEASED_CHILD_NO_DESC",
        Strength.STRONG,
        Text(
            f"登记人的子女{heir.name}先于登记人去世，材料没有写明其是否有子女；如有，由其子女代位继承。",
            f"{heir.name}, a child of the registrant, died before. No paper says whether they left "
            "children, who would inherit in their place.",
        ),
        Text(
            f"请上传写明{heir.name}有无子女的继承公证书或亲属关系公证书；如有子女，请上传其放弃声明公证书。",
            f"Upload a certificate of inheritance or kinship that says whether {heir.name} had "
            "children; if so, their notarised waivers.",
        ),
        document=document,
        field=first.field if first else "statements",
        others=[*heir.documents, *(one.document for one in told if one.document)],
        people=[heir.name],
    )


CHECK = Check(
    titles={
        "PREDECEASED_CHILD_NO_DESC": Text(
            "先去世的子女有无后代不明", "A child who died before, and no word of its children"
        )
    },
    transfer=_transfer,
)
