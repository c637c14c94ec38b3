"""Why an assessment came out as it did."""

from __future__ import annotations

from flask import Response

from service.api.blueprint import bp, refusals
from service.api.bodies import LanguageQuery
from service.api.context import actor, store
from service.api.headers import SANDBOX
from service.api.languages import reader_language
from service.cases import assessments
from service.rules.roles import Act
from verifiers.waterfall import waterfall_svg


@bp.get("/assessments/<assessment_id>/waterfall.svg")
@bp.doc(
    operation_id="getWaterfall",
    tags=["Assessments"],
    responses={
        "200": {
            "description": "The picture, in one language.",
            "content": {"image/svg+xml": {"schema": {"type": "string"}}},
        },
        **refusals("forbidden", "not-found", "invalid-request"),
    },
)
@bp.input(LanguageQuery, location="query", arg_name="query")
def get_waterfall(assessment_id: str, query: LanguageQuery) -> Response:
    """See how the risk score came about: the base, all that adds, the sum. Reviewers only."""
    actor().require(Act.SEE_WEIGHTS)
    with store().reading() as tx:
        found = assessments.get_assessment(tx, actor(), assessment_id)
    picture = waterfall_svg(found.assessment, query.language or reader_language())
    response = Response(picture, mimetype="image/svg+xml")
    response.headers["Content-Security-Policy"] = SANDBOX
    response.headers["Content-Disposition"] = f'inline; filename="{found.id}.svg"'
    return response
