"""Proposals come back to the weights that made the decisions, and say how little they know."""

from __future__ import annotations

import numpy as np
import pytest

from service.rules.calibration import Group, TooFewCases, propose

BASE = -1.0
TRUE = {"HEAVY": 3.0, "LIGHT": 0.5, "RARE": 1.0}


def decided(count: int, seed: int = 7) -> list[Group]:
    """Cases decided by chance according to `TRUE`."""
    random = np.random.default_rng(seed)
    groups = []
    for _ in range(count):
        found = frozenset(
            name for name, share in (("HEAVY", 0.4), ("LIGHT", 0.5)) if random.random() < share
        )
        log_odds = BASE + sum(TRUE[name] for name in found)
        rejected = bool(random.random() < 1 / (1 + np.exp(-log_odds)))
        groups.append(Group(found=found | {"heirs:missing"}, rejected=rejected, count=1))
    return groups


def test_many_decisions_bring_a_wrong_weight_to_the_true_one() -> None:
    wrong = {"HEAVY": 0.5, "LIGHT": 0.5}
    found = {one.code: one for one in propose(decided(3000), wrong, BASE)}
    assert found["HEAVY"].proposed == pytest.approx(TRUE["HEAVY"], abs=0.4)
    assert found["HEAVY"].low < TRUE["HEAVY"] < found["HEAVY"].high
    assert found["HEAVY"].contradicts
    assert not found["LIGHT"].contradicts


def test_few_decisions_move_little_and_the_interval_is_wide() -> None:
    few, many = (
        {one.code: one for one in propose(decided(count), {"HEAVY": 3.0}, BASE)}["HEAVY"]
        for count in (60, 3000)
    )
    assert few.high - few.low > 2 * (many.high - many.low)
    assert few.low <= 3.0 <= few.high


def test_the_interval_holds_the_truth_nearly_always() -> None:
    """Of forty samples hardly more than one in twenty may miss it, and the prior helps."""
    hits = 0
    for seed in range(40):
        found = {one.code: one for one in propose(decided(400, seed), TRUE, BASE)}
        hits += found["HEAVY"].low <= TRUE["HEAVY"] <= found["HEAVY"].high
    assert hits >= 36


def test_widest_departures_come_first_and_facts_are_not_proposed() -> None:
    found = propose(decided(2000), {"HEAVY": 0.5, "LIGHT": 0.5}, BASE)
    assert [one.code for one in found] == ["HEAVY", "LIGHT"]


def test_a_code_with_few_cases_is_not_proposed() -> None:
    groups = [*decided(500), Group(found=frozenset({"RARE"}), rejected=True, count=9)]
    assert "RARE" not in {one.code for one in propose(groups, TRUE, BASE)}


def test_weights_stay_within_what_a_policy_takes() -> None:
    innocent = [
        Group(found=frozenset({"HEAVY"}), rejected=False, count=500),
        Group(found=frozenset(), rejected=True, count=500),
    ]
    (one,) = propose(innocent, {"HEAVY": 0.1}, BASE)
    assert one.low == one.proposed == 0.0


@pytest.mark.parametrize(("rejected", "approved"), [(9, 500), (500, 9), (20, 20)])
def test_too_few_cases_are_refused_with_their_number(rejected: int, approved: int) -> None:
    groups = [
        Group(found=frozenset(), rejected=True, count=rejected),
        Group(found=frozenset(), rejected=False, count=approved),
    ]
    with pytest.raises(TooFewCases, match=str(rejected + approved)):
        propose(groups, TRUE, BASE)
