"""What every page tells the browser to forbid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import request

if TYPE_CHECKING:
    from flask import Response

_ALLOWED = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
POLICY = "; ".join(f"{what} {where}" for what, where in _ALLOWED.items())
"""No inline script or style, nothing from elsewhere, never framed."""
SANDBOX = "default-src 'none'; sandbox"
"""For what somebody uploaded: whatever it is, it may do nothing."""
_STATIC_SECONDS = 3600


def protect(response: Response) -> Response:
    """The same headers on every answer of this door; views may have set stricter ones."""
    headers = response.headers
    headers.setdefault("Content-Security-Policy", POLICY)
    headers.setdefault("X-Content-Type-Options", "nosniff")
    # Upload links hold a token in their path: it must not travel on.
    headers.setdefault("Referrer-Policy", "same-origin")
    headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
    headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
    headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
    if request.endpoint == "web.static":
        response.cache_control.max_age = _STATIC_SECONDS
    else:
        headers["Cache-Control"] = "no-store"
        response.vary.update(("Accept-Language", "Cookie"))
    return response
