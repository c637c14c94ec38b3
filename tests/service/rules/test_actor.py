"""Sight and permissions: a foreign transfer does not exist."""

import pytest

from service.rules import ids
from service.rules.actor import SYSTEM, Actor, ActorKind
from service.rules.errors import Forbidden, NotFound
from service.rules.roles import PERMISSIONS, SIGN_IN_ROLES, Act, Role


def actor(role: Role, merchant_ref: str | None = None, transfer_id: str | None = None) -> Actor:
    return Actor(
        id="x",
        role=role,
        kind=ActorKind.KEY,
        merchant_ref=merchant_ref,
        transfer_id=transfer_id,
    )


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        (actor(Role.MERCHANT, "m-1"), True),
        (actor(Role.MERCHANT, "m-2"), False),
        (actor(Role.MERCHANT), False),
        (actor(Role.PLATFORM), True),
        (actor(Role.REVIEWER), True),
        (actor(Role.APPROVER), True),
        (actor(Role.ADMINISTRATOR), False),
        (actor(Role.LINK, transfer_id="tr_1"), True),
        (actor(Role.LINK, transfer_id="tr_2"), False),
        (SYSTEM, True),
    ],
)
def test_sight(who: Actor, sees: bool) -> None:
    assert sees == who.sees("tr_1", "m-1")
    if not sees:
        with pytest.raises(NotFound):
            who.require_sight("tr_1", "m-1")


def test_permissions_are_as_the_contract_says() -> None:
    may = {act: {role for role in Role if act in PERMISSIONS[role]} for act in Act}
    assert may[Act.OPEN] == {Role.MERCHANT, Role.PLATFORM}
    assert may[Act.OVERRIDE] == {Role.REVIEWER, Role.APPROVER}
    assert may[Act.SEE_WEIGHTS] == {Role.REVIEWER, Role.APPROVER}
    assert may[Act.READ_JOURNAL] == {Role.PLATFORM, Role.ADMINISTRATOR}
    assert Role.LINK not in may[Act.READ_PAPER]
    assert Role.ADMINISTRATOR not in may[Act.READ_PAPER] | may[Act.VIEW]


def test_nobody_signs_in_as_the_service() -> None:
    assert Role.SYSTEM not in SIGN_IN_ROLES
    assert Role.LINK not in SIGN_IN_ROLES


def test_require_refuses_by_role() -> None:
    actor(Role.REVIEWER).require(Act.OVERRIDE)
    with pytest.raises(Forbidden):
        actor(Role.MERCHANT, "m-1").require(Act.OVERRIDE)


def test_ids_have_130_random_bits() -> None:
    made = {ids.new_id(ids.TRANSFER) for _ in range(1000)}
    assert len(made) == 1000
    assert all(ids.is_id(one, ids.TRANSFER) for one in made)
    assert 5 * ids.LENGTH == 130
    assert not ids.is_id("tr_x", ids.TRANSFER)
    assert not ids.is_id(ids.new_id(ids.DOCUMENT), ids.TRANSFER)
