"""A person's own account: the second factor, and letters."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import segno
from flask import Response, flash, redirect, render_template, request, url_for

from service.cases import people
from service.cases.people import changing, passwords, second_factor
from service.cases.telling import confirming, preferences
from service.cases.telling.preferences import Preference
from service.rules.errors import CodeWrong, Conflict, Invalid, NotFound, ProofRequired
from service.rules.letters import Mode
from service.web import guard
from service.web.door import BLUEPRINT, door
from service.web.language import TAGS, phrase, reader_language
from service.web.refusals import told

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

_LONGEST_CODE = 12
_TOKEN = 100


@BLUEPRINT.get("/account")
def show_account() -> ResponseReturnValue:
    """Where the person stands."""
    return _page()


@BLUEPRINT.post("/account/second-factor")
def change_factor() -> ResponseReturnValue:
    """One step: begin, confirm with a first code, or end with a last one."""
    actor, step = guard.actor(), request.form.get("step")
    code = request.form.get("code", "")[:_LONGEST_CODE]
    door().attempts.require(request.remote_addr or "", actor.id)
    try:
        with door().store.transaction() as tx:
            if step == "confirm":
                second_factor.confirm(tx, actor, code)
                flash(phrase("factor_now_on"), "good")
            elif step == "end":
                second_factor.turn_off(tx, actor, code)
                flash(phrase("factor_now_off"), "good")
            else:
                second_factor.enrol(tx, actor)
    except CodeWrong as error:
        door().attempts.failed(request.remote_addr or "", actor.id)
        return _page(wrong=told(error.problem)), 422
    except Conflict:
        # Another tab was faster; the page shows how things stand.
        return redirect(url_for("web.show_account"), 303)
    return redirect(url_for("web.show_account"), 303)


@BLUEPRINT.post("/account/password")
def change_password() -> ResponseReturnValue:
    """Take another password, for the one that the person has."""
    actor, form = guard.actor(), request.form
    new = form.get("password", "")
    if new != form.get("again", ""):
        return _page(password_wrong=phrase("own_password_differ")), 422
    given = form.get("old", ""), form.get("code", "")[:_LONGEST_CODE]
    try:
        changing.change_password(door().store, actor, *given, new)
    except (Invalid, ProofRequired) as error:
        unproved = isinstance(error, ProofRequired)
        wrong = phrase("password_not_proved") if unproved else told(error.problem)
        return _page(password_wrong=wrong), error.problem.status
    flash(phrase("password_changed"), "good")
    return redirect(url_for("web.show_account"), 303)


@BLUEPRINT.post("/account/mail")
def change_mail() -> ResponseReturnValue:
    """Letters at once, once a day, or none."""
    form = request.form
    wanted = None
    if form.get("mode") in set(Mode):
        address = form.get("address", "").strip()
        language = form.get("language", "")
        language = language if language in TAGS else reader_language()
        wanted = Preference(address, Mode(form["mode"]), language)
    actor, place = guard.actor(), request.remote_addr or ""
    door().attempts.require(place, f"mail {actor.id}")
    try:
        with door().store.transaction() as tx:
            preferences.choose(tx, actor, wanted)
            kept = preferences.get(tx, actor)
    except Invalid as error:
        return _page(mail_wrong=told(error.problem)), 422
    if kept is not None and not kept.confirmed:
        # Each sends a letter to an address that may be a stranger's.
        door().attempts.failed(place, f"mail {actor.id}")
    flash(phrase("mail_kept"), "good")
    return redirect(url_for("web.show_account"), 303)


@BLUEPRINT.get("/account/mail/confirmation")
def show_confirmation() -> ResponseReturnValue:
    """Where the link of a letter leads; looking at it confirms nothing, for programs look too."""
    guard.actor()
    return render_template("confirmation.html", token=request.args.get("token", "")[:_TOKEN])


@BLUEPRINT.post("/account/mail/confirmation")
def confirm_mail() -> ResponseReturnValue:
    """Let letters go to the address to which the link was sent."""
    try:
        with door().store.transaction() as tx:
            confirming.confirm(tx, guard.actor(), request.form.get("token", "")[:_TOKEN])
    except Invalid as error:
        return _page(mail_wrong=told(error.problem)), 422
    flash(phrase("mail_confirmed"), "good")
    return redirect(url_for("web.show_account"), 303)


@BLUEPRINT.get("/account/second-factor.svg")
def factor_picture() -> ResponseReturnValue:
    """The key as a QR code, while it waits for its first code."""
    with door().store.reading() as tx:
        enrolment = second_factor.pending(tx, guard.actor())
    if enrolment is None:
        raise NotFound
    picture = io.BytesIO()
    segno.make(enrolment.uri, error="m").save(picture, kind="svg", scale=4, border=4, light="#fff")
    return Response(picture.getvalue(), mimetype="image/svg+xml")


def _page(*, wrong: str = "", mail_wrong: str = "", password_wrong: str = "") -> str:
    with door().store.reading() as tx:
        actor = guard.actor()
        on = second_factor.is_on(tx, actor)
        enrolment = second_factor.pending(tx, actor)
        mail = preferences.get(tx, actor)
        elsewhere = people.asked_of(tx, actor).elsewhere
    return render_template(
        "account.html",
        on=on,
        enrolment=enrolment,
        wrong=wrong,
        elsewhere=elsewhere,
        password_wrong=password_wrong,
        shortest=passwords.SHORTEST,
        longest=passwords.LONGEST,
        mail=mail,
        mail_wrong=mail_wrong,
        mail_language=mail.language if mail else reader_language(),
        mail_sent=door().settings.smtp_url is not None,
    )
