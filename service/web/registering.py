"""Hanging this door into the application."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from flask import request

from service.web import guard, limits, showing, words
from service.web.attempts import Attempts
from service.web.door import BLUEPRINT, Door
from service.web.headers import protect
from service.web.language import TAGS, other_language, phrase, reader_language, say

if TYPE_CHECKING:
    from flask import Flask

    from service.settings import Settings
    from service.store.database import Store

_PAGES = (
    "signing_in",
    "provider",
    "account",
    "transfers",
    "uploading",
    "by_link",
    "papers",
    "review",
    "queue",
    "requests",
    "office",
    "policies",
    "policy_drafts",
    "organisation",
    "people",
    "person",
    "keys",
    "rules",
)


def register(app: Flask, store: Store, settings: Settings) -> None:
    """Serve the pages from `app`. The application's secret key signs nothing but form tokens."""
    here = Door(store=store, settings=settings, attempts=Attempts())
    here.attach(app)
    app.secret_key = app.secret_key or store.session_secret
    app.config.update(
        SESSION_COOKIE_NAME=here.cookie_name("guohu_form"),
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=here.secure,
        # Programs send no form tokens: this door asks for them itself.
        WTF_CSRF_CHECK_DEFAULT=False,
        # A form token lives as long as its session; people fill in forms slowly.
        WTF_CSRF_TIME_LIMIT=None,
    )
    guard.CSRF.init_app(app)
    for name in _PAGES:
        import_module(f"service.web.{name}")
    _speak(app)
    app.context_processor(_whereabouts)
    app.register_blueprint(BLUEPRINT)


def _speak(app: Flask) -> None:
    """What templates may say."""
    environment = app.jinja_env
    environment.trim_blocks = environment.lstrip_blocks = True
    environment.globals.update(
        t=phrase,
        say=say,
        name_of=showing.name_of,
        evidence_name=showing.evidence_name,
        issued_by=showing.issued_by,
        fact_name=showing.fact_name,
        fact_names=showing.fact_names,
        alike_differences=showing.alike_differences,
        event_detail=showing.event_detail,
        listed=showing.listed,
        quality=showing.quality,
        relations=tuple(words.RELATIONS),
        language_tag=lambda: TAGS[reader_language()],
        other_language_tag=lambda: TAGS[other_language()],
        language=reader_language,
        other_language=other_language,
        actor=guard.actor_or_none,
    )
    environment.filters.update(
        day=showing.day,
        moment=showing.moment,
        masked=showing.masked,
        megabytes=showing.megabytes,
    )


def _whereabouts() -> dict[str, str]:
    """Where the reader is, so that a change of language leads back there."""
    return {"address": request.full_path.rstrip("?") if request.method == "GET" else "/"}


@BLUEPRINT.before_request
def _begin() -> None:
    limits.widen()
    guard.require_own_form()


BLUEPRINT.after_request(protect)
