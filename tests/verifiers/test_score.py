from dataclasses import replace
from math import fsum
from typing import Any

import pytest

from tests.verifiers.papers import noticed
from verifiers.checks import titles
from verifiers.model import (
    Band,
    Contribution,
    Fact,
    FactState,
    Finding,
    Recommendation,
    Strength,
    Text,
)
from verifiers.policies.policy import load_policy, parse_policy
from verifiers.score import Scored, percent, score

POLICY = load_policy()
NAMES = [spec.name for spec in POLICY.facts("inheritance")]
SOFT, STRONG, HARD = Strength.SOFT, Strength.STRONG, Strength.HARD
WHY = Text("因为", "because")


def facts(**states: FactState) -> tuple[Fact, ...]:
    return tuple(
        Fact(name=name, state=states.get(name, FactState.ESTABLISHED), why=WHY) for name in NAMES
    )


def scored(*findings: Finding, **states: FactState) -> Scored:
    return score(findings, facts(**states), POLICY)


@pytest.mark.parametrize(
    ("log_odds", "expected"),
    [(-800, 0), (-3.5, 3), (-0.9, 29), (-0.7, 33), (0, 50), (0.9, 71), (3.5, 97), (800, 100)],
)
def test_percent_is_the_probability_that_log_odds_mean(log_odds: float, expected: int) -> None:
    assert percent(log_odds) == expected


def test_nothing_noticed_is_the_base_alone() -> None:
    result = scored()
    assert result.risk_score == 3
    assert result.band is Band.LOW
    assert result.recommendation is Recommendation.APPROVE
    assert result.reasons == ()
    assert result.breakdown == (Contribution("BASE", -3.5),)


def test_weights_add_up() -> None:
    result = scored(noticed("ID_EXPIRED", STRONG), noticed("BLUR", SOFT))
    assert result.breakdown == (
        Contribution("BASE", -3.5),
        Contribution("ID_EXPIRED", 1.4),
        Contribution("BLUR", 0.2),
    )
    assert result.risk_score == percent(-3.5 + 1.4 + 0.2) == 13


def test_one_cause_counts_once_and_two_documents_twice() -> None:
    name, number = (
        noticed("FIELD_UNREADABLE", SOFT, document_id="card", field=field)
        for field in ("name", "id_number")
    )
    other = noticed("FIELD_UNREADABLE", SOFT, document_id="deed", field="matter")
    assert scored(name, number).breakdown[1] == Contribution("FIELD_UNREADABLE", 0.9)
    assert scored(name, number, other).breakdown[1] == Contribution("FIELD_UNREADABLE", 1.8)


def test_one_cause_about_one_person_counts_once_over_documents() -> None:
    both = [
        noticed("SAME_NAME_TWO_IDS", STRONG, document_id=where, people=("林秀英",))
        for where in ("card", "deed")
    ]
    assert scored(*both).breakdown[1] == Contribution("SAME_NAME_TWO_IDS", 2.5)


