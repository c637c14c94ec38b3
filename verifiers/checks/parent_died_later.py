"""Did a parent of the registrant die after the registrant? Then their own heirs inherit (1152)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.checks import Check, finding
from verifiers.kin import PARENT, heirs
from verifiers.model import Strength, Text
from verifiers.people import deaths

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verifiers.model import Evidence, Finding


def _transfer(evidence: Evidence) -> Iterator[Finding]:
    known = deaths(evidence, evidence.transfer.registrant)
    if not known:
        return
    for heir in heirs(evidence, known[0].day):
        if heir.relation != PARENT or not heir.later or heir.heard:
            continue
        document = next(one for one in evidence.documents if one.id == min(heir.later))
        yield finding(
            "PARENT_DIED_AFTER_DECEDENT",
            Strength.STRONG,
            Text(
                f"登记人的父亲或母亲{heir.name}在登记人之后去世，其应得份额由其继承人继承。",
                f"{heir.name}, a parent of the registrant, died after the registrant; that share "
                "passes to the parent's own heirs.",
            ),
            Text(
                "请上传写明这一份额如何处理的继承公证书，或其继承人的放弃声明公证书。",
                "Upload a certificate of inheritance that settles this share, or the notarised "
                "waivers of the parent's heirs.",
            ),
            document=document,
            field="statements" if document.field("statements") else "death_date",
            others=[known[0].document],
            people=[heir.name],
        )


CHECK = Check(
    titles={
        "PARENT_DIED_AFTER_DECEDENT": Text(
            "父母在登记人之后去世", "A parent died after the registrant"
        )
    },
    transfer=_transfer,
)
