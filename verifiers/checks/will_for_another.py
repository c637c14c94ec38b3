"""Does the registrant's last will leave the shop to somebody else (civil code 1142)?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.checks import Check, finding
from verifiers.family.wills import last_wills
from verifiers.model import Strength, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verifiers.model import Evidence, Finding


def _transfer(evidence: Evidence) -> Iterator[Finding]:
    transferee = evidence.transfer.transferee
    for will in last_wills(evidence):
        if not will.takers or will.is_for(transferee):
            continue
        yield finding(
            "WILL_FOR_ANOTHER",
            Strength.STRONG,
            Text(
                f"登记人最后的遗嘱{_on(will.made)}写明店铺归{'、'.join(will.takers)}，"
                f"而不是受让人{transferee.name}。",
                f"The registrant's last will{_dated(will.made)} leaves the shop to "
                f"{', '.join(will.takers)}, not to {transferee.name}, the transferee.",
            ),
            Text(
                "如有更晚的遗嘱、该受益人放弃的声明公证书，或法院文书，请上传，由审核人员确认；"
                "否则请由遗嘱写明的人申请。",
                "Upload a later will, the notarised waiver of whom it names, or a court's paper: "
                "a reviewer will confirm it. Else whom the will names must ask.",
            ),
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