class TestOneCause:
    def test_of_correlated_findings_the_heaviest_counts(self) -> None:
        result = scored(
            noticed("BLUR", SOFT, document_id="card"),
            noticed("FIELD_UNREADABLE", SOFT, document_id="card", field="name"),
        )
        assert result.breakdown[1:] == (Contribution("FIELD_UNREADABLE", 0.9),)
        unreadable, blurred = result.reasons
        assert (unreadable.code, unreadable.counted_in) == ("FIELD_UNREADABLE", None)
        assert unreadable.points == result.risk_score - 3
        assert (blurred.code, blurred.points) == ("BLUR", 0)
        assert blurred.counted_in == "FIELD_UNREADABLE"

    def test_another_document_is_another_cause(self) -> None:
        result = scored(
            noticed("BLUR", SOFT, document_id="deed"),
            noticed("FIELD_UNREADABLE", SOFT, document_id="card", field="name"),
        )
        assert fsum(one.log_odds for one in result.breakdown[1:]) == 0.9 + 0.2

    def test_what_rests_on_one_day_of_death_counts_once_in_a_transfer(self) -> None:
        result = scored(
            noticed("WAIVER_BEFORE_DEATH", STRONG, document_id="waiver", people=("陈丽华",)),
            noticed("DEATH_AFTER_DEED", STRONG, document_id="deed"),
        )
        assert result.breakdown[1:] == (Contribution("DEATH_AFTER_DEED", 3.0),)
        assert result.reasons[1].counted_in == "DEATH_AFTER_DEED"

    def test_a_contradicted_fact_adds_only_what_its_findings_have_not_added(self) -> None:
        contradicted = FactState.CONTRADICTED
        result = scored(noticed("ID_EXPIRED", STRONG), transferee_card_in_force=contradicted)
        assert result.breakdown[1:] == (Contribution("ID_EXPIRED", 1.4),)
        told = {one.code: one for one in result.reasons}
        fact = told["TRANSFEREE_CARD_IN_FORCE_CONTRADICTED"]
        assert (fact.points, fact.counted_in) == (0, "ID_EXPIRED")

    def test_a_finding_against_two_facts_stands_for_half_of_itself_in_each(self) -> None:
        states = dict.fromkeys(
            ("registrant_identity", "transferee_identity"), FactState.CONTRADICTED
        )
        result = scored(noticed("SAME_NAME_TWO_IDS", STRONG), **states)
        assert result.breakdown[1:] == (
            Contribution("SAME_NAME_TWO_IDS", 2.5),
            Contribution("REGISTRANT_IDENTITY_CONTRADICTED", 0.75),
            Contribution("TRANSFEREE_IDENTITY_CONTRADICTED", 0.75),
        )
        assert all(one.counted_in is None for one in result.reasons)

    def test_a_fact_that_nothing_speaks_against_counts_in_full(self) -> None:
        result = scored(noticed("ID_EXPIRED", STRONG), no_contrary_will=FactState.MISSING)
        assert Contribution("NO_CONTRARY_WILL_MISSING", 0.8) in result.breakdown

    def test_findings_of_one_code_share_its_weight_and_its_points(self) -> None:
        unread = [
            noticed("FIELD_UNREADABLE", SOFT, document_id="card", field=field)
            for field in ("name", "id_number")
        ]
        result = scored(*unread, noticed("ID_EXPIRED", STRONG))
        told = sorted((one.code, one.points) for one in result.reasons)
        assert told == [("FIELD_UNREADABLE", 4), ("FIELD_UNREADABLE", 4), ("ID_EXPIRED", 12)]

    def test_a_code_of_no_group_counts_in_each_document(self) -> None:
        both = [noticed("SHOP_NOT_NAMED", SOFT, document_id=one) for one in ("deed", "waiver")]
        assert scored(*both).breakdown[1] == Contribution("SHOP_NOT_NAMED", 0.6)

    def test_a_covered_fact_names_the_heaviest_finding_against_it(self) -> None:
        result = scored(
            noticed("ID_EXPIRED", STRONG),
            noticed("ID_VALIDITY_AGE", STRONG),
            transferee_card_in_force=FactState.CONTRADICTED,
        )
        told = {one.code: one.counted_in for one in result.reasons}
        assert told["TRANSFEREE_CARD_IN_FORCE_CONTRADICTED"] == "ID_VALIDITY_AGE"

    def test_reasons_stand_in_order_of_their_own_weight(self) -> None:
        result = scored(
            noticed("ID_CHECKSUM", HARD, document_id="card"),
            noticed("ID_BIRTH_MISMATCH", STRONG, document_id="card"),
            noticed("BLUR", SOFT, document_id="card"),
        )
        assert [one.code for one in result.reasons] == ["ID_CHECKSUM", "ID_BIRTH_MISMATCH", "BLUR"]


def test_points_are_dealt_by_weight_and_add_up_to_what_was_added() -> None:
    result = scored(
        noticed("ID_EXPIRED", STRONG),
        noticed("BLUR", SOFT),
        noticed("SHOP_NOT_NAMED", SOFT),
        no_contrary_will=FactState.MISSING,
    )
    assert [(one.code, one.points) for one in result.reasons] == [
        ("ID_EXPIRED", 15),
        ("NO_CONTRARY_WILL_MISSING", 8),
        ("SHOP_NOT_NAMED", 3),
        ("BLUR", 2),
    ]
    assert sum(one.points for one in result.reasons) == result.risk_score - 3


