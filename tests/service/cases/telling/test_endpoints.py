"""Endpoints of programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from service.cases.telling import deliveries, endpoints
from service.rules.errors import Forbidden, Invalid, NotFound, TooManyEndpoints
from service.store import resolving

if TYPE_CHECKING:
    from service.store.database import Store
    from tests.service.world import World

URL = "https://shop.example/guohu?token=abc"


def add(world: World, *events: str) -> endpoints.EndpointView:
    with world.store.transaction() as tx:
        return endpoints.add_endpoint(tx, world.platform, url=URL, events=events)


def test_the_secret_is_shown_once_and_kept_sealed(world: World) -> None:
    made = add(world)
    assert made.secret is not None
    assert made.secret.startswith("whsec_")
    with world.store.reading() as tx:
        listed = endpoints.list_endpoints(tx, world.administrator)
    assert [(one.id, one.url, one.secret) for one in listed] == [(made.id, URL, None)]
    row = world.rows("webhook_endpoints")[0]
    assert b"shop.example" not in row.sealed
    assert made.secret.encode() not in row.sealed


@pytest.mark.parametrize("name", ["merchant", "reviewer"])
def test_only_platform_and_administrator_may(world: World, name: str) -> None:
    actor = getattr(world, name)
    with pytest.raises(Forbidden), world.store.transaction() as tx:
        endpoints.add_endpoint(tx, actor, url=URL, events=())
    with pytest.raises(Forbidden), world.store.reading() as tx:
        endpoints.list_endpoints(tx, actor)


def test_an_unknown_event_is_refused(world: World) -> None:
    with pytest.raises(Invalid, match="invalid-request"):
        add(world, "session.began")


def test_there_is_a_limit(world: World) -> None:
    for _ in range(endpoints.MOST):
        add(world)
    with pytest.raises(TooManyEndpoints):
        add(world)


def test_a_removed_endpoint_leaves_nothing_behind(world: World) -> None:
    made = add(world)
    world.open()
    deliveries.make_out(world.store)
    assert len(world.rows("webhook_deliveries")) == 1
    with world.store.transaction() as tx:
        endpoints.remove_endpoint(tx, world.platform, made.id)
    assert world.rows("webhook_endpoints") == []
    assert world.rows("webhook_deliveries") == []
    assert made.id not in {row.owner_id for row in world.rows("data_keys")}
    with pytest.raises(NotFound), world.store.transaction() as tx:
        endpoints.remove_endpoint(tx, world.platform, made.id)


def test_after_a_rotation_both_secrets_sign_for_a_day(world: World) -> None:
    made = add(world)
    with world.store.transaction() as tx:
        turned = endpoints.rotate_secret(tx, world.platform, made.id)
    world.open()
    deliveries.make_out(world.store)
    message = deliveries.take(world.store, made.id)
    assert message is not None
    assert message.secrets == (turned.secret, made.secret)


@pytest.mark.parametrize(
    ("url", "addresses", "rule"),
    [
        ("https://shop.example/", ("8.8.8.8",), None),
        ("http://shop.example/", ("8.8.8.8",), "must use https"),
        ("https://shop.example/", (), "its host name has no address"),
        ("https://metadata.example/", ("169.254.169.254",), "leads into a private network"),
        ("https://shop.example/#x", ("8.8.8.8",), "must be an https address"),
    ],
)
def test_an_address_is_checked_when_it_is_registered(
    store: Store,
    monkeypatch: pytest.MonkeyPatch,
    url: str,
    addresses: tuple[str, ...],
    rule: str | None,
) -> None:
    monkeypatch.setattr(resolving, "resolve", lambda *_: addresses)
    if rule is None:
        endpoints.check_url(store, url)
        return
    with pytest.raises(Invalid) as refused:
        endpoints.check_url(store, url)
    assert str(refused.value.extra["rule_en"]).startswith(rule)
