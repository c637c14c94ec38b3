"""Hanging this door into the application."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service.api import (
    alike,
    appeals,
    assessments,
    blueprint,
    documentation,
    documents,
    explaining,
    journal,
    operations,
    overrides,
    review_tasks,
    rules,
    transfers,
    webhooks,
)
from service.api.context import Context
from service.api.description import describe
from service.api.limits import MOST_JSON_BYTES, limit_rates

if TYPE_CHECKING:
    from apiflask import APIFlask

    from service.api.context import SessionToken, UploadLink
    from service.store.database import Store

CALLS = (
    alike,
    appeals,
    assessments,
    documents,
    explaining,
    journal,
    overrides,
    review_tasks,
    rules,
    transfers,
    webhooks,
)
"""Importing them hangs their calls into the blueprint."""
_PROGRAMS = (f"{blueprint.PREFIX}/", "/openapi.json", "/healthz", "/readyz", "/metrics")


def register(
    app: APIFlask, store: Store, *, session_token: SessionToken, upload_link: UploadLink
) -> None:
    """Serve the API from `app`; people's sessions and upload links are the pages' to explain."""
    here = Context(store=store, session_token=session_token, upload_link=upload_link)
    here.keep(app.extensions)
    # A call that takes files raises this for itself.
    app.config["MAX_CONTENT_LENGTH"] = MOST_JSON_BYTES
    describe(app)
    limit_rates(app, store.settings)
    for part in (blueprint.bp, operations.bp, documentation.bp):
        app.register_blueprint(part)


def is_for_programs(path: str) -> bool:
    """Whether refusals at this path are problems; elsewhere they are pages."""
    return path == blueprint.PREFIX or path.startswith(_PROGRAMS)
