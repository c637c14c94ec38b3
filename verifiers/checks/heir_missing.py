"""Does the certificate of inheritance leave out a spouse, child or parent who may be alive?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.checks import Check, finding
from verifiers.kin import INHERITANCE, PARENT, certificates, heirs, names_transferee
from verifiers.model import Strength, Text
from verifiers.people import deaths

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verifiers.model import Evidence, Finding

_RELATIONS = {
    "spouse": Text("配偶", "spouse"),
    "child": Text("子女", "child"),
    "parent": Text("父母", "parent"),
}


def _transfer(evidence: Evidence) -> Iterator[Finding]:
    deeds = [
        deed for deed in certificates(evidence, INHERITANCE) if names_transferee(deed, evidence)
    ]
    known = deaths(evidence, evidence.transfer.registrant)
    if not deeds:
        return
    for heir in heirs(evidence, known[0].day if known else None):
        # Parents have their own fact, which knows how likely it is that they were alive.
        if heir.relation == PARENT or heir.is_settled or heir.later or heir.alive is False:
            continue
        relation = _RELATIONS[heir.relation]
        yield finding(
            "HEIR_MISSING",
            Strength.STRONG,
            Text(
                f"{heir.name}是登记人的{relation.zh}，但材料没有写明其继承、放弃或已先去世。",
                f"{heir.name} is the registrant's {relation.en}, but no paper says that they "
                "inherit, waived or died before.",
            ),
            Text(
                f"请上传{heir.name}的放弃继承权声明公证书，或写明其情况的继承公证书。",
                f"Upload the notarised waiver of {heir.name}, or a certificate of inheritance that "
                "mentions them.",
            ),
            document=deeds[0],
            field="statements",
            others=[one for one in evidence.documents if one.id in heir.documents],
            people=[heir.name],
        )


CHECK = Check(
    titles={"HEIR_MISSING": Text("有继承人未被提及", "An heir is not mentioned")},
    transfer=_transfer,
)
