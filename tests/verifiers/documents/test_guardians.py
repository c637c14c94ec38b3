"""Guardians and custodians are read where courts or notaries name them, and whom they act for."""

from __future__ import annotations

import pytest

from verifiers.documents.court_document.operative import read_operative
from verifiers.prose.guardians import guardians

JUDGED = (
    "申请人何小妹,女,1960年1月1日出生。\n本院经审理认为,霍去下落不明已满二年。判决如下:\n"
    "一、宣告霍去失踪;\n二、指定何小妹为失踪人霍去的财产代管人。\n本判决为终审判决。"
)


@pytest.mark.parametrize(
    ("text", "guardian", "ward"),
    [
        ("指定申请人何小妹为霍去的财产代管人", "何小妹", "霍去"),
        ("宣告被申请人霍去失踪,由何小妹担任财产代管人", "何小妹", "霍去"),
        ("宣告游凤为无民事行为能力人,指定游龙为其监护人", "游龙", "游凤"),
        ("认定郭敏(女)为限制民事行为能力人;指定郭强为郭敏的监护人", "郭强", "郭敏"),
        ("甄士系甄小宝的法定监护人", "甄士", "甄小宝"),
    ],
)
def test_who_acts_for_whom_is_told(text: str, guardian: str, ward: str) -> None:
    assert [(one.person, one.of) for one in guardians(text)] == [(guardian, ward)]


@pytest.mark.parametrize("text", ["由监护人签字", "指定何小妹为其监护人", "婚生子由甲方抚养"])
def test_nothing_is_said_where_the_ward_or_the_guardian_is_not_named(text: str) -> None:
    assert list(guardians(text)) == []


def test_a_judgment_names_the_custodian_of_a_missing_persons_property() -> None:
    told = read_operative(JUDGED, "2024-09-01").statements
    assert [(one.type, one.person, one.of) for one in told] == [
        ("missing", "霍去", None),
        ("guardian", "何小妹", "霍去"),
    ]
