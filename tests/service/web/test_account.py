"""A person's own page: the second factor, and where letters go."""

from __future__ import annotations

import base64
import re
import time
from typing import TYPE_CHECKING, Any

import pytest
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

from service.cases import people
from service.cases.people import second_factor
from service.cases.telling import confirming
from service.rules.errors import ProofRequired
from service.store.tables import MailPreference
from tests.service.web.visitors import PASSWORD

if TYPE_CHECKING:
    from service.store.database import Store
    from tests.service.web.visitors import Visitor


def code(secret: str, *, steps: int = 0) -> str:
    """What an authenticator shows, so many half minutes from now."""
    totp = TOTP(base64.b32decode(secret), 6, SHA1(), 30)  # noqa: S303 -- RFC 6238
    return totp.generate(int(time.time()) + 30 * steps).decode()


@pytest.fixture
def visitor(visit: Any) -> Visitor:
    return visit()


@pytest.fixture
def secret(visitor: Visitor) -> str:
    """The reviewer's device, enrolled; its present code has been used."""
    visitor.sign_in("reviewer")
    visitor.get("/account")
    visitor.post("/account/second-factor", {"step": "begin"})
    page = visitor.get("/account").text
    found = re.search(r"<code>([A-Z2-7]+)</code>", page)
    assert found
    picture = visitor.get("/account/second-factor.svg")
    assert picture.mimetype == "image/svg+xml"
    visitor.get("/account")
    done = visitor.post("/account/second-factor", {"step": "confirm", "code": code(found[1])})
    assert done.status_code == 303
    assert "The second factor is on." in visitor.get("/account").text
    return found[1]


def test_the_key_is_shown_until_it_is_confirmed_and_never_again(
    visitor: Visitor, secret: str
) -> None:
    assert secret not in visitor.get("/account").text
    assert visitor.get("/account/second-factor.svg").status_code == 404


def test_the_password_alone_no_longer_signs_in(visitor: Visitor, secret: str) -> None:
    visitor.post("/sign-out")
    response = visitor.sign_in("reviewer")
    assert response.status_code == 200
    assert "Enter the code" in response.text
    assert visitor.get("/review").status_code == 303
    ticket = re.search(r'name="ticket" value="([^"]+)"', response.text)
    assert ticket
    visitor._keep(response)
    wrong = visitor.post("/sign-in/code", {"ticket": ticket[1], "code": "000000"})
    assert wrong.status_code == 401
    right = visitor.post("/sign-in/code", {"ticket": ticket[1], "code": code(secret, steps=1)})
    assert (right.status_code, right.location) == (303, "/review")


def test_a_code_counts_once(visitor: Visitor, secret: str) -> None:
    """Whoever looked over a shoulder comes too late."""
    visitor.post("/sign-out")
    ticket = re.search(r'name="ticket" value="([^"]+)"', visitor.sign_in("reviewer").text)
    assert ticket
    again = visitor.post("/sign-in/code", {"ticket": ticket[1], "code": code(secret)})
    assert again.status_code == 401


def test_a_ticket_of_ones_own_making_is_worth_nothing(visitor: Visitor, secret: str) -> None:
    visitor.post("/sign-out")
    visitor.get("/sign-in")
    answer = visitor.post("/sign-in/code", {"ticket": "usr_1.x.y", "code": code(secret, steps=1)})
    assert answer.status_code == 401
    assert visitor.get("/review").status_code == 303


def test_guessing_codes_is_slowed_down(visitor: Visitor, secret: str) -> None:
    visitor.post("/sign-out")
    ticket = re.search(r'name="ticket" value="([^"]+)"', visitor.sign_in("reviewer").text)
    assert ticket
    guesses = [
        visitor.post("/sign-in/code", {"ticket": ticket[1], "code": "000000"}).status_code
        for _ in range(10)
    ]
    assert guesses[-1] == 429
    right = visitor.post("/sign-in/code", {"ticket": ticket[1], "code": code(secret, steps=1)})
    assert right.status_code == 429


