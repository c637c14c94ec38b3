"""A file that cannot be an organisation is refused, and told where."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.rules import organisation_file
from service.rules.organisation import Organisation, Period, Unit
from service.rules.organisation_file import OrganisationInvalid

HEADER = "unit,parent,name,person,post,valid_from,valid_until\n"
GOOD = """\
head,,总部,,,2020-01-01,
xm,head,厦门,,,2020-01-01,
xm1,xm,厦门一组,,,2024-01-01,2025-12-31
xm1,head,厦门一组,,,2026-01-01,
head,,,chief,manager,2020-01-01,
xm1,,,ann,member,2024-03-01,
"""
PEOPLE = {"chief": "usr_1", "ann": "usr_2", "ben": "usr_3"}


def slips(text: str) -> list[tuple[int, str]]:
    with pytest.raises(OrganisationInvalid) as refused:
        organisation_file.read(HEADER + text, PEOPLE)
    return [(slip.row, slip.column) for slip in refused.value.slips]


def test_a_unit_may_move_from_one_day_to_the_next() -> None:
    found = organisation_file.read("\ufeff" + HEADER + GOOD, PEOPLE)
    assert found.on(date(2025, 12, 31)).path("xm1") == ("xm1", "xm", "head")
    assert found.on(date(2026, 1, 1)).path("xm1") == ("xm1", "head")
    assert found.on(date(2026, 1, 1)).managers == {"head": "usr_1"}
    assert found.on(date(2026, 1, 1)).homes["usr_2"] == {"xm1"}
    assert found.on(date(2024, 2, 1)).homes.get("usr_2") is None


def test_what_is_written_is_read_again() -> None:
    found = organisation_file.read(HEADER + GOOD, PEOPLE)
    logins = {user: login for login, user in PEOPLE.items()}
    assert organisation_file.read(organisation_file.write(found, logins), PEOPLE) == found


@pytest.mark.parametrize(
    ("row", "place"),
    [
        ("x y,head,坏,,,2020-01-01,", (8, "unit")),
        ("a,head,,,,2020-01-01,", (8, "name")),
        ("a,head,坏,,,2020-1-1,", (8, "valid_from")),
        ("a,head,坏,,,20200101,", (8, "valid_from")),
        ("a,head,坏,,,2020-02-01,2020-01-01", (8, "valid_until")),
        ("a,head,坏,,manager,2020-01-01,", (8, "post")),
        ("xm,head,,ben,member,2020-01-01,", (8, "parent")),
        ("xm,,,nobody,member,2020-01-01,", (8, "person")),
        ("xm,,,ben,boss,2020-01-01,", (8, "post")),
        ("a,head,坏,,", (8, "unit")),
        ("a,gone,孤,,,2020-01-01,", (8, "parent")),
        ("a,head,早,,,2019-01-01,", (8, "parent")),
        ("gone,,,ben,member,2020-01-01,", (8, "unit")),
        ("xm,head,重,,,2021-01-01,2021-02-01", (8, "unit")),
        ("other,,又一总部,,,2026-01-01,", (8, "parent")),
        ("head,,,ben,manager,2026-01-01,", (8, "person")),
        ("xm,,,ann,member,2026-01-01,", (8, "person")),
    ],
)
def test_a_wrong_row_is_named_with_its_column(row: str, place: tuple[int, str]) -> None:
    assert slips(GOOD + row + "\n") == [place]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_a_file_is_read_as_spreadsheets_save_it(encoding: str) -> None:
    assert organisation_file.decoded((HEADER + GOOD).encode(encoding)) == HEADER + GOOD


@pytest.mark.parametrize("content", [b"\xff\xd8\xff\xe0\0\x10JFIF", b"a\0b", b"\xff\xfe\xff"])
def test_what_is_no_text_is_refused_with_how_to_save_it(content: bytes) -> None:
    with pytest.raises(OrganisationInvalid) as refused:
        organisation_file.decoded(content)
    assert "CSV UTF-8" in refused.value.slips[0].rule.zh


def test_days_are_read_as_spreadsheets_write_them() -> None:
    as_typed = organisation_file.read(HEADER + GOOD, PEOPLE)
    slashed = GOOD.replace("2025-12-31", "2025/12/31").replace("2020-01-01", "2020/1/1")
    assert organisation_file.read(HEADER + slashed, PEOPLE) == as_typed
    assert slips("head,,总部,,,2020/2/30,\n") == [(2, "valid_from")]


def test_a_limit_is_named() -> None:
    with pytest.raises(OrganisationInvalid) as refused:
        organisation_file.read(HEADER + "\n" * organisation_file.MOST_ROWS, PEOPLE)
    assert str(organisation_file.MOST_ROWS) in refused.value.slips[0].rule.en


def test_a_cycle_is_found_on_the_day_it_begins() -> None:
    ring = "head,,总部,,,2020-01-01,\na,b,甲,,,2024-01-01,\nb,head,乙,,,2020-01-01,2024-06-30\n"
    assert slips(ring + "b,a,乙,,,2024-07-01,\n") == [(3, "parent"), (5, "parent")]


def test_a_wrong_header_or_nothing_is_refused() -> None:
    for text in ("", "unit,parent\n"):
        with pytest.raises(OrganisationInvalid):
            organisation_file.read(text, PEOPLE)
    assert slips("") == [(1, "unit")]


@given(st.text(alphabet='ahx,0123-\n"', max_size=80))
def test_no_file_breaks_the_reader(text: str) -> None:
    with suppress(OrganisationInvalid):
        organisation_file.read(HEADER + text, PEOPLE)


def test_periods_hold_their_last_day() -> None:
    one = Period(date(2026, 1, 1), date(2026, 1, 31))
    assert one.covers(date(2026, 1, 31))
    assert one.overlaps(Period(date(2026, 1, 31)))
    assert not one.overlaps(Period(date(2026, 2, 1)))
    organisation = Organisation([Unit("u", None, "u", one)])
    assert organisation.on(date(2026, 2, 1)).parents == {}
