"""Several people decide over HTTP, from the first upload to the outcome; on both databases."""

from __future__ import annotations

import http.client
import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest

from service.cases import people
from service.rules.roles import Role
from tests.running import (
    DATABASES,
    Answer,
    Caller,
    Running,
    assert_journal_verifies,
    installed,
    wait_until,
)
from tests.specimens import containers, stories
from tests.specimens.style import Style
from verifiers.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.specimens.stories import Story

PASSWORD = "a long enough password"
OFFICE = {
    "anna": Role.REVIEWER,
    "bela": Role.REVIEWER,
    "carl": Role.APPROVER,
    "dora": Role.APPROVER,
}


class Person(Caller):
    """Somebody who signs in at the page and goes on with the session's cookie, as a browser."""

    def __init__(self, port: int, login: str) -> None:
        super().__init__(port, "")
        page, cookies = self._send("GET", "/sign-in", "", {})
        token = re.search(r'name="csrf_token" value="([^"]+)"', page)
        assert token is not None
        form = urlencode({"csrf_token": token[1], "login": login, "password": PASSWORD})
        kind = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookies}
        _, self._cookies = self._send("POST", "/sign-in", form, kind)

    def call(
        self, method: str, path: str, body: bytes = b"", content_type: str = "application/json"
    ) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=30)
        headers = {"Cookie": self._cookies, "Sec-Fetch-Site": "same-origin"}
        if body:
            headers["Content-Type"] = content_type
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        said = answer.read()
        connection.close()
        return Answer(answer.status, json.loads(said), dict(answer.headers.items()))

    def _send(self, method: str, path: str, body: str, headers: dict[str, str]) -> tuple[str, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=30)
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        page = answer.read().decode()
        connection.close()
        kept = [line.split(";")[0] for line in answer.headers.get_all("Set-Cookie") or ()]
        return page, "; ".join(kept)


@pytest.fixture(scope="module", params=DATABASES)
def running(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Running]:
    with installed(tmp_path_factory.mktemp("home"), request.param) as running:
        with running.store.transaction() as tx:
            for login, role in OFFICE.items():
                people.add_user(tx, login=login, password=PASSWORD, role=role)
        running.start_all()
        yield running


@pytest.fixture
def office(running: Running) -> dict[str, Person]:
    return {login: Person(running.port, login) for login in OFFICE}


def test_the_shop_of_a_grandmother_born_in_1924(
    running: Running, office: dict[str, Person]
) -> None:
    """No notary can certify her heirs: her brother was lost in 1949. Three people answer for it."""
    merchant = running.caller()
    told = stories.ludao(Style(34))
    case = submitted(merchant, told, but=Kind.NOTARIAL_CERTIFICATE)
    seen = merchant.get(case)
    assert seen["status"] == "needs_evidence"
    missing = {fact["fact"] for fact in seen["requirements"]}
    # Nobody asks for her parents' papers; what her brother would sign cannot be had.
    assert "parents_of_registrant" not in missing
    assert missing >= {"heirs_are_complete", "other_heirs_agree"}
    appealed = merchant.post(
        f"{case}/appeals", {"statement": "舅公一九四九年失散，公证处无法出证。"}
    )
    assert (appealed.status, appealed.body["against"]) == (201, "needs_evidence")

    anna, bela, carl, dora = office.values()
    assert anna.get("/v1/review-tasks")["data"][0]["transfer"]["id"] == seen["id"]
    authority = anna.get(f"{case}/authority")
    assert authority["at_once"] is False
    assert {one["what"] for one in authority["beyond"]} >= {"heirs_are_complete"}
    vouches = next(one["id"] for one in authority["guarantors"] if one["login"] == "bela")
    body = {
        "outcome": "approve",
        "reason_code": "evidence_cannot_exist",
        "statement": "其弟一九四九年失散，公证处书面答复无法出具继承公证。",
        "assessment_id": authority["assessment_id"],
    }
    alone = anna.post(f"{case}/overrides", body)
    assert (alone.status, alone.body["type"]) == (403, "urn:guohu:problem:beyond-authority")
    asked = anna.post(f"{case}/overrides", {**body, "guarantor_id": vouches})
    assert (asked.status, asked.body["status"]) == (201, "awaiting_guarantor")
    here = f"/v1/overrides/{asked.body['id']}"

    assert bela.post(f"{here}/guarantee", {"password": "another one"}).status == 403
    assert dora.post(f"{here}/guarantee", {"password": PASSWORD}).status == 403
    assert bela.post(f"{here}/guarantee", {"password": PASSWORD}).status == 200
    assert bela.post(f"{here}/approval").status == 403
    assert running.caller(Role.APPROVER).post(f"{here}/approval").status == 403
    assert carl.post(f"{here}/approval").body["status"] == "effective"

    after = merchant.get(case)
    assert (after["status"], after["decision"]["by"]) == ("approved", "special_approval")
    assert after["assessment"]["facts"] == seen["assessment"]["facts"]
    decided = {fact["fact"]: fact["state"] for fact in after["decision"]["facts"]}
    assert decided["heirs_are_complete"] == decided["other_heirs_agree"] == "waived"
    assert decided["registrant_is_dead"] == "established"
    assert after["appeals"][0]["status"] == "upheld"
    acts = [event["act"] for event in anna.get(f"{case}/events?limit=100")["data"]]
    assert [acts.count(act) for act in ("transfer.overridden", "transfer.decided")] == [1, 1]
    assert_journal_verifies(running)


