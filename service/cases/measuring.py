"""What operations can watch, read from the record: exact across processes and restarts."""

from __future__ import annotations

import statistics
from datetime import timedelta
from typing import TYPE_CHECKING

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.registry import Collector
from sqlalchemy import func, select

from service.rules.states import PENDING, DocumentStatus, TransferStatus
from service.store.tables import AssessmentRow, DecisionRow, DocumentRow, TransferRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from prometheus_client import Metric
    from sqlalchemy.orm import InstrumentedAttribute

    from service.store.database import Store
    from service.store.work import Tx

_RECENT = timedelta(minutes=15)
_SAMPLE = 1000
_HALVES, _TWENTIETHS = 2, 20


def exposition(store: Store) -> bytes:
    """All measures of the service in Prometheus' text format. Raises `Unavailable`."""
    with store.reading() as tx:
        families = tuple(_families(tx))

    class Snapshot(Collector):
        def collect(self) -> Iterable[Metric]:
            return families

    registry = CollectorRegistry()
    registry.register(Snapshot())
    return generate_latest(registry)


def _families(tx: Tx) -> Iterator[Metric]:
    documents = {one.value: 0 for one in DocumentStatus} | _counted(tx, DocumentRow.status)
    queue = GaugeMetricFamily(
        "guohu_queue_documents", "Documents not read yet, by status.", labels=["status"]
    )
    ended = CounterMetricFamily(
        "guohu_documents", "Documents that ended, by outcome.", labels=["outcome"]
    )
    for status, count in sorted(documents.items()):
        (queue if status in PENDING else ended).add_metric([status], count)
    yield queue
    yield ended
    yield GaugeMetricFamily(
        "guohu_queue_oldest_seconds",
        "Age of the document that has waited longest.",
        value=_oldest_seconds(tx),
    )
    yield _seconds(tx)
    yield _by(
        GaugeMetricFamily("guohu_transfers", "Transfers, by status.", labels=["status"]),
        {one.value: 0 for one in TransferStatus} | _counted(tx, TransferRow.status),
    )
    yield _by(
        CounterMetricFamily("guohu_assessments", "By recommendation.", labels=["recommendation"]),
        _counted(tx, AssessmentRow.recommendation),
    )
    decisions = CounterMetricFamily("guohu_decisions", "By maker.", labels=["by", "outcome"])
    made = select(DecisionRow.made_by, DecisionRow.outcome, func.count())
    for by, outcome, count in tx.session.execute(made.group_by("made_by", "outcome")):
        decisions.add_metric([by, outcome], count)
    yield decisions


def _by(
    family: GaugeMetricFamily | CounterMetricFamily, counts: dict[str, int]
) -> GaugeMetricFamily | CounterMetricFamily:
    for label, count in sorted(counts.items()):
        family.add_metric([label], count)
    return family


def _counted(tx: Tx, column: InstrumentedAttribute[str]) -> dict[str, int]:
    rows = tx.session.execute(select(column, func.count()).group_by(column))
    return {str(value): int(count) for value, count in rows}


def _oldest_seconds(tx: Tx) -> float:
    queued = DocumentRow.status == DocumentStatus.QUEUED.value
    oldest = tx.session.scalar(select(func.min(DocumentRow.queued_at)).where(queued))
    return max(0.0, (tx.now - oldest).total_seconds()) if oldest else 0.0


def _seconds(tx: Tx) -> GaugeMetricFamily:
    """How long readings took of late, from a worker's claim to the stored reading."""
    query = (
        select(DocumentRow.started_at, DocumentRow.finished_at)
        .where(DocumentRow.finished_at > tx.now - _RECENT)
        .order_by(DocumentRow.finished_at.desc())
        .limit(_SAMPLE)
    )
    took = [
        (finished - started).total_seconds()
        for started, finished in tx.session.execute(query)
        if started is not None and finished is not None
    ]
    family = GaugeMetricFamily(
        "guohu_document_read_seconds",
        "Seconds from claim to stored reading, over the last 15 minutes.",
        labels=["quantile"],
    )
    if len(took) >= _HALVES:
        cuts = statistics.quantiles(took, n=_TWENTIETHS, method="inclusive")
        family.add_metric(["0.5"], statistics.median(took))
        family.add_metric(["0.95"], cuts[-1])
    return family
