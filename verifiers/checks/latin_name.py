"""Do the Chinese name and the Latin letters of one passport belong together?

Passports of the mainland spell names in pinyin. Elsewhere, and for names of minorities, letters
follow other rules, and nothing is compared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.checks import Check, finding
from verifiers.dossier.people import is_sure
from verifiers.model import Kind, Strength, Text
from verifiers.text import names, pinyin

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from verifiers.model import Document, Finding


_CANTONESE = ("H", "K", "M")
"""How the numbers of passports of Hong Kong and Macao begin, where names are spelt as spoken."""


def _document(document: Document, _as_of: date) -> Iterator[Finding]:
    chinese, surname = document.text("name"), document.text("surname")
    issuer = document.text("issuing_state") or document.text("nationality")
    if document.kind is not Kind.PASSPORT or issuer != "CHN" or not chinese or not surname:
        return
    if (document.text("passport_number") or "").startswith(_CANTONESE):
        return
    latin = f"{surname} {document.text('given_names') or ''}".strip()
    if pinyin.spells(latin, names.normalise(chinese)) is not False:
        return
    yield finding(
        "LATIN_NAME_MISMATCH",
        Strength.STRONG if is_sure(document, "name", "surname") else Strength.SOFT,
        Text(
            f"护照上的中文姓名是{chinese}，而拼音是{latin}，两者不对应。",
            f"The passport gives the Chinese name as {chinese}, but its letters are {latin}.",
        ),
        Text(
            "请核对护照资料页，并重新拍摄清晰完整的一页。",
            "Compare the data page, and take a sharp photo of the whole page again.",
        ),
        document=document,
        field="surname",
        people=[chinese],
    )


CHECK = Check(
    titles={"LATIN_NAME_MISMATCH": Text("中文姓名与拼音不符", "Chinese name and letters differ")},
    document=_document,
)
