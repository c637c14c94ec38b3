"""The administrator's page of keys for programs: making one, and ending one at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, request, url_for

from service.cases import people
from service.rules.errors import Invalid
from service.rules.roles import SIGN_IN_ROLES
from service.web.door import BLUEPRINT, door
from service.web.language import phrase
from service.web.office import administrator
from service.web.once import shown_once
from service.web.people import role_of
from service.web.refusals import told

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue


@BLUEPRINT.get("/office/keys")
def show_keys() -> ResponseReturnValue:
    """All keys."""
    return _page()


@BLUEPRINT.post("/office/keys")
def add_key() -> ResponseReturnValue:
    """Make a key, and show it this once."""
    actor, form = administrator(), request.form
    try:
        with door().store.transaction() as tx:
            made = people.add_key(
                tx,
                role=role_of(form.get("role", "")),
                merchant_ref=form.get("merchant_ref", "").strip() or None,
                label=form.get("label", "").strip(),
                by=actor,
            )
    except Invalid as error:
        return _page(wrong=told(error.problem)), error.problem.status
    return shown_once(phrase("key_added"), made.text)


@BLUEPRINT.post("/office/keys/<key_id>/revocation")
def revoke_key(key_id: str) -> ResponseReturnValue:
    """End a key from this moment."""
    actor = administrator()
    with door().store.transaction() as tx:
        people.revoke_key(tx, key_id, by=actor)
    flash(phrase("key_revoked"), "good")
    return redirect(url_for("web.show_keys"), 303)


def _page(*, wrong: str = "") -> str:
    administrator()
    with door().store.reading() as tx:
        keys = people.list_keys(tx)
    roles = [role.value for role in SIGN_IN_ROLES]
    return render_template("keys.html", keys=keys, roles=roles, wrong=wrong, typed=request.form)
