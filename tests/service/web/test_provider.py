"""Signing in through a real OpenID provider that runs beside the test."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
import requests
from sqlalchemy import select

from service import clock
from service.app import create_app
from service.cases import people
from service.cases.people import persons
from service.cases.people.identities import role_of
from service.rules.actor import SYSTEM
from service.rules.errors import ProofRequired, RoleNotMapped, Unauthenticated
from service.rules.roles import Role
from service.settings import Settings
from service.store.database import Store
from service.store.doorbell import Silent
from service.store.tables import JournalRow, MailPreference, User, UserIdentity
from tests.identity_provider import PASSWORD, SECRET

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

HERE = "http://guohu.example"
BACK = f"{HERE}/sign-in/provider/back"
ROLES = "reviewers=reviewer,approvers=approver"


@pytest.fixture(scope="module")
def issuer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    where = {"PROVIDER_PORT": str(port), "PROVIDER_FOLDER": str(tmp_path_factory.mktemp("idp"))}
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.identity_provider", BACK], env={**os.environ, **where}
    )
    address = f"http://127.0.0.1:{port}/o"
    try:
        deadline = time.monotonic() + 90
        while time.monotonic() < deadline and process.poll() is None:
            try:
                requests.get(f"{address}/.well-known/openid-configuration", timeout=5)
                break
            except requests.ConnectionError:
                time.sleep(0.2)
        yield address
    finally:
        process.terminate()
        process.wait(10)


@dataclass
class Person:
    """A browser at both places."""

    client: FlaskClient
    login: str
    elsewhere: requests.Session = field(default_factory=requests.Session)

    def arrive(self, path: str = "/sign-in/provider") -> str:
        """From our page to the provider and through its sign-in: the address it sends back to."""
        leading = self.client.get(path, base_url=HERE)
        assert leading.status_code == 302
        elsewhere = self.elsewhere
        page = elsewhere.get(leading.location, timeout=10)
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)
        assert token
        form = {"csrfmiddlewaretoken": token[1], "username": self.login, "password": PASSWORD}
        answer = elsewhere.post(page.url, data=form, timeout=10, allow_redirects=False)
        while not answer.headers["Location"].startswith(BACK):
            where = requests.compat.urljoin(page.url, answer.headers["Location"])
            answer = elsewhere.get(where, timeout=10, allow_redirects=False)
        return answer.headers["Location"].removeprefix(HERE)

    def sign_in(self) -> TestResponse:
        return self.client.get(self.arrive(), base_url=HERE, headers={"Accept-Language": "en"})


@pytest.fixture
def store(tmp_path: Path, peopled_home: Path, issuer: str) -> Iterator[Store]:
    home = shutil.copytree(peopled_home, tmp_path / "home")
    settings = Settings.load(
        home=home, oidc_issuer=issuer, oidc_client_secret=SECRET, oidc_roles=ROLES
    )
    store = Store(settings, Silent())
    yield store
    store.close()


def visit(store: Store, login: str) -> Person:
    return Person(create_app(store.settings, store).test_client(), login)


def user(store: Store, login: str) -> User | None:
    with store.reading() as tx:
        return tx.session.scalar(select(User).where(User.login == login))


def test_a_person_of_a_mapped_group_is_signed_in_with_its_role(store: Store) -> None:
    person = visit(store, "approver.li")
    response = person.sign_in()
    assert (response.status_code, response.location) == (303, "/review")
    assert person.client.get("/review", base_url=HERE).status_code == 200
    known = user(store, "approver.li")
    assert known is not None
    assert known.role == "approver"


def test_coming_again_is_the_same_person(store: Store) -> None:
    with store.reading() as tx:
        acts = select(JournalRow.act).where(JournalRow.act == "user.added")
        before = len(tx.session.scalars(acts).all())
    visit(store, "reviewer.wang").sign_in()
    visit(store, "reviewer.wang").sign_in()
    with store.reading() as tx:
        added = len(tx.session.scalars(acts).all())
        names = tx.session.scalars(select(User.login).where(User.login.like("reviewer.wang%")))
        assert names.all() == ["reviewer.wang"]
    assert added == before + 1


def test_who_is_in_no_group_of_ours_is_told_so(store: Store) -> None:
    person = visit(store, "nobody.zhao")
    response = person.sign_in()
    assert response.location == "/sign-in"
    page = person.client.get("/sign-in", base_url=HERE, headers={"Accept-Language": "en"})
    assert "in no group that may use this service" in page.text
    assert user(store, "nobody.zhao") is None


def test_a_disabled_person_stays_outside(store: Store) -> None:
    visit(store, "reviewer.wang").sign_in()
    with store.transaction() as tx:
        people.disable_user(tx, "reviewer.wang")
    assert visit(store, "reviewer.wang").sign_in().location == "/sign-in"


def test_an_address_of_another_account_is_asked_about_first(store: Store) -> None:
    """The provider's word for the address is taken; the other account's holder confirmed it."""
    with store.transaction() as tx:
        local = people.get_user(tx, "reviewer").id
        tx.new_sealer(local)
        tx.session.flush()
        kept = MailPreference(
            user_id=local,
            sealed_address=b"",
            mode="daily",
            language="zh",
            confirmed_at=tx.now,
            address_digest=persons.mail_digest(tx, "Approver.Li@example.com"),
            confirm_attempts=0,
        )
        tx.session.add(kept)
    person = visit(store, "approver.li")
    assert person.sign_in().location == "/sign-in"
    page = person.client.get("/sign-in", base_url=HERE, headers={"Accept-Language": "en"})
    assert "another account here has confirmed this mail address" in page.text
    with store.transaction() as tx:
        persons.part(tx, "approver.li", "reviewer", by=SYSTEM, reason="asked in person")
    assert visit(store, "approver.li").sign_in().location == "/review"


def test_a_new_role_ends_the_sessions_with_the_old_one(store: Store) -> None:
    person = visit(store, "reviewer.wang")
    person.sign_in()
    with store.transaction() as tx:
        kept = tx.session.scalar(select(User).where(User.login == "reviewer.wang"))
        assert kept is not None
        kept.role = "approver"
    visit(store, "reviewer.wang").sign_in()
    assert person.client.get("/review", base_url=HERE).status_code == 303
    known = user(store, "reviewer.wang")
    assert known is not None
    assert known.role == "reviewer"


def test_an_answer_that_was_not_asked_for_begins_nothing(store: Store) -> None:
    """State is tied to the browser: a link with somebody else's code does not sign in."""
    arrived = visit(store, "reviewer.wang").arrive()
    other = visit(store, "approver.li")
    response = other.client.get(arrived, base_url=HERE)
    assert response.location == "/sign-in"
    assert other.client.get("/review", base_url=HERE).status_code == 303


