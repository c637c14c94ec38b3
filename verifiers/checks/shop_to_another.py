"""Does a paper give the shop to somebody else than the transferee?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.checks import Check, finding
from verifiers.dossier.shop import goes_past
from verifiers.family.wills import WILL
from verifiers.kinds import name_of
from verifiers.model import Strength, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verifiers.model import Evidence, Finding


def _transfer(evidence: Evidence) -> Iterator[Finding]:
    transfer = evidence.transfer
    for document in evidence.documents:
        if document.text("matter") == WILL:
            # Which of several wills holds is a question of its own.
            continue
        getting = goes_past(document, transfer.shop, transfer.transferee)
        if not getting:
            continue
        paper = name_of(document)
        yield finding(
            "SHOP_TO_ANOTHER",
            Strength.STRONG,
            Text(
                f"{paper.zh}写明店铺归{'、'.join(getting)}，而不是受让人{transfer.transferee.name}。",
                f"The {paper.en} gives the shop to {', '.join(getting)}, not to "
                f"{transfer.transferee.name}, the transferee.",
            ),
            Text(
                "请核对受让人是否填写正确；如后来另有约定或裁判，请上传。",
                "Compare whom you declared as transferee; if a later agreement or judgment says "
                "otherwise, upload it.",
            ),
            document=document,
            field="statements",
            people=(*getting, transfer.transferee.name),
        )


CHECK = Check(
    titles={"SHOP_TO_ANOTHER": Text("店铺归另一人", "The shop goes to somebody else")},
    transfer=_transfer,
)
