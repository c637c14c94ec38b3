"""Does a paper give the shop to the transferee and to others together?

One account has one holder: whoever shares it must agree that the transferee takes it alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.checks import Check, finding
from verifiers.dossier.people import refers
from verifiers.dossier.shop import recipients
from verifiers.kinds import name_of
from verifiers.model import Strength, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verifiers.model import Document, Evidence, Finding


def _transfer(evidence: Evidence) -> Iterator[Finding]:
    giving = [(one, _others(one, evidence)) for one in evidence.documents]
    given = [(document, others) for document, others in giving if others is not None]
    # Whoever has it by one paper may have let the transferee take it alone by another.
    if any(not others for _, others in given):
        return
    for document, others in given:
        paper, named = name_of(document), others or ()
        yield finding(
            "SHOP_SHARED",
            Strength.STRONG,
            Text(
                f"{paper.zh}写明店铺由受让人与{'、'.join(named)}共同取得，"
                "而店铺只能登记在一人名下。",
                f"The {paper.en} gives the shop to the transferee and to {', '.join(named)} "
                "together, but a shop is registered to one person.",
            ),
            Text(
                "请上传各方同意由受让人一人取得店铺的协议公证书，或其他共有人的放弃声明公证书。",
                "Upload a notarised agreement that the transferee takes the shop alone, or the "
                "notarised waivers of those who share it.",
            ),
            document=document,
            field="statements",
            people=named,
        )


def _others(document: Document, evidence: Evidence) -> tuple[str, ...] | None:
    """Who shares the shop with the transferee; `None` where the paper does not give it to them."""
    getting = recipients(document, evidence.transfer.shop)
    mine = {one for one in getting if refers(document, one, evidence.transfer.transferee)}
    return tuple(sorted(getting - mine)) if mine else None


CHECK = Check(
    titles={"SHOP_SHARED": Text("店铺由多人共同取得", "The shop goes to several people")},
    transfer=_transfer,
)