def test_a_missing_fact_says_what_would_do_least_burdensome_first() -> None:
    fact = Fact(
        name="registrant_is_dead",
        state=FactState.MISSING,
        why=WHY,
        accepts=("death_certificate", "notarial_certificate:inheritance"),
    )
    result = score((), (fact,), POLICY)
    (reason,) = result.reasons
    assert reason.code == "REGISTRANT_IS_DEAD_MISSING"
    assert reason.fix.zh == "请提供以下任意一种：死亡证明；继承公证书。"
    assert reason.detail == WHY


class TestRecommendation:
    def test_hard_rejects(self) -> None:
        assert scored(noticed("ID_CHECKSUM", HARD)).recommendation is Recommendation.REJECT

    def test_strong_is_reviewed_even_where_something_is_missing(self) -> None:
        result = scored(noticed("ID_EXPIRED", STRONG), registrant_is_dead=FactState.MISSING)
        assert result.recommendation is Recommendation.REVIEW

    def test_contradicted_is_reviewed(self) -> None:
        result = scored(no_contrary_will=FactState.CONTRADICTED)
        assert result.recommendation is Recommendation.REVIEW

    def test_missing_is_asked_for_even_in_a_high_band(self) -> None:
        result = scored(**dict.fromkeys(NAMES, FactState.MISSING))
        assert result.band is Band.HIGH
        assert result.recommendation is Recommendation.NEEDS_EVIDENCE

    def test_many_soft_findings_are_reviewed_and_asked_for_by_nobody(self) -> None:
        many = [noticed("BORDER_INCOMPLETE", SOFT, document_id=str(one)) for one in range(10)]
        assert scored(*many[:7]).recommendation is Recommendation.APPROVE
        assert scored(*many).band is Band.MEDIUM
        assert scored(*many).recommendation is Recommendation.REVIEW
        missing = scored(*many, registrant_is_dead=FactState.MISSING)
        assert missing.recommendation is Recommendation.REVIEW

    def test_one_soft_finding_never_decides_alone(self) -> None:
        assert scored(noticed("BLUR", SOFT)).recommendation is Recommendation.APPROVE

    def test_what_cannot_be_read_is_asked_for_again(self) -> None:
        for code in ("FIELD_UNREADABLE", "FIELD_READERS_DISAGREE"):
            assert scored(noticed(code, SOFT)).recommendation is Recommendation.NEEDS_EVIDENCE

    def test_presumed_and_waived_facts_may_pass(self) -> None:
        result = scored(parents_of_registrant=FactState.PRESUMED, no_contrary_will=FactState.WAIVED)
        assert result.recommendation is Recommendation.APPROVE
        assert result.risk_score > 3


class TestLawThree:
    def test_detectors_weigh_alike_and_together(self) -> None:
        results = [
            scored(*(noticed(code, STRONG, forensic=True) for code in codes))
            for codes in (["BLUR"], ["ID_CHECKSUM"], ["BLUR", "ID_CHECKSUM"])
        ]
        assert {one.risk_score for one in results} == {percent(-3.5 + 2.0)}

    def test_a_pixel_detector_never_rejects(self) -> None:
        for strength in (STRONG, HARD):
            detector = noticed("BLUR", strength, forensic=True)
            assert scored(detector).recommendation is Recommendation.REVIEW

    def test_a_file_that_did_not_open_costs_but_decides_nothing(self) -> None:
        closed = noticed("FILE_UNREADABLE", HARD, document_id="broken.jpg")
        result = scored(closed)
        assert result.recommendation is Recommendation.APPROVE
        assert result.risk_score > scored().risk_score
        assert result.reasons[0].strength is HARD


def test_the_breakdown_adds_up_to_the_score() -> None:
    result = scored(
        noticed("ID_EXPIRED", STRONG),
        noticed("WAIVER_BEFORE_DEATH", HARD),
        heirs_are_complete=FactState.MISSING,
    )
    assert result.risk_score == percent(fsum(one.log_odds for one in result.breakdown))


def test_alike_reasons_about_different_people_come_in_one_order() -> None:
    """They read the same and differ in points: whoever comes first must not depend on the input."""
    twice = [noticed("AGENT_WAIVER", HARD, people=("陈丽华",)) for _ in range(2)]
    once = noticed("AGENT_WAIVER", HARD, people=("陈志华",))
    assert scored(*twice, once) == scored(once, *twice)


