"""Every exception becomes one answer: a problem for programs, a page for people.

Nothing of the exception's own text goes out, and of unexpected ones only the type and the place
go into the log: a message may hold what a person wrote.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog
from apiflask.exceptions import HTTPError
from flask import Flask, Response, g, json, request
from pydantic import ValidationError
from werkzeug.exceptions import (
    BadRequest,
    HTTPException,
    MethodNotAllowed,
    NotFound,
    RequestEntityTooLarge,
    TooManyRequests,
    UnsupportedMediaType,
)

from service.api.languages import reader_language
from service.api.limits import too_many_requests
from service.api.problems import MEDIA_TYPE, FieldError, Refusal, problem_body
from service.api.validation import field_errors
from service.rules.errors import ServiceError
from verifiers.model import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from service.rules.problems import Problem

    Page = Callable[[Problem], Response]

RETRY_SECONDS = 2
"""When to try again what is only busy: another request of the same key, a locked database."""
UNAUTHENTICATED, FAULT = 401, 500

log = structlog.get_logger("api")


def register(app: Flask, is_for_programs: Callable[[str], bool], page: Page | None = None) -> None:
    """Answer all refusals of `app`: by `page` where the path is not `is_for_programs`."""

    def answer(refused: Refused) -> Response:
        if page is not None and not is_for_programs(request.path):
            return page(refused.problem)
        return problem_response(refused.problem, refused.errors, refused.headers)

    app.register_error_handler(ServiceError, lambda error: answer(_from_rules(error)))
    app.register_error_handler(Refusal, lambda error: answer(_from_door(error)))
    app.register_error_handler(HTTPError, lambda error: answer(_from_input(error)))
    app.register_error_handler(
        HTTPException, lambda error: answer(_from_door(_http_refusal(error)))
    )
    app.register_error_handler(Exception, lambda error: answer(_unexpected(error)))


class Refused:
    """A refusal, ready to be worded."""

    def __init__(
        self,
        problem: Problem,
        errors: Sequence[FieldError] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        self.problem = problem
        self.errors = errors
        self.headers = dict(headers or {})


def problem_response(
    problem: Problem, errors: Sequence[FieldError] = (), headers: Mapping[str, str] | None = None
) -> Response:
    """The problem as ``application/problem+json`` in the reader's language."""
    language = reader_language()
    body = problem_body(problem, language=language, request_id=g.request_id, errors=errors)
    response = Response(json.dumps(body), problem.status, content_type=MEDIA_TYPE)
    response.headers.update(headers or {})
    response.content_language.add(language)
    response.vary.add("Accept-Language")
    return response


def _from_rules(error: ServiceError) -> Refused:
    problem = error.problem
    headers = {}
    if problem.status == UNAUTHENTICATED:
        headers["WWW-Authenticate"] = 'Bearer realm="guohu"'
    if problem.type in {"idempotency-in-progress", "unavailable"}:
        headers["Retry-After"] = str(RETRY_SECONDS)
    if problem.status >= FAULT:
        log.error(
            "refused",
            request_id=g.request_id,
            problem=problem.type,
            error=type(error.__cause__).__name__,
        )
    return Refused(problem, _named_fields(problem), headers)


def _named_fields(problem: Problem) -> tuple[FieldError, ...]:
    """The field that a rule names, as validation names fields."""
    name, zh, en = (problem.extra.get(part) for part in ("field", "rule_zh", "rule_en"))
    if not name:
        return ()
    return (FieldError("#/" + str(name).replace(".", "/"), Text(str(zh), str(en))),)


def _from_door(error: Refusal) -> Refused:
    return Refused(error.problem, error.errors, error.headers)


def _from_input(error: HTTPError) -> Refused:
    """APIFlask refuses what does not fit the model, with pydantic's error as the cause."""
    cause = error.__cause__
    if not isinstance(cause, ValidationError):
        return _from_door(Refusal("request-malformed"))
    errors = field_errors(cause)
    first = errors[0]
    return _from_door(
        Refusal(
            "invalid-request",
            errors=errors,
            field=first.pointer.lstrip("#/").replace("/", ".") or "body",
            rule_zh=first.text.zh,
            rule_en=first.text.en,
        )
    )


def _http_refusal(error: HTTPException) -> Refusal:  # noqa: PLR0911 -- a table, one case a line
    """What Flask and Werkzeug refuse by themselves."""
    match error:
        case NotFound():
            return Refusal("path-unknown")
        case MethodNotAllowed():
            allowed = ", ".join(sorted(error.valid_methods or ()))
            return Refusal("method-not-allowed", headers={"Allow": allowed}, allowed=allowed)
        case RequestEntityTooLarge():
            return Refusal("body-too-large", limit=request.max_content_length)
        case UnsupportedMediaType():
            return Refusal("content-type-not-accepted", expected="application/json")
        case TooManyRequests():
            return too_many_requests()
        case BadRequest():
            return Refusal("json-malformed" if request.is_json else "request-malformed")
        case _:
            known = error.code is not None and error.code < FAULT
            return Refusal("request-malformed" if known else "internal-error")


def _unexpected(error: Exception) -> Refused:
    if isinstance(error, RecursionError):
        # Python's JSON reader gives up on lists a thousand deep; nothing honest nests like that.
        return _from_door(Refusal("json-malformed"))
    log.error("unexpected", request_id=g.request_id, exc_info=error)
    return _from_door(Refusal("internal-error"))
