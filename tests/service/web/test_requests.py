"""Special approvals, rejections and appeals on their pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from service.cases import assessing
from service.cases.people import persons
from service.rules.actor import SYSTEM
from tests.service.web.visitors import PASSWORD
from tests.service.world import Judge
from verifiers.model import Recommendation

if TYPE_CHECKING:
    from tests.service.web.visitors import Visitor


@pytest.fixture
def case(monkeypatch: pytest.MonkeyPatch, merchant: Visitor, read: Any) -> str:
    """In review, with a fact open that no reviewer may waive alone."""
    judge = Judge(recommendation=Recommendation.REVIEW, missing=("heirs_are_complete",))
    monkeypatch.setattr(assessing, "assess", judge)
    path = merchant.open_transfer()
    merchant.upload(path)
    read(merchant.documents(path)[0])
    merchant.submit(path)
    return path.replace("/transfers/", "/review/")


def decide(visitor: Visitor, case: str, **given: Any) -> str:
    """Send the form; where it led."""
    form = {
        "assessment_id": visitor.value_of(case, "assessment_id"),
        "reason_code": "evidence_cannot_exist",
        "statement": "兄弟一九四九年后失去联系",
        **given,
    }
    sent = visitor.post(f"{case}/overrides", form)
    assert sent.status_code == 303, sent.text
    return visitor.get(case).text


def request_of(page: str) -> str:
    found = re.search(r'href="(/review/requests/ovr_[0-9a-z]+)"', page)
    assert found is not None
    return found[1]


def guarantor(visitor: Visitor, case: str, login: str) -> str:
    found = re.search(rf'<option value="(usr_\w+)">{login}</option>', visitor.get(case).text)
    assert found is not None
    return found[1]


def test_a_reviewer_sees_what_is_beyond_them_and_why(reviewer: Visitor, case: str) -> None:
    page = reviewer.get(case).text

    assert "This is beyond your authority" in page
    assert "and you may not waive that by yourself" in page
    assert "Approving means doing without proof of: " in page
    sent = {
        "assessment_id": reviewer.value_of(case, "assessment_id"),
        "outcome": "approve",
        "reason_code": "evidence_cannot_exist",
        "statement": "写了很久的说明",
    }
    refused = reviewer.post(f"{case}/overrides", sent)
    assert refused.status_code == 403
    assert "Choose a guarantor and send it again" in refused.text
    assert "写了很久的说明" in refused.text


def test_a_special_approval_goes_from_page_to_page(
    visit: Any, merchant: Visitor, reviewer: Visitor, case: str
) -> None:
    voucher, approver = visit("voucher"), visit("approver")
    page = decide(
        reviewer, case, outcome="approve", guarantor_id=guarantor(reviewer, case, "voucher")
    )
    assert "Your request was sent." in page
    assert "Waits for voucher to vouch" in page
    here = request_of(page)

    assert "waits for you" in voucher.get("/review/requests").text
    assert "waits for you" not in approver.get("/review/requests").text
    shown = voucher.get(here).text
    assert "You vouch that you have looked at all the papers" in shown
    assert "鹭岛女装" in shown
    assert "兄弟一九四九年后失去联系" in shown
    assert 'name="password"' not in approver.get(here).text

    wrong = voucher.post(f"{here}/guarantee", {"password": "not this one"})
    assert wrong.status_code == 403
    assert "To vouch, sign in again here" in wrong.text
    voucher.get(here)
    assert voucher.post(f"{here}/guarantee", {"password": PASSWORD}).status_code == 303
    after = voucher.get(here).text
    assert "You have vouched for it." in after
    assert "Take my guarantee back" in after

    assert "waits for you" in approver.get("/review/requests").text
    approver.get(here)
    assert approver.post(f"{here}/approval").status_code == 303
    done = approver.get(here).text
    assert "Approved; it is in effect." in done
    told = merchant.get(case.replace("/review/", "/transfers/")).text
    assert "The transfer is approved." in told
    assert "Decided by special approval" in told
    assert "voucher" not in told


def test_a_guarantor_may_refuse_and_an_author_take_back(
    visit: Any, reviewer: Visitor, case: str
) -> None:
    voucher = visit("voucher")
    named = guarantor(reviewer, case, "voucher")
    here = request_of(decide(reviewer, case, outcome="approve", guarantor_id=named))
    voucher.get(here)
    voucher.post(f"{here}/refusal", {"statement": "看不出理由"})
    assert "Why it was refused: 看不出理由" in reviewer.get(here).text
    page = decide(reviewer, case, outcome="approve", guarantor_id=named)
    again = request_of(page.split('id="override"')[1])
    reviewer.get(again)
    reviewer.post(f"{again}/withdrawal")
    assert "This request has ended: withdrawn." in reviewer.get(again).text


def test_a_merchant_is_told_the_rule_and_appeals(
    visit: Any, merchant: Visitor, reviewer: Visitor, case: str
) -> None:
    approver, path = visit("approver"), case.replace("/review/", "/transfers/")
    page = decide(reviewer, case, outcome="reject", grounds=["DEATH_DATE_CONFLICT"])
    here = request_of(page)
    assert "it rests on" in approver.get(here).text.lower()
    approver.post(f"{here}/approval")

    told = merchant.get(path).text
    assert "Why it was not approved" in told
    assert "something contradicts" in told
    assert "兄弟一九四九年后失去联系" not in told
    nothing = merchant.post(f"{path}/appeals", {"statement": " "})
    assert nothing.status_code == 422
    assert "Please state the reason in words" in nothing.text
    merchant.post(f"{path}/appeals", {"statement": "医院已更正死亡日期"})
    told = merchant.get(path).text
    assert "Somebody else is looking at your appeal." in told
    assert "data-upload" in told

    voucher = visit("voucher")
    seen = voucher.get(case).text
    assert "The merchant appeals (no. 1)" in seen
    own = reviewer.get(case).text
    assert 'name="assessment_id"' not in own
    assert "a colleague who did not has to judge it" in own
    assert "医院已更正死亡日期" in seen
    refused = reviewer.post(
        f"{case}/overrides",
        {
            "assessment_id": voucher.value_of(case, "assessment_id"),
            "outcome": "request_evidence",
            "reason_code": "evidence_missing",
            "statement": "再要一份材料",
        },
    )
    assert refused.status_code == 403


@pytest.mark.parametrize("login", ["merchant", "administrator"])
def test_requests_are_for_those_who_review(visit: Any, login: str) -> None:
    assert visit(login).get("/review/requests").status_code == 403
    assert visit(login).get("/review/requests/ovr_" + "0" * 26).status_code == 403


def test_what_nobody_can_answer_is_not_found(reviewer: Visitor) -> None:
    reviewer.get("/review/requests")
    assert reviewer.post("/review/requests/ovr_x/marriage").status_code == 404
    assert reviewer.get("/review/requests/ovr_x").status_code == 404


def test_no_button_for_whose_other_account_asked(
    visit: Any, reviewer: Visitor, case: str, store: Any
) -> None:
    """They are told why instead; it waits for somebody else, in the list, too."""
    page = decide(reviewer, case, outcome="reject", grounds=["DEATH_DATE_CONFLICT"])
    here, approver = request_of(page), visit("approver")
    assert "/approval" in approver.get(here).text
    with store.transaction() as tx:
        persons.join(tx, "reviewer", "approver", by=SYSTEM, reason="asked in person")
    seen = approver.get(here).text
    assert "/approval" not in seen
    assert "/refusal" not in seen
    assert "or another account of yours, have a part in this already" in seen
    assert approver.post(f"{here}/approval").status_code == 403