def test_new_papers_void_what_was_vouched_for(running: Running, office: dict[str, Person]) -> None:
    merchant = running.caller()
    told = stories.ludao(Style(34))
    case = submitted(merchant, told, but=Kind.NOTARIAL_CERTIFICATE)
    anna, bela, carl, _ = office.values()
    authority = anna.get(f"{case}/authority")
    vouches = next(one["id"] for one in authority["guarantors"] if one["login"] == "bela")
    asked = anna.post(
        f"{case}/overrides",
        {
            "outcome": "approve",
            "reason_code": "manifestly_unfair",
            "statement": "等待公证已逾一年。",
            "assessment_id": authority["assessment_id"],
            "guarantor_id": vouches,
        },
    ).body
    here = f"/v1/overrides/{asked['id']}"
    assert bela.post(f"{here}/guarantee", {"password": PASSWORD}).status == 200
    deed = told.papers[Kind.NOTARIAL_CERTIFICATE]
    uploaded = merchant.upload(asked["transfer_id"], containers.jpeg(deed.pages[0]))
    refused = carl.post(f"{here}/approval")
    assert (refused.status, refused.body["type"]) == (409, "urn:guohu:problem:evidence-changed")
    running.wait_for_end([uploaded.body["id"]])
    assert carl.post(f"{here}/approval").status == 409
    assert anna.get(here)["status"] == "voided"


def test_a_merchant_who_is_refused_is_told_why_mends_it_and_is_approved(
    running: Running, office: dict[str, Person]
) -> None:
    merchant = running.caller()
    family = stories.ludao(Style(34)).family
    spoilt = stories.story(
        family, Style(34), contradiction=stories.Contradiction.DEATH_DATES_DIFFER
    )
    case = submitted(merchant, spoilt)
    seen = merchant.get(case)
    assert seen["status"] == "in_review"
    anna, bela, carl, _ = office.values()
    body = {
        "outcome": "reject",
        "reason_code": "evidence_contradicted",
        "statement": "两份材料的死亡日期不同。",
        "assessment_id": seen["assessment"]["id"],
    }
    unstated = anna.post(f"{case}/overrides", body)
    assert (unstated.status, unstated.body["type"]) == (422, "urn:guohu:problem:rule-required")
    body["grounds"] = ["DEATH_DATE_CONFLICT"]
    asked = anna.post(f"{case}/overrides", body).body
    assert anna.post(f"/v1/overrides/{asked['id']}/approval").status == 403
    assert merchant.get(case)["status"] == "in_review"
    assert carl.post(f"/v1/overrides/{asked['id']}/approval").status == 200

    refused = merchant.get(case)
    assert refused["status"] == "rejected"
    (ground,) = refused["decision"]["grounds"]
    assert ground["code"] == "DEATH_DATE_CONFLICT"
    assert ground["detail"]["zh"]
    assert ground["fix"]["en"]
    appealed = merchant.post(f"{case}/appeals", {"statement": "医院已更正，附新证明。"})
    assert (appealed.status, appealed.body["status"]) == (201, "open")
    mended = stories.ludao(Style(34)).papers[Kind.DEATH_CERTIFICATE]
    uploaded = merchant.upload(refused["id"], containers.jpeg(mended.pages[0]))
    running.wait_for_end([uploaded.body["id"]])
    wait_until(lambda: bool(merchant.get(case)["is_current"]), pause_seconds=0.3)

    latest = bela.get(case)["assessment"]["id"]
    body = {
        "outcome": "approve",
        "reason_code": "verified_with_issuer",
        "statement": "电话核实：医院更正了死亡日期。",
        "assessment_id": latest,
    }
    again = anna.post(f"{case}/overrides", body)
    assert (again.status, again.body["type"]) == (403, "urn:guohu:problem:already-decided")
    given = bela.post(f"{case}/overrides", body)
    assert (given.status, given.body["status"]) == (201, "effective")
    after = merchant.get(case)
    assert (after["status"], after["appeals"][0]["status"]) == ("approved", "upheld")
    assert_journal_verifies(running)


def submitted(merchant: Caller, told: Story, but: Kind | None = None) -> str:
    """A submitted transfer's path once there is an outcome; without the paper of one kind."""
    transfer_id = merchant.open_transfer(told.request())
    for kind, paper in told.papers.items():
        if kind is not but:
            content: Any = containers.jpeg(paper.pages[0])
            assert merchant.upload(transfer_id, content).status == 202
    path = f"/v1/transfers/{transfer_id}"
    assert merchant.post(f"{path}/submission").status == 200
    wait_until(lambda: merchant.get(path)["status"] != "checking", pause_seconds=0.3)
    return path
