"""Papers from outside the mainland, and what confirms where they come from.

A paper of a notary or an office elsewhere counts once its origin is confirmed, by a mark on the
paper or by a sheet beside it: apostille 附加证明书 or consular legalisation 领事认证, the transfer
转递 of Hong Kong and Macao, the compared copy 副本核验 of Taiwan.
What courts elsewhere decide is another matter (`verifiers.dossier.court`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.kinds import evidence_key
from verifiers.model import Kind
from verifiers.text.issuers import place_of
from verifiers.text.normalise import compact

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from verifiers.model import Document, Evidence
    from verifiers.text.issuers import Place

_ISSUER = {
    Kind.NOTARIAL_CERTIFICATE: ("office",),
    Kind.COURT_DOCUMENT: ("court",),
    Kind.DEATH_CERTIFICATE: ("issuing_authority",),
    Kind.MARRIAGE_CERTIFICATE: ("issuing_authority", "office"),
    Kind.DIVORCE_CERTIFICATE: ("issuing_authority", "office"),
}
"""Public papers, and where each says who made it."""
_BESIDE = frozenset({Kind.OTHER.value, f"{Kind.NOTARIAL_CERTIFICATE.value}:other"})
"""What a confirmation that is a sheet of its own is taken for."""


def seat(document: Document) -> Place | None:
    """Where outside the mainland a public paper was made; `None` for all others."""
    issuer = _issuer(document)
    return place_of(issuer) if issuer else None


def _issuer(document: Document) -> str | None:
    return next(filter(None, map(document.text, _ISSUER.get(document.kind, ()))), None)


def is_confirmed(document: Document, evidence: Evidence, marks: Collection[str]) -> bool:
    """Whether any of these marks stands on the paper, or a sheet beside it for every issuer.

    What one notary made is bound together under one sheet. Whose a sheet is cannot be told where
    several issuers stand beside fewer sheets: then they confirm none.
    """
    if _bears(document, marks):
        return True
    place = seat(document)
    issuers = {
        compact(_issuer(one) or "")
        for one in evidence.documents
        if seat(one) is place and one.kind is not Kind.COURT_DOCUMENT and not _bears(one, marks)
    }
    sheets = [
        one
        for one in evidence.documents
        if evidence_key(one) in _BESIDE and seat(one) is None and _bears(one, marks)
    ]
    return len(sheets) >= len(issuers)


def _bears(document: Document, marks: Collection[str]) -> bool:
    words = [compact(said).casefold() for said in _words(document)]
    return any(compact(mark).casefold() in said for mark in marks for said in words)


def _words(document: Document) -> Iterator[str]:
    for field in document.fields:
        if isinstance(field.value, str):
            yield field.value
    yield from (said.what for said in document.statements() if said.what)
