"""What stands on a page without a label is taken only where nothing else can be meant."""

from __future__ import annotations

from datetime import date

import pytest

from tests.written import sheet
from verifiers.layout import rows_of
from verifiers.layout.unlabelled import IN_ORDER, days_in_order, issue_day
from verifiers.model import Field


@pytest.mark.parametrize(
    ("printed", "issued"), [("12 MAR 2015", None), ("12 MAR 2019", "2019-03-12")]
)
def test_a_childs_day_of_birth_is_no_day_of_issue(printed: str, issued: str | None) -> None:
    rows = rows_of(sheet(["PASSPORT", printed]))
    assert issue_day(rows, [date(2015, 3, 12)], date(2025, 1, 1)).value == issued


@pytest.mark.parametrize(
    ("middle", "issued"), [("01 JUN 2010", None), ("01 JUN 2022", "2022-06-01")]
)
def test_three_days_are_birth_issue_and_expiry_if_a_passport_is_valid_so_long(
    middle: str, issued: str | None
) -> None:
    rows = rows_of(sheet(["12 MAR 1985", middle, "31 MAY 2032"]))
    known = {name: Field(name=name, value=None) for name in IN_ORDER}
    known["expiry_date"] = Field(name="expiry_date", value="2032-05-31")
    assert days_in_order(rows, known)["issue_date"].value == issued


@pytest.mark.parametrize(("born", "issued"), [("1985-03-12", "2022-06-01"), ("1986-03-12", None)])
def test_days_that_contradict_a_known_one_say_nothing(born: str, issued: str | None) -> None:
    rows = rows_of(sheet(["12 MAR 1985", "01 JUN 2022", "31 MAY 2032"]))
    known = {
        "birth_date": Field(name="birth_date", value=born),
        "issue_date": Field(name="issue_date", value=None),
        "expiry_date": Field(name="expiry_date", value="2032-05-31"),
    }
    assert days_in_order(rows, known)["issue_date"].value == issued
