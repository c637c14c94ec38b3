"""The registry of notary offices: what ships, what an operator adds, and what is refused."""

from datetime import date
from pathlib import Path

import pytest

from verifiers.errors import RegistryInvalid
from verifiers.notaries import load_registry, matching, parse_registry
from verifiers.numbers import notarial_number

SHIPPED = load_registry().registry
MINE = """
[[office]]
name = "福建省厦门市鹭江湾公证处"
province = "福建省"
city = "厦门市"
short_names = ["厦鹭"]
classes = ["内"]
valid_from = 2005-03-01
verify_by = "电话 0592-0000000（样本）"
source = "样本"
"""


def parsed(number: str) -> notarial_number.NotarialNumber:
    return notarial_number.parse(number)


def test_every_entry_that_ships_says_where_it_is_from_and_names_nobody() -> None:
    assert all(one.source for one in (*SHIPPED.offices, *SHIPPED.places))
    assert all(one.notaries == () for one in SHIPPED.offices)


def test_every_office_that_ships_lies_where_its_numbers_begin() -> None:
    """The seed does not contradict itself: its own numbers begin with its own places."""
    for office in SHIPPED.offices:
        for short in office.short_names:
            number = parsed(f"（2019）{short}证内字第1号")
            provinces = {one.province for one in matching.places(SHIPPED, number)}
            assert office.province in provinces
            assert matching.province_of(SHIPPED, office.name) == office.province


@pytest.mark.parametrize(
    ("number", "office"),
    [
        ("（2018）徐睢证民内字第 1702 号", "江苏省睢宁县公证处"),
        ("（2023）京中信内民证字第00756号", "北京市中信公证处"),
        ("(2016)沪普证经字第118号", "上海市普陀公证处"),
        ("(2022)浙永证内字第 3350 号", None),
        ("(2025)赣洪江证内字第4374号", None),
    ],
)
def test_real_numbers_name_their_office_or_nobody(number: str, office: str | None) -> None:
    found = matching.numbered(SHIPPED, parsed(number))
    assert [one.name for one in found] == ([office] if office else [])


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("中华人民共和国江苏省徐州市睢宁县公证处", "江苏省睢宁县公证处", True),
        ("中华人民共和国上海市普陀区公证处", "上海市普陀公证处", True),
        ("东方公证处", "上海市东方公证处", True),
        ("上海市徐汇公证处", "上海市东方公证处", False),
        ("公证处", "上海市东方公证处", False),
    ],
)
def test_feet_leave_out_places_and_stay_the_same_office(one: str, other: str, same: bool) -> None:
    assert matching.same_office(one, other) is same
    assert matching.same_office(other, one) is same


def test_what_an_operator_adds_is_joined_to_what_ships(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(MINE)
    joined = load_registry(file)
    assert len(joined.registry.offices) == len(SHIPPED.offices) + 1
    assert joined.registry.offices[-1].valid_from == date(2005, 3, 1)
    assert joined.registry.sha256 != SHIPPED.sha256
    assert parse_registry(joined.source) == joined.registry


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[[office]]\nname = "甲公证处"\nprovince = "福建省"', "office.0.source: missing"),
        ('[[place]]\nshort = "闽"\nprovince = "福建省"\nsource = "x"\nzip = "1"', "place.0.zip"),
        (MINE + "valid_until = 2001-01-01", "office.0: valid_until is before valid_from"),
        (MINE.replace("2005-03-01", '"2005-03-01"'), "office.0.valid_from"),
        (MINE.replace("公证处", "事务所"), "office.0.name"),
        ("[[office]", "not TOML"),
    ],
)
def test_a_wrong_registry_is_refused_by_the_name_of_its_key(text: str, says: str) -> None:
    with pytest.raises(RegistryInvalid, match=says.replace("[", r"\[")):
        parse_registry(text.encode())


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(RegistryInvalid, match="UTF-8"):
        parse_registry(b"\xff\xfe")
