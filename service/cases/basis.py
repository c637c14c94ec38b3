"""What an assessment rests on: kept exactly as it was when it was made, opened again for replays.

Readings, policies and registries never change (triggers refuse it); an assessment names each by id
or digest and keeps its own copy of what was declared and of what was known from outside.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import select

from service.cases import loading, notary_offices, outside, shapes
from service.store.tables import AssessmentRow, DocumentRow, JournalRow, PolicyText, ReadingRow
from verifiers.model import Evidence, Transfer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from service.store.work import Tx


class Held(NamedTuple):
    """Whether one thing that an assessment rests on is still what it was."""

    what: str
    """``policy``, ``notaries``, ``documents``, ``readings``, ``journal`` or ``assessment``."""
    holds: bool


def digests(readings: Sequence[ReadingRow], documents: Sequence[DocumentRow]) -> list[Any]:
    """The column `rests_on`: one object a reading, in the order in which they were judged."""
    return [
        {
            "document": document.id,
            "sha256": document.sha256,
            "reading": reading.id,
            "sealed_sha256": sha256(reading.sealed).hexdigest(),
        }
        for reading, document in zip(readings, documents, strict=True)
    ]


def seal_claim(tx: Tx, transfer_id: str, assessment_id: str, claim: Transfer) -> bytes:
    """What was declared, as an assessment keeps it."""
    sealer = tx.sealer(transfer_id)
    return sealer.seal(f"claim:{assessment_id}", shapes.pack(Transfer, claim))


def evidence(tx: Tx, row: AssessmentRow) -> Evidence:
    """All that was judged, as it was then. Raises `IntegrityBroken`; `KeyError` where not kept."""
    if row.rests_on is None or row.sealed_claim is None:
        raise KeyError("rests_on")
    readings = [tx.session.get_one(ReadingRow, one["reading"]) for one in row.rests_on]
    tx.load_sealers([row.transfer_id, *(one.document_id for one in readings)])
    content = tx.sealer(row.transfer_id).open(f"claim:{row.id}", row.sealed_claim)
    return Evidence(
        transfer=shapes.unpack(Transfer, content),
        documents=tuple(loading.read_document(tx, one) for one in readings),
        as_of=row.as_of,
        outside=outside.kept(tx, row),
        notaries=notary_offices.kept(tx, row.notaries_sha256),
    )


def verified(tx: Tx, row: AssessmentRow) -> tuple[Held, ...]:
    """Which of the digests that were kept still hold; none of them needs a key."""
    policy = tx.session.get(PolicyText, row.policy_sha256)
    held = [Held("policy", policy is not None and _digest(policy.content) == row.policy_sha256)]
    files, readings = True, True
    for one in row.rests_on or ():
        document = tx.session.get(DocumentRow, one["document"])
        reading = tx.session.get(ReadingRow, one["reading"])
        files &= document is not None and document.sha256 == one["sha256"]
        readings &= reading is not None and _digest(reading.sealed) == one["sealed_sha256"]
    held += [Held("documents", files), Held("readings", readings)]
    return (*held, Held("journal", _journalled(tx, row)))


def _journalled(tx: Tx, row: AssessmentRow) -> bool:
    """Whether the journal tells the same outcome; its own chain is verified elsewhere."""
    told = tx.session.scalar(
        select(JournalRow)
        .where(JournalRow.transfer_id == row.transfer_id, JournalRow.subject_id == row.id)
        .where(JournalRow.act == "transfer.assessed")
    )
    return (
        told is not None
        and {
            "risk_score": row.risk_score,
            "recommendation": row.recommendation,
            "policy": row.policy_sha256,
            "content": row.content_sha256,
        }.items()
        <= told.details.items()
    )


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()
