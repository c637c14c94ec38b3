"""The page of one person: what an administrator can do for them, or to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, url_for

from service.cases import people
from service.cases.people import persons, second_factor
from service.rules.errors import LastAdministrator
from service.web.door import BLUEPRINT, door
from service.web.language import phrase
from service.web.office import administrator
from service.web.once import shown_once
from service.web.refusals import told

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue


@BLUEPRINT.get("/office/people/<login>")
def show_person(login: str) -> ResponseReturnValue:
    """Who they are, how they sign in, and which other accounts are theirs."""
    actor = administrator()
    with door().store.reading() as tx:
        person = people.get_user(tx, login)
        others = persons.accounts_of(tx, person.id)
        words = persons.words_about(tx, person.id)
    return render_template(
        "person.html",
        person=person,
        others=others,
        words=words,
        own=actor.id,
        days=door().settings.handed_over_days,
    )


@BLUEPRINT.post("/office/people/<login>/password")
def hand_over_password(login: str) -> ResponseReturnValue:
    """Replace a forgotten password, and show the new one this once."""
    actor = administrator()
    with door().store.transaction() as tx:
        password = people.hand_over(tx, login, by=actor)
        person = people.get_user(tx, login)
    return shown_once(phrase("person_password_made", login=login), password, person)


@BLUEPRINT.post("/office/people/<login>/second-factor")
def reset_second_factor(login: str) -> ResponseReturnValue:
    """Let somebody who lost their phone sign in with the password alone."""
    actor = administrator()
    with door().store.transaction() as tx:
        second_factor.reset(tx, login, by=actor)
    flash(phrase("person_code_done", login=login), "good")
    return redirect(url_for("web.show_person", login=login), 303)


@BLUEPRINT.post("/office/people/<login>/disabling")
def disable_person(login: str) -> ResponseReturnValue:
    """Shut a person out, from this moment and in every session."""
    actor = administrator()
    try:
        with door().store.transaction() as tx:
            people.disable_user(tx, login, by=actor)
    except LastAdministrator as error:
        flash(told(error.problem), "bad")
    else:
        flash(phrase("person_disabled", login=login), "good")
    return redirect(url_for("web.show_person", login=login), 303)
