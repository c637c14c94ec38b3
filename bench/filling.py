"""Many drawn transfers in a store: most of them decided, some waiting for a person.

Those that wait hold what a page of theirs opens: four papers with their readings, and an
assessment. The decided ones hold as many rows of papers and of the journal, with nothing in them.
"""

from __future__ import annotations

import random
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from service.cases import shapes
from service.cases.governing import policies
from service.rules import alike, ids
from service.rules.journal import GENESIS, Entry, digest
from service.store.sealing import new_key
from service.store.tables import (
    AssessmentCodesRow,
    AssessmentRow,
    Base,
    CaseShapeRow,
    DataKey,
    DecidedCaseRow,
    DocumentRow,
    JournalRow,
    MerchantTie,
    ReadingRow,
    ReviewTaskRow,
    ShapeOutcomeRow,
    TransferRow,
)
from tests.verifiers.papers import evidence, papers
from verifiers.assess import assess
from verifiers.model import Assessment, Document, FactState, Transfer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from service.store.database import Store
    from service.store.sealing import Sealer
    from service.store.work import Tx

_BATCH = 2_000
_MERCHANTS = 400
_FACTS = 9
_FINDINGS = 60
_ACTS = ("transfer.opened", *("document.added", "document.checked") * 4, "transfer.assessed")
_ORDER = (
    *(DataKey, TransferRow, AssessmentRow, AssessmentCodesRow, DecidedCaseRow, ReviewTaskRow),
    *(DocumentRow, ReadingRow),
)
Rows = dict[type[Base], list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class _Specimen:
    """What every drawn transfer holds, packed once."""

    policy: str
    claim: bytes
    requirements: bytes
    assessment: bytes
    papers: tuple[tuple[Document, bytes], ...]


def fill(store: Store, count: int, waiting: int, kinds: int) -> None:
    """Draw `count` transfers: the last `waiting` of them wait, the others are decided."""
    chance = random.Random(7)  # noqa: S311 -- drawn data, not secrets
    with store.transaction() as tx:
        policy = policies.in_force(tx)
        policies.keep(tx, policy)
        known = {
            alike.shape_id("inheritance", codes): codes
            for codes in (_codes(chance) for _ in range(kinds))
        }
        _insert(
            tx,
            CaseShapeRow,
            (
                {"id": one, "scenario": "inheritance", "codes": list(codes)}
                for one, codes in known.items()
            ),
        )
        merchants = (f"m-{number}" for number in range(1, _MERCHANTS + 1))
        _insert(
            tx, MerchantTie, ({"person_id": "key_bench", "merchant_ref": one} for one in merchants)
        )
    judged = evidence(*papers())
    found = assess(judged, policy)
    specimen = _Specimen(
        policy.stamp.sha256,
        shapes.pack(Transfer, judged.transfer),
        shapes.pack(shapes.FACTS, found.requirements),
        shapes.pack(Assessment, found),
        tuple((one, shapes.pack(Document, one)) for one in judged.documents),
    )
    every = list(known)
    # A few shapes are common and many are rare, as kinds of cases are.
    weights = [1 / (place + 1) for place in range(len(every))]
    for start in range(0, count, _BATCH):
        numbers = range(start, min(start + _BATCH, count))
        drawn = chance.choices(every, weights, k=len(numbers))
        rows: Rows = {table: [] for table in _ORDER}
        for number, shape in zip(numbers, drawn, strict=True):
            _draw(rows, store, chance, specimen, shape, waits=number >= count - waiting)
        with store.transaction() as tx:
            for table in _ORDER:
                _insert(tx, table, rows[table])
            _write_journal(tx, [row["id"] for row in rows[TransferRow]])
    with store.transaction() as tx:
        _count_outcomes(tx)
    if not store.is_sqlite:
        with store.engine.connect() as connection:
            connection.execution_options(isolation_level="AUTOCOMMIT").exec_driver_sql("ANALYZE")


def _draw(
    rows: Rows,
    store: Store,
    chance: random.Random,
    specimen: _Specimen,
    shape: str,
    *,
    waits: bool,
) -> None:
    """Everything that is kept of one transfer."""
    transfer_id, assessment_id = ids.new_id(ids.TRANSFER), ids.new_id(ids.ASSESSMENT)
    merchant = f"m-{min(int(chance.paretovariate(0.6)), _MERCHANTS)}"
    at = datetime.now(UTC) - timedelta(minutes=chance.randrange(100_000))
    sealer = _key(rows, store, transfer_id, at)
    score = chance.randrange(101)
    assessed = {"assessment_id": assessment_id, "transfer_id": transfer_id, "shape_id": shape}
    rows[TransferRow].append(
        {
            "id": transfer_id,
            "merchant_ref": merchant,
            "scenario": "inheritance",
            "status": "in_review" if waits else "approved",
            "sealed_claim": sealer.seal("claim", specimen.claim),
            "sealed_requirements": sealer.seal("requirements", specimen.requirements),
            "evidence_version": 1,
            "assessed_version": 1,
            "latest_assessment_id": assessment_id,
            "risk_score": score,
            "recommendation": "review",
            "created_by": "key_bench",
            "created_at": at,
            "updated_at": at,
            "submitted_at": at,
            "policy_sha256": specimen.policy,
        }
    )
    told = specimen.assessment if waits else b""
    rows[AssessmentRow].append(
        {
            "id": assessment_id,
            "transfer_id": transfer_id,
            "number": 1,
            "evidence_version": 1,
            "as_of": at.date(),
            "policy_sha256": specimen.policy,
            "risk_score": score,
            "recommendation": "review",
            "sealed": sealer.seal(f"assessment:{assessment_id}", told),
            "created_at": at,
        }
    )
    rows[AssessmentCodesRow].append({**assessed, "shadow": []})
    _draw_papers(rows, store, specimen, transfer_id, at, waits=waits)
    if waits:
        rows[ReviewTaskRow].append(_task(chance, transfer_id, merchant, at))
    else:
        rows[DecidedCaseRow].append(
            {
                **assessed,
                "outcome": chance.choice(("approve", "approve", "approve", "reject")),
                "made_by": "reviewer",
                "actor_id": f"usr_{chance.randrange(30)}",
                "unit": f"u{chance.randrange(5)}",
                "decided_at": at,
            }
        )


def _draw_papers(
    rows: Rows,
    store: Store,
    specimen: _Specimen,
    transfer_id: str,
    at: datetime,
    *,
    waits: bool,
) -> None:
    for document, packed in specimen.papers:
        document_id, reading_id = ids.new_id(ids.DOCUMENT), ids.new_id(ids.READING)
        sealer = _key(rows, store, document_id, at) if waits else None
        rows[DocumentRow].append(
            {
                "id": document_id,
                "transfer_id": transfer_id,
                "status": "checked",
                "size_bytes": 1_000_000,
                "sha256": document.sha256 or "0" * 64,
                "sealed_name": sealer.seal_text("name", "样本.jpg") if sealer else b"",
                "added_by": "key_bench",
                "created_at": at,
                "queued_at": at,
                "rung_at": at,
                "attempts": 1,
                "finished_at": at,
            }
        )
        if sealer is not None:
            rows[ReadingRow].append(
                {
                    "id": reading_id,
                    "document_id": document_id,
                    "pipeline": "1",
                    "kind": document.kind.value,
                    "pages": 1,
                    "engine": {},
                    "sealed": sealer.seal(f"reading:{reading_id}", packed),
                    "created_at": at,
                }
            )


def _task(
    chance: random.Random, transfer_id: str, merchant: str, at: datetime
) -> dict[str, object]:
    return {
        "id": ids.new_id(ids.TASK),
        "transfer_id": transfer_id,
        "step": "review",
        "subject_id": transfer_id,
        "merchant_ref": merchant,
        "twin_key": None,
        "lane": 1,
        "queue_on": at.date() + timedelta(days=2),
        "band": chance.randrange(3),
        "turn": chance.randrange(40),
        "opened_at": at,
        "due_at": at + timedelta(days=2),
        "warn_at": at + timedelta(days=1),
    }


def _key(rows: Rows, store: Store, owner_id: str, at: datetime) -> Sealer:
    sealer, kept = new_key(store.keys, owner_id)
    rows[DataKey].append(
        {"owner_id": owner_id, "kek_id": kept.kek_id, "wrapped": kept.wrapped, "created_at": at}
    )
    return sealer


def _write_journal(tx: Tx, transfer_ids: Iterable[str]) -> None:
    """What a transfer's life leaves in the journal, chained as ever; no object for each row."""
    last = tx.session.execute(
        select(JournalRow.seq, JournalRow.digest).order_by(JournalRow.seq.desc()).limit(1)
    ).first()
    seq, previous = (last.seq, last.digest) if last else (0, GENESIS)
    at = tx.now.astimezone(UTC).isoformat(timespec="microseconds")
    rows = []
    for one in transfer_ids:
        for act in _ACTS:
            seq += 1
            entry = Entry(
                actor_id="key_bench",
                actor_role="merchant",
                act=act,
                subject_id=one,
                transfer_id=one,
                details={},
            )
            previous = digest(tx.means.journal_key, previous, seq, at, entry)
            rows.append({"seq": seq, "at": at, "digest": previous, **asdict(entry)})
    _insert(tx, JournalRow, rows)


def _count_outcomes(tx: Tx) -> None:
    by = DecidedCaseRow.shape_id, DecidedCaseRow.outcome
    counted = tx.session.execute(select(*by, func.count()).group_by(*by))
    _insert(
        tx,
        ShapeOutcomeRow,
        (
            {"shape_id": shape, "outcome": outcome, "count": count}
            for shape, outcome, count in counted
        ),
    )


def _codes(chance: random.Random) -> tuple[str, ...]:
    states = [state.value for state in FactState]
    facts = [f"fact_{number}:{chance.choice(states)}" for number in range(_FACTS)]
    findings = chance.sample(range(_FINDINGS), chance.randrange(6))
    return tuple(sorted([*facts, *(f"FINDING_{number}" for number in findings)]))


def _insert(tx: Tx, table: type[Base], rows: Iterable[dict[str, Any]]) -> None:
    found = list(rows)
    if found:
        tx.session.execute(Base.metadata.tables[table.__tablename__].insert(), found)