def test_a_code_works_once(store: Store) -> None:
    person = visit(store, "reviewer.wang")
    arrived = person.arrive()
    assert person.client.get(arrived, base_url=HERE).location == "/review"
    again = visit(store, "reviewer.wang")
    assert again.client.get(arrived, base_url=HERE).location == "/sign-in"


def test_whoever_vouches_is_asked_anew_by_their_provider(store: Store) -> None:
    """Though the provider knows them still; its word counts once, and for no one else."""
    person = visit(store, "reviewer.wang")
    person.sign_in()
    actor = people.authenticate_session(
        store, person.client.get_cookie("guohu_session", "guohu.example").value
    )
    with pytest.raises(ProofRequired):
        people.sign_in_again(store, actor, "")
    arrived = person.arrive("/sign-in/provider/again?next=/review/requests")
    assert person.client.get(arrived, base_url=HERE).location == "/review/requests"
    with store.reading() as tx:
        assert people.asked_of(tx, actor).returned
        assert people.sign_in_again(store, actor, "").holds(actor, tx.now)
    with pytest.raises(ProofRequired):
        people.sign_in_again(store, actor, "")


def test_another_persons_sign_in_proves_nothing(store: Store) -> None:
    person = visit(store, "reviewer.wang")
    person.sign_in()
    token = person.client.get_cookie("guohu_session", "guohu.example").value
    other = Person(person.client, "approver.li")
    person.client.get(other.arrive("/sign-in/provider/again"), base_url=HERE)
    actor = people.authenticate_session(store, token)
    with pytest.raises(ProofRequired):
        people.sign_in_again(store, actor, "")


def test_what_the_provider_asked_before_proves_nothing(store: Store) -> None:
    person = visit(store, "reviewer.wang")
    person.sign_in()
    actor = people.authenticate_session(
        store, person.client.get_cookie("guohu_session", "guohu.example").value
    )
    with store.reading() as tx:
        known = tx.session.scalar(select(UserIdentity).where(UserIdentity.user_id == actor.id))
        now = tx.now
    assert known is not None
    named = {"issuer": known.issuer, "subject": known.subject}
    with pytest.raises(ProofRequired):
        people.prove_elsewhere(store, actor, **named, at=now - timedelta(seconds=1), since=now)
    ahead = now + timedelta(hours=1)
    people.prove_elsewhere(store, actor, **named, at=ahead, since=now)
    assert people.sign_in_again(store, actor, "").at <= clock.utc_now()


def test_nobody_signs_in_there_with_a_password(store: Store) -> None:
    visit(store, "reviewer.wang").sign_in()
    with pytest.raises(Unauthenticated):
        people.sign_in(store, "reviewer.wang", "!")


def test_without_a_provider_there_is_no_such_page(tmp_path: Path, peopled_home: Path) -> None:
    home = shutil.copytree(peopled_home, tmp_path / "home")
    store = Store(Settings.load(home=home), Silent())
    client = create_app(store.settings, store).test_client()
    assert client.get("/sign-in/provider").status_code == 404
    assert "/sign-in/provider" not in client.get("/sign-in").text
    store.close()


def test_the_strongest_of_several_roles_is_given() -> None:
    mapping = {"a": Role.REVIEWER, "b": Role.APPROVER}
    assert role_of(["x", "a", "b"], mapping) is Role.APPROVER
    with pytest.raises(RoleNotMapped):
        role_of(["x"], mapping)
