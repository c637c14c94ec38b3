"""From the journal to deliveries, and how each ends."""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from service.cases.telling import deliveries, endpoints
from service.rules import webhooks
from tests.service.world import LONG_AGO

if TYPE_CHECKING:
    from tests.service.world import World

URL = "https://shop.example/guohu"


@pytest.fixture
def endpoint_id(world: World) -> str:
    with world.store.transaction() as tx:
        return endpoints.add_endpoint(tx, world.platform, url=URL, events=()).id


def due_again(world: World) -> None:
    """As if the pause were over."""
    world.set("webhook_deliveries", due_at=LONG_AGO)


def test_what_happened_before_an_endpoint_was_added_is_not_told(world: World) -> None:
    world.open()
    with world.store.transaction() as tx:
        endpoints.add_endpoint(tx, world.platform, url=URL, events=())
    deliveries.make_out(world.store)
    assert world.rows("webhook_deliveries") == []


def test_each_act_is_made_out_once(world: World, endpoint_id: str) -> None:
    transfer_id = world.submitted()
    deliveries.make_out(world.store)
    deliveries.make_out(world.store)
    told = []
    while (message := deliveries.take(world.store, endpoint_id)) is not None:
        assert message.body["data"]["transfer_id"] == transfer_id
        told.append(message.body["type"])
        deliveries.ended(world.store, message, "204")
    assert told == [row.act for row in world.rows("journal") if row.act in webhooks.EVENTS]
    assert "transfer.submitted" in told


def test_a_message_that_is_being_sent_is_taken_by_nobody_else(
    world: World, endpoint_id: str
) -> None:
    world.open()
    deliveries.make_out(world.store)
    assert deliveries.take(world.store, endpoint_id) is not None
    assert deliveries.take(world.store, endpoint_id) is None


def test_two_senders_at_once_never_take_the_same(world: World, endpoint_id: str) -> None:
    for _ in range(8):
        world.open()
    makers = [threading.Thread(target=deliveries.make_out, args=(world.store,)) for _ in range(2)]
    for maker in makers:
        maker.start()
    for maker in makers:
        maker.join()
    taken: list[str] = []

    def take_all() -> None:
        while (message := deliveries.take(world.store, endpoint_id)) is not None:
            taken.append(message.id)

    takers = [threading.Thread(target=take_all) for _ in range(4)]
    for taker in takers:
        taker.start()
    for taker in takers:
        taker.join()
    assert len(taken) == len(set(taken)) == 8


def test_a_message_that_is_not_taken_comes_again_with_the_same_id(
    world: World, endpoint_id: str
) -> None:
    world.open()
    deliveries.make_out(world.store)
    ids = set()
    for attempt in range(webhooks.ATTEMPTS):
        message = deliveries.take(world.store, endpoint_id)
        assert message is not None, attempt
        ids.add(message.id)
        deliveries.ended(world.store, message, "500")
        row = world.rows("webhook_deliveries")[0]
        assert (row.attempts, row.outcome) == (attempt + 1, "500")
        if attempt < webhooks.ATTEMPTS - 1:
            assert row.due_at is not None
            due_again(world)
    assert len(ids) == 1
    assert world.rows("webhook_deliveries")[0].due_at is None


def test_an_endpoint_that_took_nothing_for_the_whole_schedule_is_disabled(
    world: World, endpoint_id: str
) -> None:
    world.open()
    deliveries.make_out(world.store)
    for _ in range(webhooks.ATTEMPTS):
        message = deliveries.take(world.store, endpoint_id)
        assert message is not None
        world.set(
            "webhook_endpoints", failing_since=message.at - webhooks.longest() - timedelta(hours=1)
        )
        deliveries.ended(world.store, message, "timeout")
        if world.rows("webhook_deliveries")[0].due_at is not None:
            due_again(world)
    assert world.rows("webhook_endpoints")[0].disabled_reason == "failing"
    assert world.rows("journal")[-1].act == "webhook.disabled"


def test_gone_disables_at_once_and_enabling_tells_only_what_comes(
    world: World, endpoint_id: str
) -> None:
    world.submitted()
    deliveries.make_out(world.store)
    message = deliveries.take(world.store, endpoint_id)
    assert message is not None
    deliveries.ended(world.store, message, "410")
    assert world.rows("webhook_endpoints")[0].disabled_reason == "gone"
    assert deliveries.take(world.store, endpoint_id) is None
    assert deliveries.endpoints_due(world.store) == ()
    with world.store.transaction() as tx:
        endpoints.enable_endpoint(tx, world.platform, endpoint_id)
    deliveries.make_out(world.store)
    assert deliveries.endpoints_due(world.store) == ()
    world.open()
    deliveries.make_out(world.store)
    assert deliveries.endpoints_due(world.store) == (endpoint_id,)


def test_a_success_forgives_what_failed_before(world: World, endpoint_id: str) -> None:
    world.open()
    deliveries.make_out(world.store)
    message = deliveries.take(world.store, endpoint_id)
    assert message is not None
    deliveries.ended(world.store, message, "unreachable")
    assert world.rows("webhook_endpoints")[0].failing_since is not None
    due_again(world)
    again = deliveries.take(world.store, endpoint_id)
    assert again is not None
    deliveries.ended(world.store, again, "200")
    assert world.rows("webhook_endpoints")[0].failing_since is None


def test_old_deliveries_are_forgotten_and_waiting_ones_kept(world: World, endpoint_id: str) -> None:
    world.open()
    deliveries.make_out(world.store)
    world.set("webhook_deliveries", created_at=LONG_AGO)
    with world.store.transaction() as tx:
        deliveries.forget_old(tx)
    assert len(world.rows("webhook_deliveries")) == 1
    message = deliveries.take(world.store, endpoint_id)
    assert message is not None
    deliveries.ended(world.store, message, "200")
    with world.store.transaction() as tx:
        deliveries.forget_old(tx)
    assert world.rows("webhook_deliveries") == []


def test_nothing_personal_is_in_any_message(world: World, endpoint_id: str) -> None:
    world.submitted()
    deliveries.make_out(world.store)
    sent = ""
    while (message := deliveries.take(world.store, endpoint_id)) is not None:
        sent += str(message.body)
        deliveries.ended(world.store, message, "200")
    claim = world.claim
    for secret in (
        claim.registrant.name, claim.registrant.id_number, claim.transferee.name,
        claim.transferee.id_number, claim.shop.name, claim.shop.account, "证件",
    ):  # fmt: skip
        assert secret is not None
        assert secret not in sent
