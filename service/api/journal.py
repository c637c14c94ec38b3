"""The journal."""

from __future__ import annotations

from flask import Response, jsonify

from service.api.answers import EventListAnswer
from service.api.blueprint import bp, refusals
from service.api.bodies import JournalQuery
from service.api.context import actor, store
from service.api.rendering import event_json, page_json
from service.cases import journal


@bp.get("/transfers/<transfer_id>/events")
@bp.doc(
    operation_id="listTransferEvents",
    tags=["Journal"],
    responses=refusals("forbidden", "not-found", "invalid-request"),
)
@bp.output(EventListAnswer, description="Oldest first.")
@bp.input(JournalQuery, location="query", arg_name="query")
def list_transfer_events(transfer_id: str, query: JournalQuery) -> Response:
    """Read what happened to one transfer."""
    with store().reading() as tx:
        page = journal.transfer_events(
            tx, actor(), transfer_id, after=query.after, limit=query.limit
        )
        return jsonify(page_json(page, event_json))


@bp.get("/events")
@bp.doc(
    operation_id="listEvents",
    tags=["Journal"],
    responses=refusals("forbidden", "invalid-request"),
)
@bp.output(EventListAnswer, description="Oldest first.")
@bp.input(JournalQuery, location="query", arg_name="query")
def list_events(query: JournalQuery) -> Response:
    """Read everything that happened, as platform or administrator."""
    with store().reading() as tx:
        page = journal.all_events(tx, actor(), after=query.after, limit=query.limit)
        return jsonify(page_json(page, event_json))
