"""The page of policies: which judge from when, what a trial came to, and who stands behind them.

A draft comes in by ``guohu policy``, which checks and tries it; the second person reads it here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response, flash, redirect, render_template, url_for

from service.cases.governing import policy_life
from service.web.door import BLUEPRINT, door
from service.web.language import phrase
from service.web.office import administrator

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue


@BLUEPRINT.get("/office/policies")
def show_policies() -> ResponseReturnValue:
    """Every activation, the latest day first."""
    actor = administrator()
    with door().store.reading() as tx:
        found = policy_life.activations(tx, actor)
    return render_template("policies.html", activations=found)


@BLUEPRINT.get("/office/policies/<activation_id>.toml")
def download_policy(activation_id: str) -> ResponseReturnValue:
    """The exact text, as it would judge."""
    actor = administrator()
    with door().store.reading() as tx:
        text = policy_life.text_of(tx, actor, activation_id)
    named = {"Content-Disposition": f'attachment; filename="{activation_id}.toml"'}
    return Response(text, mimetype="application/toml", headers=named)


@BLUEPRINT.post("/office/policies/<activation_id>/confirmation")
def confirm_policy(activation_id: str) -> ResponseReturnValue:
    """Be the second person behind an activation."""
    actor = administrator()
    with door().store.transaction() as tx:
        policy_life.confirm(tx, actor, activation_id)
    flash(phrase("policy_confirmed"), "good")
    return redirect(url_for("web.show_policies"), 303)
