"""A request may not declare what has not happened yet, nor a death before the birth."""

from dataclasses import replace
from datetime import date

import pytest

from service.rules.declared_days import require_past
from service.rules.errors import Invalid
from tests.verifiers.papers import transfer
from verifiers.model import Relative

TODAY = date(2026, 11, 26)
ASKED = transfer(Relative(name="陈志华", relation="child", birth_date=date(1950, 1, 1)))


def test_today_is_not_too_late() -> None:
    require_past(replace(ASKED, registrant=replace(ASKED.registrant, death_date=TODAY)), TODAY)


@pytest.mark.parametrize("role", ["registrant", "transferee"])
@pytest.mark.parametrize("field", ["birth_date", "death_date"])
def test_a_day_to_come_is_refused_by_name(role: str, field: str) -> None:
    person = replace(getattr(ASKED, role), **{field: date(2026, 11, 27)})
    with pytest.raises(Invalid) as caught:
        require_past(replace(ASKED, **{role: person}), TODAY)
    assert caught.value.extra["field"] == f"{role}.{field}"


def test_a_relative_is_named_by_place() -> None:
    unborn = replace(ASKED.relatives[0], birth_date=date(2027, 1, 1))
    with pytest.raises(Invalid) as caught:
        require_past(replace(ASKED, relatives=(*ASKED.relatives, unborn)), TODAY)
    assert caught.value.extra["field"] == "relatives.1.birth_date"


def test_nobody_dies_before_they_are_born() -> None:
    person = replace(ASKED.registrant, birth_date=TODAY, death_date=date(2016, 8, 11))
    with pytest.raises(Invalid) as caught:
        require_past(replace(ASKED, registrant=person), TODAY)
    assert caught.value.extra["field"] == "registrant.death_date"
