"""Does a paper say that there is no will, while one was sent?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.checks import Check, finding
from verifiers.dossier.people import refers
from verifiers.family.wills import wills_of
from verifiers.kinds import name_of
from verifiers.model import Strength, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verifiers.model import Evidence, Finding


def _transfer(evidence: Evidence) -> Iterator[Finding]:
    wills = [one.document for one in wills_of(evidence)]
    for document in evidence.documents if wills else ():
        if not any(
            one.type == "no_will" and refers(document, one.person, evidence.transfer.registrant)
            for one in document.statements()
        ):
            continue
        paper = name_of(document)
        yield finding(
            "WILL_NOT_CONSIDERED",
            Strength.STRONG,
            Text(
                f"{paper.zh}写明登记人没有遗嘱，而所上传的材料中有登记人的遗嘱公证书。",
                f"The {paper.en} says that the registrant left no will, but a notarised will was "
                "sent.",
            ),
            Text(
                "请将遗嘱出示给出具该文书的机构，由其说明或更正。",
                "Show the will to whoever issued that paper, and have it explained or corrected.",
            ),
            document=document,
            field="statements",
            others=wills,
        )


CHECK = Check(
    titles={"WILL_NOT_CONSIDERED": Text("遗嘱未被考虑", "A will was not considered")},
    transfer=_transfer,
)
