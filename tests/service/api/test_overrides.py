"""Several people decide, over HTTP: signed in, each with their own part."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from service.cases import assessing, people
from service.rules.roles import Role
from tests.service.api.callers import Caller
from tests.service.world import Judge
from verifiers.model import Recommendation

if TYPE_CHECKING:
    from service.store.database import Store

PASSWORD = "a long enough password"
SLUG = "urn:guohu:problem:"


class Person(Caller):
    """Somebody who is signed in: a cookie, and a browser that says where a form came from."""

    def _headers(self, kwargs: dict[str, Any]) -> dict[str, str]:
        given = {"Sec-Fetch-Site": "same-origin", "Accept-Language": "en"}
        return {**given, **kwargs.pop("headers", {})}


@pytest.fixture
def judge(monkeypatch: pytest.MonkeyPatch) -> Judge:
    judge = Judge(recommendation=Recommendation.REVIEW, missing=("heirs_are_complete",))
    monkeypatch.setattr(assessing, "assess", judge)
    return judge


@pytest.fixture
def office(app: Any, store: Store) -> dict[str, Person]:
    """Two who ask or vouch, two who approve."""
    found = {}
    for login, role in {
        "anna": Role.REVIEWER,
        "bela": Role.REVIEWER,
        "carl": Role.APPROVER,
        "dora": Role.APPROVER,
    }.items():
        with store.transaction() as tx:
            user = people.add_user(tx, login=login, password=PASSWORD, role=role)
        client = app.test_client()
        client.set_cookie("guohu_session", people.sign_in(store, login, PASSWORD).token)
        found[login] = Person(client, "", user.id)
    return found


@pytest.fixture
def case(judge: Judge, assessed: dict[str, Any]) -> dict[str, Any]:
    del judge
    return assessed


def ask(case: dict[str, Any], **given: Any) -> dict[str, Any]:
    return {
        "outcome": "approve",
        "reason_code": "evidence_cannot_exist",
        "statement": "兄弟一九四九年后失去联系，无从证明。",
        "assessment_id": case["assessment"]["id"],
        **given,
    }


def test_three_people_give_a_special_approval(
    merchant: Caller, office: dict[str, Person], case: dict[str, Any]
) -> None:
    path = f"/v1/transfers/{case['id']}"
    anna, bela, carl = (office[name] for name in ("anna", "bela", "carl"))
    told = anna.get(f"{path}/authority").json
    assert [one["what"] for one in told["beyond"]] == ["heirs_are_complete"]
    assert {one["login"] for one in told["guarantors"]} == {"bela", "carl", "dora"}

    alone = anna.post(f"{path}/overrides", json=ask(case))
    assert (alone.status_code, alone.json["type"]) == (403, f"{SLUG}beyond-authority")
    asked = anna.post(f"{path}/overrides", json=ask(case, guarantor_id=bela.key_id)).json
    assert (asked["status"], asked["waives"]) == ("awaiting_guarantor", ["heirs_are_complete"])
    assert [one["id"] for one in carl.get("/v1/overrides").json["data"]] == [asked["id"]]

    here = f"/v1/overrides/{asked['id']}"
    wrong = bela.post(f"{here}/guarantee", json={"password": "not this one"})
    assert (wrong.status_code, wrong.json["type"]) == (403, f"{SLUG}sign-in-again")
    other = carl.post(f"{here}/guarantee", json={"password": PASSWORD})
    assert (other.status_code, other.json["type"]) == (403, f"{SLUG}not-the-guarantor")
    vouched = bela.post(f"{here}/guarantee", json={"password": PASSWORD})
    assert (vouched.status_code, vouched.json["status"]) == (200, "awaiting_approval")
    for name in ("anna", "bela"):
        assert office[name].post(f"{here}/approval").status_code == 403
    given = carl.post(f"{here}/approval")
    assert (given.status_code, given.json["status"]) == (200, "effective")

    seen = merchant.get(path).json
    assert (seen["status"], seen["decision"]["by"]) == ("approved", "special_approval")
    assert seen["assessment"] == case["assessment"]
    assert carl.post(f"{here}/withdrawal").status_code == 403
    late = anna.post(f"{here}/withdrawal")
    assert (late.status_code, late.json["type"]) == (409, f"{SLUG}override-closed")


def test_a_guarantee_is_answered_once_and_keeps_no_password(
    store: Store, office: dict[str, Person], case: dict[str, Any]
) -> None:
    """The key of a repeated request answers the same; neither text nor digest of it is kept."""
    anna, bela = office["anna"], office["bela"]
    body = ask(case, guarantor_id=bela.key_id)
    asked = anna.post(f"/v1/transfers/{case['id']}/overrides", json=body).json
    here = f"/v1/overrides/{asked['id']}/guarantee"
    again = {"Idempotency-Key": "once"}
    first = bela.post(here, json={"password": PASSWORD}, headers=dict(again))
    second = bela.post(here, json={"password": PASSWORD}, headers=dict(again))
    assert first.json == second.json
    assert second.headers["Idempotent-Replayed"] == "true"
    content = (store.settings.home_path / "guohu.sqlite3").read_bytes()
    assert PASSWORD.encode() not in content


def test_keys_neither_vouch_nor_approve(
    caller: Any, office: dict[str, Person], case: dict[str, Any]
) -> None:
    approver = caller(Role.APPROVER)
    body = ask(case, guarantor_id=office["bela"].key_id)
    asked = office["anna"].post(f"/v1/transfers/{case['id']}/overrides", json=body).json
    here = f"/v1/overrides/{asked['id']}"
    for path, sent in (("guarantee", {"password": PASSWORD}), ("approval", None)):
        refused = approver.post(f"{here}/{path}", json=sent)
        assert (refused.status_code, refused.json["type"]) == (403, f"{SLUG}person-required")


def test_new_evidence_voids_what_was_asked_for(
    merchant: Caller, office: dict[str, Person], case: dict[str, Any]
) -> None:
    body = ask(case, guarantor_id=office["bela"].key_id)
    asked = office["anna"].post(f"/v1/transfers/{case['id']}/overrides", json=body).json
    merchant.upload(case["id"], b"%PDF-1.7 another")
    here = f"/v1/overrides/{asked['id']}"
    refused = office["bela"].post(f"{here}/guarantee", json={"password": PASSWORD})
    assert (refused.status_code, refused.json["type"]) == (409, f"{SLUG}evidence-changed")
    assert office["anna"].get(here).json["status"] == "voided"


def test_a_rejection_and_its_appeal(
    merchant: Caller, office: dict[str, Person], case: dict[str, Any]
) -> None:
    """Two people and a rule; the merchant is told which, and others look again."""
    path = f"/v1/transfers/{case['id']}"
    anna, bela, carl, dora = office.values()
    reject = ask(case, outcome="reject", reason_code="evidence_contradicted")
    nothing = anna.post(f"{path}/overrides", json=reject)
    assert (nothing.status_code, nothing.json["type"]) == (422, f"{SLUG}rule-required")
    assert nothing.json["allowed"] == "DEATH_DATE_CONFLICT"
    reject["grounds"] = ["DEATH_DATE_CONFLICT"]
    asked = anna.post(f"{path}/overrides", json=reject).json
    assert asked["status"] == "awaiting_approval"
    assert carl.post(f"/v1/overrides/{asked['id']}/approval").json["status"] == "effective"

    seen = merchant.get(path).json
    assert seen["status"] == "rejected"
    assert [ground["code"] for ground in seen["decision"]["grounds"]] == ["DEATH_DATE_CONFLICT"]
    assert seen["decision"]["grounds"][0]["fix"]["zh"]

    appealed = merchant.post(f"{path}/appeals", json={"statement": "医院已更正死亡日期"})
    assert (appealed.status_code, appealed.json["status"]) == (201, "open")
    twice = merchant.post(f"{path}/appeals", json={"statement": "医院已更正死亡日期"})
    assert (twice.status_code, twice.json["type"]) == (409, f"{SLUG}appeal-open")
    assert dora.get("/v1/review-tasks").json["data"][0]["transfer"]["id"] == case["id"]
    for person in (anna, carl):
        refused = person.post(f"{path}/overrides", json=reject)
        assert (refused.status_code, refused.json["type"]) == (403, f"{SLUG}already-decided")
    asked = bela.post(f"{path}/overrides", json=reject).json
    refused = dora.post(f"/v1/overrides/{asked['id']}/refusal", json={"statement": "已经更正"})
    assert (refused.json["status"], refused.json["answer"]) == ("refused", "已经更正")
    assert merchant.get(path).json["appeals"][0]["status"] == "open"


def test_an_owner_withdraws(merchant: Caller, reviewer: Caller, case: dict[str, Any]) -> None:
    path = f"/v1/transfers/{case['id']}/withdrawal"
    assert reviewer.post(path).status_code == 403
    assert merchant.post(path).json["status"] == "withdrawn"
    assert merchant.post(path).json["type"] == f"{SLUG}transfer-closed"
