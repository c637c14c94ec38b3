"""How much one caller may ask: requests a minute, and bytes a request.

Counted by key or person, and by address for whoever has not proved who they are. Counters lie in
the Redis of the settings where one is given, so that several machines count together, and
otherwise in this process; a Redis that does not answer never stops a request.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from flask import Flask, current_app, request
from flask_limiter import Limiter

from service.api.context import actor
from service.api.problems import Refusal
from service.rules.errors import ServiceError

if TYPE_CHECKING:
    from service.settings import Settings

MOST_JSON_BYTES = 256 * 1024
FORM_OVERHEAD_BYTES = 64 * 1024
"""Boundaries, part headers and the small fields beside the file."""
MOST_FORM_PARTS = 8
_REDIS_SECONDS = 0.3
_WINDOW_SECONDS = 60
_EXTENSION = "guohu_limiter"


def most_body_bytes(settings: Settings) -> int:
    """The largest body any call takes: an upload."""
    return settings.max_file_bytes + FORM_OVERHEAD_BYTES


def limit_rates(app: Flask, settings: Settings) -> None:
    """Count every request of `app` but the probes'."""
    options: dict[str, Any] = {}
    if settings.redis_url is not None:
        options = {"socket_timeout": _REDIS_SECONDS, "socket_connect_timeout": _REDIS_SECONDS}
    limiter = Limiter(
        _caller,
        # One budget for all calls together, not one for each.
        application_limits=[f"{settings.requests_per_minute} per minute"],
        storage_uri=settings.redis_url or "memory://",
        storage_options=options,
        strategy="moving-window",
        in_memory_fallback_enabled=settings.redis_url is not None,
        key_prefix="guohu:rate",
    )
    limiter.request_filter(_is_probe)
    limiter.init_app(app)
    app.extensions[_EXTENSION] = limiter


def too_many_requests() -> Refusal:
    """The refusal of a caller over the limit, with the seconds to wait."""
    limiter: Limiter = current_app.extensions[_EXTENSION]
    limit = limiter.current_limit
    wait = round(limit.reset_at - time.time()) if limit else _WINDOW_SECONDS
    seconds = min(max(1, wait), _WINDOW_SECONDS)
    return Refusal("too-many-requests", headers={"Retry-After": str(seconds)}, seconds=seconds)


def _caller() -> str:
    if request.blueprint != "v1":
        return f"address:{request.remote_addr}"
    try:
        return f"actor:{actor().id}"
    except (ServiceError, Refusal):
        return f"address:{request.remote_addr}"


def _is_probe() -> bool:
    return request.path in {"/healthz", "/readyz", "/metrics"}
