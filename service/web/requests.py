"""The pages of those whom an override waits for: to vouch, to approve, to refuse, to take back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, request, url_for

from service.cases import assessments, organisation, people, transfers
from service.cases.decisions import approving
from service.rules.errors import NotFound, ProofRequired
from service.rules.overrides import MAXIMUM_STATEMENT
from service.rules.rejections import cited
from service.web import guard
from service.web.door import BLUEPRINT, door
from service.web.language import phrase
from service.web.refusals import told

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from service.cases.views import AssessmentView, OverrideView, TransferSummary
    from service.rules.actor import Actor

_DONE = {
    "guarantee": "done_guarantee",
    "approval": "done_approval",
    "refusal": "done_refusal",
    "withdrawal": "done_withdrawal",
}


@dataclass(frozen=True, slots=True)
class Waiting:
    """One line of the list."""

    override: OverrideView
    transfer: TransferSummary
    mine: bool
    """Whether whoever looks can do something about it."""


@BLUEPRINT.get("/review/requests")
def show_requests() -> ResponseReturnValue:
    """All that waits for a guarantor or an approver."""
    actor = guard.actor()
    with door().store.reading() as tx:
        waiting = approving.list_waiting(tx, actor)
        told = approving.summaries(tx, waiting)
        mine = approving.waiting_for(tx, actor, waiting)
        names = organisation.logins(tx)
    found = [Waiting(one, told[one.transfer_id], one.id in mine) for one in waiting]
    return render_template("requests.html", found=found, names=names)


@BLUEPRINT.get("/review/requests/<override_id>")
def show_request(override_id: str) -> ResponseReturnValue:
    """One request, and what whoever looks may answer."""
    return _page(override_id)


@BLUEPRINT.post("/review/requests/<override_id>/<answer>")
def answer_request(override_id: str, answer: str) -> ResponseReturnValue:
    """Take somebody's answer; whoever vouches signs in again."""
    actor, store = guard.actor(), door().store
    if answer not in _DONE:
        raise NotFound
    try:
        if answer == "guarantee":
            proof = people.sign_in_again(
                store, actor, request.form.get("password", ""), request.form.get("code", "")[:12]
            )
            with store.transaction() as tx:
                approving.guarantee(tx, actor, override_id, proof)
        else:
            _answer(actor, override_id, answer)
    except ProofRequired as error:
        return _page(override_id, wrong=told(error.problem)), error.problem.status
    flash(phrase(_DONE[answer]), "good")
    return redirect(url_for("web.show_request", override_id=override_id), 303)


def _answer(actor: Actor, override_id: str, answer: str) -> None:
    with door().store.transaction() as tx:
        if answer == "approval":
            approving.approve(tx, actor, override_id)
        elif answer == "refusal":
            approving.refuse(tx, actor, override_id, request.form.get("statement", ""))
        else:
            approving.withdraw(tx, actor, override_id)


def _page(override_id: str, *, wrong: str = "") -> str:
    actor = guard.actor()
    with door().store.reading() as tx:
        one = approving.get_override(tx, actor, override_id)
        transfer = transfers.get_transfer(tx, actor, one.transfer_id)
        seen: AssessmentView = assessments.get_assessment(tx, actor, one.assessment_id)
        names = organisation.logins(tx)
        asked = people.asked_of(tx, actor)
        answers = approving.answers(tx, actor, override_id)
    assessment = seen.assessment
    return render_template(
        "request.html",
        one=one,
        transfer=transfer,
        assessment=assessment,
        facts=[fact for fact in assessment.facts if fact.name in one.waives],
        grounds=cited(assessment, one.grounds),
        names=names,
        may=answers.offered,
        barred=answers.refusal,
        maximum=MAXIMUM_STATEMENT,
        wrong=wrong,
        asked=asked,
    )
