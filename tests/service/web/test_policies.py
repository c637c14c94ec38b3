from __future__ import annotations

import io
import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from service import clock
from service.cases import people
from service.cases.governing import drafts, policies, policy_life
from service.rules.actor import SYSTEM
from service.rules.roles import Role
from tasks import try_policy
from tests.service.web.visitors import PASSWORD
from verifiers.policies.guard import counterexample
from verifiers.policies.policy import load_policy, parse_policy

if TYPE_CHECKING:
    from service.store.database import Store
    from tests.service.web.visitors import Visitor

PAGE = "/office/policies"


@pytest.fixture
def administrator(visit: Any) -> Visitor:
    return visit("administrator")


@pytest.fixture
def prepared(store: Store) -> str:
    """A draft that another administrator tried and prepared from today on."""
    draft = parse_policy(load_policy().source.replace(b'"2026-11"', b'"2026-12"'))
    policy_life.note_trial(store, SYSTEM, draft, [])
    with store.transaction() as tx:
        people.add_user(tx, login="chief", password=PASSWORD, role=Role.ADMINISTRATOR)
    chief = people.sign_in(store, "chief", PASSWORD).actor
    with store.transaction() as tx:
        return policy_life.activate(tx, chief, draft, clock.day_in_china(tx.now)).id


def test_before_any_activation_the_page_says_which_policy_judges(administrator: Visitor) -> None:
    assert "the one that ships judges" in administrator.get(PAGE).text


def test_another_administrator_reads_a_draft_and_confirms_it(
    administrator: Visitor, prepared: str, store: Store
) -> None:
    page = administrator.get(PAGE).text
    assert "2026-12" in page
    assert "0 / 0" in page
    assert b'version = "2026-12"' in administrator.get(f"{PAGE}/{prepared}.toml").data

    assert administrator.post(f"{PAGE}/{prepared}/confirmation").status_code == 303

    assert "confirmed" in administrator.get(PAGE).text
    with store.reading() as tx:
        assert policies.in_force(tx).stamp.version == "2026-12"


def test_whoever_prepared_a_draft_cannot_confirm_it(visit: Any, prepared: str) -> None:
    chief = visit()
    chief.sign_in("chief")

    assert "waits for another person" in chief.get(PAGE).text
    assert chief.post(f"{PAGE}/{prepared}/confirmation").status_code == 409


def test_a_draft_is_sent_tried_prepared_and_confirmed_on_the_page(
    administrator: Visitor, visit: Any, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By an administrator and an approver, who are two people."""
    monkeypatch.setattr(try_policy, "counterexample", lambda *_: None)
    text = load_policy().source.decode().replace('"2026-11"', '"2026-12"')
    administrator.get(PAGE)
    sent = {"text": text.replace("\n", "\r\n"), "file": (io.BytesIO(), "")}
    assert administrator.post(f"{PAGE}/drafts", sent).status_code == 303
    waiting = administrator.get(PAGE).text
    assert "waits for a worker" in waiting
    assert 'hx-trigger="every 2s"' in waiting
    sha256 = parse_policy(text.encode()).stamp.sha256
    try_policy.try_policy(store, sha256)
    tried = administrator.get(PAGE).text
    assert "Tried on 0 past transfers" in tried
    assert "every 2s" not in tried
    draft = f"{PAGE}/drafts/{sha256}"
    assert administrator.get(f"{draft}.toml").data == text.encode()
    assert administrator.post(f"{draft}/activation", {"from": ""}).status_code == 422
    past = administrator.post(f"{draft}/activation", {"from": "2020-01-01"})
    assert past.status_code == 422
    assert "cannot come into force in the past" in past.text
    assert administrator.post(f"{draft}/activation", {"from": "2099-01-01"}).status_code == 303
    assert "waits for another person" in administrator.get(PAGE).text
    approver = visit("approver")
    (confirm,) = re.findall(rf'action="({PAGE}/act_\w+/confirmation)"', approver.get(PAGE).text)
    assert approver.post(confirm).status_code == 303
    assert "confirmed" in approver.get(PAGE).text
    assert administrator.post(f"{draft}/trial").status_code == 303


def test_a_draft_begins_with_the_policy_that_judges_now(administrator: Visitor, visit: Any) -> None:
    path = f"{PAGE}/in-force.toml"
    assert administrator.get(path).data == load_policy().source
    assert visit("reviewer").get(path).status_code == 403


def test_a_draft_that_is_refused_says_why(administrator: Visitor, store: Store) -> None:
    """At once where a key is wrong; by an example where somebody would be asked in vain."""
    text = load_policy().source.decode()
    administrator.get(PAGE)
    wrong = administrator.post(f"{PAGE}/drafts", {"text": text.replace("base =", "bass =")})
    assert wrong.status_code == 422
    assert "bass" in wrong.text.partition("</p>")[0] + wrong.text
    assert 'role="alert"' in wrong.text
    own = text.replace(
        'transferee_identity = ["identity"]', 'transferee_identity = ["id_card_portrait"]'
    )
    administrator.post(f"{PAGE}/drafts", {"text": own})
    policy = parse_policy(own.encode())
    held = drafts.claim(store, policy.stamp.sha256)
    example = counterexample(policy, date(2026, 11, 26), births=(1980,))
    assert held is not None
    assert example is not None
    drafts.refuse(store, held, example)
    page = administrator.get(PAGE).text
    assert "would be asked for what they cannot obtain" in page
    assert "it is not made for such a person" in page
    assert f"facts.{example.fact}" in page
    assert administrator.post(f"{PAGE}/drafts/none/trial").status_code == 404


def test_reviewers_and_merchants_see_no_policies(
    visit: Any, prepared: str, administrator: Visitor
) -> None:
    for login in ("reviewer", "merchant"):
        assert visit(login).get(PAGE).status_code == 403
    assert administrator.get(f"{PAGE}/act_none.toml").status_code == 404
    assert prepared
