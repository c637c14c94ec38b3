"""Whatever is found is told in both languages, with a way to mend it, and without how it was found.

Sentences are gathered from every transfer that the written cases and the strategies come to, so
that a new check is held to it as soon as any case lets it speak.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from tests.verifiers.cases import POLICY, cases
from verifiers.assess import assess
from verifiers.checks import titles
from verifiers.model import Evidence, FactState, Text
from verifiers.render import assessment_json
from verifiers.transfer_file import PictureFile, load_transfer

FOLDER = Path(__file__).parents[1] / "cases"
HAN = re.compile("[\u4e00-\u9fff]")
SECRET = re.compile(
    "权重|分值|对数|几率|阈值|检测器|算法|模型|置信|像素|篡改|造假|风险分"
    r"|\b(?:weight\w*|log-odds|threshold|detector\w*|algorithm|model|confidence|pixel\w*|forensic\w*"
    r"|tamper\w*|forg\w*|fake\w*|risk score|points)\b",
    re.IGNORECASE,
)
"""Words of how something is found or what it weighs."""


def written() -> list[Evidence]:
    """The written cases whose papers are given by their fields."""
    found = []
    for path in sorted(FOLDER.rglob("*.toml")):
        if path.name.endswith(".expected.toml"):
            continue
        file = load_transfer(path)
        documents = tuple(one for one in file.documents if not isinstance(one, PictureFile))
        if file.as_of is not None:
            found.append(Evidence(transfer=file.transfer, documents=documents, as_of=file.as_of))
    return found


def hold(text: Text, told_by: str) -> None:
    """One sentence that a merchant may read."""
    assert HAN.search(text.zh), told_by
    assert text.zh.endswith(("。", "！")), (told_by, text.zh)
    assert text.en.endswith("."), (told_by, text.en)
    assert text.zh != text.en
    for words in (text.zh, text.en):
        assert "  " not in words.strip(), (told_by, words)
        assert not SECRET.search(words), (told_by, words)


def hold_all(case: Evidence) -> set[str]:
    # What the strategies put in from outside has test words.
    result = assess(replace(case, outside=()), POLICY)
    for reason in result.reasons:
        hold(reason.detail, reason.code)
        hold(reason.fix, reason.code)
        assert reason.title.zh
        assert reason.title.en
        about = reason.document_id is not None or reason.field is not None
        fact = reason.code.endswith(tuple(one.name for one in FactState))
        assert about or fact or reason.code in GENERAL, reason.code
    body = json.dumps(assessment_json(result, "merchant"), ensure_ascii=False)
    for hidden in ("log_odds", "points", "counted_in", "shadow", "breakdown", "weight"):
        assert f'"{hidden}"' not in body
    return {one.code for one in result.reasons}


GENERAL = {
    "DUP_DEED_NO",
    "CHECK_FAILED",
    "FACT_DECLARED",
    "HEIR_MISSING",
    "PARENTS_DECLARED",
    "SHOP_NOT_NAMED",
    "TRANSFEREE_IS_MINOR",
}
"""Findings about the whole transfer: no one document or field is wrong."""


@settings(max_examples=80, deadline=None)
@given(cases())
def test_every_sentence_of_a_varied_transfer(case: Evidence) -> None:
    hold_all(case)


def test_every_sentence_of_the_written_cases() -> None:
    codes = set().union(*(hold_all(case) for case in written()))
    assert len(codes) > 20


@pytest.mark.parametrize("code", sorted(titles()))
def test_a_name_tells_what_it_is_and_not_how_it_was_found(code: str) -> None:
    title = titles()[code]
    assert HAN.search(title.zh)
    assert title.en[0].isupper()
    assert not SECRET.search(title.zh + " " + title.en)
