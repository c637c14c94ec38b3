"""A person's own account: the second factor."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import segno
from flask import Response, flash, redirect, render_template, request, url_for

from service.cases.people import second_factor
from service.rules.errors import CodeWrong, Conflict, NotFound
from service.web import guard
from service.web.door import BLUEPRINT, door
from service.web.language import phrase, say

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

_LONGEST_CODE = 12


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
        return _page(wrong=say(error.problem.detail)), 422
    except Conflict:
        # Another tab was faster; the page shows how things stand.
        return redirect(url_for("web.show_account"), 303)
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


def _page(*, wrong: str = "") -> str:
    with door().store.reading() as tx:
        actor = guard.actor()
        on = second_factor.is_on(tx, actor)
        enrolment = second_factor.pending(tx, actor)
    return render_template("account.html", on=on, enrolment=enrolment, wrong=wrong)
