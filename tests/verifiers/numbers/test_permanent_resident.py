"""Numbers of foreign permanent resident cards: published examples, and every wrong character."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifiers.numbers import permanent_resident
from verifiers.numbers.permanent_resident import NotAPermanentResidentId
from verifiers.numbers.resident_id import Fault

PUBLISHED = ("KAZ110090123105", "CAN110081080310", "932682198501010017")


@pytest.mark.parametrize("number", PUBLISHED)
def test_published_numbers_can_exist(number: str) -> None:
    assert permanent_resident.validate(number.lower()) == number


@pytest.mark.parametrize("number", PUBLISHED)
@given(st.data())
def test_a_wrong_digit_is_found(number: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(3, len(number) - 1))
    digit = data.draw(st.sampled_from([d for d in "0123456789" if d != number[place]]))
    wrong = number[:place] + digit + number[place + 1 :]
    assert not permanent_resident.is_valid(wrong)


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        ("KA110090123105", Fault.FORM),
        ("11010519491231002X", Fault.FORM),
        ("KAZ990090123102", Fault.CHECK_CHARACTER),
        ("", Fault.FORM),
    ],
)
def test_what_is_no_number_says_why(number: str, fault: Fault) -> None:
    with pytest.raises(NotAPermanentResidentId) as caught:
        permanent_resident.validate(number)
    assert caught.value.fault is fault
    assert not number or number not in str(caught.value)
