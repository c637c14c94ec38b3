"""What is an address, and what was only taken for a part of one. All places are made up."""

import pytest

from verifiers.text.places import is_stray, is_whole_address, looks_like_address, without_stamp


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("虎园路18号", True),
        ("林秀英", False),
        ("虎园路18号身份证号码:350203", False),
        ("1幢530102195508263536722室", False),
    ],
)
def test_an_address_holds_no_label_and_no_number_of_a_person(text: str, address: bool) -> None:
    assert looks_like_address(text) is address


@pytest.mark.parametrize(
    ("printed", "stamp"),
    [
        ("虎园路18号894室", "又供核对"),
        ("虎园路18号", "与原件一致"),
        ("7组96号", "使用"),
        ("青年一路538号", "牛相符"),
        ("使用路18号", ""),
    ],
)
def test_a_stamp_behind_an_address_is_cut_off(printed: str, stamp: str) -> None:
    assert without_stamp(printed + stamp) == printed


@pytest.mark.parametrize(
    ("text", "stray"), [("田", True), ("所", True), ("号", False), ("8", False), ("小区", False)]
)
def test_one_character_that_names_no_place_strays(text: str, stray: bool) -> None:
    assert is_stray(text) is stray


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("荔湾区虹桥路934号29幢2单元2253室", True),
        ("荔湾区虹桥路甲8号东单元", True),
        ("荔湾区幢2单元2253室", False),
        ("虹桥路号", False),
        ("幢1468室", False),
        ("虹桥路718号9幢室", False),
        ("虹桥路718号501号室", True),
        ("义乌市解放", False),
    ],
)
def test_what_follows_a_number_shows_that_it_was_lost(text: str, whole: bool) -> None:
    assert is_whole_address(text) is whole
