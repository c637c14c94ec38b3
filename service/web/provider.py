"""Signing in through the organisation's identity provider (OpenID Connect, code flow with PKCE)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import structlog
from authlib.integrations.base_client import OAuthError  # type: ignore[import-untyped]
from authlib.integrations.flask_client import OAuth  # type: ignore[import-untyped]
from flask import current_app, flash, redirect, request, session, url_for
from joserfc.errors import JoseError
from requests import RequestException

from service import clock
from service.cases import people
from service.rules.errors import (
    AccountDoubted,
    NotFound,
    ProofRequired,
    RoleNotMapped,
    Unauthenticated,
)
from service.rules.roles import Role
from service.web import guard
from service.web.door import BLUEPRINT, door
from service.web.language import phrase
from service.web.refusals import told
from service.web.signing_in import enter

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

_SECONDS = 10.0
_WHERE, _AGAIN = "provider_next", "provider_again"
_SKEW = timedelta(seconds=30)
"""By how much a provider's clock may be behind ours."""
_FAILURES = (OAuthError, JoseError, RequestException, ValueError, KeyError, RuntimeError)
"""Whatever a provider, or somebody who imitates one, may answer."""

log = structlog.get_logger("provider")


@BLUEPRINT.get("/sign-in/provider")
def to_provider() -> ResponseReturnValue:
    """Send the person to their provider; state, nonce and verifier stay in the signed cookie."""
    session.pop(_AGAIN, None)
    return _lead()


@BLUEPRINT.get("/sign-in/provider/again")
def to_provider_again() -> ResponseReturnValue:
    """Send a signed-in person to be asked anew, whatever session the provider has of them."""
    guard.actor()
    session[_AGAIN] = clock.utc_now().timestamp()
    # OpenID Connect Core 1.0, 3.1.2.1: both ask for it, and `max_age` makes `auth_time` certain.
    return _lead(prompt="login", max_age=0)


def _lead(**wishes: str | int) -> ResponseReturnValue:
    session[_WHERE] = guard.local_path(request.args.get("next"))
    try:
        leading: ResponseReturnValue = _client().authorize_redirect(_here(), **wishes)
    except _FAILURES as error:
        return _failed(type(error).__name__)
    return leading


@BLUEPRINT.get("/sign-in/provider/back")
def from_provider() -> ResponseReturnValue:
    """Take the code, check the ID token, and begin a session with the role of their groups."""
    where, again = session.pop(_WHERE, None), session.pop(_AGAIN, None)
    settings = door().settings
    try:
        claims = _client().authorize_access_token()["userinfo"]
        issuer, subject = str(claims["iss"]), str(claims["sub"])
    except _FAILURES as error:
        return _failed(type(error).__name__)
    if again is not None:
        return _asked_anew(claims, datetime.fromtimestamp(again, UTC), where)
    given = claims.get(settings.oidc_claim) or []
    groups = [given] if isinstance(given, str) else [str(group) for group in given]
    mapping = {group: Role(role) for group, role in settings.roles_by_group.items()}
    try:
        entered = people.sign_in_as(
            door().store,
            people.Vouched(
                issuer=issuer,
                subject=subject,
                name=str(claims.get("preferred_username") or ""),
                role=people.role_of(groups, mapping),
                mail=_verified_mail(claims),
            ),
        )
    except (RoleNotMapped, AccountDoubted) as error:
        flash(told(error.problem), "bad")
        return redirect(url_for("web.sign_in"), 303)
    except Unauthenticated:
        return _failed("disabled")
    return enter(entered, where)


def _verified_mail(claims: Any) -> str | None:  # noqa: ANN401
    """The address that the provider says is theirs (OpenID Connect Core 1.0, 5.1)."""
    # Some providers send what is true as a text.
    verified = str(claims.get("email_verified")).lower() == "true"
    return str(claims.get("email") or "") or None if verified else None


def _asked_anew(claims: Any, since: datetime, where: str | None) -> ResponseReturnValue:  # noqa: ANN401
    """Keep the provider's word that it has just asked the person who is signed in here."""
    back = redirect(where or guard.home(guard.actor().role), 303)
    try:
        at = datetime.fromtimestamp(int(claims["auth_time"]), UTC)
        people.prove_elsewhere(
            door().store,
            guard.actor(),
            issuer=str(claims["iss"]),
            subject=str(claims["sub"]),
            at=at,
            since=since - _SKEW,
        )
    except (KeyError, TypeError, ValueError, OverflowError, ProofRequired):
        flash(phrase("sign_in_again_failed"), "bad")
    return back


def _failed(reason: str) -> ResponseReturnValue:
    log.warning("provider_failed", reason=reason)
    flash(phrase("sign_in_provider_failed"), "bad")
    return redirect(url_for("web.sign_in"), 303)


def _here() -> str:
    base = door().settings.public_url or request.host_url
    return base.rstrip("/") + url_for("web.from_provider")


def _client() -> Any:  # noqa: ANN401 -- Authlib does not type its clients
    """The provider's client, made once. Raises `NotFound` where none is set."""
    settings = door().settings
    if settings.oidc_issuer is None:
        raise NotFound
    kept = current_app.extensions.get("guohu_provider")
    if kept is None:
        secret = settings.oidc_client_secret
        kept = OAuth(current_app).register(
            "guohu_provider",
            server_metadata_url=f"{settings.oidc_issuer.rstrip('/')}/.well-known/openid-configuration",
            client_id=settings.oidc_client_id,
            client_secret=secret.get_secret_value() if secret else None,
            client_kwargs={
                "scope": settings.oidc_scope,
                "code_challenge_method": "S256",
                "default_timeout": _SECONDS,
            },
        )
        current_app.extensions["guohu_provider"] = kept
    return kept
