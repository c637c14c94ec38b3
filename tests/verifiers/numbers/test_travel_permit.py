"""Numbers of mainland travel permits."""

from __future__ import annotations

import pytest

from verifiers.numbers import travel_permit
from verifiers.numbers.travel_permit import NotATravelPermit


@pytest.mark.parametrize(
    "number", ["H12345678", "M1234567801", "HA1234567", "MA7654321", "12345678", "0012345678"]
)
def test_every_edition(number: str) -> None:
    assert travel_permit.validate(f" {number[:1].lower()}{number[1:]}") == number


@pytest.mark.parametrize(
    "number", ["C12345678", "H1234567", "HM1234567", "1234567", "", "L12345678"]
)
def test_other_numbers_are_none(number: str) -> None:
    with pytest.raises(NotATravelPermit):
        travel_permit.validate(number)


def test_reissues_name_the_same_person() -> None:
    assert travel_permit.same("H1234567800", "h1234567803")
    assert travel_permit.same("H12345678", "H1234567803")
    assert not travel_permit.same("H12345678", "M12345678")
    assert not travel_permit.same("", "")
