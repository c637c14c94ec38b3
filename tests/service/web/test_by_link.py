from __future__ import annotations

import re
from typing import Any

import pytest

from tests.service.web.visitors import Visitor, picture


@pytest.fixture
def path(merchant: Visitor) -> str:
    return merchant.open_transfer()


@pytest.fixture
def phone(merchant: Visitor, path: str, visit: Any) -> Visitor:
    """A phone that opened the link of the transfer, nobody being signed in there."""
    merchant.get(path)
    made = merchant.post(f"{path}/link")
    link = re.search(r'readonly value="http://localhost(/upload/[^"]+)"', made.text)
    assert link is not None
    phone: Visitor = visit()
    assert phone.get(link[1]).location == "/upload"
    phone.get("/upload")
    return phone


def test_a_phone_uploads_without_signing_in(phone: Visitor, merchant: Visitor, path: str) -> None:
    sent = phone.upload("/upload", (picture(), "a.jpg"))

    assert sent.location == "/upload#papers"
    assert "0 of 1 read" in phone.get("/upload").text
    assert "0 of 1 read" in merchant.get(path).text


def test_a_link_shows_what_became_of_a_paper_but_not_what_stands_on_it(
    phone: Visitor, merchant: Visitor, path: str, read: Any
) -> None:
    phone.upload("/upload")
    document_id = merchant.documents(path)[0]
    read(document_id)

    text = phone.get("/upload").text

    assert "Identity card, side with the portrait" in text
    assert "7 Mar 1962" not in text
    assert "2213" not in text
    assert "/pages/1" not in text
    assert phone.get(f"/documents/{document_id}/pages/1").status_code == 303


def test_a_link_submits(phone: Visitor, merchant: Visitor, path: str) -> None:
    phone.upload("/upload")
    phone.submit("/upload")

    assert "being checked" in merchant.get(path).text


def test_a_link_opens_no_other_door(phone: Visitor, path: str) -> None:
    assert phone.get(path).location.startswith("/sign-in")
    assert phone.get("/transfers").location.startswith("/sign-in")
    assert phone.get("/review").location.startswith("/sign-in")


@pytest.mark.parametrize("token", ["nonsense", "WyJ0cl8xIl0.aaaa.bbbb"])
def test_a_link_that_is_no_link_says_so_kindly(visit: Any, token: str) -> None:
    page = visit().get(f"/upload/{token}")

    assert page.status_code == 404
    assert "The upload link no longer works" in page.text


def test_a_phone_without_a_link_is_told_the_same(visit: Any) -> None:
    page = visit().get("/upload")

    assert page.status_code == 404
    assert "The upload link no longer works" in page.text
