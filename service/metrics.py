"""What this process alone can count (Prometheus). Labels are small closed sets, never ids or names.

What the whole service did and still has to do is read from the database instead, exact across
processes and restarts: `service.cases.measuring`.
"""

from __future__ import annotations

from prometheus_client import Counter

RINGS = Counter("guohu_doorbell_rings_total", "Messages to workers, by result.", ["result"])
