"""The web process: one Flask application with both doors, and the server that carries it."""

from __future__ import annotations

import gc
import signal
import threading
from importlib.metadata import version
from typing import TYPE_CHECKING, NoReturn

import structlog
from apiflask import APIFlask
from flask import request, url_for
from flask.json.provider import DefaultJSONProvider

from service import api, web
from service.api import headers, refusing, watching
from service.api.description import TITLE
from service.api.limits import most_body_bytes
from service.server import open_server
from service.settings import Settings, SettingsInvalid
from service.store.database import Store
from service.web import guard
from service.web.door import door

if TYPE_CHECKING:
    from types import FrameType

log = structlog.get_logger("web")


def create_app(settings: Settings, store: Store | None = None) -> APIFlask:
    """The application, on `store` or on one of its own, whose database it migrates."""
    if store is None:
        store = Store(settings)
        store.migrate()
    app = APIFlask(
        "service",
        title=TITLE,
        version=version("guohu"),
        spec_path=None,
        docs_path=None,
        json_errors=False,
        static_folder=None,  # type: ignore[arg-type]  # Flask takes none
    )
    app.json = _Json(app)
    watching.watch(app)
    headers.protect(app, https=(settings.public_url or "").startswith("https://"))
    web.register(app, store, settings)
    api.register(app, store, session_token=guard.session_token, upload_link=upload_link)
    refusing.register(app, api.is_for_programs, page=web.refusal_page)
    return app


def serve(settings: Settings) -> None:
    """Serve until SIGTERM or Ctrl-C. Raises `SettingsInvalid` where the port cannot be had."""
    app = create_app(settings)
    # What stands before the first request stays: collecting garbage need not look at it each time.
    gc.collect()
    gc.freeze()
    try:
        server = open_server(
            app,
            host=settings.host,
            port=settings.port,
            threads=settings.web_threads,
            most_body_bytes=most_body_bytes(settings),
            most_file_bytes=settings.max_file_bytes,
        )
    except OSError as error:
        raise SettingsInvalid(
            f"PORT: cannot listen on {settings.host}:{settings.port} ({error.strerror})"
        ) from None
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, _stop)
    log.info("serving", host=settings.host, port=server.effective_port)
    server.run()


def upload_link(token: str) -> str:
    """The address that opens an upload page on a phone, as the outside reaches it."""
    path = url_for("web.open_link", token=token)
    base = door().settings.public_url or request.host_url
    return base.rstrip("/") + path


class _Json(DefaultJSONProvider):
    """JSON in the order it was written and with Chinese as Chinese."""

    sort_keys = False
    ensure_ascii = False


def _stop(number: int, frame: FrameType | None) -> NoReturn:
    del number, frame
    # Waitress takes this as the order to finish what it is answering and return from `run`.
    raise SystemExit(0)
