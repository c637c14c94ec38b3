"""Does the sex agree with the number beside it, whose 17th digit is odd for men?"""

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

_WORDS = {"male": Text("男", "male"), "female": Text("女", "female")}
_FIX = Text(
    "请核对原件；若两处确实不同，请让出具单位更正后重新上传。",
    "Compare it with the original; if the two really differ, have the issuer correct the paper.",
)


def _document(document: Document, _as_of: date) -> Iterator[Finding]:
    for mention in mentions(document):
        if mention.number is None or mention.sex not in _WORDS:
            continue
        expected = resident_id.sex(mention.number)
        if expected == mention.sex:
            continue
        number, sex = mention.place("id_number"), mention.place("sex")
        paper, printed, coded = name_of(document), _WORDS[mention.sex], _WORDS[expected]
        yield finding(
            "ID_SEX_MISMATCH",
            hard_if(document.kind is Kind.ID_CARD_PORTRAIT and is_sure(document, number, sex)),
            Text(
                f"{paper.zh}上的性别是{printed.zh}，而身份证号码表示的是{coded.zh}。",
                f"The {paper.en} says {printed.en}, the identity number says {coded.en}.",
            ),
            _FIX,
            document=document,
            field=sex,
        )


CHECK = Check(
    titles={"ID_SEX_MISMATCH": Text("性别与身份证号码不符", "Sex and identity number differ")},
    document=_document,
)
