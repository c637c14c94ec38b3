"""Does the notary certify for somebody of their own name (公证法 Art 23)?

A notary may not act for themselves or for near relatives. Names are shared by many, so that the
same name is unusual and no more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.checks import Check, finding
from verifiers.model import Kind, Strength, Text
from verifiers.text import names

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from verifiers.model import Document, Finding


def _document(document: Document, _as_of: date) -> Iterator[Finding]:
    notary = document.text("notary")
    if document.kind is not Kind.NOTARIAL_CERTIFICATE or notary is None:
        return
    if any(names.same(notary, party.name) for party in document.parties()):
        yield finding(
            "NOTARY_IS_PARTY",
            Strength.SOFT,
            Text(
                f"公证员与当事人同名（{notary}）；公证员不得为本人或近亲属办理公证。",
                f"Notary and party have the same name ({notary}); notaries may not act for "
                "themselves or near relatives.",
            ),
            Text(
                "如只是同名，请公证处书面说明。",
                "If it is only the same name, ask the notary's office to say so in writing.",
            ),
            document=document,
            field="notary",
        )


CHECK = Check(
    titles={"NOTARY_IS_PARTY": Text("公证员与当事人同名", "Notary named like a party")},
    document=_document,
)
