"""Where no label of a couple's certificate was read, its two people are told by their entries."""

from __future__ import annotations

import pytest

from tests.written import cell, page
from verifiers.documents import catalogue
from verifiers.layout.couple_columns import people
from verifiers.model import Kind, Party, Region

FIRST = ["聂兴贵", "男", "中国", "1993年07月30日", "440103199307302212"]
SECOND = ["关金", "女", "中国", "1995年05月27日", "440103199505273344"]


def column(entries: list[str], left: float, top: float) -> list[Region]:
    return [cell(text, left, top + 50 * row) for row, text in enumerate(entries)]


OURS = column(["聂兴贵", "2023年03月20日", "J440103-2023-008390"], 130, 610)


@pytest.mark.parametrize("places", [((560, 200), (560, 520)), ((300, 220), (660, 200))])
def test_the_two_stand_in_columns_one_below_the_other_or_side_by_side(
    places: tuple[tuple[float, float], tuple[float, float]],
) -> None:
    (left, top), (other, height) = places
    sheet = page([*OURS, *column(FIRST, left, top), *column(SECOND, other, height)])
    found = {one.name: one for one in catalogue()[Kind.MARRIAGE_CERTIFICATE].extract([sheet])}
    assert found["parties"].value == (
        Party("聂兴贵", "spouse", "male", "1993-07-30", "440103199307302212"),
        Party("关金", "spouse", "female", "1995-05-27", "440103199505273344"),
    )
    assert found["holder"].value == "聂兴贵"


def test_a_name_without_a_sex_right_below_it_is_nobodys_column() -> None:
    lost = column(["关金", "", "中国", "1995年05月27日"], 560, 520)
    assert len(people([page([*OURS, *column(FIRST, 560, 200), *lost])])) == 1


@pytest.mark.parametrize(
    ("below", "down", "known"), [("男", 40, 1), ("男方", 40, 0), ("男", 120, 0)]
)
def test_a_name_is_a_person_only_with_a_sex_alone_right_below_it(
    below: str, down: float, known: int
) -> None:
    found = people([page([cell("陈建国", 100, 100), cell(below, 100, 100 + down)])])
    assert len(found) == known
