"""Does the number of a notarial certificate have the usual form? There is no national register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.checks import Check, finding
from verifiers.model import Kind, Strength, Text
from verifiers.numbers import notarial_number

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from verifiers.model import Document, Finding


def _document(document: Document, _as_of: date) -> Iterator[Finding]:
    number = document.text("certificate_number")
    if document.kind is not Kind.NOTARIAL_CERTIFICATE or number is None:
        return
    if not notarial_number.is_valid(number):
        yield finding(
            "NOTARIAL_NUMBER_FORM",
            Strength.SOFT,
            Text(
                "公证书编号的写法少见，通常为“（年份）…证…字第…号”。",
                "The certificate's number is written unusually; most are (year)…证…字第…号.",
            ),
            Text(
                "请确认照片拍全了标题下方的编号。",
                "Please see that the photo shows the whole number below the title.",
            ),
            document=document,
            field="certificate_number",
        )


CHECK = Check(
    titles={
        "NOTARIAL_NUMBER_FORM": Text("公证书编号写法少见", "Unusual number of the certificate")
    },
    document=_document,
)
