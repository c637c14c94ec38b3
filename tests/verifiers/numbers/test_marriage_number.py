"""The numbers of marriage and divorce certificates."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifiers.numbers import marriage_number
from verifiers.numbers.marriage_number import MarriageNumber, NotAMarriageNumber


def test_the_parts_of_a_number() -> None:
    assert marriage_number.parse("BL350203-2019-000012") == MarriageNumber(
        divorce=True, reissued=True, region="350203", year=2019, serial="000012"
    )


@pytest.mark.parametrize(
    "printed", ["J110101-2010-000001", "Ｊ110101—2010—000001", "j110101 2010 000001"]
)
def test_one_form_for_every_way_to_print_it(printed: str) -> None:
    assert marriage_number.validate(printed) == "J110101-2010-000001"


@pytest.mark.parametrize("other", ["结字第56号", "J11010-2010-000001", "K110101-2010-000001", ""])
def test_other_forms_are_refused_without_being_repeated(other: str) -> None:
    assert not marriage_number.is_valid(other)
    with pytest.raises(NotAMarriageNumber) as refused:
        marriage_number.parse(other)
    assert not other or other not in str(refused.value)


@given(
    st.booleans(), st.booleans(), st.integers(110000, 659999), st.integers(2004, 2099),
    st.integers(0, 999999),
)  # fmt: skip
def test_what_is_put_together_comes_apart(
    divorce: bool, again: bool, region: int, year: int, serial: int
) -> None:
    letters = ("B" if again else "") + ("L" if divorce else "J")
    number = f"{letters}{region}-{year}-{serial:06d}"
    assert marriage_number.validate(number) == number
    assert marriage_number.parse(number).divorce is divorce
