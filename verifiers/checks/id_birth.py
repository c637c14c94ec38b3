"""Does the day of birth agree with the identity number beside it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.checks import Check, finding, hard_if
from verifiers.dossier.people import is_sure, mentions
from verifiers.kinds import name_of
from verifiers.model import Kind, Text
from verifiers.numbers import resident_id

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from verifiers.model import Document, Finding

_FIX = Text(
    "请核对原件；若两处确实不同，请让出具单位更正后重新上传。",
    "Compare it with the original; if the two really differ, have the issuer correct the paper.",
)


def _document(document: Document, _as_of: date) -> Iterator[Finding]:
    for mention in mentions(document):
        if mention.number is None or mention.birth_date is None:
            continue
        expected = resident_id.birth_date(mention.number)
        if expected == mention.birth_date:
            continue
        number, birth = mention.place("id_number"), mention.place("birth_date")
        # Only a card prints both in one act. Elsewhere a lunar birthday is the usual cause.
        card = document.kind is Kind.ID_CARD_PORTRAIT
        paper, printed = name_of(document), mention.birth_date
        yield finding(
            "ID_BIRTH_MISMATCH",
            hard_if(card and is_sure(document, number, birth)),
            Text(
                f"{paper.zh}上的出生日期是{printed}，而身份证号码中的是{expected}。",
                f"The {paper.en} gives {printed} as date of birth, the identity number {expected}.",
            ),
            _FIX,
            document=document,
            field=birth,
        )


CHECK = Check(
    titles={
        "ID_BIRTH_MISMATCH": Text(
            "出生日期与身份证号码不符", "Date of birth and identity number differ"
        )
    },
    document=_document,
)
