"""What a later decision sets aside is in force no longer; what sends back decides nothing."""

from __future__ import annotations

from datetime import date

import pytest

from tests.verifiers.papers import evidence, paper
from verifiers.dossier.court import in_force, set_aside
from verifiers.model import Document, Kind

FIRST, SECOND = "（2025）鄂0106民初101号", "（2025）鄂01民终909号"
SIDES = ("蔺芳", "蔺平")


def decision(
    number: str,
    *clauses: str,
    title: str = "民事判决书",
    people: tuple[str, ...] = SIDES,
    day: date = date(2025, 3, 3),
) -> Document:
    return paper(
        Kind.COURT_DOCUMENT,
        id_=number,
        case_number=number,
        court="湖北省武汉市中级人民法院",
        document_type=title,
        issue_date=day,
        parties=[{"name": name} for name in people],
        statements=[{"type": "agreement", "what": what} for what in clauses],
    )


MEDIATED = decision(FIRST, "店铺归蔺芳所有", title="民事调解书")


def after(*clauses: str, people: tuple[str, ...] = SIDES, day: date = date(2025, 8, 8)) -> Document:
    return decision(SECOND, *clauses, people=people, day=day)


@pytest.mark.parametrize(
    "clause",
    [
        "撤销湖北省武汉市武昌区人民法院（2025）鄂0106民初101号民事调解书",
        "撤销原判决",
        "一、撤销一审判决；二、店铺归蔺平所有",
    ],
)
def test_what_a_later_decision_revokes_is_not_in_force(clause: str) -> None:
    later = after(clause)
    assert set_aside(MEDIATED, evidence(MEDIATED, later)) == (later,)
    assert in_force(MEDIATED, evidence(MEDIATED, later)) == ()
    assert in_force(later, evidence(MEDIATED, later)) == (SECOND,)


@pytest.mark.parametrize(
    "later",
    [
        after("撤销（2019）鄂0106民初7号民事判决"),
        after("撤销（2025）鄂0106民初101号民事判决第二项"),
        after("驳回上诉，维持原判"),
        after("撤销原判决", people=("蔺芳", "别人")),
        after("撤销原判决", day=date(2027, 1, 1)),
    ],
)
def test_other_decisions_leave_it_in_force(later: Document) -> None:
    assert in_force(MEDIATED, evidence(MEDIATED, later)) == (FIRST,)


@pytest.mark.parametrize(
    "clause", ["撤销原判决，发回湖北省武汉市武昌区人民法院重审", "指令武昌区人民法院再审"]
)
def test_a_decision_that_sends_the_matter_back_decides_nothing(clause: str) -> None:
    assert in_force(after(clause), evidence(MEDIATED, after(clause))) == ()
