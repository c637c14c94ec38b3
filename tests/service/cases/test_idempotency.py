"""One effect for one key: replayed, refused, and safe when a process dies half-way."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from service.cases import sweeping, transfers
from service.cases.idempotency import Answer, Attempt, attempt, fingerprint
from service.rules.actor import Actor
from service.rules.errors import (
    IdempotencyInProgress,
    IdempotencyKeyInvalid,
    IdempotencyKeyReused,
)
from tests.service.world import LONG_AGO, World

MARK = fingerprint("POST", "/v1/transfers", b"{}")


def post(
    world: World, key: str | None, mark: str = MARK, actor: Actor | None = None
) -> tuple[Answer, bool]:
    """Open a transfer as a door would; whether the answer was a replay."""
    with attempt(world.store, actor or world.merchant, key, mark) as begun:
        if begun.answer is not None:
            return begun.answer, True
        with world.store.transaction() as tx:
            view = transfers.open_transfer(tx, world.merchant, world.claim)
            answer = Answer(201, {"id": view.id, "name": "林秀英"}, {"Location": f"/{view.id}"})
            begun.complete(tx, answer)
        return answer, False


def count(world: World, table: str = "transfers") -> int:
    return len(world.rows(table))


def come_back(world: World, begun: Attempt) -> None:
    """What a paused process does when it goes on."""
    with world.store.transaction() as tx:
        transfers.open_transfer(tx, world.merchant, world.claim)
        begun.complete(tx, Answer(201, {}))


def test_same_request_gets_the_same_answer(world: World) -> None:
    first, replayed = post(world, "k1")
    assert not replayed
    assert post(world, "k1") == (first, True)
    assert count(world) == 1


def test_without_a_key_every_request_counts(world: World) -> None:
    post(world, None)
    post(world, None)
    assert count(world) == 2
    assert count(world, "idempotency") == 0


def test_other_body_is_refused(world: World) -> None:
    post(world, "k1")
    with pytest.raises(IdempotencyKeyReused):
        post(world, "k1", fingerprint("POST", "/v1/transfers", b'{"a":1}'))
    assert count(world) == 1


def test_keys_of_two_clients_do_not_meet(world: World) -> None:
    post(world, "k1")
    _, replayed = post(world, "k1", actor=world.rival)
    assert not replayed


@pytest.mark.parametrize("key", ["", "a b", "键", "x" * 256, "a\n"])
def test_odd_keys_are_refused(world: World, key: str) -> None:
    with pytest.raises(IdempotencyKeyInvalid):
        post(world, key)


def test_twenty_at_once_have_one_effect(world: World) -> None:
    """Each is answered alike or told that the first is still running; one transfer exists."""
    barrier = threading.Barrier(10)

    def press(_: int) -> Answer | None:
        barrier.wait()
        try:
            return post(world, "k1")[0]
        except IdempotencyInProgress:
            return None

    with ThreadPoolExecutor(10) as pool:
        answers = list(pool.map(press, range(20)))
    assert count(world) == 1
    given = [answer for answer in answers if answer is not None]
    assert given
    assert all(answer == given[0] for answer in given)


def test_running_request_is_told(world: World) -> None:
    with (
        attempt(world.store, world.merchant, "k1", MARK),
        pytest.raises(IdempotencyInProgress),
    ):
        post(world, "k1")


def test_failed_request_may_be_tried_again(world: World) -> None:
    def fail() -> None:
        with attempt(world.store, world.merchant, "k1", MARK):
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    _, replayed = post(world, "k1")
    assert not replayed


def test_rolled_back_answer_is_no_answer(world: World) -> None:
    """The answer was kept, then its transaction failed: the client may try again at once."""

    def fail() -> None:
        with (
            attempt(world.store, world.merchant, "k1", MARK) as begun,
            world.store.transaction() as tx,
        ):
            transfers.open_transfer(tx, world.merchant, world.claim)
            begun.complete(tx, Answer(201, {}))
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    assert count(world) == 0
    _, replayed = post(world, "k1")
    assert not replayed
    assert count(world) == 1


def test_key_of_a_dead_process_passes_on_after_its_lease(world: World) -> None:
    """A crash between begin and complete: refused until the lease ends, then done once."""
    dead = attempt(world.store, world.merchant, "k1", MARK)
    begun = dead.__enter__()
    with pytest.raises(IdempotencyInProgress):
        post(world, "k1")
    world.set("idempotency", lease_until=LONG_AGO)
    first, replayed = post(world, "k1")
    assert not replayed
    # The process was only paused: it comes back, and its work is rolled back.
    with pytest.raises(IdempotencyInProgress):
        come_back(world, begun)
    assert count(world) == 1
    assert post(world, "k1") == (first, True)


def test_answers_are_forgotten_after_their_time(world: World) -> None:
    post(world, "k1")
    assert count(world, "idempotency") == 1
    before = count(world, "data_keys")
    world.set("idempotency", expires_at=LONG_AGO)
    sweeping.remove_orphans(world.store)
    assert count(world, "idempotency") == 0
    assert count(world, "data_keys") == before - 1
    _, replayed = post(world, "k1")
    assert not replayed


def test_expired_answer_is_not_replayed_before_the_sweep(world: World) -> None:
    post(world, "k1")
    world.set("idempotency", expires_at=LONG_AGO)
    _, replayed = post(world, "k1")
    assert not replayed
    assert count(world) == 2


def test_answers_are_sealed(world: World) -> None:
    post(world, "secret-key")
    (kept,) = world.rows("idempotency")
    assert "林秀英".encode() not in bytes(kept.sealed_answer)
    assert "secret-key" not in str(kept)


def test_fingerprint_tells_parts_apart() -> None:
    assert fingerprint("POST", "/a", b"bc", b"d") != fingerprint("POST", "/a", b"b", b"cd")
    assert fingerprint("POST", "/a", b"b") != fingerprint("POST", "/ab", b"")
