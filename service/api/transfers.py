"""Opening, reading, listing and submitting transfers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response, jsonify, request

from service.api.answers import NewTransferAnswer, TransferAnswer, TransferListAnswer
from service.api.blueprint import PREFIX, bp, refusals
from service.api.bodies import TransferBody, TransfersQuery
from service.api.context import actor, context, store
from service.api.once import once
from service.api.rendering import page_json, summary_json, transfer_json
from service.cases import people, transfers
from service.cases.idempotency import Answer
from verifiers.model import Person, Relative, Shop, Transfer

if TYPE_CHECKING:
    from service.api.bodies import PersonBody, RelativeBody
    from service.cases.idempotency import Attempt


@bp.post("/transfers")
@bp.doc(
    operation_id="openTransfer",
    tags=["Transfers"],
    responses=refusals(
        "forbidden",
        "not-found",
        "json-malformed",
        "invalid-request",
        "merchant-required",
        writes=True,
    ),
)
@bp.output(NewTransferAnswer, 201, description="The transfer, and all evidence it will need.")
@bp.input(TransferBody, arg_name="body")
def open_transfer(body: TransferBody) -> Response:
    """Open a transfer.

    For the key's own merchant, or for `merchant_ref` where the platform acts. The answer lists all
    evidence that is needed, and an `upload_url` that a phone can open without signing in.
    """

    def act(attempt: Attempt) -> Answer:
        with store().transaction() as tx:
            view = transfers.open_transfer(
                tx, actor(), _claim(body), merchant_ref=body.merchant_ref
            )
            token = people.upload_token(tx, actor(), view.id)
            answer = Answer(
                201,
                {**transfer_json(view, actor()), "upload_url": context().upload_link(token)},
                {"Location": f"{PREFIX}/transfers/{view.id}"},
            )
            attempt.complete(tx, answer)
        return answer

    return once(request.get_data(), act=act)


@bp.get("/transfers")
@bp.doc(
    operation_id="listTransfers",
    tags=["Transfers"],
    responses=refusals("forbidden", "not-found", "invalid-request"),
)
@bp.output(TransferListAnswer, description="Newest first.")
@bp.input(TransfersQuery, location="query", arg_name="query")
def list_transfers(query: TransfersQuery) -> Response:
    """List the transfers that exist for the caller: a merchant's own, a reviewer's all."""
    with store().reading() as tx:
        page = transfers.list_transfers(
            tx, actor(), status=query.status, after=query.after, limit=query.limit
        )
        return jsonify(page_json(page, summary_json))


@bp.get("/transfers/<transfer_id>")
@bp.doc(
    operation_id="getTransfer",
    tags=["Transfers"],
    responses=refusals("forbidden", "not-found"),
)
@bp.output(TransferAnswer, description="The transfer with all that belongs to it.")
def get_transfer(transfer_id: str) -> Response:
    """Read one transfer: status, score, latest assessment, decision, documents, requirements."""
    with store().reading() as tx:
        return jsonify(transfer_json(transfers.get_transfer(tx, actor(), transfer_id), actor()))


@bp.post("/transfers/<transfer_id>/submission")
@bp.doc(
    operation_id="submitTransfer",
    tags=["Transfers"],
    responses=refusals("forbidden", "not-found", "transfer-closed", "wrong-state", writes=True),
)
@bp.output(TransferAnswer, description="The transfer; `requirements` is all that is missing.")
def submit_transfer(transfer_id: str) -> Response:
    """Say that all evidence is in.

    Settled at once where nothing is being read any more, otherwise when the last document is done.
    """

    def act(attempt: Attempt) -> Answer:
        with store().transaction() as tx:
            view = transfers.submit(tx, actor(), transfer_id)
            answer = Answer(200, transfer_json(view, actor()), {})
            attempt.complete(tx, answer)
        return answer

    return once(request.get_data(), act=act)


def _claim(body: TransferBody) -> Transfer:
    return Transfer(
        scenario=body.scenario,
        shop=Shop(name=body.shop.name, account=body.shop.account),
        registrant=_person(body.registrant),
        transferee=_person(body.transferee),
        relatives=tuple(_relative(relative) for relative in body.relatives),
    )


def _person(body: PersonBody) -> Person:
    return Person(
        name=body.name,
        id_number=body.id_number,
        birth_date=body.birth_date,
        death_date=body.death_date,
        sex=body.sex,
    )


def _relative(body: RelativeBody) -> Relative:
    return Relative(
        name=body.name,
        relation=body.relation,
        id_number=body.id_number,
        birth_date=body.birth_date,
        alive=body.alive,
    )
