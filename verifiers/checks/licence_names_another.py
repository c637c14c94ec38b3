"""Did the registrant's enterprise pass to somebody else than the transferee?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.checks import Check, finding
from verifiers.dossier.licence import code_of, is_licensed
from verifiers.model import Strength, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verifiers.model import Document, Evidence, Finding


def _transfer(evidence: Evidence) -> Iterator[Finding]:
    transfer = evidence.transfer
    licences = [one for one in evidence.documents if code_of(one) is not None]
    mine = [one for one in licences if is_licensed(one, transfer.registrant)]
    for licence in licences:
        earlier = [one for one in mine if code_of(one) == code_of(licence)]
        if licence in mine or not earlier or is_licensed(licence, transfer.transferee):
            continue
        head = licence.text("legal_representative") or licence.text("company_name")
        if head is None or all(_is_older(licence, one) for one in earlier):
            continue
        yield finding(
            "LICENCE_NAMES_ANOTHER",
            Strength.STRONG,
            Text(
                f"变更后的营业执照写明的是{head}，而不是受让人{transfer.transferee.name}。",
                f"The licence after the change names {head}, not {transfer.transferee.name}, the "
                "transferee.",
            ),
            Text(
                "请核对受让人是否填写正确，或上传写明受让人的营业执照。",
                "Compare whom you declared as transferee, or upload the licence that names them.",
            ),
            document=licence,
            field="legal_representative",
            others=earlier,
            people=(head, transfer.transferee.name),
        )


def _is_older(licence: Document, other: Document) -> bool:
    first, second = licence.day("issue_date"), other.day("issue_date")
    return first is not None and second is not None and first < second


CHECK = Check(
    titles={"LICENCE_NAMES_ANOTHER": Text("营业执照写明另一人", "The licence names somebody else")},
    transfer=_transfer,
)
