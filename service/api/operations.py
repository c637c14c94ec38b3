"""For operations: is the process alive, can it serve, and what does it measure.

These three answer without credentials and hold no personal data: counts, states and seconds only.
Keep them behind the reverse proxy where outsiders should not see how busy the service is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import redis
from apiflask import APIBlueprint
from flask import Response, jsonify
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from service.api.context import context, store
from service.cases import measuring
from service.rules.errors import ServiceError

if TYPE_CHECKING:
    from service.settings import Settings

bp = APIBlueprint("operations", __name__, enable_openapi=False)

_REDIS_SECONDS = 0.5


@bp.get("/healthz")
def healthz() -> Response:
    """Whether this process answers at all."""
    return jsonify({"status": "ok"})


@bp.get("/readyz")
def readyz() -> tuple[Response, int]:
    """Whether uploads are taken: the database decides (503 without it).

    Without Redis nothing is lost and workers only start later, so that is `degraded`, still 200.
    """
    database = _database_answers()
    bell = _redis_answers(context().settings)
    status = "ok" if database and bell else "degraded" if database else "unavailable"
    checks = {"database": "ok" if database else "down", "redis": "ok" if bell else "down"}
    return jsonify({"status": status, "checks": checks}), 200 if database else 503


@bp.get("/metrics")
def metrics() -> Response:
    """Prometheus metrics: what this process counted, and what the record holds."""
    return Response(
        generate_latest() + measuring.exposition(store()), content_type=CONTENT_TYPE_LATEST
    )


def _database_answers() -> bool:
    try:
        store().ping()
    except ServiceError:
        return False
    return True


def _redis_answers(settings: Settings) -> bool:
    url = settings.broker_url.replace("redis+socket://", "unix://", 1)
    client = redis.Redis.from_url(
        url, socket_timeout=_REDIS_SECONDS, socket_connect_timeout=_REDIS_SECONDS
    )
    try:
        return bool(client.ping())
    except redis.RedisError:
        return False
    finally:
        client.close()
