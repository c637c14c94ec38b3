"""Whoever writes past the service still meets the database's own rules on decisions."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import insert, update
from sqlalchemy.exc import DBAPIError

from service.store.tables import AppealRow, DecisionRow, OverrideRow
from tests.service.world import LONG_AGO, World

GUARANTEED = {"guarantor_id": "usr_b", "guaranteed_at": LONG_AGO}
CLOSED = {"closed_at": LONG_AGO}


@pytest.fixture
def case(world: World) -> str:
    return world.submitted()


def row(world: World, case: str, **given: Any) -> dict[str, Any]:
    (assessment,) = world.rows("assessments")
    return {
        "id": "ovr_1",
        "transfer_id": case,
        "assessment_id": assessment.id,
        "outcome": "approve",
        "reason_code": "reading_error",
        "status": "effective",
        "waives": [],
        "grounds": "",
        "evidence_sha256": "0" * 64,
        "appeals_before": 0,
        "sealed_statement": b"",
        "author_id": "usr_a",
        "created_at": LONG_AGO,
        **given,
    }


def write(world: World, statement: Any) -> None:
    with world.store.engine.begin() as connection:
        connection.execute(statement)


def keep(world: World, case: str, **given: Any) -> None:
    write(world, insert(OverrideRow).values(**row(world, case, **given)))


def decide(world: World, case: str, **given: Any) -> None:
    (assessment,) = world.rows("assessments")
    values = {
        "id": "dec_1",
        "transfer_id": case,
        "number": 1,
        "made_by": "reviewer",
        "outcome": "approve",
        "assessment_id": assessment.id,
        "override_id": "ovr_1",
        "actor_id": "usr_c",
        "created_at": LONG_AGO,
        **given,
    }
    write(world, insert(DecisionRow).values(**values))


def move(world: World, **values: Any) -> None:
    write(world, update(OverrideRow).where(OverrideRow.id == "ovr_1").values(**values))


@pytest.mark.parametrize(
    "given",
    [
        {"status": "agreed", **CLOSED},
        {"status": "effective"},
        {"status": "awaiting_guarantor", **GUARANTEED, **CLOSED},
        {"status": "awaiting_guarantor", "guarantor_id": "usr_a"},
        {"status": "awaiting_approval", "outcome": "reject"},
        {"status": "awaiting_approval", "grounds": "ID_CHECKSUM"},
        {"status": "awaiting_approval", "outcome": "reject", "guarantor_id": "usr_b"},
        # Nothing that needs further people is in effect from the start, nor half done.
        {**GUARANTEED, "approver_id": "usr_c", **CLOSED},
        {"status": "awaiting_approval", **GUARANTEED},
        {"outcome": "reject", "grounds": "ID_CHECKSUM", "approver_id": "usr_b", **CLOSED},
    ],
)
def test_a_row_that_breaks_a_rule_is_refused(
    world: World, case: str, given: dict[str, Any]
) -> None:
    with pytest.raises(DBAPIError):
        keep(world, case, **given)


@pytest.mark.parametrize(
    "values",
    [
        {"status": "effective", "approver_id": "usr_c", **CLOSED},
        {"status": "effective", "approver_id": "usr_c", "guaranteed_at": LONG_AGO, **CLOSED},
        {"status": "awaiting_approval"},
        {"author_id": "usr_c"},
        {"guarantor_id": "usr_c"},
        {"waives": ["heirs_are_complete"]},
        {"evidence_sha256": "1" * 64},
        {"reason_code": "manifestly_unfair"},
    ],
)
def test_what_was_asked_for_stays_and_moves_step_by_step(
    world: World, case: str, values: dict[str, Any]
) -> None:
    keep(world, case, status="awaiting_guarantor", guarantor_id="usr_b")
    with pytest.raises(DBAPIError):
        move(world, **values)


@pytest.mark.parametrize("approver", ["usr_a", "usr_b", None])
def test_a_special_approval_takes_three_people(
    world: World, case: str, approver: str | None
) -> None:
    keep(world, case, status="awaiting_guarantor", guarantor_id="usr_b")
    move(world, status="awaiting_approval", guaranteed_at=LONG_AGO)
    with pytest.raises(DBAPIError):
        move(world, status="effective", approver_id=approver, **CLOSED)
    move(world, status="effective", approver_id="usr_c", **CLOSED)
    with pytest.raises(DBAPIError):
        move(world, status="withdrawn")


@pytest.mark.parametrize("approver", ["usr_a", None])
def test_a_rejection_takes_two_people(world: World, case: str, approver: str | None) -> None:
    keep(world, case, status="awaiting_approval", outcome="reject", grounds="ID_CHECKSUM")
    with pytest.raises(DBAPIError):
        move(world, status="effective", approver_id=approver, **CLOSED)
    move(world, status="effective", approver_id="usr_b", **CLOSED)


def test_one_override_waits_for_a_transfer(world: World, case: str) -> None:
    keep(world, case, status="awaiting_guarantor", guarantor_id="usr_b")
    with pytest.raises(DBAPIError):
        keep(world, case, id="ovr_2", status="awaiting_guarantor", guarantor_id="usr_c")
    move(world, status="expired", **CLOSED)
    keep(world, case, id="ovr_2", status="awaiting_guarantor", guarantor_id="usr_c")


def test_a_case_is_decided_once_between_two_appeals(world: World, case: str) -> None:
    keep(world, case, **CLOSED)
    with pytest.raises(DBAPIError):
        keep(world, case, id="ovr_2", **CLOSED)
    keep(world, case, id="ovr_3", outcome="request_evidence", **CLOSED)
    keep(world, case, id="ovr_4", appeals_before=1, **CLOSED)


def test_a_decision_rests_on_an_override_in_effect(world: World, case: str) -> None:
    """Of the same outcome and kind."""
    keep(world, case, status="awaiting_guarantor", guarantor_id="usr_b")
    with pytest.raises(DBAPIError):
        decide(world, case, made_by="special_approval")
    move(world, status="awaiting_approval", guaranteed_at=LONG_AGO)
    with pytest.raises(DBAPIError):
        decide(world, case, made_by="special_approval")
    move(world, status="effective", approver_id="usr_c", **CLOSED)
    for wrong in ({"made_by": "reviewer"}, {"outcome": "reject"}, {"override_id": None}):
        with pytest.raises(DBAPIError):
            decide(world, case, **{"made_by": "special_approval", **wrong})
    decide(world, case, made_by="special_approval")
    with pytest.raises(DBAPIError):
        write(world, update(DecisionRow).values(outcome="reject"))


def test_nobody_decides_a_case_twice(world: World, case: str) -> None:
    """Not in any part: an appeal is decided by others, whoever writes the rows."""
    keep(world, case, status="awaiting_approval", outcome="reject", grounds="ID_CHECKSUM")
    move(world, status="effective", approver_id="usr_b", **CLOSED)
    decide(world, case, outcome="reject")
    keep(world, case, id="ovr_2", author_id="usr_b", appeals_before=1, **CLOSED)
    with pytest.raises(DBAPIError):
        decide(world, case, id="dec_2", number=2, override_id="ovr_2")
    keep(world, case, id="ovr_3", author_id="usr_d", appeals_before=2, **CLOSED)
    decide(world, case, id="dec_3", number=2, override_id="ovr_3")


def test_one_appeal_is_open_at_a_time(world: World, case: str) -> None:
    values = {
        "transfer_id": case,
        "against": "rejected",
        "status": "open",
        "sealed_statement": b"",
        "author_id": "key_m",
        "created_at": LONG_AGO,
    }
    write(world, insert(AppealRow).values(id="apl_1", number=1, **values))
    with pytest.raises(DBAPIError):
        write(world, insert(AppealRow).values(id="apl_2", number=2, **values))
