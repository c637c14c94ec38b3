"""Peoples who bear no surname, and surnames that few bear, are names like others."""

import pytest

from verifiers.text.given_names import may_be_given
from verifiers.text.names import is_likely_name
from verifiers.text.names_by_sound import begins_by_sound
from verifiers.text.surnames import begins_with_surname, may_begin_with_surname


@pytest.mark.parametrize("name", ["扎西", "卓玛", "次仁顿珠", "其其格", "阿木"])
def test_a_name_by_sound_is_known(name: str) -> None:
    assert begins_by_sound(name)


@pytest.mark.parametrize("name", ["丽珍", "红梅", "文博"])
def test_a_given_name_alone_begins_as_no_name(name: str) -> None:
    assert not begins_by_sound(name)


def test_a_rare_surname_counts_where_a_name_stands_and_not_in_running_text() -> None:
    assert may_begin_with_surname("后明")
    assert not begins_with_surname("后明")
    assert not may_begin_with_surname("后")


def test_whom_specimens_are_made_out_to_has_a_name() -> None:
    assert is_likely_name("证件样本")
    assert may_be_given("证件样本")
    assert not is_likely_name("证件号码")
    assert not begins_with_surname("证件样本人")
