from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from service import clock
from service.cases import people
from service.cases.governing import policies, policy_life
from service.rules.actor import SYSTEM
from service.rules.roles import Role
from tests.service.web.visitors import PASSWORD
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


def test_reviewers_and_merchants_see_no_policies(
    visit: Any, prepared: str, administrator: Visitor
) -> None:
    for login in ("reviewer", "merchant"):
        assert visit(login).get(PAGE).status_code == 403
    assert administrator.get(f"{PAGE}/act_none.toml").status_code == 404
    assert prepared
