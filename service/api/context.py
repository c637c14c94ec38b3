"""What every call needs: the record, the settings, and who is asking."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

from flask import current_app, g, request

from service.api.problems import Refusal
from service.cases import people
from service.rules.errors import Unauthenticated

if TYPE_CHECKING:
    from service.rules.actor import Actor
    from service.settings import Settings
    from service.store.database import Store

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_EXTENSION = "guohu_api"

SessionToken = Callable[[], str | None]
"""Reads the token of a signed-in person's session from the present request."""
UploadLink = Callable[[str], str]
"""Turns an upload token into the address that a phone opens."""


@dataclass(frozen=True, slots=True)
class Context:
    """What the API was built with."""

    store: Store
    session_token: SessionToken
    upload_link: UploadLink

    @property
    def settings(self) -> Settings:
        """The settings of the record."""
        return self.store.settings

    def keep(self, extensions: dict[str, object]) -> None:
        """Make this the context of an application."""
        extensions[_EXTENSION] = self


def context() -> Context:
    """The context of the present application."""
    return cast("Context", current_app.extensions[_EXTENSION])


def store() -> Store:
    """The record."""
    return context().store


def actor() -> Actor:
    """Whoever sent the present request. Raises `Unauthenticated`, or `Refusal` of a forged one."""
    found: Actor | None = g.get("actor")
    if found is None:
        found = g.actor = _authenticate()
    return found


def _authenticate() -> Actor:
    header = request.headers.get("Authorization")
    if header is not None:
        # A key speaks for itself: cookies that came along say nothing.
        scheme, _, text = header.partition(" ")
        if scheme.lower() != "bearer":
            raise Unauthenticated
        return people.authenticate_key(store(), text.strip())
    token = context().session_token()
    if token is None:
        raise Unauthenticated
    if request.method not in SAFE_METHODS:
        _require_same_origin()
    return people.authenticate_session(store(), token)


def _require_same_origin() -> None:
    """A browser sends cookies with anybody's form, but says honestly where the form came from."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        if site != "same-origin":
            raise Refusal("cross-site-request")
        return
    hosts = {request.host, urlsplit(context().settings.public_url or "").netloc} - {""}
    origin = urlsplit(request.headers.get("Origin", ""))
    if origin.scheme not in {"http", "https"} or origin.netloc not in hosts:
        raise Refusal("cross-site-request")
