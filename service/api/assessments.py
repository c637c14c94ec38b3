"""Assessments, and a reviewer's override of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response, jsonify, request

from service.api.answers import AssessmentAnswer, AssessmentListAnswer, OverrideAnswer
from service.api.blueprint import bp, refusals
from service.api.bodies import OverrideBody
from service.api.context import actor, store
from service.api.once import once
from service.api.rendering import assessment_json, override_json
from service.cases import assessments, overrides
from service.cases.idempotency import Answer

if TYPE_CHECKING:
    from service.cases.idempotency import Attempt


@bp.get("/transfers/<transfer_id>/assessments")
@bp.doc(
    operation_id="listAssessments",
    tags=["Assessments"],
    responses=refusals("forbidden", "not-found"),
)
@bp.output(AssessmentListAnswer, description="Newest first.")
def list_assessments(transfer_id: str) -> Response:
    """List all assessments of a transfer; an assessment is never changed."""
    with store().reading() as tx:
        found = assessments.list_assessments(tx, actor(), transfer_id)
        data = [assessment_json(view, actor()) for view in found]
    return jsonify({"data": data, "has_more": False, "next": None})


@bp.get("/assessments/<assessment_id>")
@bp.doc(
    operation_id="getAssessment",
    tags=["Assessments"],
    responses=refusals("forbidden", "not-found"),
)
@bp.output(AssessmentAnswer, description="The assessment in the words of whoever reads.")
def get_assessment(assessment_id: str) -> Response:
    """Read one assessment: facts, risk score, reasons, and how to mend each."""
    with store().reading() as tx:
        found = assessments.get_assessment(tx, actor(), assessment_id)
        return jsonify(assessment_json(found, actor()))


@bp.post("/transfers/<transfer_id>/overrides")
@bp.doc(
    operation_id="overrideTransfer",
    tags=["Assessments"],
    responses=refusals(
        "forbidden",
        "own-case",
        "not-found",
        "transfer-closed",
        "wrong-state",
        "evidence-changed",
        "nothing-assessed",
        "json-malformed",
        "invalid-request",
        "reason-code-unknown",
        "statement-required",
        "waiver-unknown",
        "special-approval-not-offered",
        writes=True,
    ),
)
@bp.output(OverrideAnswer, 201, description="The override; the machine's assessment stays.")
@bp.input(OverrideBody, arg_name="body")
def override_transfer(transfer_id: str, body: OverrideBody) -> Response:
    """Decide beyond or against the recommendation, on the assessment that was seen."""

    def act(attempt: Attempt) -> Answer:
        with store().transaction() as tx:
            view = overrides.override(
                tx,
                actor(),
                transfer_id,
                outcome=body.outcome.value,
                reason_code=body.reason_code,
                statement=body.statement,
                assessment_id=body.assessment_id,
                waives=body.waives,
                guarantor_id=body.guarantor_id,
            )
            answer = Answer(201, override_json(view), {})
            attempt.complete(tx, answer)
        return answer

    return once(request.get_data(), act=act)
