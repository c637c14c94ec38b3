"""A private agreement sent as a picture goes to a person instead of being asked for again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.verifiers.papers import evidence, paper, transfer
from verifiers.assess import assess
from verifiers.model import Document, Kind, Page, Quality, Recommendation
from verifiers.policies.policy import load_policy

PAGE = Page(1, 1200, 1700, 0, Quality(0.9, 0.0, 0.5, 1.0))
PICTURE = replace(paper(Kind.OTHER), pages=(PAGE,), named=Kind.OTHER)


def codes(document: Document, scenario: str) -> set[str]:
    asked = replace(transfer(), scenario=scenario)
    result = assess(evidence(document, asked=asked), load_policy())
    if "PAPER_NOT_READ" in {one.code for one in result.reasons}:
        assert result.recommendation is Recommendation.REVIEW
    return {one.code for one in result.reasons}


@pytest.mark.parametrize(
    "scenario", ["inheritance", "divorce", "marriage", "kinship", "agreement", "enterprise"]
)
def test_a_person_reads_what_was_sent_as_another_paper(scenario: str) -> None:
    assert "PAPER_NOT_READ" in codes(PICTURE, scenario)


def test_what_nobody_named_or_needs_is_not_a_persons_to_read() -> None:
    assert "PAPER_NOT_READ" not in codes(replace(PICTURE, named=None), "agreement")
    assert "PAPER_NOT_READ" not in codes(PICTURE, "court_order")
