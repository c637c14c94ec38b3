"""The unified social credit code."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifiers.numbers import uscc
from verifiers.numbers.uscc import Fault, NotAUscc

BODIES = st.builds(
    "{}{}{}".format,
    st.text(uscc.ALPHABET, min_size=2, max_size=2),
    st.text("0123456789", min_size=6, max_size=6),
    st.text(uscc.ALPHABET, min_size=9, max_size=9),
)


@pytest.mark.parametrize(
    "code", ["91350100M000100Y43", "91110000600037341L", "９１350100m000100y43"]
)
def test_codes_that_exist(code: str) -> None:
    assert uscc.is_valid(code)


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        ("91350100M000100Y44", Fault.CHECK_CHARACTER),
        ("91350100M000100Y4", Fault.FORM),
        ("9135O100M000100Y43", Fault.FORM),
        ("91350100M000100I43", Fault.FORM),
        ("", Fault.FORM),
    ],
)
def test_codes_that_cannot_exist(code: str, fault: Fault) -> None:
    with pytest.raises(NotAUscc) as raised:
        uscc.validate(code)
    assert raised.value.fault is fault
    assert code not in str(raised.value) or not code


@given(BODIES)
def test_departments_may_be_letters_and_every_body_has_one_check_character(body: str) -> None:
    code = body + uscc.check_character(body)
    assert uscc.is_valid(code)
    assert [c for c in uscc.ALPHABET if uscc.is_valid(body + c)] == [code[-1]]


@given(BODIES, st.integers(0, 16), st.sampled_from(uscc.ALPHABET))
def test_one_wrong_character_is_noticed(body: str, place: int, other: str) -> None:
    code = body + uscc.check_character(body)
    changed = code[:place] + other + code[place + 1 :]
    assert uscc.is_valid(changed) == (changed == code)
