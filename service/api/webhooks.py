"""Endpoints of programs that want to be told, signed as Standard Webhooks has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response, jsonify, request

from service.api.answers import EndpointAnswer, EndpointListAnswer
from service.api.blueprint import PREFIX, bp, refusals
from service.api.bodies import EndpointBody
from service.api.context import actor, store
from service.api.once import once
from service.api.rendering import moment
from service.cases.idempotency import Answer
from service.cases.telling import endpoints
from service.rules.roles import Act

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from service.cases.idempotency import Attempt
    from service.cases.telling.endpoints import EndpointView
    from service.rules.actor import Actor
    from service.store.work import Tx

_PATH = "/webhook-endpoints"


@bp.post(_PATH)
@bp.doc(
    operation_id="addWebhookEndpoint",
    tags=["Webhooks"],
    responses=refusals(
        "forbidden", "json-malformed", "invalid-request", "too-many-endpoints", writes=True
    ),
)
@bp.output(EndpointAnswer, 201, description="The endpoint; its `secret` is shown this once.")
@bp.input(EndpointBody, arg_name="body")
def add_endpoint(body: EndpointBody) -> Response:
    """Register an address that is told what happens from now on.

    Messages hold ids, states and times and nothing personal. They are signed (Standard Webhooks)
    and sent again after 5 s, 5 min, 30 min, 2, 5, 10, 14, 20 and 24 h until a 2xx answers; 410
    disables the endpoint, redirects are not followed, private addresses are refused.
    """
    actor().require(Act.MANAGE_WEBHOOKS)

    def act(attempt: Attempt) -> Answer:
        endpoints.check_url(store(), body.url)
        with store().transaction() as tx:
            view = endpoints.add_endpoint(tx, actor(), url=body.url, events=body.events)
            location = {"Location": f"{PREFIX}{_PATH}/{view.id}"}
            answer = Answer(201, _json(view), location)
            attempt.complete(tx, answer)
        return answer

    return once(request.get_data(), act=act)


@bp.get(_PATH)
@bp.doc(operation_id="listWebhookEndpoints", tags=["Webhooks"], responses=refusals("forbidden"))
@bp.output(EndpointListAnswer, description="Oldest first.")
def list_endpoints() -> Response:
    """List all endpoints, and whether each still takes what is sent."""
    with store().reading() as tx:
        data = [_json(view) for view in endpoints.list_endpoints(tx, actor())]
    return jsonify({"data": data, "has_more": False, "next": None})


@bp.delete(f"{_PATH}/<endpoint_id>")
@bp.doc(
    operation_id="removeWebhookEndpoint",
    tags=["Webhooks"],
    responses=refusals("forbidden", "not-found", "cross-site-request"),
)
@bp.output(EndpointAnswer, description="The endpoint as it was; it is told nothing more.")
def remove_endpoint(endpoint_id: str) -> Response:
    """Take an endpoint away."""
    with store().transaction() as tx:
        return jsonify(_json(endpoints.remove_endpoint(tx, actor(), endpoint_id)))


@bp.post(f"{_PATH}/<endpoint_id>/secret-rotations")
@bp.doc(
    operation_id="rotateWebhookSecret",
    tags=["Webhooks"],
    responses=refusals("forbidden", "not-found", writes=True),
)
@bp.output(EndpointAnswer, 201, description="The endpoint with its new `secret`, shown this once.")
def rotate_secret(endpoint_id: str) -> Response:
    """Give an endpoint a new secret; for 24 hours messages carry a signature by each."""
    return _change(endpoint_id, endpoints.rotate_secret, 201)


@bp.post(f"{_PATH}/<endpoint_id>/enablement")
@bp.doc(
    operation_id="enableWebhookEndpoint",
    tags=["Webhooks"],
    responses=refusals("forbidden", "not-found", writes=True),
)
@bp.output(EndpointAnswer, description="The endpoint, told of what happens from now on.")
def enable_endpoint(endpoint_id: str) -> Response:
    """Enable an endpoint that was disabled; what was missed is at `GET /v1/events`."""
    return _change(endpoint_id, endpoints.enable_endpoint, 200)


def _change(
    endpoint_id: str, change: Callable[[Tx, Actor, str], EndpointView], status: int
) -> Response:
    def act(attempt: Attempt) -> Answer:
        with store().transaction() as tx:
            answer = Answer(status, _json(change(tx, actor(), endpoint_id)), {})
            attempt.complete(tx, answer)
        return answer

    return once(request.get_data(), act=act)


def _json(view: EndpointView) -> dict[str, Any]:
    answer: dict[str, Any] = {
        "id": view.id,
        "url": view.url,
        "events": list(view.events),
        "status": "enabled" if view.disabled_at is None else "disabled",
        "disabled_reason": view.disabled_reason,
        "failing_since": moment(view.failing_since),
        "created_at": moment(view.created_at),
    }
    if view.secret is not None:
        answer["secret"] = view.secret
    return answer
