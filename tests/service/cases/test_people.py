"""Who stands behind a request: passwords, sessions, keys and links; ended means ended at once."""

import re
import threading
import time
from typing import Any

import pytest
from sqlalchemy import update

from service.cases import documents, people
from service.cases.people import NewKey, UserView
from service.rules.actor import Actor, ActorKind
from service.rules.errors import (
    Forbidden,
    Invalid,
    LastAdministrator,
    LoginTaken,
    NotFound,
    Unauthenticated,
)
from service.rules.roles import Role
from service.store.database import Store
from service.store.tables import SignIn
from tests.service.world import LONG_AGO, World

PASSWORD = "a long enough password"


def add_user(
    store: Store, login: str = "wang.fang", role: Role = Role.REVIEWER, **given: str
) -> UserView:
    with store.transaction() as tx:
        return people.add_user(tx, login=login, password=PASSWORD, role=role, **given)


def add_key(store: Store, role: Role = Role.MERCHANT, merchant_ref: str | None = "m-1") -> NewKey:
    with store.transaction() as tx:
        return people.add_key(tx, role=role, merchant_ref=merchant_ref)


def end(store: Store, column: str) -> None:
    """Let the moment lie long in the past."""
    with store.transaction() as tx:
        tx.session.execute(update(SignIn).values({column: LONG_AGO}))


def test_signed_in_person_is_known_by_the_token(store: Store) -> None:
    user = add_user(store)
    signed = people.sign_in(store, " Wang.Fang ", PASSWORD)
    actor = people.authenticate_session(store, signed.token)
    assert (actor.id, actor.role, actor.kind) == (user.id, Role.REVIEWER, "user")


@pytest.mark.parametrize(
    ("login", "password"),
    [
        ("wang.fang", "another password"),
        ("\x00", PASSWORD),
        ("\ud800", PASSWORD),
        ("nobody", PASSWORD),
        ("", ""),
        ("wang.fang", "x" * 9999),
    ],
)
def test_wrong_credentials_are_one_refusal(store: Store, login: str, password: str) -> None:
    add_user(store)
    with pytest.raises(Unauthenticated):
        people.sign_in(store, login, password)


@pytest.mark.usefixtures("slow_passwords")
def test_nothing_secret_is_kept(store: Store) -> None:
    """The database holds neither password nor token nor key."""
    add_user(store)
    signed, key = people.sign_in(store, "wang.fang", PASSWORD), add_key(store)
    secret = key.text.rsplit("_", 1)[1]
    world = World(store)
    for table in ("users", "sessions", "api_keys", "journal"):
        kept = str(world.rows(table))
        assert PASSWORD not in kept
        assert signed.token not in kept
        assert secret not in kept
    (user,) = world.rows("users")
    assert user.password_hash.startswith("$argon2id$v=19$m=65536,t=3,")


def test_session_ends_when_idle(store: Store) -> None:
    add_user(store)
    signed = people.sign_in(store, "wang.fang", PASSWORD)
    end(store, "used_at")
    with pytest.raises(Unauthenticated):
        people.authenticate_session(store, signed.token)


def test_session_ends_after_its_time_however_busy(store: Store) -> None:
    add_user(store)
    signed = people.sign_in(store, "wang.fang", PASSWORD)
    end(store, "expires_at")
    with pytest.raises(Unauthenticated):
        people.authenticate_session(store, signed.token)


def test_signing_out_ends_one_session(store: Store) -> None:
    add_user(store)
    one, other = (people.sign_in(store, "wang.fang", PASSWORD) for _ in range(2))
    people.sign_out(store, one.token)
    people.sign_out(store, one.token)
    people.sign_out(store, "no token")
    with pytest.raises(Unauthenticated):
        people.authenticate_session(store, one.token)
    assert people.authenticate_session(store, other.token)


def test_disabled_user_is_out_at_once(store: Store) -> None:
    add_user(store)
    signed = people.sign_in(store, "wang.fang", PASSWORD)
    with store.transaction() as tx:
        assert people.disable_user(tx, "wang.fang").disabled
    with pytest.raises(Unauthenticated):
        people.authenticate_session(store, signed.token)
    with pytest.raises(Unauthenticated):
        people.sign_in(store, "wang.fang", PASSWORD)
    with pytest.raises(NotFound), store.transaction() as tx:
        people.disable_user(tx, "nobody")


def test_the_keys_that_a_disabled_person_made_end_with_them(store: Store) -> None:
    with store.transaction() as tx:
        user = people.add_user(tx, login="maker", password=PASSWORD, role=Role.REVIEWER)
        maker = Actor(id=user.id, role=Role.REVIEWER, kind=ActorKind.USER)
        made = people.add_key(tx, role=Role.PLATFORM, by=maker)
        other = people.add_key(tx, role=Role.PLATFORM)
    with store.transaction() as tx:
        people.disable_user(tx, "maker")
    with pytest.raises(Unauthenticated):
        people.authenticate_key(store, made.text)
    assert people.authenticate_key(store, other.text).role is Role.PLATFORM


def test_login_is_taken_once(store: Store) -> None:
    add_user(store)
    with pytest.raises(LoginTaken):
        add_user(store)
    with store.reading() as tx:
        assert [user.login for user in people.list_users(tx)] == ["wang.fang"]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"login": "王芳"}, "login"),
        ({"login": ""}, "login"),
        ({"password": "short"}, "password"),
        ({"password": "x" * 201}, "password"),
        ({"role": Role.MERCHANT}, "merchant_ref"),
        ({"role": Role.SYSTEM}, "role"),
        ({"role": Role.LINK}, "role"),
        ({"merchant_ref": "a b"}, "merchant_ref"),
    ],
)
def test_users_keep_the_rules(store: Store, given: dict[str, Any], field: str) -> None:
    wanted = {"login": "li", "password": PASSWORD, "role": Role.REVIEWER}
    with pytest.raises(Invalid) as caught, store.transaction() as tx:
        people.add_user(tx, **{**wanted, **given})
    assert caught.value.extra["field"] == field


