"""Law 5: the merchant's words do not tell which detector fired, nor how many."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.verifiers.cases import CODES, POLICY, cases
from tests.verifiers.papers import (
    death_certificate,
    deed,
    emblem,
    evidence,
    noticed,
    portrait,
)
from verifiers.assess import assess
from verifiers.model import Evidence, Finding, Strength
from verifiers.render import PUBLIC_FORENSIC_CODE, assessment_json, document_json

STRENGTHS = st.sampled_from([Strength.SOFT, Strength.STRONG, Strength.HARD])


def told(case: Evidence, *detectors: Finding) -> bytes:
    """All that the merchant gets of a transfer in which these detectors fired, as bytes."""
    result = assess(replace(case, outside=detectors), POLICY)
    documents = [replace(one, findings=detectors) for one in case.documents[:1]]
    body = {
        "assessment": assessment_json(result, "merchant"),
        "documents": [document_json(one, "merchant") for one in documents],
    }
    return json.dumps(body, ensure_ascii=False).encode()


def fired(code: str, strength: Strength) -> Finding:
    return noticed(code, strength, forensic=True, field="name")


@settings(max_examples=60, deadline=None)
@given(cases(), st.sampled_from(CODES), st.sampled_from(CODES), STRENGTHS)
def test_which_detector_fired_is_not_told(
    case: Evidence, one: str, other: str, strength: Strength
) -> None:
    assume(one != other)
    answers = [told(case, fired(code, strength)) for code in (one, other)]
    assert answers[0] == answers[1]
    assert PUBLIC_FORENSIC_CODE.encode() in answers[0]
    assert answers[0] == told(case, fired(one, strength), fired(other, strength))


def test_no_detector_alone_is_told_apart() -> None:
    """On a clean transfer, whatever code a detector reports under and however strongly."""
    clean = evidence(portrait(), emblem(), death_certificate(), deed())
    answers = {told(clean, fired(code, Strength.STRONG)) for code in CODES}
    assert len(answers) == 1
