"""Every request: an id that answers, problems and log lines share, and its time and outcome.

A log line holds the route as it is written in the code, never the path that came: an upload link
has its token there.
"""

from __future__ import annotations

import time

import structlog
from flask import Flask, Response, g, request
from prometheus_client import Counter, Histogram

from service.rules.ids import new_id

REQUESTS = Counter(
    "guohu_http_requests_total", "Requests, by route and status.", ["method", "route", "status"]
)
SECONDS = Histogram(
    "guohu_http_request_seconds",
    "From the first line to the last.",
    ["route"],
    buckets=(0.01, 0.03, 0.1, 0.3, 1, 3, 10),
)
_UNKNOWN = "unknown"
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_PROBES = frozenset({"/healthz", "/readyz", "/metrics"})

log = structlog.get_logger("http")


def watch(app: Flask) -> None:
    """Watch every request of `app`; to be called before anything else hangs itself in."""
    app.before_request(_begin)
    app.after_request(_end)


def _begin() -> None:
    g.began_at = time.perf_counter()
    g.request_id = new_id("req")


def _end(response: Response) -> Response:
    response.headers["X-Request-Id"] = g.request_id
    route = request.url_rule.rule if request.url_rule else _UNKNOWN
    method = request.method if request.method in _METHODS else _UNKNOWN
    seconds = time.perf_counter() - g.began_at
    REQUESTS.labels(method, route, str(response.status_code)).inc()
    SECONDS.labels(route).observe(seconds)
    if route not in _PROBES:
        actor = g.get("actor")
        log.info(
            "request",
            request_id=g.request_id,
            method=method,
            url_rule=route,
            status=response.status_code,
            seconds=round(seconds, 3),
            actor_id=actor.id if actor else None,
        )
    return response
