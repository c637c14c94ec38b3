"""The state machines as tables: what is not in them cannot happen."""

import itertools

import pytest

from service.rules.errors import Conflict, TransferClosed
from service.rules.states import (
    FINAL,
    OUTCOME,
    TRANSITIONS,
    Event,
    TransferStatus,
    step,
)
from verifiers.model import Recommendation


@pytest.mark.parametrize(
    ("status", "event"), list(itertools.product(TransferStatus, Event)), ids=str
)
def test_every_pair_is_allowed_or_refused(status: TransferStatus, event: Event) -> None:
    """Final states refuse everything as closed; other pairs follow the table or conflict."""
    if status in FINAL:
        with pytest.raises(TransferClosed):
            step(status, event)
    elif (status, event) in TRANSITIONS:
        assert TRANSITIONS[status, event] == step(status, event)
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
    assert away == {Event.PERSON_APPROVES, Event.PERSON_REJECTS, Event.PERSON_ASKS}
