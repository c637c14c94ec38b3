"""Why an assessment came out as it did, and whether it still does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response, request

from service.api.answers import ReplayAnswer
from service.api.blueprint import bp, refusals
from service.api.bodies import LanguageQuery, NoBody
from service.api.context import actor, store
from service.api.headers import SANDBOX
from service.api.languages import reader_language
from service.api.once import once
from service.api.rendering import replay_json
from service.cases import assessments
from service.cases.governing import replaying
from service.cases.idempotency import Answer
from service.rules.roles import Act
from verifiers.waterfall import waterfall_svg

if TYPE_CHECKING:
    from service.cases.idempotency import Attempt


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


@bp.post("/assessments/<assessment_id>/replays")
@bp.doc(
    operation_id="replayAssessment",
    tags=["Assessments"],
    responses=refusals("forbidden", "not-found", "json-malformed", "invalid-request", writes=True),
)
@bp.output(ReplayAnswer, 200, description="What came out, and which kept digests hold.")
@bp.input(NoBody, arg_name="body")
def replay_assessment(assessment_id: str, body: NoBody) -> Response:
    """Judge the same inputs by the same policy again, and compare. Nothing is changed by it.

    `identical`, or `different` with every place that differs. Once its inputs are erased the
    result is `erased`, and the digests that remain are still verified.
    """
    del body

    def act(attempt: Attempt) -> Answer:
        with store().transaction() as tx:
            answer = Answer(200, replay_json(replaying.replay(tx, actor(), assessment_id)), {})
            attempt.complete(tx, answer)
        return answer

    return once(request.get_data(), act=act)
