"""Papers that say what a document's typed fields say, as offices would have written them.

A written case types what its documents hold; from here come pictures of such papers. What a real
paper prints beside that (a home, a notary's name, a photograph) is invented from the style's seed,
and the same in all papers of one case.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.specimens import documents
from tests.specimens.typed import civil, court, deed, letters, licence, permits, traveller
from verifiers.model import Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from PIL import Image

    from tests.specimens.style import Style
    from tests.specimens.truth import Truth
    from tests.specimens.typed.known import Known
    from verifiers.model import Document

_WRITERS: dict[Kind, Callable[[Document, Known, Style], Truth]] = {
    Kind.ID_CARD_PORTRAIT: civil.portrait,
    Kind.ID_CARD_EMBLEM: civil.emblem,
    Kind.DEATH_CERTIFICATE: civil.death,
    Kind.HOUSEHOLD_CANCELLATION: civil.cancelled,
    Kind.CREMATION_CERTIFICATE: civil.cremated,
    Kind.HOUSEHOLD_REGISTER_MEMBER: civil.member,
    Kind.MARRIAGE_CERTIFICATE: civil.couple,
    Kind.DIVORCE_CERTIFICATE: civil.couple,
    Kind.PASSPORT: traveller.passport,
    Kind.RESIDENCE_PERMIT: permits.residence,
    Kind.MAINLAND_TRAVEL_PERMIT: permits.travel,
    Kind.FOREIGN_PERMANENT_RESIDENT_ID: permits.foreigner,
    Kind.BUSINESS_LICENCE: licence.licence,
    Kind.NOTARIAL_CERTIFICATE: deed.certificate,
    Kind.COURT_DOCUMENT: court.paper,
    Kind.OTHER: letters.agreement,
}


def drawn(document: Document, known: Known, style: Style) -> tuple[Image.Image, ...]:
    """The pages of a typed document; both sides of a card whose term is typed beside its holder.

    Raises `KeyError` for a kind that no case types yet.
    """
    truth = _WRITERS[document.kind](document, known, style)
    if document.kind is Kind.OTHER:
        return letters.drawn(truth, style)
    pages = documents.draw(truth, style).pages
    if document.kind is Kind.ID_CARD_PORTRAIT and document.text("valid_until"):
        other = civil.emblem(document, known, style)
        return (*pages, *documents.draw(other, style).pages)
    if document.kind is Kind.RESIDENCE_PERMIT and document.text("valid_until"):
        return (
            *pages,
            *documents.draw(permits.residence_back(document, known, style), style).pages,
        )
    return pages
