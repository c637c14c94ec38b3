"""Agreements on support for a bequest: with whom, how far, and that they go before wills."""

from __future__ import annotations

from typing import Any

import pytest

from tests.verifiers.papers import DAUGHTER, MOTHER, SON, death_certificate, evidence, paper
from verifiers.family.wills import agreements_of, last_wills
from verifiers.model import Document, Kind

CARES = "乙方负责甲方的扶养和生养死葬"
LEAVES = "甲方去世后，店铺“鹭岛女装”遗赠给乙方"


def agreement(
    *clauses: str,
    carer: str = SON,
    made: str = "2010-05-20",
    kind: Kind = Kind.NOTARIAL_CERTIFICATE,
    roles: tuple[str, str] = ("甲方", "乙方"),
) -> Document:
    fields: dict[str, Any] = {
        "issue_date": made,
        "parties": [{"name": MOTHER, "role": roles[0]}, {"name": carer, "role": roles[1]}],
        "statements": [
            {"type": "agreement", "parties": [MOTHER, carer], "what": clause} for clause in clauses
        ],
    }
    notarial = {"matter": "agreement"} if kind is Kind.NOTARIAL_CERTIFICATE else {}
    return paper(kind, id_="support", **notarial, **fields)


def takers(*documents: Document) -> list[tuple[str, ...]]:
    return [one.takers for one in agreements_of(evidence(death_certificate(), *documents))]


@pytest.mark.parametrize(
    "leaves",
    [
        LEAVES,
        "甲方身后全部财产归乙方所有",
        "甲方死亡后其遗产由陈建国继承",
        "甲方自愿将个人全部财产遗赠给乙方",
    ],
)
def test_whoever_cares_gets_the_shop_or_everything(leaves: str) -> None:
    assert takers(agreement(CARES, leaves)) == [(SON,)]


@pytest.mark.parametrize(
    "clauses",
    [
        (CARES,),
        (LEAVES,),
        (CARES, "甲方去世后，位于思明区的房屋遗赠给乙方"),
        (CARES, "店铺“鹭岛女装”转让给乙方"),
        (CARES, "甲方去世后，店铺“鹭岛女装”仍归甲方"),
    ],
)
def test_what_leaves_no_shop_or_asks_for_no_care_is_none(clauses: tuple[str, ...]) -> None:
    assert takers(agreement(*clauses)) == []


def test_where_both_are_applicants_the_other_one_is_whoever_cares() -> None:
    roles = ("申请人", "申请人")
    assert takers(agreement(CARES, LEAVES, roles=roles)) == [(SON,)]
    keeps = "甲方去世前，店铺“鹭岛女装”仍归甲方"
    assert takers(agreement(CARES, LEAVES.replace("乙方", "他人"), keeps, roles=roles)) == []


def test_one_signed_after_the_death_or_without_a_notary_is_none() -> None:
    assert takers(agreement(CARES, LEAVES, made="2016-08-12")) == []
    assert takers(agreement(CARES, LEAVES, kind=Kind.OTHER)) == []


def test_an_heir_can_make_none() -> None:
    child = {"type": "kinship", "person": SON, "relation": "child", "to": MOTHER}
    kin = paper(Kind.NOTARIAL_CERTIFICATE, id_="kin", matter="kinship", statements=[child])
    assert takers(agreement(CARES, LEAVES), kin) == []


def test_it_goes_before_a_later_will() -> None:
    left = {"type": "gift", "person": MOTHER, "to": DAUGHTER, "what": "全部遗产"}
    will = paper(
        Kind.NOTARIAL_CERTIFICATE,
        id_="will",
        matter="will",
        issue_date="2015-05-20",
        statements=[left],
    )
    case = evidence(death_certificate(), agreement(CARES, LEAVES), will)
    assert [one.takers for one in last_wills(case)] == [(SON,)]
