"""The administrator's page of people: who there is, adding somebody, and whose accounts are one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, request, url_for

from service.cases import people
from service.cases.people import persons
from service.rules.errors import Conflict, Invalid, NotFound, StatementRequired
from service.rules.roles import SIGN_IN_ROLES, Role
from service.web.door import BLUEPRINT, door
from service.web.language import phrase
from service.web.office import administrator
from service.web.once import shown_once
from service.web.refusals import told

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

_MOST = 200


@BLUEPRINT.get("/office/people")
def show_people() -> ResponseReturnValue:
    """The staff, or whoever's login name begins as was asked; and what waits for a word."""
    return _page()


@BLUEPRINT.post("/office/people")
def add_person() -> ResponseReturnValue:
    """Add somebody, and show their first password this once."""
    actor, form = administrator(), request.form
    login = form.get("login", "").strip().lower()
    try:
        with door().store.transaction() as tx:
            password = people.invite(
                tx,
                login=login,
                role=role_of(form.get("role", "")),
                merchant_ref=form.get("merchant_ref", "").strip() or None,
                by=actor,
            )
            added = people.get_user(tx, login)
    except (Invalid, Conflict) as error:
        return _page(wrong=told(error.problem)), error.problem.status
    return shown_once(phrase("person_added", login=login), password, added)


@BLUEPRINT.post("/office/people/<login>/sameness")
def say_same(login: str) -> ResponseReturnValue:
    """Say that another account is the same person's, or that it is not."""
    actor = administrator()
    other = request.form.get("other", "").strip().lower()
    same = request.form.get("same") == "yes"
    reason = request.form.get("reason", "")
    try:
        with door().store.transaction() as tx:
            (persons.join if same else persons.part)(tx, login, other, by=actor, reason=reason)
    except StatementRequired as error:
        flash(phrase("same_person_why", **error.extra), "bad")
    except Conflict:
        flash(phrase("same_person_itself"), "bad")
    except NotFound:
        flash(phrase("same_person_unknown"), "bad")
    else:
        done = "same_person_joined" if same else "same_person_parted"
        flash(phrase(done, login=login, other=other), "good")
    return redirect(url_for("web.show_person", login=login), 303)


def role_of(text: str) -> Role:
    """The role of that name. Raises `Invalid`."""
    if text not in SIGN_IN_ROLES:
        raise Invalid(field="role", rule_zh="请选择角色", rule_en="please choose a role")
    return Role(text)


def _page(*, wrong: str = "") -> str:
    actor = administrator()
    wanted = request.args.get("login", "").strip().lower()
    with door().store.reading() as tx:
        found = people.find_users(tx, wanted, limit=_MOST)
        doubts = persons.doubts(tx)
    return render_template(
        "people.html",
        people=found,
        doubts=doubts,
        wanted=wanted,
        most=_MOST,
        own=actor.id,
        roles=[role.value for role in SIGN_IN_ROLES],
        wrong=wrong,
        typed=request.form,
    )
