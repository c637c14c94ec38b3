from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import event

from tests.service.web.visitors import Visitor, id_card, picture

if TYPE_CHECKING:
    from service.store.database import Store


@pytest.fixture
def case(in_review: str) -> str:
    return in_review.replace("/transfers/", "/review/")


def decision(reviewer: Visitor, case: str, **changes: Any) -> dict[str, Any]:
    return {
        "assessment_id": reviewer.value_of(case, "assessment_id"),
        "outcome": "approve",
        "reason_code": "verified_with_issuer",
        "statement": "电话核实无误",
        **changes,
    }


def test_the_queue_holds_what_waits_for_a_person(reviewer: Visitor, case: str) -> None:
    queue = reviewer.get("/review").text

    assert f'href="{case}"' in queue
    assert "林秀英 → 陈建国" in queue


def test_the_queue_leaves_out_what_needs_nobody(merchant: Visitor, reviewer: Visitor) -> None:
    path = merchant.open_transfer()

    assert path.removeprefix("/transfers/") not in reviewer.get("/review").text
    assert path.removeprefix("/transfers/") in reviewer.get("/review/all").text


def test_a_reviewer_is_led_from_the_merchants_page_to_the_case(
    reviewer: Visitor, in_review: str, case: str
) -> None:
    assert reviewer.get(in_review).location == case


def test_a_case_shows_picture_fields_readers_facts_and_score(reviewer: Visitor, case: str) -> None:
    text = reviewer.get(case).text

    assert 'points="100.0,200.0 500.0,200.0 500.0,300.0 100.0,300.0"' in text
    assert "350203196203072213" in text
    assert "both readers agree" in text
    assert "confidence 98 %" in text
    assert "ID_EXPIRED" in text
    assert "Starting point" in text
    assert "chance alive at most" in text
    assert "opened the transfer" in text


def test_a_case_asks_the_database_each_question_once(
    reviewer: Visitor, case: str, store: Store
) -> None:
    reviewer.get(case)
    asked: list[tuple[str, str]] = []

    def note(*given: Any) -> None:
        _, _, statement, parameters, *_ = given
        asked.append((statement, repr(parameters)))

    event.listen(store.engine, "before_cursor_execute", note)
    reviewer.get(case)
    selects = [one for one in asked if one[0].startswith("SELECT")]
    assert len(selects) == len(set(selects))
    assert 10 < len(selects) <= 30


def test_both_answers_stand_where_the_readers_disagree(
    merchant: Visitor, reviewer: Visitor, read: Any
) -> None:
    card = id_card()
    doubted = replace(
        card.fields[0], agreed=False, readers=(("paddle", "陈建国"), ("tesseract", "陈健国"))
    )
    path = merchant.open_transfer()
    merchant.upload(path)
    read(merchant.documents(path)[0], replace(card, fields=(doubted, *card.fields[1:])))

    text = reviewer.get(path.replace("/transfers/", "/review/")).text

    assert "the readers disagree" in text
    assert "PP-OCR · 陈建国" in text
    assert "Tesseract · 陈健国" in text


def test_a_decision_is_recorded_beside_the_assessment(
    merchant: Visitor, reviewer: Visitor, in_review: str, case: str
) -> None:
    asks = {"outcome": "request_evidence", "reason_code": "evidence_missing"}
    sent = reviewer.post(f"{case}/overrides", decision(reviewer, case, **asks))
    page = reviewer.get(sent.location).text

    assert sent.status_code == 303
    assert "Your decision is recorded." in page
    assert "电话核实无误" in page
    assert "more papers needed" in merchant.get(in_review).text


def test_evidence_that_changed_meanwhile_stops_the_decision_and_keeps_the_words(
    merchant: Visitor, reviewer: Visitor, in_review: str, case: str, read: Any
) -> None:
    seen = decision(reviewer, case, statement="写了很久的说明")
    merchant.get(in_review)
    merchant.upload(in_review, (picture("red"), "b.jpg"))
    read(merchant.documents(in_review)[0])

    refused = reviewer.post(f"{case}/overrides", seen)

    assert refused.status_code == 409
    assert "nothing was decided" in refused.text
    assert "写了很久的说明" in refused.text
    assert "with a reviewer" in merchant.get(in_review).text


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"statement": " "}, "Please state the reason in words"),
        ({"reason_code": ""}, "Please choose an outcome and a reason."),
        ({"outcome": "forgive"}, "Please choose an outcome and a reason."),
        ({"outcome": "reject"}, "State the rule that is broken"),
    ],
)
def test_a_decision_that_lacks_something_comes_back_with_what_was_typed(
    reviewer: Visitor, case: str, changes: dict[str, Any], said: str
) -> None:
    page = reviewer.post(f"{case}/overrides", decision(reviewer, case, **changes))

    assert page.status_code == 422
    assert said in page.text
    assert changes.get("statement", "电话核实无误") in page.text


def test_ones_own_case_is_refused(visit: Any, reviewer: Visitor, case: str) -> None:
    insider = visit("insider")

    page = insider.get(case)
    refused = insider.post(f"{case}/overrides", decision(reviewer, case))

    assert "You are tied to this transfer" in page.text
    assert 'name="assessment_id"' not in page.text
    assert refused.status_code == 403
    assert "This is your own case" in refused.text


def test_a_case_leads_to_the_other_requests_that_speak_against_it(
    merchant: Visitor, reviewer: Visitor, read: Any
) -> None:
    """One picture of people who have nothing in common; its merchant learns of no other request."""
    strangers = {
        "shop_account": "sample_1",
        "registrant_name": "袁样本",
        "registrant_id": "110101194001010020",
        "transferee_name": "方样本",
        "transferee_id": "110101197001010032",
    }
    paths = [merchant.open_transfer(), merchant.open_transfer(**strangers)]
    for path in paths:
        merchant.upload(path)
        read(merchant.documents(path)[0])
    other = paths[0].removeprefix("/transfers/")

    case = reviewer.get(paths[1].replace("/transfers/", "/review/")).text
    assert "What other requests say" in case
    assert f'href="/review/{other}"' in case
    assert other not in merchant.get(paths[1]).text
    assert "What other requests say" not in reviewer.get(f"/review/{other}").text


@pytest.mark.parametrize("login", ["merchant", "administrator", "platform"])
def test_only_reviewers_see_cases(visit: Any, login: str, case: str) -> None:
    other = visit(login)

    assert other.get("/review").status_code == 403
    assert other.get(case).status_code == 403
    assert other.post(f"{case}/overrides", {}).status_code == 403


def test_the_administrator_sees_the_journal_and_no_papers(visit: Any, case: str) -> None:
    page = visit("administrator").get("/office").text

    assert "guohu audit verify" in page
    assert "uploaded a paper" in page
    assert "陈建国" not in page
    assert case.removeprefix("/review/") not in page
