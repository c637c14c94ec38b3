"""What operations can watch (Prometheus). Labels are small closed sets, never ids or names."""

from __future__ import annotations

from prometheus_client import Counter, Gauge, Histogram

DOCUMENTS = Counter("guohu_documents_total", "Documents that ended, by outcome.", ["outcome"])
READ_SECONDS = Histogram(
    "guohu_document_read_seconds",
    "From a worker's claim to the stored reading.",
    buckets=(0.25, 0.5, 1, 2, 4, 8, 15, 30, 60, 120),
)
WAIT_SECONDS = Histogram(
    "guohu_document_wait_seconds",
    "From the upload to the first claim.",
    buckets=(0.1, 0.5, 1, 5, 15, 60, 300, 1800),
)
QUEUE_DEPTH = Gauge("guohu_queue_documents", "Documents not read yet, by status.", ["status"])
OLDEST_QUEUED_SECONDS = Gauge("guohu_queue_oldest_seconds", "Age of the longest waiting document.")
ASSESSMENTS = Counter("guohu_assessments_total", "Assessments, by recommendation.", ["outcome"])
DECISIONS = Counter("guohu_decisions_total", "Decisions, by maker and outcome.", ["by", "outcome"])
RINGS = Counter("guohu_doorbell_rings_total", "Messages to workers, by result.", ["result"])
STALE_WRITES = Counter("guohu_stale_writes_total", "Late writes of workers that lost their lease.")
