"""A long word is known with one of its characters wrong; a short one is not."""

from __future__ import annotations

import re

import pytest

from verifiers.text.misread import misread


@pytest.mark.parametrize(
    ("said", "known"),
    [("法定继承", True), ("法定题承", True), ("去定题承", False), ("遗嘱", True), ("遗瞩", False)],
)
def test_one_wrong_character_is_let_pass_in_a_long_word(said: str, known: bool) -> None:
    assert bool(re.fullmatch(misread("法定继承|遗嘱"), said)) is known


def test_what_may_stand_between_is_let_pass_too() -> None:
    assert re.fullmatch(misread("公民身份号码", " ?"), "公 民身 份号码")
    assert not re.fullmatch(misread("公民身份号码"), "公 民身份号码")
