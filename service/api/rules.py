"""How the rules fare: from single cases to better rules."""

from __future__ import annotations

from dataclasses import asdict

from flask import Response, jsonify
from pydantic import Field

from service.api.answers import Answer
from service.api.blueprint import bp, refusals
from service.api.context import actor, store
from service.cases.governing import rule_health


class RuleAnswer(Answer):
    """One rule, a finding's code or a fact, over all transfers on which an outcome was given."""

    rule: str
    shadow: bool = Field(description="On trial: recorded, and worth nothing.")
    fired: int = Field(description="Transfers against which it spoke.")
    upheld: int = Field(description="Rejected by a person while it stood.")
    overturned: int = Field(description="Approved by a person while it stood.")
    precision: float | None = Field(description="Upheld over upheld and overturned.")
    asked: int = Field(description="Transfers whose merchant was asked on its ground.")
    in_vain: int = Field(description="Of these, decided while it still stood.")
    mean_delay_hours: float | None = Field(
        description="From when it first stood until it fell or the transfer was decided."
    )


class RuleListAnswer(Answer):
    """Every rule that ever spoke."""

    data: list[RuleAnswer]
    has_more: bool
    next: str | None


@bp.get("/rules")
@bp.doc(operation_id="listRules", tags=["Review"], responses=refusals("forbidden"))
@bp.output(RuleListAnswer, description="Those that people overturn often come first.")
def list_rules() -> Response:
    """See how each rule fares. Reviewers and administrators only; nothing in it is personal."""
    with store().reading() as tx:
        found = rule_health.health(tx, actor())
    data = [asdict(one) | {"precision": one.precision} for one in found]
    return jsonify({"data": data, "has_more": False, "next": None})
