"""Did the couple who divide their property marry again after their last divorce?

Whoever remarries each other is a couple again: the divorce dissolves no marriage of today.
"""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from verifiers.checks import Check, finding
from verifiers.dossier.people import mentions
from verifiers.model import Kind, Strength, Text
from verifiers.text import names

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from verifiers.model import Document, Evidence, Finding


def _transfer(evidence: Evidence) -> Iterator[Finding]:
    if evidence.transfer.scenario != "divorce":
        return
    divorces = _of(evidence, Kind.DIVORCE_CERTIFICATE)
    for married, marriage in _of(evidence, Kind.MARRIAGE_CERTIFICATE):
        own = [one for one in divorces if _couple(one[1]) == _couple(marriage)]
        divorced, divorce = max(own, key=itemgetter(0), default=(married, marriage))
        if married > divorced:
            yield finding(
                "MARRIAGE_AFTER_DIVORCE",
                Strength.STRONG,
                Text(
                    f"离婚登记于{divorced}，而结婚证的登记日期是{married}，两人此后又登记结婚。",
                    f"The divorce was registered on {divorced}, and a marriage of the same couple "
                    f"on {married}, after it.",
                ),
                Text(
                    "请核对两份证件的登记日期；如已复婚，请按婚内过户办理。",
                    "Compare both days of registration; a couple that married again transfers the "
                    "shop within the marriage.",
                ),
                document=marriage,
                field="registration_date",
                others=[divorce],
            )


def _of(evidence: Evidence, kind: Kind) -> list[tuple[date, Document]]:
    """The certificates of this kind on which a couple and the day were read."""
    papers = [one for one in evidence.documents if one.kind is kind and len(_couple(one)) == 2]  # noqa: PLR2004 - a couple
    return [(day, one) for one in papers if (day := one.day("registration_date"))]


def _couple(document: Document) -> frozenset[str]:
    return frozenset(names.key(one.name) for one in mentions(document) if one.name)


CHECK = Check(
    titles={"MARRIAGE_AFTER_DIVORCE": Text("离婚后又登记结婚", "Married again after the divorce")},
    transfer=_transfer,
)
