"""What a document leaves behind when it was read, and what erasing its transfer takes away.

Everything is a keyed digest (HMAC-SHA256), each sort of thing under a word of its own, so that a
name and a number never give the same digest. Looking them up is `recognising`.
"""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete

from service.cases import loading
from service.store.tables import TraceRow, TransferRow
from verifiers.dossier.deeds import Deed, deed_of
from verifiers.dossier.people import TYPED, is_sure, mentions, valid_number
from verifiers.model import Kind
from verifiers.text import names

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from service.store.work import Tx
    from verifiers.dossier.people import Mention
    from verifiers.model import Document, Transfer

WELL_READ = 0.9
"""Confidence from which a name is left behind: one character misread would be another name."""

_PAGES = 5
"""Of a long document the first pages are enough to know it by."""


class Sort(StrEnum):
    """What a trace is of."""

    WHO = "who"
    """A shop, registrant or transferee, by which transfers of the same people are known."""
    FILE = "file"
    """The bytes of a file."""
    LOOK = "look"
    """One band of how a page looks, whatever file it came in."""
    DEED = "deed"
    """The number of a notarial certificate, with what it says."""
    SERIES = "series"
    """Office, year and class of such a number, with serial and day."""
    NUMBER = "number"
    """A person's identity number, with the name beside it."""


def digest(tx: Tx, sort: Sort, text: str) -> str:
    """The keyed digest of one thing."""
    told = f"{sort.value}\n{text}".encode(errors="surrogatepass")
    return hmac.new(tx.means.trace_key, told, "sha256").hexdigest()


Looks = Sequence[Sequence[str]]
"""The bands of each page (`verifiers.likeness`)."""


def note(tx: Tx, transfer_id: str, document: Document, looks: Looks = ()) -> None:
    """Leave the traces of a document that was read; whatever it left before is replaced."""
    tx.session.execute(delete(TraceRow).where(TraceRow.document_id == document.id))
    tx.session.execute(
        delete(TraceRow).where(TraceRow.transfer_id == transfer_id, TraceRow.document_id.is_(None))
    )
    row = tx.session.get_one(TransferRow, transfer_id)
    for who in people(tx, loading.claim_of(tx, row)):
        tx.session.add(_row(Sort.WHO, who, transfer_id=transfer_id))
    for trace in _traces(tx, document, looks):
        trace.transfer_id, trace.document_id = transfer_id, document.id
        tx.session.add(trace)


def forget(tx: Tx, transfer_id: str) -> None:
    """Take away everything that a transfer and its documents left behind."""
    tx.session.execute(delete(TraceRow).where(TraceRow.transfer_id == transfer_id))


def people(tx: Tx, claim: Transfer) -> frozenset[str]:
    """Digests of whom a transfer is about: its shop, its registrant, its transferee."""
    told = {f"shop:{claim.shop.account.strip().casefold()}"}
    for person in (claim.registrant, claim.transferee):
        number = valid_number(person.id_number)
        told.add(f"number:{number}" if number else f"name:{names.key(person.name)}")
    return frozenset(digest(tx, Sort.WHO, one) for one in told)


def _traces(tx: Tx, document: Document, looks: Looks) -> Iterator[TraceRow]:
    """All that the file and its papers leave behind, not yet said whose they are."""
    kind = document.kind.value
    yield _row(Sort.FILE, digest(tx, Sort.FILE, document.sha256), kind=kind)
    if document.kind is not Kind.OTHER:
        for page, bands in enumerate(looks[:_PAGES], start=1):
            for band in bands:
                yield _row(Sort.LOOK, digest(tx, Sort.LOOK, f"{kind}:{band}"), serial=page)
    for paper in document.each():
        yield from _deed(tx, paper)
        for number, called in _named_numbers(tx, paper):
            yield _row(Sort.NUMBER, number, names=sorted(called), paper=paper.id)


def _hidden_deed(tx: Tx, document: Document) -> Deed | None:
    """What a certificate says, every part but its serial and day a digest."""
    deed = deed_of(document)
    if deed is None:
        return None
    return replace(
        deed,
        number=digest(tx, Sort.DEED, deed.number),
        series=digest(tx, Sort.SERIES, deed.series),
        office=digest(tx, Sort.DEED, f"office:{deed.office}") if deed.office else None,
        people=frozenset(digest(tx, Sort.DEED, one) for one in deed.people),
    )


def deed_of_row(row: TraceRow) -> Deed:
    """The certificate that a trace is of."""
    return Deed(
        number=row.digest,
        series=row.details["series"],
        serial=row.serial or 0,
        issued=row.issued_on,
        office=row.details["office"],
        people=frozenset(row.details["people"]),
        is_sure=row.details["sure"],
        identifies=row.details["identifies"],
    )


def _named_numbers(tx: Tx, document: Document) -> Iterator[tuple[str, frozenset[str]]]:
    """Digests of the identity numbers on a paper, each with those of the names beside it.

    Only what was read for certain, in Chinese letters: what may be a misreading accuses nobody.
    """
    for mention in mentions(document):
        called = [one for one in (mention.name, mention.former_name) if one and names.is_name(one)]
        if mention.number and called and _is_certain(document, mention):
            number = digest(tx, Sort.NUMBER, mention.number)
            yield number, frozenset(digest(tx, Sort.NUMBER, f"name:{names.key(n)}") for n in called)


def _is_certain(document: Document, mention: Mention) -> bool:
    field = document.field(mention.place("name"))
    read = field is not None and (field.confidence >= WELL_READ or TYPED in dict(field.readers))
    return read and is_sure(document, mention.place("id_number"))


def _deed(tx: Tx, paper: Document) -> Iterator[TraceRow]:
    deed = _hidden_deed(tx, paper)
    if deed is None:
        return
    details: dict[str, Any] = {
        "paper": paper.id,
        "series": deed.series,
        "office": deed.office,
        "people": sorted(deed.people),
        "sure": deed.is_sure,
        "identifies": deed.identifies,
    }
    for sort, known in ((Sort.DEED, deed.number), (Sort.SERIES, deed.series)):
        yield _row(sort, known, serial=deed.serial, issued_on=deed.issued, **details)


def _row(
    sort: Sort,
    known: str,
    *,
    transfer_id: str = "",
    serial: int | None = None,
    issued_on: date | None = None,
    **details: Any,  # noqa: ANN401 - JSON
) -> TraceRow:
    return TraceRow(
        transfer_id=transfer_id,
        sort=sort.value,
        digest=known,
        serial=serial,
        issued_on=issued_on,
        details=details,
    )
