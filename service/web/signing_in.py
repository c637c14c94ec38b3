"""Signing in and out, the start, and the choice of language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import redirect, render_template, request, session

from service.cases import people
from service.cases.people import passwords
from service.rules.errors import CodeWrong, Invalid, TooManyAttempts, Unauthenticated
from service.web import guard
from service.web.door import BLUEPRINT, door
from service.web.language import COOKIE, COOKIE_SECONDS, TAGS, phrase
from service.web.refusals import told

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue
    from werkzeug.wrappers import Response

_LONGEST_LOGIN, _LONGEST_PASSWORD = 80, 1024


@BLUEPRINT.get("/")
def start() -> ResponseReturnValue:
    """To where this person's work begins."""
    found = guard.actor_or_none()
    return redirect(guard.home(found.role) if found else "/sign-in", 303)


@BLUEPRINT.get("/sign-in")
def sign_in() -> ResponseReturnValue:
    """The form."""
    if guard.actor_or_none() is not None:
        return redirect("/", 303)
    return _form(where=guard.local_path(request.args.get("next")), left="left" in request.args)


@BLUEPRINT.post("/sign-in")
def signed_in() -> ResponseReturnValue:
    """Check name and password; a wrong one says nothing about which of the two it was."""
    where = guard.local_path(request.form.get("next"))
    login = request.form.get("login", "").strip()[:_LONGEST_LOGIN]
    password = request.form.get("password", "")[:_LONGEST_PASSWORD]
    address = request.remote_addr or ""
    try:
        door().attempts.require(address, login)
        entered = people.sign_in(door().store, login, password)
    except TooManyAttempts as error:
        return _form(where=where, wrong=phrase("sign_in_slow")), error.problem.status
    except people.SecondFactorNeeded as needed:
        return _code_form(where=where, ticket=needed.ticket)
    except people.OwnPasswordNeeded as needed:
        return _password_form(where=where, ticket=needed.ticket)
    except Unauthenticated as error:
        door().attempts.failed(address, login)
        return _form(where=where, wrong=phrase("sign_in_wrong")), error.problem.status
    return enter(entered, where)


@BLUEPRINT.post("/sign-in/code")
def signed_in_with_code() -> ResponseReturnValue:
    """Check the code of the second factor, with the ticket that the password earned."""
    where = guard.local_path(request.form.get("next"))
    ticket = request.form.get("ticket", "")[:_LONGEST_PASSWORD]
    code = request.form.get("code", "")[:_LONGEST_LOGIN]
    # The ticket's first part is the person, whose failures count together.
    person, address = ticket.partition(".")[0], request.remote_addr or ""
    try:
        door().attempts.require(address, person)
        entered = people.sign_in_with_code(door().store, ticket, code)
    except TooManyAttempts as error:
        return _form(where=where, wrong=phrase("sign_in_slow")), error.problem.status
    except CodeWrong as error:
        door().attempts.failed(address, person)
        return _code_form(where=where, ticket=ticket, wrong=told(error.problem)), 401
    except people.OwnPasswordNeeded as needed:
        return _password_form(where=where, ticket=needed.ticket)
    except Unauthenticated as error:
        return _form(where=where, wrong=phrase("sign_in_again")), error.problem.status
    return enter(entered, where)


@BLUEPRINT.post("/sign-in/password")
def signed_in_with_own_password() -> ResponseReturnValue:
    """Take the password that somebody chooses in the place of the one that they were given."""
    where = guard.local_path(request.form.get("next"))
    ticket = request.form.get("ticket", "")[:_LONGEST_PASSWORD]
    password = request.form.get("password", "")[:_LONGEST_PASSWORD]
    if password != request.form.get("again", ""):
        return _password_form(where=where, ticket=ticket, wrong=phrase("own_password_differ")), 422
    try:
        entered = people.sign_in_with_own_password(door().store, ticket, password)
    except Invalid as error:
        return _password_form(where=where, ticket=ticket, wrong=told(error.problem)), 422
    except Unauthenticated as error:
        return _form(where=where, wrong=phrase("sign_in_again")), error.problem.status
    return enter(entered, where)


def enter(entered: people.SignedIn, where: str | None) -> Response:
    """Leave the session that may have been, and hand the browser the new one."""
    _leave_old_session()
    session.clear()
    response = redirect(where or guard.home(entered.actor.role), 303)
    guard.keep(response, guard.SESSION, entered.token, door().settings.session_hours * 3600)
    return response


@BLUEPRINT.post("/sign-out")
def sign_out() -> ResponseReturnValue:
    """End the session here and in the record."""
    _leave_old_session()
    response = redirect("/sign-in?left=1", 303)
    guard.forget(response, guard.SESSION)
    return response


@BLUEPRINT.get("/language/<language>")
def choose_language(language: str) -> ResponseReturnValue:
    """Remember the language and go back to where the reader was."""
    response = redirect(guard.local_path(request.args.get("next")) or "/", 303)
    if language in TAGS:
        response.set_cookie(
            COOKIE,
            language,
            max_age=COOKIE_SECONDS,
            samesite="Lax",
            secure=door().secure,
            httponly=True,
        )
    return response


def _leave_old_session() -> None:
    token = guard.session_token()
    if token:
        people.sign_out(door().store, token)


def _code_form(*, where: str | None, ticket: str, wrong: str = "") -> str:
    return render_template("sign_in_code.html", where=where, ticket=ticket, wrong=wrong)


def _password_form(*, where: str | None, ticket: str, wrong: str = "") -> str:
    return render_template(
        "own_password.html",
        where=where,
        ticket=ticket,
        wrong=wrong,
        shortest=passwords.SHORTEST,
        longest=passwords.LONGEST,
    )


def _form(*, where: str | None, wrong: str = "", left: bool = False) -> str:
    provider = door().settings.oidc_issuer is not None
    return render_template("sign_in.html", where=where, wrong=wrong, left=left, provider=provider)
