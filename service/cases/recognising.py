"""Recognising in one transfer what others brought: numbers, names, files and pictures.

Looked up while a transfer is assessed, by the digests that `traces` left. Transfers that share a
shop or a person with this one may bring the same file; nobody may bring another certificate under
the same number.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import and_, func, or_, select

from service.cases.outside import Elsewhere
from service.cases.traces import Sort, deed_of_row
from service.store.tables import TraceRow
from verifiers.checks.seen_elsewhere import Seen, seen
from verifiers.dossier.deeds import contradiction
from verifiers.likeness import ALIKE
from verifiers.model import Kind, Strength

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Select

    from service.store.work import Tx
    from verifiers.model import Document

SLACK = timedelta(days=60)
"""Numbers are given when work begins, and certificates signed when it ends (公证法 Art 30)."""
_OF_PEOPLE = frozenset(
    {
        Kind.ID_CARD_PORTRAIT,
        Kind.ID_CARD_EMBLEM,
        Kind.RESIDENCE_PERMIT,
        Kind.FOREIGN_PERMANENT_RESIDENT_ID,
        Kind.PASSPORT,
        Kind.MAINLAND_TRAVEL_PERMIT,
        Kind.OTHER,
    }
)
"""Papers of agents and relatives go with many transfers; of these the same file is only unusual."""


def known(tx: Tx, transfer_id: str, documents: Sequence[Document]) -> tuple[Elsewhere, ...]:
    """What other transfers say about these documents, at this moment, in a fixed order."""
    papers = {paper.id: paper for one in documents for paper in one.each()}
    own = tx.session.scalars(
        select(TraceRow).where(TraceRow.transfer_id == transfer_id).order_by(TraceRow.id)
    ).all()
    mine = [one for one in own if one.document_id is None or one.document_id in papers]
    look = _Look(tx, transfer_id, mine, papers)
    found: defaultdict[tuple[str, str, Strength], set[str]] = defaultdict(set)
    for what, paper, strength, other in look.all():
        found[what.value, paper, strength].add(other)
    return tuple(
        Elsewhere(seen(Seen(code), papers[paper], strength), tuple(sorted(others)))
        for (code, paper, strength), others in sorted(found.items())
    )


_Hit = tuple[Seen, str, Strength, str]
"""What was seen, about which paper, how strongly, and in which other transfer."""


class _Look:
    """One transfer's traces among all others."""

    def __init__(
        self, tx: Tx, transfer_id: str, mine: Sequence[TraceRow], papers: dict[str, Document]
    ) -> None:
        self._tx, self._id, self._mine, self._papers = tx, transfer_id, mine, papers

    def all(self) -> Iterator[_Hit]:
        """Everything that other transfers say."""
        yield from self._deeds()
        yield from self._series()
        yield from self._names()
        pictures = [*self._files(), *self._looks()]
        strangers = self._strangers({other for *_, other in pictures})
        yield from (hit for hit in pictures if hit[3] in strangers)

    def _own(self, sort: Sort) -> list[TraceRow]:
        return [one for one in self._mine if one.sort == sort.value]

    def _others(self, sort: Sort) -> Iterator[tuple[TraceRow, TraceRow]]:
        """Each of this transfer's traces of a sort with every equal one of another transfer."""
        own: defaultdict[str, list[TraceRow]] = defaultdict(list)
        for one in self._own(sort):
            own[one.digest].append(one)
        if own:
            query = self._beyond(sort).where(TraceRow.digest.in_(own))
            for other in self._tx.session.scalars(query):
                yield from ((one, other) for one in own[other.digest])

    def _beyond(self, sort: Sort) -> Select[TraceRow]:
        return select(TraceRow).where(TraceRow.sort == sort.value, TraceRow.transfer_id != self._id)

    def _deeds(self) -> Iterator[_Hit]:
        """The number of a certificate with other content: numbers are given once."""
        for one, other in self._others(Sort.DEED):
            strength = contradiction(deed_of_row(one), deed_of_row(other))
            if strength is not None:
                yield Seen.DEED_NUMBER, one.details["paper"], strength, other.transfer_id

    def _series(self) -> Iterator[_Hit]:
        """A higher number signed long before a lower one of the same office, year and class."""
        for one in self._own(Sort.SERIES):
            if one.issued_on is None or not one.details["sure"]:
                continue
            reversed_ = or_(
                and_(TraceRow.serial > one.serial, TraceRow.issued_on < one.issued_on - SLACK),
                and_(TraceRow.serial < one.serial, TraceRow.issued_on > one.issued_on + SLACK),
            )
            query = self._beyond(Sort.SERIES).where(TraceRow.digest == one.digest, reversed_)
            for other in self._tx.session.scalars(query):
                if other.details["sure"]:
                    paper = one.details["paper"]
                    yield Seen.DEED_ORDER, paper, Strength.STRONG, other.transfer_id

    def _names(self) -> Iterator[_Hit]:
        """One identity number with names of which neither side knows any of the other's.

        All papers of a transfer are heard together: one of them may tell of a former name.
        """
        mine: defaultdict[str, set[str]] = defaultdict(set)
        theirs: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        for one, other in self._others(Sort.NUMBER):
            mine[one.digest].update(one.details["names"])
            theirs[one.digest, other.transfer_id].update(other.details["names"])
        own = sorted(self._own(Sort.NUMBER), key=lambda one: one.details["paper"], reverse=True)
        papers = {one.digest: one.details["paper"] for one in own}
        for (number, transfer_id), called in theirs.items():
            if not mine[number] & called:
                yield Seen.NAME, papers[number], Strength.STRONG, transfer_id

    def _files(self) -> Iterator[_Hit]:
        for one, other in self._others(Sort.FILE):
            document = one.document_id or ""
            yield Seen.FILE, document, self._of_picture(document), other.transfer_id

    def _looks(self) -> Iterator[_Hit]:
        """Pages that look alike; those that are one file are told as that."""
        own: defaultdict[tuple[str, int], set[str]] = defaultdict(set)
        for one in self._own(Sort.LOOK):
            own[one.document_id or "", one.serial or 0].add(one.digest)
        same = {(hit[1], hit[3]) for hit in self._files()}
        for (document, _), bands in sorted(own.items()):
            page = (TraceRow.transfer_id, TraceRow.document_id, TraceRow.serial)
            query = (
                select(TraceRow.transfer_id)
                .where(TraceRow.sort == Sort.LOOK.value, TraceRow.transfer_id != self._id)
                .where(TraceRow.digest.in_(bands))
                .group_by(*page)
                .having(func.count(TraceRow.digest.distinct()) >= ALIKE)
            )
            for other in self._tx.session.scalars(query):
                if (document, other) not in same:
                    yield Seen.PICTURE, document, self._of_picture(document), other

    def _of_picture(self, document: str) -> Strength:
        return Strength.SOFT if self._papers[document].kind in _OF_PEOPLE else Strength.STRONG

    def _strangers(self, others: set[str]) -> set[str]:
        """Those of the other transfers with which this one shares neither shop nor person."""
        who = [one.digest for one in self._own(Sort.WHO)]
        akin = select(TraceRow.transfer_id).where(
            TraceRow.sort == Sort.WHO.value,
            TraceRow.transfer_id.in_(others),
            TraceRow.digest.in_(who),
        )
        return others - set(self._tx.session.scalars(akin))
