"""Who is behind a request, and that no other site sent it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from flask import g, request, session, url_for
from flask_wtf.csrf import CSRFProtect

from service.cases import people
from service.rules.errors import Unauthenticated
from service.rules.roles import Role
from service.web.door import door

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    from service.rules.actor import Actor

SESSION, LINK = "guohu_session", "guohu_link"
CSRF = CSRFProtect()

_HOMES = {
    Role.MERCHANT: "/transfers",
    Role.PLATFORM: "/transfers",
    Role.REVIEWER: "/review",
    Role.APPROVER: "/review",
    Role.ADMINISTRATOR: "/office",
    Role.LINK: "/upload",
}


def actor() -> Actor:
    """The signed-in person. Raises `Unauthenticated`."""
    found = actor_or_none()
    if found is None:
        raise Unauthenticated
    return found


def actor_or_none() -> Actor | None:
    """The signed-in person, where there is one."""
    if "web_actor" not in g:
        g.web_actor = None
        token = session_token()
        if token:
            try:
                g.web_actor = people.authenticate_session(door().store, token)
            except Unauthenticated:
                g.web_actor = None
    found: Actor | None = g.web_actor
    return found


def link_actor() -> Actor:
    """The holder of an upload link. Raises `Unauthenticated`."""
    token = request.cookies.get(door().cookie_name(LINK), "")
    g.web_actor = people.authenticate_link(door().store, token)
    holder: Actor = g.web_actor
    return holder


def session_token() -> str | None:
    """The token in the session's cookie, where there is one."""
    return request.cookies.get(door().cookie_name(SESSION))


def link_address(token: str) -> str:
    """The address that a phone opens to upload for one transfer, as the outside reaches it."""
    base = door().settings.public_url or request.host_url
    return base.rstrip("/") + url_for("web.open_link", token=token)


def home(role: Role) -> str:
    """Where this role begins."""
    return _HOMES.get(role, "/")


def keep(response: Response, name: str, token: str, seconds: int) -> None:
    """Hand the browser a token that scripts cannot read and other sites cannot send."""
    response.set_cookie(
        door().cookie_name(name),
        token,
        max_age=seconds,
        httponly=True,
        secure=door().secure,
        samesite="Lax",
        path="/",
    )


def forget(response: Response, name: str) -> None:
    """Take the token back, and with it the form tokens that were bound to it."""
    session.clear()
    response.delete_cookie(
        door().cookie_name(name), path="/", secure=door().secure, httponly=True, samesite="Lax"
    )


def require_own_form() -> None:
    """Refuse a POST that no page of ours sent: by its form token, and by what the browser says.

    Raises Flask-WTF's `CSRFError`.
    """
    CSRF.protect()


def local_path(text: str | None) -> str | None:
    """`text` where it is a path of this service, so that nobody is sent elsewhere; else `None`."""
    if not text or not text.startswith("/") or text.startswith(("//", "/\\")):
        return None
    parts = urlsplit(text)
    return text if not parts.scheme and not parts.netloc and text.isprintable() else None
