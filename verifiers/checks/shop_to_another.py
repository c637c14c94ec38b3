"""Does a paper give the shop to somebody else than the transferee?

What a couple once agreed is replaced by what the same people do later before a notary or a court.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.checks import Check, finding
from verifiers.dossier.licence import acts_as
from verifiers.dossier.people import refers
from verifiers.dossier.shop import goes_past, recipients
from verifiers.family.wills import WILL, agreements_of
from verifiers.kinds import name_of
from verifiers.model import Kind, Strength, Text
from verifiers.text import names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verifiers.model import Document, Evidence, Finding

_CERTIFYING = frozenset({Kind.NOTARIAL_CERTIFICATE, Kind.COURT_DOCUMENT})


def _transfer(evidence: Evidence) -> Iterator[Finding]:
    transfer = evidence.transfer
    bequests = {one.document.id for one in agreements_of(evidence)}
    for document in evidence.documents:
        if document.text("matter") == WILL or document.id in bequests:
            # Which of several wills and agreements on support holds is a question of its own.
            continue
        getting = goes_past(document, transfer.shop, transfer.transferee)
        if not getting or _is_replaced(document, getting, evidence):
            continue
        if any(acts_as(document, name, transfer.transferee, evidence) for name in getting):
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


def _is_replaced(document: Document, getting: tuple[str, ...], evidence: Evidence) -> bool:
    """Whether all who get the shop by this paper gave it to the transferee by a later one."""
    transfer, day = evidence.transfer, document.day("issue_date")
    return document.kind is not Kind.COURT_DOCUMENT and any(
        one.kind in _CERTIFYING
        and day is not None
        and (later := one.day("issue_date")) is not None
        and day < later <= evidence.as_of
        and any(refers(one, name, transfer.transferee) for name in recipients(one, transfer.shop))
        and all(any(names.same(name, party.name) for party in one.parties()) for name in getting)
        for one in evidence.documents
    )


CHECK = Check(
    titles={"SHOP_TO_ANOTHER": Text("店铺归另一人", "The shop goes to somebody else")},
    transfer=_transfer,
)
