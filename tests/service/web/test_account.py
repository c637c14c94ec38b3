"""The second factor on the pages: turned on, asked for, turned off."""

from __future__ import annotations

import base64
import re
import time
from typing import TYPE_CHECKING, Any

import pytest
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

from service.cases.people import second_factor

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
