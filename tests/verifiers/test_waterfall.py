"""The picture of a score: well-formed, in one language, its bars as long as their weights."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from tests.verifiers.papers import deed, emblem, evidence, noticed, portrait
from verifiers.assess import assess
from verifiers.model import Assessment, Contribution, Strength
from verifiers.policies.policy import load_policy
from verifiers.waterfall import waterfall_svg

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def assessment() -> Assessment:
    case = evidence(portrait(), emblem(), deed())
    outside = (noticed("ID_EXPIRED", Strength.STRONG), noticed("BLUR", Strength.SOFT))
    return assess(replace(case, outside=outside), load_policy())


def bars(picture: str) -> list[tuple[float, float]]:
    """From where to where each bar reaches; the first rectangle is the ground."""
    found = list(ET.fromstring(picture).iter(f"{SVG}rect"))[1:]  # noqa: S314 - our own text
    return [(float(one.get("x", 0)), float(one.get("width", 0))) for one in found]


def words(picture: str) -> list[str]:
    return [one.text or "" for one in ET.fromstring(picture).iter(f"{SVG}text")]  # noqa: S314


def test_it_goes_from_the_base_over_every_addend_to_the_score(assessment: Assessment) -> None:
    drawn = bars(waterfall_svg(assessment, "en"))
    assert len(drawn) == len(assessment.breakdown) + 1
    for (x, width), (following, _) in pairwise(drawn[:-1]):
        assert x + width == pytest.approx(following, abs=0.2)
    assert sum(width for _, width in drawn[:-1]) == pytest.approx(drawn[-1][1], abs=1)


def test_a_bar_is_as_long_as_its_weight(assessment: Assessment) -> None:
    drawn = bars(waterfall_svg(assessment, "en"))[1:-1]
    weights = [one.log_odds for one in assessment.breakdown[1:]]
    scale = drawn[0][1] / weights[0]
    assert [width for _, width in drawn] == pytest.approx([one * scale for one in weights], abs=0.2)


def test_it_speaks_one_language(assessment: Assessment) -> None:
    chinese, english = (waterfall_svg(assessment, one) for one in ("zh", "en"))
    assert "身份证已过期" in words(chinese)
    assert all(one.isascii() for one in words(english))
    for picture in (chinese, english):
        assert f"{assessment.risk_score} / 100" in words(picture)
        assert "ID_EXPIRED" in words(picture)


def test_nothing_in_it_runs_or_comes_from_elsewhere(assessment: Assessment) -> None:
    picture = waterfall_svg(assessment, "zh")
    for forbidden in ("<script", "style=", "<style", "href", "<image"):
        assert forbidden not in picture


def test_a_name_is_escaped_and_cut_to_its_room(assessment: Assessment) -> None:
    changed = replace(
        assessment, breakdown=(*assessment.breakdown, Contribution("<A&B>" + "字" * 60, 0.1))
    )
    picture = waterfall_svg(changed, "zh")
    assert "<A&B>" + "字" * 60 in words(picture)
    assert any(one.startswith("<A&B>") and one.endswith("…") for one in words(picture))
