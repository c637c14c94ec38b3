"""Idempotency-Key on every POST: the first answer again, never the act again.

The fingerprint covers method, path and what was meant by the body: for a file its digest, name and
fields, because the boundary of a multipart body changes with every attempt. Only answers of acts
that were done are kept; after a refusal the same key may be tried again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response, json, request

from service.api.context import actor, store
from service.cases import idempotency

if TYPE_CHECKING:
    from collections.abc import Callable

    from service.cases.idempotency import Answer, Attempt

HEADER = "Idempotency-Key"
REPLAYED = "Idempotent-Replayed"


def once(*meant: bytes, act: Callable[[Attempt], Answer]) -> Response:
    """The answer of `act`, or of the earlier request with the same key; `meant` is the body."""
    fingerprint = idempotency.fingerprint(request.method, request.path, *meant)
    key = request.headers.get(HEADER)
    with idempotency.attempt(store(), actor(), key, fingerprint) as attempt:
        if attempt.answer is not None:
            response = answered(attempt.answer)
            response.headers[REPLAYED] = "true"
            return response
        return answered(act(attempt))


def answered(answer: Answer) -> Response:
    """An answer as a JSON response."""
    response = Response(json.dumps(answer.body), answer.status, mimetype="application/json")
    response.headers.update(answer.headers)
    return response
