"""A worker checks a draft of a policy and tries it on the past, once, whatever happens to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, update

from service.cases import sweeping
from service.cases.governing import drafts, policy_life
from service.rules.actor import Actor, ActorKind
from service.rules.errors import Forbidden
from service.rules.roles import Role
from service.settings import Settings
from service.store.database import Store
from service.store.doorbell import TRY_POLICY, Silent
from service.store.tables import JournalRow, PolicyDraft
from tasks import try_policy as task
from tests import homes
from tests.service.world import LONG_AGO
from verifiers.errors import PolicyInvalid
from verifiers.evidence.obtainable import Obstacle
from verifiers.policies.guard import BIRTHS, Counterexample, counterexample
from verifiers.policies.policy import load_policy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from verifiers.policies.policy import Policy

CHIEF = Actor(id="usr_chief", role=Role.ADMINISTRATOR, kind=ActorKind.USER)
GOOD = load_policy().source.replace(b'"2026-11"', b'"2026-12"')
BAD = GOOD.replace(
    b'transferee_identity = ["identity"]', b'transferee_identity = ["id_card_portrait"]', 1
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(Settings.load(home=homes.migrated(tmp_path), max_attempts=2), Silent())
    yield store
    store.close()


@pytest.fixture(autouse=True)
def few_births(monkeypatch: pytest.MonkeyPatch) -> None:
    """Trying every year takes seconds; three will do where it is not about which."""

    def quick(policy: Policy, as_of: date) -> Counterexample | None:
        return counterexample(policy, as_of, births=(BIRTHS[0], 1924, 1980))

    monkeypatch.setattr(task, "counterexample", quick)


def send(store: Store, content: bytes = GOOD, actor: Actor = CHIEF) -> str:
    with store.transaction() as tx:
        return drafts.send(tx, actor, content)


def only(store: Store) -> drafts.Draft:
    with store.reading() as tx:
        (one,) = drafts.drafts(tx, CHIEF)
    return one


def acts(store: Store) -> list[str]:
    with store.reading() as tx:
        return list(tx.session.scalars(select(JournalRow.act).order_by(JournalRow.seq)))


def test_a_sound_draft_is_tried_and_can_be_activated(store: Store) -> None:
    sha256 = send(store)
    assert (TRY_POLICY, sha256) in store.doorbell.rung
    assert only(store).status == "queued"
    task.try_policy(store, sha256)
    done = only(store)
    assert (done.status, done.found["tried"], done.found["changed"]) == ("tried", 0, 0)
    assert acts(store) == ["policy.drafted", "policy.simulated", "policy.checked"]
    with store.transaction() as tx:
        policy = drafts.policy_of(tx, CHIEF, sha256)
        policy_life.activate(tx, CHIEF, policy, tx.now.date().replace(year=2099))
    task.try_policy(store, sha256)
    assert acts(store)[-1] == "policy.prepared"


def test_a_draft_that_asks_in_vain_is_refused_with_an_example(store: Store) -> None:
    sha256 = send(store, BAD)
    task.try_policy(store, sha256)
    refused = only(store)
    assert refused.status == "refused"
    assert refused.found["obstacle"] == Obstacle.NOT_FOR_THEM.name
    assert refused.found["fact"] == "transferee_identity"
    assert acts(store) == ["policy.drafted", "policy.refused"]


def test_what_breaks_a_rule_is_not_taken_in(store: Store) -> None:
    with pytest.raises(PolicyInvalid):
        send(store, GOOD.replace(b"base =", b"bass ="))
    with pytest.raises(Forbidden):
        send(store, actor=Actor(id="usr_r", role=Role.REVIEWER, kind=ActorKind.USER))
    assert acts(store) == []


def test_one_worker_has_it_and_a_dead_ones_is_given_to_another(store: Store) -> None:
    sha256 = send(store)
    dead = drafts.claim(store, sha256)
    assert dead is not None
    assert drafts.claim(store, sha256) is None
    with store.engine.begin() as connection:
        connection.execute(update(PolicyDraft).values(due_at=LONG_AGO))
    assert sweeping.due_work(store).policies == (sha256,)
    assert drafts.note(store, dead, 1, 2) is False
    task.try_policy(store, sha256)
    drafts.finish(store, dead, [])
    assert only(store).status == "tried"


def test_a_draft_that_kills_its_workers_ends(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(task, "counterexample", fails)
    sha256 = send(store)
    for _ in range(2):
        with pytest.raises(MemoryError):
            task.try_policy(store, sha256)
    assert only(store).status == "failed"
    assert send(store) == sha256
    assert only(store).status == "queued"
