"""People overrule the machine: overrides, and what others answer to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response, jsonify, request

from service.api.answers import AuthorityAnswer, OverrideAnswer, OverrideListAnswer
from service.api.blueprint import bp, refusals
from service.api.bodies import GuaranteeBody, OverrideBody, RefusalBody
from service.api.context import actor, store
from service.api.once import once
from service.api.rendering import authority_json, override_json
from service.cases import people
from service.cases.decisions import approving, authorities, overrides
from service.cases.idempotency import Answer

if TYPE_CHECKING:
    from collections.abc import Callable

    from service.cases.idempotency import Attempt
    from service.cases.views import OverrideView
    from service.store.work import Tx

_ANSWERING = (
    "forbidden",
    "own-case",
    "already-decided",
    "not-found",
    "wrong-state",
    "transfer-closed",
    "evidence-changed",
    "override-closed",
    "override-expired",
    "part-lost",
    "json-malformed",
    "invalid-request",
)
"""What may keep somebody from answering an override."""


@bp.post("/transfers/<transfer_id>/overrides")
@bp.doc(
    operation_id="overrideTransfer",
    tags=["Overrides"],
    responses=refusals(
        "forbidden",
        "own-case",
        "already-decided",
        "person-required",
        "beyond-authority",
        "beyond-everyone",
        "not-found",
        "transfer-closed",
        "wrong-state",
        "evidence-changed",
        "nothing-assessed",
        "override-open",
        "task-taken",
        "guarantor-ceiling",
        "json-malformed",
        "invalid-request",
        "reason-code-unknown",
        "statement-required",
        "waiver-unknown",
        "guarantor-not-eligible",
        "guarantor-not-needed",
        "rule-required",
        "departure-unexplained",
        writes=True,
    ),
)
@bp.output(OverrideAnswer, 201, description="The override; the machine's assessment stays.")
@bp.input(OverrideBody, arg_name="body")
def override_transfer(transfer_id: str, body: OverrideBody) -> Response:
    """Decide beyond or against the recommendation, on the assessment that was seen.

    Within the caller's authority it is `effective` at once. An approval that names a guarantor is a
    special approval: `awaiting_guarantor`, then `awaiting_approval`. A rejection names the
    `grounds` it rests on and is `awaiting_approval` until an approver has given it; so is a
    decision unlike the clear majority of like cases, and its `departure` says why. What takes
    several people can only be asked for by somebody who signed in.
    """

    def act(tx: Tx) -> OverrideView:
        return overrides.override(
            tx,
            actor(),
            transfer_id,
            outcome=body.outcome.value,
            reason_code=body.reason_code,
            statement=body.statement,
            assessment_id=body.assessment_id,
            waives=body.waives,
            guarantor_id=body.guarantor_id,
            grounds=body.grounds,
            departure=body.departure,
        )

    return _once(act, status=201)


@bp.get("/transfers/<transfer_id>/authority")
@bp.doc(
    operation_id="getAuthority",
    tags=["Overrides"],
    responses=refusals("forbidden", "not-found"),
)
@bp.output(AuthorityAnswer, description="What the caller may decide now, and with whom.")
def get_authority(transfer_id: str) -> Response:
    """See before deciding what is within one's authority, what is beyond it, and why."""
    with store().reading() as tx:
        return jsonify(authority_json(authorities.authority_over(tx, actor(), transfer_id)))


@bp.get("/overrides")
@bp.doc(operation_id="listOverrides", tags=["Overrides"], responses=refusals("forbidden"))
@bp.output(OverrideListAnswer, description="What waits for somebody; the first ends first.")
def list_overrides() -> Response:
    """List the special approvals and rejections that wait for a guarantor or an approver."""
    with store().reading() as tx:
        data = [override_json(view) for view in approving.list_waiting(tx, actor())]
    return jsonify({"data": data, "has_more": False, "next": None})


@bp.get("/overrides/<override_id>")
@bp.doc(
    operation_id="getOverride",
    tags=["Overrides"],
    responses=refusals("forbidden", "not-found"),
)
@bp.output(OverrideAnswer, description="The override.")
def get_override(override_id: str) -> Response:
    """Read one override."""
    with store().reading() as tx:
        return jsonify(override_json(approving.get_override(tx, actor(), override_id)))


@bp.post("/overrides/<override_id>/guarantee")
@bp.doc(
    operation_id="guaranteeOverride",
    tags=["Overrides"],
    responses=refusals(
        *_ANSWERING,
        "not-the-guarantor",
        "person-required",
        "sign-in-again",
        "guarantor-ceiling",
        "beyond-everyone",
        writes=True,
    ),
)
@bp.output(OverrideAnswer, description="The override, now `awaiting_approval`.")
@bp.input(GuaranteeBody, arg_name="body")
def guarantee_override(override_id: str, body: GuaranteeBody) -> Response:
    """Vouch for a special approval, as the person it names.

    Only somebody who is signed in can vouch, with their password (and second factor) once more; a
    key cannot. People of an identity provider sign in there again, which takes a page.
    """
    proof = people.sign_in_again(store(), actor(), body.password, body.code)
    # The password is no part of what makes two requests the same: no digest of it is kept.
    return _once(lambda tx: approving.guarantee(tx, actor(), override_id, proof), meant=b"")


@bp.post("/overrides/<override_id>/approval")
@bp.doc(
    operation_id="approveOverride",
    tags=["Overrides"],
    responses=refusals(
        *_ANSWERING, "same-person", "person-required", "beyond-everyone", writes=True
    ),
)
@bp.output(OverrideAnswer, description="The override, now `effective`.")
def approve_override(override_id: str) -> Response:
    """Give what another person asked for, as an approver who had no part in it."""
    return _once(lambda tx: approving.approve(tx, actor(), override_id))


@bp.post("/overrides/<override_id>/refusal")
@bp.doc(
    operation_id="refuseOverride",
    tags=["Overrides"],
    responses=refusals(*_ANSWERING, "same-person", "statement-required", writes=True),
)
@bp.output(OverrideAnswer, description="The override, now `refused`.")
@bp.input(RefusalBody, arg_name="body")
def refuse_override(override_id: str, body: RefusalBody) -> Response:
    """Refuse it, as its named guarantor or as an approver; nothing is decided by that."""
    return _once(lambda tx: approving.refuse(tx, actor(), override_id, body.statement))


@bp.post("/overrides/<override_id>/withdrawal")
@bp.doc(
    operation_id="withdrawOverride",
    tags=["Overrides"],
    responses=refusals(*_ANSWERING, writes=True),
)
@bp.output(OverrideAnswer, description="The override, now `withdrawn`.")
def withdraw_override(override_id: str) -> Response:
    """Take back what one asked for, until it takes effect."""
    return _once(lambda tx: approving.withdraw(tx, actor(), override_id))


def _once(
    work: Callable[[Tx], OverrideView], *, status: int = 200, meant: bytes | None = None
) -> Response:
    def act(attempt: Attempt) -> Answer:
        with store().transaction() as tx:
            answer = Answer(status, override_json(work(tx)), {})
            attempt.complete(tx, answer)
        return answer

    return once(request.get_data() if meant is None else meant, act=act)
