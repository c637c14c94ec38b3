"""A certificate's number used twice, over HTTP: what its merchant reads, what reviewers see."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from service.rules.roles import Role
from tests.processes import wait_until
from tests.running import Caller, Running, assert_journal_verifies, installed
from tests.specimens import containers, documents, families, inheritance, stories
from tests.specimens.style import Style
from verifiers.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with installed(tmp_path_factory.mktemp("home")) as running:
        running.start_all()
        yield running


def test_one_certificate_number_in_two_requests(running: Running) -> None:
    """The second of two certificates with one number stops; nobody learns of the other people."""
    genuine = stories.ludao(Style(34))
    original = inheritance.certificate(genuine.family, Style(34), complete=True)
    family = families.family("another house")
    forged = replace(
        inheritance.certificate(family, Style(35), complete=True),
        certificate_number=original.certificate_number,
        printed_number=original.printed_number,
        office=original.office,
        issue_date=original.issue_date,
        printed_date=original.printed_date,
    )
    second = stories.Story(family, {Kind.NOTARIAL_CERTIFICATE: documents.draw(forged, Style(35))})

    first_id = sent(running.caller(), genuine, shipped(Kind.NOTARIAL_CERTIFICATE))
    rival = running.caller(merchant_ref="m-rival")
    pages = second.papers[Kind.NOTARIAL_CERTIFICATE].pages
    second_id = sent(rival, second, containers.pdf(pages))

    seen = rival.get(f"/v1/transfers/{second_id}")
    told = {one["code"]: one for one in seen["assessment"]["reasons"]}["DUP_DEED_NO"]
    assert told["field"] == "certificate_number"
    assert "公证处书面确认" in told["merchant"]["fix"]["zh"]
    assert "office" in told["merchant"]["fix"]["en"]
    said = json.dumps(seen, ensure_ascii=False)
    assert "elsewhere" not in seen["assessment"]
    for hidden in (first_id, genuine.family.registrant.name, genuine.family.shop):
        assert hidden not in said

    reviewed = running.caller(Role.REVIEWER).get(f"/v1/transfers/{second_id}")
    assert {"code": "DUP_DEED_NO", "transfers": [first_id]}.items() <= (
        reviewed["assessment"]["elsewhere"][0].items()
    )
    assert reviewed["assessment"]["recommendation"] in {"review", "reject"}
    first = running.caller().get(f"/v1/transfers/{first_id}")
    assert "DUP_DEED_NO" not in {one["code"] for one in first["assessment"]["reasons"]}
    assert_journal_verifies(running)


def shipped(kind: Kind) -> bytes:
    return Path("service/demonstration", f"{kind}.jpg").read_bytes()


def sent(merchant: Caller, story: stories.Story, content: bytes) -> str:
    """A transfer with one document, once that was assessed."""
    transfer_id = merchant.open_transfer(story.request())
    assert merchant.upload(transfer_id, content).status == 202

    def assessed() -> Any:
        return merchant.get(f"/v1/transfers/{transfer_id}")["assessment"]

    wait_until(assessed, pause_seconds=0.3)
    return transfer_id
