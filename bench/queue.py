"""``python -m bench.queue``: the queue and like cases on a store with many transfers.

Fills a database with drawn transfers, most of them decided, some waiting, and times over HTTP what
reviewers do most, each many times: a page of the queue, a page deep in it, taking the next task,
and reading how like cases were decided.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any

from service.app import create_app
from service.cases import people, policies, shapes
from service.rules import alike, ids
from service.rules.roles import Role
from service.settings import Settings
from service.store.database import Store
from service.store.doorbell import Silent
from service.store.sealing import new_key
from service.store.tables import (
    AssessmentCodesRow,
    AssessmentRow,
    Base,
    CaseShapeRow,
    DataKey,
    DecidedCaseRow,
    ReviewTaskRow,
    TransferRow,
)
from verifiers.model import FactState, Person, Shop, Transfer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from service.store.work import Tx

_BATCH = 2_000
_MERCHANTS = 400
_FACTS = 9
_FINDINGS = 60


def main() -> None:
    """Fill, measure, print."""
    chosen = _arguments()
    with tempfile.TemporaryDirectory() as home:
        settings = Settings.load(home=Path(home), database_url=chosen.database)
        store = Store(settings, Silent())
        store.migrate()
        begun = time.perf_counter()
        fill(store, chosen.transfers, chosen.waiting, chosen.shapes)
        took = time.perf_counter() - begun
        dialect = store.engine.dialect.name
        print(
            f"{dialect}: {chosen.transfers:,} transfers, {chosen.waiting:,} waiting, "
            f"{chosen.shapes:,} shapes; filled in {took:.0f} s"
        )
        for name, times in measure(store, chosen.rounds).items():
            for kind, ms in zip(("clock", "processor"), zip(*times, strict=True), strict=True):
                median, p95 = statistics.median(ms), statistics.quantiles(ms, n=20)[-1]
                print(f"{name:28} {kind:10} median {median:6.1f} ms  p95 {p95:6.1f} ms")
        store.close()


def fill(store: Store, count: int, waiting: int, kinds: int) -> None:
    """Draw `count` transfers: the last `waiting` of them wait, the others are decided."""
    chance = random.Random(7)  # noqa: S311 -- drawn data, not secrets
    drawn = [_codes(chance) for _ in range(kinds)]
    with store.transaction() as tx:
        policy = policies.in_force(tx)
        policies.keep(tx, policy)
        known = {alike.shape_id("inheritance", codes): codes for codes in drawn}
        _insert(
            tx,
            CaseShapeRow,
            (
                {"id": one, "scenario": "inheritance", "codes": list(codes)}
                for one, codes in known.items()
            ),
        )
    every = list(known)
    # A few shapes are common and many are rare, as kinds of cases are.
    weights = [1 / (place + 1) for place in range(len(every))]
    for start in range(0, count, _BATCH):
        numbers = range(start, min(start + _BATCH, count))
        shapes_of = chance.choices(every, weights, k=len(numbers))
        rows = [
            _rows(store, chance, shape, policy.stamp.sha256, waits=number >= count - waiting)
            for number, shape in zip(numbers, shapes_of, strict=True)
        ]
        with store.transaction() as tx:
            for table in (
                DataKey,
                TransferRow,
                AssessmentRow,
                AssessmentCodesRow,
                DecidedCaseRow,
                ReviewTaskRow,
            ):
                _insert(tx, table, (row[table] for row in rows if table in row))


def measure(store: Store, rounds: int) -> dict[str, list[tuple[float, float]]]:
    """Milliseconds of each call by the clock and of the processor, by its name."""
    with store.transaction() as tx:
        key = people.add_key(tx, role=Role.REVIEWER)
    client = create_app(store.settings, store).test_client()
    headers = {"Authorization": f"Bearer {key.text}"}
    page = client.get("/v1/review-tasks?limit=100", headers=headers).json
    transfers = [one["transfer_id"] for one in page["data"]]
    deep = page["next"]
    for _ in range(9):
        deep = client.get(f"/v1/review-tasks?limit=100&after={deep}", headers=headers).json["next"]
    calls: dict[str, Callable[[int], Any]] = {
        "a page of 20": lambda _: client.get("/v1/review-tasks?limit=20", headers=headers),
        "a page of 20 behind 1,000": lambda _: client.get(
            f"/v1/review-tasks?limit=20&after={deep}", headers=headers
        ),
        "take the next": lambda _: _fresh(client, headers),
        "like cases": lambda turn: client.get(
            f"/v1/transfers/{transfers[turn % len(transfers)]}/alike", headers=headers
        ),
    }
    return {
        name: [_milliseconds(call, turn) for turn in range(rounds)] for name, call in calls.items()
    }


def _fresh(client: Any, headers: dict[str, str]) -> Any:  # noqa: ANN401 -- Flask's test client
    """Take the next task and give nothing back: the claims pile up as in a day's work."""
    return client.post("/v1/review-tasks/next", headers=headers)


