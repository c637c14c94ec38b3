"""Did a court revoke that the registrant was declared dead (civil code 50, 53)? Then they live."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.checks import Check, finding
from verifiers.dossier.people import deaths, revivals
from verifiers.model import Strength, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verifiers.model import Evidence, Finding

CODE = "DEATH_REVOKED"


def _transfer(evidence: Evidence) -> Iterator[Finding]:
    registrant = evidence.transfer.registrant
    found = revivals(evidence, registrant)
    # Whoever died after that is dead all the same.
    if not found or evidence.transfer.scenario != "inheritance" or deaths(evidence, registrant):
        return
    yield finding(
        CODE,
        Strength.STRONG,
        Text(
            "法院已撤销对登记人的宣告，登记人在世，其财产不能继承。",
            "A court revoked its declaration about the registrant: the registrant lives, and "
            "nothing of theirs is inherited.",
        ),
        Text(
            "请撤回本次申请；登记人本人同意过户的，请由双方按近亲属或协议过户共同办理。",
            "Withdraw this request. If the registrant agrees, both ask together for a transfer "
            "between relatives or by agreement.",
        ),
        document=found[-1].document,
        field="statements",
        people=[registrant.name],
    )


CHECK = Check(
    titles={CODE: Text("登记人在世", "The registrant lives")},
    transfer=_transfer,
)
