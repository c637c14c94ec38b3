"""Whole stories over HTTP, with a real Redis, a real worker and real files; on both databases."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from service.rules.roles import Role
from tests.running import (
    DATABASES,
    Caller,
    Running,
    assert_history,
    assert_journal_verifies,
    installed,
    wait_until,
)
from tests.specimens import bad_files, containers, stories
from tests.specimens.style import Style

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.specimens.stories import Story


@pytest.fixture(scope="module", params=DATABASES)
def running(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Running]:
    with installed(tmp_path_factory.mktemp("home"), request.param) as running:
        running.start_all()
        yield running


@pytest.fixture(scope="module")
def coherent() -> Story:
    """Papers that belong together: 林秀英, born in 1924, to her son 陈建国."""
    return stories.ludao(Style(34))


def test_a_coherent_inheritance_is_approved_by_policy(running: Running, coherent: Story) -> None:
    """With the photographs that ship for the first start."""
    merchant = running.caller()
    transfer_id = merchant.open_transfer(coherent.request())
    opened = merchant.get(f"/v1/transfers/{transfer_id}")
    assert (opened["status"], opened["risk_score"]) == ("collecting", None)
    assert opened["requirements"] != []

    for kind in coherent.papers:
        shipped = Path("service/demonstration", f"{kind}.jpg").read_bytes()
        assert merchant.upload(transfer_id, shipped).status == 202
    assert merchant.post(f"/v1/transfers/{transfer_id}/submission").status == 200
    settled = wait_for_outcome(merchant, transfer_id)

    assert [document["status"] for document in settled["documents"]] == ["checked"] * 4
    assert (settled["status"], settled["decision"]["by"]) == ("approved", "policy")
    assert settled["assessment"]["recommendation"] == "approve"
    assert settled["risk_score"] <= 30
    facts = {fact["fact"]: fact for fact in settled["assessment"]["facts"]}
    assert facts["registrant_is_dead"]["state"] == "established"
    # Born in 1924: nobody is sent to look for her parents' death certificates.
    assert facts["parents_of_registrant"]["state"] in {"presumed", "established"}
    assert "breakdown" not in settled["assessment"]
    assert merchant.post(f"/v1/transfers/{transfer_id}/submission").status == 409
    assert_journal_verifies(running)


def test_contradicting_papers_go_to_a_person_who_may_overrule(running: Running) -> None:
    merchant, reviewer = running.caller(), running.caller(Role.REVIEWER)
    story = stories.story(
        stories.ludao(Style(34)).family,
        Style(34),
        contradiction=stories.Contradiction.DEATH_DATES_DIFFER,
    )
    transfer_id = merchant.open_transfer(story.request())
    upload_papers(merchant, transfer_id, story)
    merchant.post(f"/v1/transfers/{transfer_id}/submission")
    settled = wait_for_outcome(merchant, transfer_id)
    assert (settled["status"], settled["decision"]) == ("in_review", None)

    seen = reviewer.get(f"/v1/transfers/{transfer_id}")
    body = {
        "outcome": "approve",
        "reason_code": "verified_with_issuer",
        "statement": "The hospital confirmed the day of death by telephone.",
        "assessment_id": seen["assessment"]["id"],
    }
    path = f"/v1/transfers/{transfer_id}/overrides"
    assert merchant.post(path, body).status == 403
    made = reviewer.post(path, body)
    assert (made.status, made.body["status"]) == (201, "effective")

    after = merchant.get(f"/v1/transfers/{transfer_id}")
    assert (after["status"], after["decision"]["by"]) == ("approved", "reviewer")
    assert after["assessment"] == settled["assessment"]
    assert reviewer.post(path, body).status == 409
    assert_journal_verifies(running)


def test_of_ten_documents_some_corrupt_each_ends_with_a_reason(
    running: Running, coherent: Story
) -> None:
    """Although the worker is killed in the middle of reading, with all that it started."""
    merchant = running.caller()
    transfer_id = merchant.open_transfer(coherent.request())
    papers = list(coherent.papers.values())
    good = [containers.jpeg(papers[n].pages[0]) for n in (0, 1)]
    good += [containers.png(papers[2].pages[0]), containers.pdf(papers[3].pages)]
    bad = [
        bad_files.truncated_jpeg(),
        bad_files.damaged_jpeg(),
        bad_files.huge_png(),
        bad_files.lying_png(),
        bad_files.encrypted_pdf(),
        bad_files.long_pdf(),
    ]
    answers = [merchant.upload(transfer_id, content) for content in [*good, *bad]]
    assert [answer.status for answer in answers] == [202] * 10
    accepted = [answer.body["id"] for answer in answers]
    assert answers[0].headers["Location"].endswith(f"/v1/documents/{accepted[0]}")
    running.wait_for_status(accepted, "reading")
    running.kill("worker")
    running.start("worker")
    running.wait_for_end(accepted)

    documents = [merchant.get(f"/v1/documents/{document_id}") for document_id in accepted]
    assert [document["status"] for document in documents] == ["checked"] * 4 + ["failed"] * 6
    reasons = [document["findings"][0] for document in documents[4:]]
    assert [reason["code"] for reason in reasons] == [
        "FILE_UNREADABLE",
        "FILE_UNREADABLE",
        "FILE_TOO_MANY_PIXELS",
        "FILE_TOO_MANY_PIXELS",
        "FILE_ENCRYPTED",
        "FILE_TOO_MANY_PAGES",
    ]
    for reason in reasons:
        assert set(reason["message"]) == set(reason["fix"]) == {"zh", "en"}
    assert_history(running, accepted)
    assert sorted(running.attempts()[document_id] for document_id in accepted) == [1] * 9 + [2]
    assert running.anybody().call("GET", "/healthz").status == 200


def upload_papers(merchant: Caller, transfer_id: str, story: Story) -> list[str]:
    accepted = []
    for kind, paper in story.papers.items():
        answer = merchant.upload(transfer_id, containers.jpeg(paper.pages[0]), f"{kind}.jpg")
        assert (answer.status, answer.body["status"]) == (202, "queued")
        accepted.append(answer.body["id"])
    return accepted


def wait_for_outcome(caller: Caller, transfer_id: str) -> dict[str, Any]:
    path = f"/v1/transfers/{transfer_id}"
    # As often as a program may ask.
    wait_until(
        lambda: caller.get(path)["status"] not in {"collecting", "checking"}, pause_seconds=0.3
    )
    settled: dict[str, Any] = caller.get(path)
    return settled
