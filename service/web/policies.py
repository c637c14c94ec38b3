"""The page of policies: drafts and their trials, which judge from when, and who stands behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response, flash, redirect, render_template, url_for

from service import clock
from service.cases.governing import drafts, policies, policy_life
from service.rules.roles import Act
from service.web import guard
from service.web.door import BLUEPRINT, door
from service.web.language import phrase

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue


@BLUEPRINT.get("/office/policies")
def show_policies() -> ResponseReturnValue:
    """Every draft and every activation, the latest first."""
    return page()


@BLUEPRINT.get("/office/policies/in-force.toml")
def download_in_force() -> ResponseReturnValue:
    """The text of the policy that judges new transfers now, to begin a draft with."""
    guard.actor().require(Act.MANAGE_POLICY)
    with door().store.reading() as tx:
        policy = policies.in_force(tx)
    return as_file(policy.source, f"{policy.stamp.name}-{policy.stamp.version}")


@BLUEPRINT.get("/office/policies/<activation_id>.toml")
def download_policy(activation_id: str) -> ResponseReturnValue:
    """The exact text, as it would judge."""
    with door().store.reading() as tx:
        text = policy_life.text_of(tx, guard.actor(), activation_id)
    return as_file(text, activation_id)


@BLUEPRINT.post("/office/policies/<activation_id>/confirmation")
def confirm_policy(activation_id: str) -> ResponseReturnValue:
    """Be the second person behind an activation."""
    with door().store.transaction() as tx:
        policy_life.confirm(tx, guard.actor(), activation_id)
    flash(phrase("policy_confirmed"), "good")
    return redirect(url_for("web.show_policies"), 303)


def as_file(text: bytes, name: str) -> Response:
    """A policy's text to keep."""
    named = {"Content-Disposition": f'attachment; filename="{name}.toml"'}
    return Response(text, mimetype="application/toml", headers=named)


def page(*, wrong: str = "", text: str = "") -> str:
    """The page; `wrong` says why what was sent is refused, and `text` is what was pasted."""
    actor = guard.actor()
    with door().store.reading() as tx:
        activations = policy_life.activations(tx, actor)
        sent = drafts.drafts(tx, actor)
        today = clock.day_in_china(tx.now)
    return render_template(
        "policies.html", activations=activations, drafts=sent, today=today, wrong=wrong, text=text
    )
