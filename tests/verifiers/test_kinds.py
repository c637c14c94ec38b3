"""The words for kinds, matters and fields."""

from __future__ import annotations

from verifiers.kinds import MATTERS, field_name


def test_the_matters_are_those_of_the_contract() -> None:
    expected = {
        "inheritance", "inheritance_waiver", "kinship", "agreement", "gift", "entrustment",
        "will", "marital_status", "death", "declaration", "other",
    }  # fmt: skip
    assert set(MATTERS) == expected


def test_a_field_has_a_name_of_its_own() -> None:
    assert field_name("holder").zh == "持证人"
