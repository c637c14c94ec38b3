"""Folding, names, groups, look-alikes, places."""

from __future__ import annotations

import pytest

from verifiers.text import ethnic_groups, names
from verifiers.text.lookalikes import Repair, repair_digits
from verifiers.text.normalise import compact, fold
from verifiers.text.places import find_authority, looks_like_address


def test_folding_keeps_the_place_of_every_character() -> None:
    assert fold("谢　平（Ａ）") == ("谢平(A)", (0, 2, 3, 4, 5))


def test_traditional_forms_become_the_standard_characters_that_papers_print() -> None:
    assert compact("謝詩煒身份證號碼") == "谢诗炜身份证号码"


@pytest.mark.parametrize("dot", list("·•‧・●"))
def test_every_middle_dot_is_one(dot: str) -> None:
    assert names.normalise(f"古丽娜尔{dot}艾合买提") == "古丽娜尔·艾合买提"


def test_a_hyphen_between_names_is_the_dot_that_it_was_read_for() -> None:
    assert names.normalise("热依汗-玉素甫") == "热依汗·玉素甫"
    assert names.normalise("-陈建国-") == "陈建国"


def test_names_are_the_same_without_regard_to_spaces_dots_and_width() -> None:
    assert names.same("买买提 · 卡德尔", "买买提•卡德尔")
    assert not names.same("陈建国", "陈建军")
    assert not names.same("", "")


@pytest.mark.parametrize(
    ("read", "group"),
    [
        ("汉", ("汉", False)),
        ("汉族", ("汉", False)),
        ("维吾尓", ("维吾尔", True)),
        ("汊", ("汉", True)),
    ],
)
def test_an_ethnic_group_snaps_where_only_one_can_be_meant(
    read: str, group: tuple[str, bool]
) -> None:
    assert ethnic_groups.snap(read) == group


@pytest.mark.parametrize("read", ["", "龘", "土佤", "家", "阿吕"])
def test_an_unclear_ethnic_group_stays_unread(read: str) -> None:
    assert ethnic_groups.snap(read) == (None, False)


def test_there_are_56_ethnic_groups() -> None:
    assert len(ethnic_groups.ETHNIC_GROUPS) == 56


def test_look_alikes_are_put_right_only_where_something_proves_it() -> None:
    assert repair_digits("1101O5", lambda number: number == "110105") == Repair(
        "110105", repaired=True
    )
    assert repair_digits("1101O5", lambda _: False) is None
    assert repair_digits("110106", lambda _: False) == Repair("110106", repaired=False)


@pytest.mark.parametrize(
    "office",
    [
        "北京市公安局海淀分局",
        "睢宁县公安局",
        "会东县公安局",
        "准格尔旗公安局",
        "厦门市公安局思明分局",
    ],
)
def test_offices_that_issue_cards_are_found_whole(office: str) -> None:
    place = find_authority(office + "2016.03.15")
    assert place is not None
    assert office[slice(*place)] == office


def test_addresses_are_told_from_other_words() -> None:
    assert looks_like_address("福建省厦门市思明区虎园路18号")
    assert not looks_like_address("公安")
