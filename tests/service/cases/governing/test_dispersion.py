"""Who decides like cases how: shares with intervals, departures, and no merchant."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from service import clock
from service.cases.governing import dispersion
from service.rules.errors import Forbidden
from service.store.tables import CaseShapeRow, DecidedCaseRow

if TYPE_CHECKING:
    from tests.service.world import World


def decided(world: World, actor: str, unit: str, outcomes: str, shape: str = "s1") -> None:
    """Decisions as they are kept: ``+`` approved, ``-`` rejected, each on a transfer of its own."""
    for outcome in outcomes:
        transfer_id = world.open()
        document = world.upload(transfer_id)
        world.read(document)
        assessment_id = world.get(transfer_id).assessment.id
        with world.store.transaction() as tx:
            if tx.session.get(CaseShapeRow, shape) is None:
                tx.session.add(CaseShapeRow(id=shape, scenario="inheritance", codes=["A"]))
                tx.session.flush()
            tx.session.add(
                DecidedCaseRow(
                    transfer_id=transfer_id,
                    assessment_id=assessment_id,
                    shape_id=shape,
                    outcome="approve" if outcome == "+" else "reject",
                    made_by="reviewer",
                    actor_id=actor,
                    unit=unit,
                    decided_at=tx.now,
                )
            )


def report(world: World, **given: Any) -> dispersion.Report:
    with world.store.reading() as tx:
        return dispersion.report(tx, world.administrator, **given)


def test_whoever_departs_from_what_the_others_do_is_seen(world: World) -> None:
    decided(world, "usr_a", "xm1", "++++++")
    decided(world, "usr_b", "xm1", "++++++")
    decided(world, "usr_c", "xm2", "------")
    decided(world, "usr_d", "xm2", "-", shape="s2")
    found = report(world)
    people = {line.name: line for line in found.people}
    assert (people["usr_a"].comparable, people["usr_a"].departed) == (0, 0)
    assert (people["usr_c"].comparable, people["usr_c"].departed) == (6, 6)
    assert people["usr_c"].departure.low > 0.5
    assert (people["usr_a"].differs, people["usr_c"].differs) == (False, True)
    # One decision on a case like no other says nothing.
    assert (people["usr_d"].differs, people["usr_d"].comparable) == (False, 0)
    units = {line.name: line for line in found.units}
    assert (units["xm1"].decided, units["xm1"].approved, units["xm2"].approved) == (12, 12, 0)
    assert (found.everybody.decided, found.everybody.approved) == (19, 12)
    told = json.dumps(asdict(found), default=str)
    assert "m-1" not in told
    assert "tr_" not in told


def test_only_what_is_asked_for_counts(world: World) -> None:
    decided(world, "usr_a", "xm1", "+")
    assert report(world, since=clock.utc_now() + timedelta(days=1)).everybody.decided == 0
    with world.store.reading() as tx, pytest.raises(Forbidden):
        dispersion.report(tx, world.reviewer)
