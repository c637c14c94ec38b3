"""Assessments."""

from __future__ import annotations

from flask import Response, jsonify

from service.api.answers import AssessmentAnswer, AssessmentListAnswer
from service.api.blueprint import bp, refusals
from service.api.context import actor, store
from service.api.rendering import assessment_json
from service.cases import assessments


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
