"""Reading assessments: all of a transfer's, or one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from service.cases import loading
from service.rules import ids
from service.rules.errors import NotFound
from service.rules.roles import Act
from service.store.tables import AssessmentRow

if TYPE_CHECKING:
    from service.cases.views import AssessmentView
    from service.rules.actor import Actor
    from service.store.work import Tx


def list_assessments(tx: Tx, actor: Actor, transfer_id: str) -> tuple[AssessmentView, ...]:
    """All assessments of a transfer, newest first. Raises `NotFound`."""
    actor.require(Act.VIEW)
    row = loading.find_transfer(tx, actor, transfer_id)
    query = (
        select(AssessmentRow)
        .where(AssessmentRow.transfer_id == row.id)
        .order_by(AssessmentRow.number.desc())
    )
    return tuple(loading.assessment_view(tx, kept) for kept in tx.session.scalars(query))


def get_assessment(tx: Tx, actor: Actor, assessment_id: str) -> AssessmentView:
    """One assessment. Raises `NotFound`."""
    actor.require(Act.VIEW)
    known = ids.is_id(assessment_id, ids.ASSESSMENT)
    kept = tx.session.get(AssessmentRow, assessment_id) if known else None
    if kept is None:
        raise NotFound
    loading.find_transfer(tx, actor, kept.transfer_id)
    return loading.assessment_view(tx, kept)
