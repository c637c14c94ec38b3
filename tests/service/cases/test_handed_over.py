"""A password that an administrator hands over opens the way to choosing one's own, once."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from service.cases import people
from service.rules.errors import Conflict, Invalid, Unauthenticated
from service.rules.roles import Role
from service.store.tables import JournalRow, User
from tests.service.world import ADMINISTRATOR, LONG_AGO

if TYPE_CHECKING:
    from service.store.database import Store

OWN = "words that only I know"


def invited(store: Store) -> str:
    with store.transaction() as tx:
        return people.invite(tx, login="lin", role=Role.REVIEWER, by=ADMINISTRATOR)


def ticket(store: Store, password: str) -> str:
    with pytest.raises(people.OwnPasswordNeeded) as needed:
        people.sign_in(store, "lin", password)
    return needed.value.ticket


def test_it_begins_no_session_but_leads_to_a_password_of_ones_own(store: Store) -> None:
    handed = invited(store)
    held = ticket(store, handed)
    signed = people.sign_in_with_own_password(store, held, OWN)
    assert people.authenticate_session(store, signed.token).role is Role.REVIEWER
    assert people.sign_in(store, "lin", OWN).actor.id == signed.actor.id
    with pytest.raises(Unauthenticated):
        people.sign_in(store, "lin", handed)
    # The ticket proved the old password, which is gone.
    with pytest.raises(Unauthenticated):
        people.sign_in_with_own_password(store, held, "another long password")
    with store.reading() as tx:
        acts = tx.session.scalars(select(JournalRow.act).order_by(JournalRow.seq)).all()
    assert {"user.added", "user.password_chosen", "session.began"} <= set(acts)


def test_it_is_not_ones_own(store: Store) -> None:
    handed = invited(store)
    held = ticket(store, handed)
    for refused in (handed, "short"):
        with pytest.raises(Invalid):
            people.sign_in_with_own_password(store, held, refused)
    with pytest.raises(Unauthenticated):
        people.sign_in_with_own_password(store, held + "x", OWN)


def test_it_works_for_three_days(store: Store) -> None:
    handed = invited(store)
    with store.transaction() as tx:
        user = tx.session.scalar(select(User).where(User.login == "lin"))
        assert user is not None
        assert user.password_until is not None
        assert timedelta(hours=71) < user.password_until - tx.now <= timedelta(hours=72)
        user.password_until = LONG_AGO
    with pytest.raises(Unauthenticated) as refused:
        people.sign_in(store, "lin", handed)
    assert not isinstance(refused.value, people.OwnPasswordNeeded)


def test_a_forgotten_password_is_replaced_and_every_session_ends(store: Store) -> None:
    signed = people.sign_in_with_own_password(store, ticket(store, invited(store)), OWN)
    with store.transaction() as tx:
        handed = people.hand_over(tx, "lin", by=ADMINISTRATOR)
    with pytest.raises(Unauthenticated):
        people.authenticate_session(store, signed.token)
    with pytest.raises(Unauthenticated):
        people.sign_in(store, "lin", OWN)
    assert ticket(store, handed)


def test_whoever_signs_in_elsewhere_has_no_password_here(store: Store) -> None:
    vouched = people.Vouched(
        issuer="https://id.example", subject="1", name="lin", role=Role.REVIEWER
    )
    people.sign_in_as(store, vouched)
    with pytest.raises(Conflict), store.transaction() as tx:
        people.hand_over(tx, "lin", by=ADMINISTRATOR)
