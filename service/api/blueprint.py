"""The blueprint of ``/v1``, and what holds for each of its calls before it begins."""

from __future__ import annotations

from typing import Any

from apiflask import APIBlueprint
from flask import request

from service.api.context import actor
from service.api.problems import ALL_PROBLEMS, MEDIA_TYPE, Refusal

PREFIX = "/v1"
UPLOAD_ENDPOINT = "v1.upload_document"
JSON, FORM = "application/json", "multipart/form-data"

_EVERYWHERE = (
    "unauthenticated",
    "too-many-requests",
    "headers-too-large",
    "internal-error",
    "integrity-broken",
    "unavailable",
)

bp = APIBlueprint("v1", __name__, url_prefix=PREFIX)


@bp.before_request
def admit() -> None:
    """Know the caller before anything else, and read only bodies of the type that is meant."""
    actor()
    if request.method != "POST":
        return
    if request.endpoint == UPLOAD_ENDPOINT:
        if request.mimetype != FORM:
            raise Refusal("content-type-not-accepted", expected=FORM)
    elif not request.is_json and (request.mimetype or request.content_length):
        raise Refusal("content-type-not-accepted", expected=JSON)


def refusals(*slugs: str, writes: bool = False) -> dict[int | str, Any]:
    """The responses of a call that may refuse with these problems, and with those of every call."""
    posting = ("idempotency-key-invalid", "idempotency-key-reused", "idempotency-in-progress")
    reading = ("request-malformed", "body-too-large", "content-type-not-accepted")
    by_status: dict[str, list[str]] = {}
    for slug in (
        *slugs,
        # Whatever can be found can be erased one day.
        *(("erased",) if "not-found" in slugs else ()),
        *((*posting, *reading, "cross-site-request") if writes else ()),
        *_EVERYWHERE,
    ):
        by_status.setdefault(str(ALL_PROBLEMS[slug].status), []).append(slug)
    return {status: _response(found) for status, found in sorted(by_status.items())}


def _response(slugs: list[str]) -> dict[str, Any]:
    told = (f"`{slug}`: {ALL_PROBLEMS[slug].title.en}" for slug in slugs)
    return {
        "description": "; ".join(told) + ".",
        "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }
