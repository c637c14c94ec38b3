"""The administrator's page of people and keys: who there is, and shutting them out at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, request, url_for

from service.cases import people
from service.rules.errors import LastAdministrator
from service.web.door import BLUEPRINT, door
from service.web.language import phrase, say
from service.web.office import administrator

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

_MOST = 200


@BLUEPRINT.get("/office/people")
def show_people() -> ResponseReturnValue:
    """The staff, or whoever's login name begins as was asked; and all keys."""
    actor = administrator()
    wanted = request.args.get("login", "").strip().lower()
    with door().store.reading() as tx:
        found = people.find_users(tx, wanted, limit=_MOST)
        keys = people.list_keys(tx)
    return render_template(
        "people.html", people=found, keys=keys, wanted=wanted, most=_MOST, own=actor.id
    )


@BLUEPRINT.post("/office/people/<login>/disabling")
def disable_person(login: str) -> ResponseReturnValue:
    """Shut a person out, from this moment and in every session."""
    actor = administrator()
    try:
        with door().store.transaction() as tx:
            people.disable_user(tx, login, by=actor)
    except LastAdministrator as error:
        flash(say(error.problem.detail), "bad")
    else:
        flash(phrase("person_disabled", login=login), "good")
    return redirect(url_for("web.show_people"), 303)


@BLUEPRINT.post("/office/keys/<key_id>/revocation")
def revoke_key(key_id: str) -> ResponseReturnValue:
    """End a key from this moment."""
    actor = administrator()
    with door().store.transaction() as tx:
        people.revoke_key(tx, key_id, by=actor)
    flash(phrase("key_revoked"), "good")
    return redirect(url_for("web.show_people") + "#keys", 303)
