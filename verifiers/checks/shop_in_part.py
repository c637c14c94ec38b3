"""Do the papers give the transferee only a part of the shop, and nobody says who has the rest?

Half of what a couple owns is the spouse's already (civil code 1153): a widow who inherits the other
half has the whole.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from verifiers.checks import Check, finding
from verifiers.dossier.people import refers
from verifiers.dossier.portion import given
from verifiers.family.closure import closure_of
from verifiers.family.naming import REGISTRANT, TRANSFEREE
from verifiers.family.wills import WILL
from verifiers.kinds import name_of
from verifiers.model import Strength, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verifiers.model import Evidence, Finding


def _transfer(evidence: Evidence) -> Iterator[Finding]:
    told = [
        (one, *part) for one in evidence.documents for part in given(one, evidence.transfer.shop)
    ]
    # What a will leaves is given once, however many papers carry it out.
    told = [one for one in told if one[0].text("matter") != WILL] or told
    mine = [one for one in told if refers(one[0], one[1], evidence.transfer.transferee)]
    owned = sum((part for *_, part in mine), start=_own_half(evidence))
    # That others have a part is for a check of its own.
    if owned >= 1 or not mine or len(mine) < len(told):
        return
    document = mine[0][0]
    paper, percent = name_of(document), f"{float(owned * 100):.3g}"
    yield finding(
        "SHOP_IN_PART",
        Strength.STRONG,
        Text(
            f"按{paper.zh}，受让人只取得店铺的{percent}%，其余份额没有写明归谁，"
            "而店铺只能登记在一人名下。",
            f"By the {paper.en} the transferee gets {percent} % of the shop; nobody says who has "
            "the rest, and a shop is registered to one person.",
        ),
        Text(
            "请上传其余份额也归受让人的公证书或法院文书，如共有人的协议公证书、赠与公证书。",
            "Upload a notarial certificate or a court's paper by which the rest goes to the "
            "transferee, too: a notarised agreement with whoever shares it, or their gift.",
        ),
        document=document,
        field="statements",
        people=[evidence.transfer.transferee.name],
    )


def _own_half(evidence: Evidence) -> Fraction:
    """What was the surviving spouse's before anything was inherited."""
    if evidence.transfer.scenario != "inheritance":
        return Fraction(0)
    married = closure_of(evidence).kindred.spouses.get(REGISTRANT, frozenset())
    return Fraction(1, 2) if TRANSFEREE in married else Fraction(0)


CHECK = Check(
    titles={"SHOP_IN_PART": Text("只取得店铺的一部分", "Only a part of the shop")},
    transfer=_transfer,
)
