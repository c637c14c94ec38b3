"""Was the estate divided before its owner died?

Succession opens at death (civil code 1121).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.checks import Check, finding, hard_if
from verifiers.dossier.kin import INHERITANCE, certificates, names_transferee
from verifiers.dossier.people import deaths, is_sure
from verifiers.kinds import name_of
from verifiers.model import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verifiers.model import Evidence, Finding


def _transfer(evidence: Evidence) -> Iterator[Finding]:
    known = deaths(evidence, evidence.transfer.registrant)
    for deed in certificates(evidence, INHERITANCE):
        issued = deed.day("issue_date")
        after = [one for one in known if issued and one.day > issued]
        # Another family's certificate says nothing about this death, whenever it was issued.
        own = names_transferee(deed, evidence) or any(one.document.id == deed.id for one in known)
        if not after or not own:
            continue
        sure = next((one for one in after if one.is_sure), after[0])
        paper = name_of(sure.document)
        yield finding(
            "DEATH_AFTER_DEED",
            hard_if(sure.is_sure and is_sure(deed, "issue_date")),
            Text(
                f"继承公证书出具于{issued}，而{paper.zh}写明登记人于{sure.day}才去世。",
                f"The certificate of inheritance was issued on {issued}, but according to the "
                f"{paper.en} the registrant died only on {sure.day}.",
            ),
            Text(
                "请核对两份材料上的日期，请出具单位更正写错的一份。",
                "Compare the days in both papers, and have the issuer correct the wrong one.",
            ),
            document=deed,
            field="issue_date",
            others=[one.document for one in after],
        )


CHECK = Check(
    titles={"DEATH_AFTER_DEED": Text("公证书早于死亡日期", "Certificate older than the death")},
    transfer=_transfer,
)
