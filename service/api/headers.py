"""What every answer of the service tells browsers and caches to forbid; views may be stricter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import request

if TYPE_CHECKING:
    from flask import Flask, Response

POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
"""JSON needs nothing at all."""
SANDBOX = "default-src 'none'; sandbox"
"""For pictures, whoever made them: whatever it is, it may do nothing."""
_HSTS_SECONDS = 365 * 24 * 3600


def protect(app: Flask, *, https: bool) -> None:
    """Set the headers on every answer of `app`; `https` where people reach it so."""

    def _set(response: Response) -> Response:
        headers = response.headers
        headers.setdefault("Content-Security-Policy", POLICY)
        headers.setdefault("X-Content-Type-Options", "nosniff")
        headers.setdefault("X-Frame-Options", "DENY")
        headers.setdefault("Referrer-Policy", "no-referrer")
        headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if "Cache-Control" not in headers:
            headers["Cache-Control"] = "no-store"
        if https:
            headers.setdefault("Strict-Transport-Security", f"max-age={_HSTS_SECONDS}")
        if request.authorization is None and "Cookie" in request.headers:
            response.vary.add("Cookie")
        return response

    app.after_request(_set)