def test_it_is_turned_off_with_a_code(visitor: Visitor, secret: str) -> None:
    visitor.get("/account")
    wrong = visitor.post("/account/second-factor", {"step": "end", "code": "123"})
    assert wrong.status_code == 422
    done = visitor.post("/account/second-factor", {"step": "end", "code": code(secret, steps=1)})
    assert done.status_code == 303
    visitor.post("/sign-out")
    assert visitor.sign_in("reviewer").status_code == 303


def test_an_administrator_helps_who_lost_their_phone(
    visitor: Visitor, secret: str, store: Store
) -> None:
    del secret
    with store.transaction() as tx:
        second_factor.reset(tx, "reviewer")
    visitor.post("/sign-out")
    assert visitor.sign_in("reviewer").status_code == 303


def test_signing_in_again_takes_a_code_as_well(visitor: Visitor, secret: str, store: Store) -> None:
    """Of whoever has a second factor; each code counts once here too."""
    kept = visitor.client.get_cookie("guohu_session")
    assert kept is not None
    actor = people.authenticate_session(store, kept.value)
    with store.reading() as tx:
        assert people.asked_of(tx, actor).code
    for wrong in ("", "000000", code(secret)):
        with pytest.raises(ProofRequired):
            people.sign_in_again(store, actor, PASSWORD, wrong)
    fresh = code(secret, steps=1)
    with pytest.raises(ProofRequired):
        people.sign_in_again(store, actor, "another password", fresh)
    assert people.sign_in_again(store, actor, PASSWORD, fresh).user_id == actor.id


def test_a_mail_address_is_confirmed_by_its_link(
    visitor: Visitor, visit: Any, store: Store
) -> None:
    visitor.sign_in("reviewer")
    visitor.get("/account")
    wanted = {"mode": "daily", "address": "li@shop.example", "language": "zh"}
    assert visitor.post("/account/mail", wanted).status_code == 303
    asked = confirming.take(store)
    assert asked is not None
    assert (asked.address, asked.language) == ("li@shop.example", "zh")
    path = f"/account/mail/confirmation?token={asked.token}"
    other = visit("voucher")
    other.get(path)
    assert other.post("/account/mail/confirmation", {"token": asked.token}).status_code == 422
    assert visit().get(path).status_code == 303
    assert visitor.get(path).status_code == 200
    with store.reading() as tx:
        row = tx.session.get_one(MailPreference, asked.user_id)
        assert row.confirmed_at is None
    visitor.post("/account/mail/confirmation", {"token": asked.token})
    with store.reading() as tx:
        assert tx.session.get_one(MailPreference, asked.user_id).confirmed_at is not None


def test_nobody_floods_a_stranger_with_such_letters(visitor: Visitor) -> None:
    visitor.sign_in("reviewer")
    visitor.get("/account")
    answers = [
        visitor.post(
            "/account/mail", {"mode": "daily", "address": f"a{turn}@shop.example"}
        ).status_code
        for turn in range(10)
    ]
    assert answers[-1] == 429


def test_a_password_is_changed_for_the_present_one(visit: Any) -> None:
    """The other devices are signed out, this one stays."""
    here, elsewhere = visit(), visit()
    for one in (here, elsewhere):
        one.sign_in("reviewer")
    new = {"old": PASSWORD, "password": "words that only I know", "again": "words that only I know"}
    for wrong in ({"old": "a wrong password"}, {"again": "something else"}, {"password": "short"}):
        refused = here.post("/account/password", new | wrong)
        assert refused.status_code in {403, 422}
        assert 'role="alert"' in refused.text
    assert here.post("/account/password", new).status_code == 303
    assert "The password is changed" in here.get("/account").text
    assert elsewhere.get("/account").status_code == 303
    assert visit().sign_in("reviewer").status_code == 401
    assert visit().sign_in("reviewer", new["password"]).location == "/review"
