"""Does the registrant's last will leave the shop to somebody else (civil code 1142)?

Or an agreement on support for a bequest, which goes before wills (1123).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.checks import Check, finding
from verifiers.family.wills import last_wills
from verifiers.model import Strength, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verifiers.model import Evidence, Finding


_WILL = Text("最后的遗嘱", "last will")
_AGREEMENT = Text("的遗赠扶养协议", "agreement on support")
_LATER_WILL = Text(
    "如有更晚的遗嘱、该受益人放弃的声明公证书，或法院文书，请上传，由审核人员确认；"
    "否则请由遗嘱写明的人申请。",
    "Upload a later will, the notarised waiver of whom it names, or a court's paper: a reviewer "
    "will confirm it. Else whom the will names must ask.",
)
_AGREEMENT_ENDED = Text(
    "如有该受益人放弃的声明公证书、解除协议的公证书，或法院文书，请上传，由审核人员确认；"
    "否则请由协议写明的人申请。",
    "Upload the notarised waiver of whom it names, the notarised end of the agreement, or a "
    "court's paper: a reviewer will confirm it. Else whom the agreement names must ask.",
)


def _transfer(evidence: Evidence) -> Iterator[Finding]:
    transferee = evidence.transfer.transferee
    for will in last_wills(evidence):
        if not will.takers or will.is_for(transferee):
            continue
        paper = _AGREEMENT if will.agreed else _WILL
        yield finding(
            "WILL_FOR_ANOTHER",
            Strength.STRONG,
            Text(
                f"登记人{paper.zh}{_on(will.made)}写明店铺归{'、'.join(will.takers)}，"
                f"而不是受让人{transferee.name}。",
                f"The registrant's {paper.en}{_dated(will.made)} leaves the shop to "
                f"{', '.join(will.takers)}, not to {transferee.name}, the transferee.",
            ),
            _AGREEMENT_ENDED if will.agreed else _LATER_WILL,
            document=will.document,
            field="statements",
            people=(*will.takers, transferee.name),
        )


def _on(made: object) -> str:
    return f"（{made}）" if made else ""


def _dated(made: object) -> str:
    return f" of {made}" if made else ""


CHECK = Check(
    titles={"WILL_FOR_ANOTHER": Text("遗嘱写明归另一人", "The will names somebody else")},
    transfer=_transfer,
)