def _milliseconds(call: Callable[[int], Any], turn: int) -> tuple[float, float]:
    begun, used = time.perf_counter(), time.process_time()
    answer = call(turn)
    took = (time.perf_counter() - begun) * 1000, (time.process_time() - used) * 1000
    if answer.status_code != HTTPStatus.OK:
        raise SystemExit(f"refused: {answer.json}")
    return took


def _rows(
    store: Store, chance: random.Random, shape: str, policy: str, *, waits: bool
) -> dict[type[Base], dict[str, Any]]:
    """Everything that is kept of one transfer."""
    transfer_id, assessment_id = ids.new_id(ids.TRANSFER), ids.new_id(ids.ASSESSMENT)
    merchant = f"m-{min(int(chance.paretovariate(0.6)), _MERCHANTS)}"
    at = datetime.now(UTC) - timedelta(minutes=chance.randrange(100_000))
    sealer, kept = new_key(store.keys, transfer_id)
    claim = Transfer(
        scenario="inheritance",
        shop=Shop("样本店", f"shop_{transfer_id}"),
        registrant=Person(name="林样本"),
        transferee=Person(name="陈样本"),
    )
    sealed = sealer.seal("claim", shapes.pack(Transfer, claim))
    score = chance.randrange(101)
    assessed = {"assessment_id": assessment_id, "transfer_id": transfer_id, "shape_id": shape}
    rows: dict[type[Base], dict[str, Any]] = {
        DataKey: {
            "owner_id": transfer_id,
            "kek_id": kept.kek_id,
            "wrapped": kept.wrapped,
            "created_at": at,
        },
        TransferRow: {
            "id": transfer_id,
            "merchant_ref": merchant,
            "scenario": "inheritance",
            "status": "in_review" if waits else "approved",
            "sealed_claim": sealed,
            "sealed_requirements": b"",
            "evidence_version": 1,
            "assessed_version": 1,
            "latest_assessment_id": assessment_id,
            "risk_score": score,
            "recommendation": "review",
            "created_by": "key_bench",
            "created_at": at,
            "updated_at": at,
            "submitted_at": at,
        },
        AssessmentRow: {
            "id": assessment_id,
            "transfer_id": transfer_id,
            "number": 1,
            "evidence_version": 1,
            "as_of": at.date(),
            "policy_sha256": policy,
            "risk_score": score,
            "recommendation": "review",
            "sealed": b"",
            "created_at": at,
        },
        AssessmentCodesRow: {**assessed, "shadow": []},
    }
    if waits:
        rows[ReviewTaskRow] = {
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
    else:
        rows[DecidedCaseRow] = {
            **assessed,
            "outcome": chance.choice(("approve", "approve", "approve", "reject")),
            "made_by": "reviewer",
            "actor_id": f"usr_{chance.randrange(30)}",
            "unit": f"u{chance.randrange(5)}",
            "decided_at": at,
        }
    return rows


def _codes(chance: random.Random) -> tuple[str, ...]:
    states = [state.value for state in FactState]
    facts = [f"fact_{number}:{chance.choice(states)}" for number in range(_FACTS)]
    findings = chance.sample(range(_FINDINGS), chance.randrange(6))
    return tuple(sorted([*facts, *(f"FINDING_{number}" for number in findings)]))


def _insert(tx: Tx, table: type[Base], rows: Iterator[dict[str, Any]]) -> None:
    found = list(rows)
    if found:
        tx.session.execute(Base.metadata.tables[table.__tablename__].insert(), found)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.queue", description=__doc__)
    parser.add_argument("--transfers", type=int, default=100_000)
    parser.add_argument("--waiting", type=int, default=5_000, help="how many of them wait")
    parser.add_argument("--shapes", type=int, default=3_000, help="kinds of cases")
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--database", help="a PostgreSQL URL; by default SQLite in a new folder")
    return parser.parse_args()


if __name__ == "__main__":
    main()