def test_key_has_the_shape_that_scanners_know(store: Store) -> None:
    key = add_key(store)
    assert re.fullmatch(r"guohu_[0-9a-z]{8}_[0-9a-f]{64}", key.text)


def test_key_stands_for_its_role_and_merchant(store: Store) -> None:
    key = add_key(store)
    actor = people.authenticate_key(store, key.text)
    assert (actor.role, actor.merchant_ref, actor.kind) == (Role.MERCHANT, "m-1", "key")
    with store.reading() as tx:
        (view,) = people.list_keys(tx)
    assert view.used_at is not None
    assert actor.id == f"key_{view.id}"


def test_changed_key_is_refused(store: Store) -> None:
    key = add_key(store)
    prefix, key_id, secret = key.text.split("_")
    other = "0" if secret[0] != "0" else "1"
    for text_ in (
        "",
        "guohu",
        f"{prefix}_{key_id}",
        f"{prefix}_{key_id}_{other}{secret[1:]}",
        f"{prefix}_00000000_{secret}",
        f"other_{key_id}_{secret}",
        f"{key.text}_",
        "guohu_\x00_\ud800",
    ):
        with pytest.raises(Unauthenticated):
            people.authenticate_key(store, text_)


def test_revoked_key_is_refused_at_once(store: Store) -> None:
    key = add_key(store)
    assert people.authenticate_key(store, key.text)
    with store.transaction() as tx:
        assert people.revoke_key(tx, key.id).revoked
    with pytest.raises(Unauthenticated):
        people.authenticate_key(store, key.text)
    with pytest.raises(NotFound), store.transaction() as tx:
        people.revoke_key(tx, "none")


def test_link_opens_one_transfer_to_uploads(world: World) -> None:
    transfer_id = world.open()
    with world.store.reading() as tx:
        token = people.upload_token(tx, world.merchant, transfer_id)
    holder = people.authenticate_link(world.store, token)
    assert (holder.role, holder.transfer_id) == (Role.LINK, transfer_id)
    assert documents.upload(world.store, holder, transfer_id, b"x", name="a").id
    with pytest.raises(NotFound):
        documents.upload(world.store, holder, world.open(), b"x", name="a")


def test_link_is_made_by_owners_only(world: World) -> None:
    transfer_id = world.open()
    with world.store.reading() as tx:
        with pytest.raises(NotFound):
            people.upload_token(tx, world.rival, transfer_id)
        with pytest.raises(Forbidden):
            people.upload_token(tx, world.reviewer, transfer_id)


def test_changed_or_old_link_is_refused(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    with world.store.reading() as tx:
        token = people.upload_token(tx, world.merchant, world.open())
    # Not the last character: some of its bits mean nothing.
    other = "A" if token[-2] != "A" else "B"
    altered = token[:-2] + other + token[-1]
    for changed in ("", "x", altered, token + "x", token.replace(".", "")):
        with pytest.raises(Unauthenticated):
            people.authenticate_link(world.store, changed)
    later = time.time() + world.store.settings.upload_link_hours * 3600 + 2
    monkeypatch.setattr("time.time", lambda: later)
    with pytest.raises(Unauthenticated):
        people.authenticate_link(world.store, token)


def test_the_last_administrator_cannot_be_disabled(store: Store) -> None:
    for login in ("first", "second"):
        with store.transaction() as tx:
            people.add_user(tx, login=login, password=PASSWORD, role=Role.ADMINISTRATOR)
    with store.transaction() as tx:
        assert people.disable_user(tx, "first").disabled
    with pytest.raises(LastAdministrator), store.transaction() as tx:
        people.disable_user(tx, "second")
    assert people.sign_in(store, "second", PASSWORD).actor.role is Role.ADMINISTRATOR


def test_two_administrators_who_disable_each_other_leave_one(store: Store) -> None:
    for login in ("first", "second"):
        with store.transaction() as tx:
            people.add_user(tx, login=login, password=PASSWORD, role=Role.ADMINISTRATOR)
    refused: list[str] = []

    def shut_out(login: str) -> None:
        try:
            with store.transaction() as tx:
                people.disable_user(tx, login)
        except LastAdministrator:
            refused.append(login)

    threads = [threading.Thread(target=shut_out, args=(one,)) for one in ("first", "second")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(refused) == 1


def test_a_provider_cannot_take_the_last_administrator_away(store: Store) -> None:
    """Groups give and take the role, but for that of the only one who has it."""

    def come(subject: str, role: Role) -> Role:
        vouched = people.Vouched(
            issuer="https://id.example", subject=subject, name=subject, role=role
        )
        signed = people.sign_in_as(store, vouched)
        assert signed.actor.role is not None
        return signed.actor.role

    assert come("first", Role.ADMINISTRATOR) is Role.ADMINISTRATOR
    assert come("first", Role.REVIEWER) is Role.ADMINISTRATOR
    assert come("second", Role.ADMINISTRATOR) is Role.ADMINISTRATOR
    assert come("first", Role.REVIEWER) is Role.REVIEWER
    assert come("second", Role.APPROVER) is Role.ADMINISTRATOR
