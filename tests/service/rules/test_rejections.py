"""A rejection rests on a public rule; never on a score, a detector or a paper that did not read."""

import pytest

from service.rules.errors import RuleRequired
from service.rules.rejections import check_grounds, citable, cited
from tests.service.rules.assessments import assessed
from tests.service.world import reason
from verifiers.model import Strength
from verifiers.policies.policy import load_policy

POLICY = load_policy()
SEEN = assessed(
    99,
    (
        reason("DEATH_DATE_CONFLICT"),
        reason("ID_CHECKSUM", Strength.HARD),
        reason("ID_CHECKSUM", Strength.HARD),
        reason("HEIRS_ARE_COMPLETE_MISSING"),
        reason("AGE_UNUSUAL", Strength.SOFT),
        reason("FIELD_READ_ONCE", Strength.INFO),
        reason("FIELD_UNREADABLE"),
        reason("FILE_UNREADABLE", Strength.HARD),
        reason("CHECK_FAILED"),
        reason("NOISE_UNEVEN", Strength.HARD, forensic=True),
    ),
)
CARRIES = ("DEATH_DATE_CONFLICT", "ID_CHECKSUM", "HEIRS_ARE_COMPLETE_MISSING")


def test_only_contradictions_that_can_be_shown_carry_a_rejection() -> None:
    assert tuple(one.code for one in citable(SEEN, POLICY)) == CARRIES


def test_what_a_detector_noticed_carries_nothing_under_any_code() -> None:
    seen = assessed(
        99, (reason("DEATH_DATE_CONFLICT"), reason("DEATH_DATE_CONFLICT", forensic=True))
    )
    assert citable(seen, POLICY) == ()


@pytest.mark.parametrize(
    "grounds",
    [
        (),
        ("RISK_SCORE",),
        ("NOISE_UNEVEN",),
        ("FIELD_UNREADABLE",),
        ("FILE_UNREADABLE",),
        ("CHECK_FAILED",),
        ("AGE_UNUSUAL",),
        ("DEATH_DATE_CONFLICT", "NOISE_UNEVEN"),
    ],
)
def test_anything_else_is_no_ground(grounds: tuple[str, ...]) -> None:
    """And the refusal names the rules that the assessment offers."""
    with pytest.raises(RuleRequired) as caught:
        check_grounds(grounds, SEEN, POLICY)
    assert ", ".join(CARRIES) in caught.value.problem.detail.en


def test_a_high_score_alone_offers_no_ground() -> None:
    with pytest.raises(RuleRequired):
        check_grounds(["RISK_SCORE"], assessed(100), POLICY)


def test_stated_grounds_are_kept_once_each() -> None:
    twice = ["ID_CHECKSUM", "DEATH_DATE_CONFLICT", "ID_CHECKSUM"]
    assert check_grounds(twice, SEEN, POLICY) == ("DEATH_DATE_CONFLICT", "ID_CHECKSUM")
    told = cited(SEEN, ("DEATH_DATE_CONFLICT", "NOISE_UNEVEN"))
    assert [one.code for one in told] == ["DEATH_DATE_CONFLICT"]
