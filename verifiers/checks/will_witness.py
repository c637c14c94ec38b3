"""Did somebody witness a will by which they, or their share, gain (civil code 1140)?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.checks import Check, finding
from verifiers.family.closure import closure_of
from verifiers.family.wills import wills_of
from verifiers.model import Strength, Text
from verifiers.text import names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verifiers.model import Evidence, Finding

_WITNESS = frozenset({"witness", "见证人"})


def _transfer(evidence: Evidence) -> Iterator[Finding]:
    heirs = [one.name for one in closure_of(evidence).heirs]
    for will in wills_of(evidence):
        barred = [*heirs, *will.takers, evidence.transfer.transferee.name]
        for party in will.document.parties():
            if party.role in _WITNESS and any(names.same(party.name, one) for one in barred):
                yield finding(
                    "WILL_WITNESS",
                    Strength.STRONG,
                    Text(
                        f"{party.name}是遗嘱的见证人，又是继承人或受益人；继承人、受遗赠人不能作见证人。",
                        f"{party.name} witnessed the will and is an heir or gains by it; heirs and "
                        "those to whom it leaves something may not witness.",
                    ),
                    Text(
                        "请上传其他全部继承人确认的材料、继承公证书或法院文书。",
                        "Upload what all other heirs confirm, a certificate of inheritance, or a "
                        "court's paper.",
                    ),
                    document=will.document,
                    field="parties",
                    people=[party.name],
                )


CHECK = Check(
    titles={"WILL_WITNESS": Text("遗嘱见证人是继承人", "A witness of the will is an heir")},
    transfer=_transfer,
)
