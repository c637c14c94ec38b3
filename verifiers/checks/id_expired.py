"""Has the card run out? In a transfer only the transferee's matters: the registrant is dead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.checks import Check, finding
from verifiers.dossier.card_validity import (
    is_surely_the_transferees,
    may_be_the_transferees,
    printed_term,
    term_of,
)
from verifiers.kinds import name_of
from verifiers.model import Strength, Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from verifiers.model import Document, Evidence, Finding


_CARD = Text("身份证", "identity card")


def _document(document: Document, as_of: date) -> Iterator[Finding]:
    term = printed_term(document)
    paper = _CARD if term_of(document) else name_of(document)
    if term is not None and term.until is not None and term.until < as_of:
        yield finding(
            "ID_EXPIRED",
            Strength.STRONG,
            Text(
                f"{paper.zh}已于{term.until}到期。",
                f"The {paper.en} ran out on {term.until}.",
            ),
            Text(
                "请换领新证后上传新证件的正反两面。",
                "Please renew the card and upload both sides of the new one.",
            ),
            document=document,
            field="valid_until",
        )


def _transfer(evidence: Evidence) -> Iterator[Finding]:
    renewed = any(_is_in_force(document, evidence) for document in evidence.documents)
    for document in evidence.documents:
        if may_be_the_transferees(document, evidence) and not renewed:
            yield from _document(document, evidence.as_of)


def _is_in_force(document: Document, evidence: Evidence) -> bool:
    term = printed_term(document)
    return (
        term is not None
        and term.holds_on(evidence.as_of)
        and is_surely_the_transferees(document, evidence)
    )


CHECK = Check(
    titles={"ID_EXPIRED": Text("身份证已过期", "The identity card has expired")},
    document=_document,
    transfer=_transfer,
)
