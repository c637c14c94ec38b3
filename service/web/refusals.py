"""Every refusal as a page in the reader's words: what happened, and where to go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response, redirect, render_template, request, url_for
from flask_wtf.csrf import CSRFError

from service.rules.errors import PROBLEMS, ServiceError, Unauthenticated
from service.web.door import BLUEPRINT
from service.web.headers import protect
from service.web.language import phrase, reader_language, say
from service.web.limits import most_bytes
from service.web.showing import name_of
from service.web.words import PHRASES

if TYPE_CHECKING:
    from werkzeug.wrappers import Response as AnyResponse

    from service.rules.errors import Problem

_MEBIBYTE = 1024 * 1024
_FAULT = 500
_FIELDS = {
    "address": "mail_address",
    "from": "absence_from",
    "grounds": "grounds",
    "login": "login",
    "merchant_ref": "merchant_ref",
    "password": "password",
    "reason": "task_snooze_reason",
    "registrant.birth_date": "person_birth",
    "registrant.death_date": "person_death",
    "role": "person_role",
    "scenario": "scenario",
    "substitute": "absence_substitute",
    "text": "note_text",
    "token": "mail_confirm",
    "until": "absence_until",
    "user_id": "task_assign_to",
}
"""What a page calls the fields that programs know by these names."""
_TABLES = {"outcome": "transfer_statuses", "majority": "outcomes"}
"""Where the words for an outcome stand."""


def page(problem: Problem) -> Response:
    """The page for a refusal of any part of the service, also for paths that do not exist."""
    title, detail = words(problem)
    return _answer(title, detail, problem.status)


def words(problem: Problem) -> tuple[str, str]:
    """Title and detail for people. What only programs can meet is said by its status."""
    if problem.type == "file-too-large":
        return _by_status(problem.status)
    if problem.type in PROBLEMS:
        return say(problem.title), told(problem)
    return _by_status(problem.status)


def told(problem: Problem) -> str:
    """The detail for people: fields and outcomes by the names that the pages give them."""
    extra = dict(problem.extra)
    if extra.get("field") in _FIELDS:
        extra["field"] = phrase(_FIELDS[str(extra["field"])])
    extra |= {part: name_of(table, extra[part]) for part, table in _TABLES.items() if part in extra}
    return say(PROBLEMS[problem.type].of(extra).detail)


@BLUEPRINT.errorhandler(ServiceError)
def refused(error: ServiceError) -> AnyResponse:
    """A use case refused; whoever is not signed in is led to the sign-in instead."""
    if isinstance(error, Unauthenticated):
        return _to_sign_in()
    return page(error.problem)


@BLUEPRINT.errorhandler(CSRFError)
def foreign_form(error: CSRFError) -> Response:
    """The form's token is missing, foreign or of an older session."""
    del error
    return _answer(phrase("error_csrf"), phrase("error_csrf_detail"), 400)


def link_is_old() -> Response:
    """An upload link that has ended or never was."""
    return _answer(phrase("link_old"), phrase("link_old_detail"), 404)


def _by_status(status: int) -> tuple[str, str]:
    if f"error_{status}" not in PHRASES:
        status = _FAULT if status >= _FAULT else 400
    megabytes = f"{most_bytes() / _MEBIBYTE:.3g}"
    return phrase(f"error_{status}"), phrase(f"error_{status}_detail", megabytes=megabytes)


def _answer(title: str, detail: str, status: int) -> Response:
    if "HX-Request" in request.headers:
        return protect(Response(f"{title} {detail}", status, mimetype="text/plain"))
    body = render_template("refusal.html", title=title, detail=detail, status=status)
    response = Response(body, status, mimetype="text/html")
    response.content_language.add(reader_language())
    return protect(response)


def _to_sign_in() -> AnyResponse:
    where = request.full_path.rstrip("?") if request.method == "GET" else None
    target = url_for("web.sign_in", next=where)
    if "HX-Request" in request.headers:
        return Response(status=401, headers={"HX-Redirect": url_for("web.sign_in")})
    return redirect(target, 303)