def test_a_reason_tells_what_was_noticed_and_where() -> None:
    found = noticed(
        "RESHOT_SCREEN",
        STRONG,
        document_id="card",
        field="name",
        page=2,
        forensic=True,
        others=("deed",),
    )
    reason = scored(found).reasons[0]
    assert (reason.document_id, reason.field, reason.page) == ("card", "name", 2)
    assert (reason.forensic, reason.others) == (True, ("deed",))
    assert reason.title == titles()["RESHOT_SCREEN"]


def test_a_code_that_no_check_calls_by_name_still_has_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("verifiers.score.titles", dict)
    assert scored(noticed("BLUR", SOFT)).reasons[0].title.en == "Something to look at"


def test_a_fact_that_weighs_nothing_is_a_reason_without_points() -> None:
    """It is told all the same: a merchant reads what was presumed."""
    source = POLICY.source.decode().replace("presumed = 0.1", "presumed = 0.0")
    presumed = facts(no_contrary_will=FactState.PRESUMED)
    told = score([], presumed, parse_policy(source.encode()))
    assert [(one.code, one.points) for one in told.reasons] == [("NO_CONTRARY_WILL_PRESUMED", 0)]


def test_nor_has_a_finding_that_weighs_nothing_any_points() -> None:
    text = POLICY.source.decode().replace("WAIVER_BY_NON_HEIR = 0.2", "WAIVER_BY_NON_HEIR = 0.0")
    told = score(
        [noticed("WAIVER_BY_NON_HEIR", Strength.INFO)], facts(), parse_policy(text.encode())
    )
    assert [(one.code, one.points) for one in told.reasons] == [("WAIVER_BY_NON_HEIR", 0)]


@pytest.mark.parametrize(
    ("first", "second"),
    [(None, (0.1, 0.1)), ((0.1, 0.1), (0.2, 0.1))],
)
def test_reasons_keep_their_box_and_stand_in_its_order(first: Any, second: Any) -> None:
    def boxed(corner: tuple[float, float] | None) -> Finding:
        box = None if corner is None else (corner, (0.9, 0.1), (0.9, 0.9), (0.1, 0.9))
        return noticed("BLUR", SOFT, page=1, box=box)

    one, other = boxed(first), boxed(second)
    assert {reason.box for reason in scored(one, other).reasons} == {one.box, other.box}
    assert scored(one, other) == scored(other, one)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({}, {"document_id": "A"}),
        ({"document_id": "A"}, {"document_id": "B"}),
        ({"document_id": "A"}, {"document_id": "A", "field": "A"}),
        ({"document_id": "A", "field": "A"}, {"document_id": "A", "field": "B"}),
        ({"document_id": "A", "page": 1}, {"document_id": "A", "page": 2}),
        ({"document_id": "A"}, {"document_id": "A", "others": ("B",)}),
    ],
)
def test_reasons_of_one_weight_stand_in_an_order_of_their_own(
    first: dict[str, Any], second: dict[str, Any]
) -> None:
    one, other = noticed("BLUR", SOFT, **first), noticed("BLUR", SOFT, **second)
    given = [(reason.document_id, reason.field, reason.page) for reason in scored(one).reasons]
    for order in ((one, other), (other, one)):
        reasons = scored(*order).reasons
        assert [(r.document_id, r.field, r.page) for r in reasons][:1] == given
        assert scored(*order) == scored(other, one)


def test_detectors_and_people_of_one_code_stand_in_an_order_of_their_own() -> None:
    by_eye, by_pixels = noticed("BLUR", SOFT), noticed("BLUR", SOFT, forensic=True)
    alike = replace(by_pixels, strength=STRONG)
    for pair in ((by_eye, by_pixels), (by_eye, alike)):
        assert scored(*pair) == scored(*reversed(pair))


def test_of_alike_reasons_the_one_with_more_points_stands_first() -> None:
    twice = [noticed("AGENT_WAIVER", STRONG, people=("陈丽华",)) for _ in range(2)]
    once = noticed("AGENT_WAIVER", STRONG, people=("陈志华",))
    points = [one.points for one in scored(*twice, once).reasons]
    assert points == sorted(points, reverse=True)
    assert points[0] > points[1]
