"""The state machines as tables: what is not in them cannot happen."""

import itertools

import pytest

from service.rules.errors import Conflict, EvidenceChanged, OverrideClosed, TransferClosed
from service.rules.states import (
    FINAL,
    OUTCOME,
    OVERRIDE_TRANSITIONS,
    TRANSITIONS,
    WAITING,
    Event,
    OverrideEvent,
    OverrideStatus,
    TransferStatus,
    override_step,
    step,
)
from verifiers.model import Recommendation


@pytest.mark.parametrize(
    ("status", "event"), list(itertools.product(TransferStatus, Event)), ids=str
)
def test_every_pair_is_allowed_or_refused(status: TransferStatus, event: Event) -> None:
    """Pairs follow the table; others conflict, and final states say that they are closed."""
    if (status, event) in TRANSITIONS:
        assert TRANSITIONS[status, event] == step(status, event)
    elif status in FINAL:
        with pytest.raises(TransferClosed):
            step(status, event)
    else:
        with pytest.raises(Conflict):
            step(status, event)


def test_policy_never_rejects() -> None:
    """No event of the policy leads to rejected, whatever it recommends."""
    events = set(OUTCOME.values())
    assert set(OUTCOME) == set(Recommendation)
    reached = {after for (_, event), after in TRANSITIONS.items() if event in events}
    assert TransferStatus.REJECTED not in reached


def test_approval_comes_only_by_policy_or_person() -> None:
    """Law 6: approved is reached by two kinds of decision and nothing else."""
    leading = {event for (_, event), after in TRANSITIONS.items() if after == "approved"}
    assert leading == {Event.POLICY_APPROVES, Event.PERSON_APPROVES}


def test_in_review_stays_with_people() -> None:
    """From in_review only a person's act leads away."""
    away = {
        event
        for (before, event), after in TRANSITIONS.items()
        if before == "in_review" and after != "in_review"
    }
    assert away == {
        Event.PERSON_APPROVES,
        Event.PERSON_REJECTS,
        Event.PERSON_ASKS,
        Event.WITHDRAW,
    }


def test_only_an_appeal_leads_out_of_a_final_state() -> None:
    leading = {pair: after for pair, after in TRANSITIONS.items() if pair[0] in FINAL}
    assert leading == {(TransferStatus.REJECTED, Event.APPEAL): TransferStatus.IN_REVIEW}


@pytest.mark.parametrize(
    ("status", "event"), list(itertools.product(OverrideStatus, OverrideEvent)), ids=str
)
def test_every_pair_of_an_override_is_allowed_or_refused(
    status: OverrideStatus, event: OverrideEvent
) -> None:
    if (status, event) in OVERRIDE_TRANSITIONS:
        assert OVERRIDE_TRANSITIONS[status, event] == override_step(status, event)
        return
    with pytest.raises(Conflict) as refused:
        override_step(status, event)
    assert isinstance(refused.value, EvidenceChanged) == (status is OverrideStatus.VOIDED)
    closed = status not in WAITING | {OverrideStatus.VOIDED, OverrideStatus.EXPIRED}
    assert isinstance(refused.value, OverrideClosed) == closed


def test_an_override_takes_effect_only_by_an_approval() -> None:
    leading = {event for (_, event), after in OVERRIDE_TRANSITIONS.items() if after == "effective"}
    assert leading == {OverrideEvent.APPROVE}
    assert (
        override_step(OverrideStatus.AWAITING_GUARANTOR, OverrideEvent.GUARANTEE)
        == OverrideStatus.AWAITING_APPROVAL
    )
