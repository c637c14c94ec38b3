"""What people decided, as what a proposal for weights rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from service.cases.governing import policies
from service.rules.calibration import Group, Proposal, propose
from service.store.tables import CaseShapeRow, DecidedCaseRow
from verifiers.model import Strength

if TYPE_CHECKING:
    from service.store.work import Tx


def proposals(tx: Tx) -> tuple[Proposal, ...]:
    """Weights that people's decisions speak for, beside those in force. Raises `TooFewCases`.

    Checks on trial are left out: they have a precision, not a weight (`rule_health`).
    """
    query = (
        select(CaseShapeRow.codes, DecidedCaseRow.outcome, func.count())
        .join(CaseShapeRow, CaseShapeRow.id == DecidedCaseRow.shape_id)
        .where(DecidedCaseRow.made_by != "policy")
        .group_by(CaseShapeRow.id, DecidedCaseRow.outcome)
    )
    groups = [
        Group(found=frozenset(_telling(codes)), rejected=outcome == "reject", count=count)
        for codes, outcome, count in tx.session.execute(query)
    ]
    policy = policies.in_force(tx)
    weights = {code: policy.weight(code, Strength.INFO) for code in policy.codes}
    return propose(groups, weights, policy.base)


def _telling(codes: list[str]) -> list[str]:
    """Without facts that are known, which say nothing against anybody."""
    return [one for one in codes if not one.endswith(":established")]
