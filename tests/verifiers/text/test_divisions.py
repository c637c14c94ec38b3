"""Beginnings of addresses: a closed vocabulary proves a character, or says nothing."""

from __future__ import annotations

import pytest

from tests.specimens.places import PLACES
from verifiers.text.divisions import proven


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.full)
def test_a_look_alike_in_the_county_is_put_right_and_the_right_one_left(place: object) -> None:
    """Every county of the specimens is known, and told from what looks like it."""
    address = f"{place.full}文昌街653号"  # type: ignore[attr-defined]
    last = len(place.full) - 2  # type: ignore[attr-defined]
    wrong = f"{address[:last]}囗{address[last + 1 :]}"
    assert proven(wrong, {last: f"圆{address[last]}"}) == (address, last)
    assert proven(address, {last: "圆"}) is None


def test_counties_of_the_past_and_without_their_prefecture_are_known() -> None:
    """Registers and deeds keep the names of their day; some leave the prefecture out."""
    assert proven("北京市祟文区前门大街1号", {3: "崇"}) == ("北京市崇文区前门大街1号", 3)
    assert proven("福建省晋汪市青阳街1号", {4: "江"}) == ("福建省晋江市青阳街1号", 4)


def test_two_counties_that_fit_prove_nothing() -> None:
    """Hedong, Hexi and Hebei are districts of Tianjin: which one is not for us to guess."""
    assert proven("天津市河乐区大沽路1号", {4: "东西北"}) is None
    assert proven("天津市河乐区大沽路1号", {4: "东"}) == ("天津市河东区大沽路1号", 4)


def test_what_stands_after_the_county_is_proved_by_nothing() -> None:
    """Streets are no closed vocabulary."""
    assert proven("天津市河西区文昌衡653号", {8: "街"}) is None


def test_what_was_misread_twice_is_put_right_twice() -> None:
    right = "新疆维吾尔自治区喀什地区喀什市和平巷549号"
    assert proven(right.replace("喀", "略"), {8: "喀咯"}) == (right, 8)
    assert proven(right.replace("喀", "略"), {8: "咯"}) is None
