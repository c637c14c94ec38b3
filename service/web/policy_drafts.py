"""Drafts of policies on the page: sent, watched while a worker tries them, prepared for a day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from flask import flash, redirect, request, url_for

from service.cases.governing import drafts, policy_life
from service.rules.errors import Conflict, Invalid
from service.web import guard
from service.web.door import BLUEPRINT, door
from service.web.language import phrase, say
from service.web.policies import as_file, page
from service.web.refusals import told
from verifiers.errors import PolicyInvalid

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue


@BLUEPRINT.post("/office/policies/drafts")
def send_draft() -> ResponseReturnValue:
    """Take a draft: a file, or text that was pasted."""
    actor, given = guard.actor(), request.files.get("file")
    text = request.form.get("text", "")
    # A browser ends the lines of a form with CRLF, which would be another digest.
    content = given.read() if given else text.replace("\r\n", "\n").encode(errors="replace")
    try:
        with door().store.transaction() as tx:
            drafts.send(tx, actor, content)
    except PolicyInvalid as error:
        return page(wrong=say(error.told), text=text), 422
    flash(phrase("draft_sent"), "good")
    return redirect(url_for("web.show_policies", _anchor="drafts"), 303)


@BLUEPRINT.get("/office/policies/drafts/<sha256>.toml")
def download_draft(sha256: str) -> ResponseReturnValue:
    """The exact text."""
    with door().store.reading() as tx:
        text = drafts.policy_of(tx, guard.actor(), sha256).source
    return as_file(text, sha256[:12])


@BLUEPRINT.post("/office/policies/drafts/<sha256>/trial")
def try_again(sha256: str) -> ResponseReturnValue:
    """Check and try the same text once more: there are more past transfers, or a worker died."""
    actor = guard.actor()
    with door().store.transaction() as tx:
        drafts.send(tx, actor, drafts.policy_of(tx, actor, sha256).source)
    return redirect(url_for("web.show_policies", _anchor="drafts"), 303)


@BLUEPRINT.post("/office/policies/drafts/<sha256>/activation")
def prepare_draft(sha256: str) -> ResponseReturnValue:
    """Prepare that a draft judges from a day on; another person confirms it."""
    actor, form = guard.actor(), request.form
    try:
        from_on = date.fromisoformat(form.get("from", ""))
    except ValueError:
        return page(wrong=phrase("draft_day")), 422
    try:
        with door().store.transaction() as tx:
            policy = drafts.policy_of(tx, actor, sha256)
            policy_life.activate(tx, actor, policy, from_on, running=form.get("running") == "yes")
    except (Conflict, Invalid) as error:
        return page(wrong=told(error.problem)), error.problem.status
    flash(phrase("draft_prepared"), "good")
    return redirect(url_for("web.show_policies", _anchor="activations"), 303)
