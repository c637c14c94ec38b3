"""What an owner may do about an outcome: appeal, or take the transfer back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response, request

from service.api.answers import AppealAnswer, TransferAnswer
from service.api.blueprint import bp, refusals
from service.api.bodies import AppealBody
from service.api.context import actor, store
from service.api.once import once
from service.api.rendering import appeal_json, transfer_json
from service.cases import transfers
from service.cases.decisions import appeals
from service.cases.idempotency import Answer

if TYPE_CHECKING:
    from service.cases.idempotency import Attempt


@bp.post("/transfers/<transfer_id>/appeals")
@bp.doc(
    operation_id="appeal",
    tags=["Transfers"],
    responses=refusals(
        "forbidden",
        "not-found",
        "transfer-closed",
        "wrong-state",
        "appeal-open",
        "appeals-used-up",
        "json-malformed",
        "invalid-request",
        "statement-required",
        writes=True,
    ),
)
@bp.output(AppealAnswer, 201, description="The appeal; the transfer is `in_review` again.")
@bp.input(AppealBody, arg_name="body")
def appeal(transfer_id: str, body: AppealBody) -> Response:
    """Object to a rejection, or to evidence that is asked for.

    Somebody who had no part in the decision looks again, before all other transfers that wait. The
    policy says how often one may appeal.
    """

    def act(attempt: Attempt) -> Answer:
        with store().transaction() as tx:
            view = appeals.appeal(tx, actor(), transfer_id, statement=body.statement)
            answer = Answer(201, appeal_json(view), {})
            attempt.complete(tx, answer)
        return answer

    return once(request.get_data(), act=act)


@bp.post("/transfers/<transfer_id>/withdrawal")
@bp.doc(
    operation_id="withdrawTransfer",
    tags=["Transfers"],
    responses=refusals(
        "forbidden",
        "not-found",
        "transfer-closed",
        "wrong-state",
        "json-malformed",
        "invalid-request",
        writes=True,
    ),
)
@bp.output(TransferAnswer, description="The transfer, now `withdrawn`.")
def withdraw_transfer(transfer_id: str) -> Response:
    """Take a transfer back before it is decided; whatever waits for it ends."""

    def act(attempt: Attempt) -> Answer:
        with store().transaction() as tx:
            view = transfers.withdraw(tx, actor(), transfer_id)
            answer = Answer(200, transfer_json(view, actor()), {})
            attempt.complete(tx, answer)
        return answer

    return once(request.get_data(), act=act)
