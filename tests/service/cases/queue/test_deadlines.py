"""The policy that judges a transfer decides how long its steps have."""

from typing import Any

from service.cases.governing import policies
from service.cases.queue.deadlines import deadline, hours_left
from service.rules.queueing import Step
from service.store.tables import TransferRow
from tests.verifiers.policies.test_policy import changed
from verifiers.policies.policy import parse_policy

HURRIED = parse_policy(
    changed(("review = 16", "review = 2"), ("warned_after = 0.75", "warned_after = 0.5"))
)


def test_a_transfer_keeps_the_times_of_its_own_policy(office: Any) -> None:
    slow, hurried = (office.seen(office.waits(account=one)) for one in ("slow", "hurried"))
    with office.store.transaction() as tx:
        row = tx.session.get_one(TransferRow, hurried.transfer.id)
        policies.pin(tx, row, HURRIED)
        times = deadline(tx, row, Step.REVIEW)
        assert round(hours_left(tx, row, times.due_at), 3) == 2
        assert round(hours_left(tx, row, times.warn_at), 3) == 1
        other = deadline(tx, tx.session.get_one(TransferRow, slow.transfer.id), Step.REVIEW)
        assert other.due_at > times.due_at
    # What waits already keeps the deadline that it was given.
    assert office.seen(hurried.id).due_at == hurried.due_at
