"""The administrator's pages of the organisation and who is away."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from service.cases import organisation

if TYPE_CHECKING:
    from tests.service.web.visitors import Visitor

HEADER = "unit,parent,name,person,post,valid_from,valid_until\n"
CHART = f"""{HEADER}head,,总部,,,2020-01-01,
xm,head,厦门组,,,2020-01-01,
head,,,approver,manager,2020-01-01,
xm,,,reviewer,member,2020-01-01,
"""
ORGANISATION = "/office/organisation"


@pytest.fixture
def chief(visit: Any) -> Visitor:
    return visit("administrator")


def sent(chart: str) -> dict[str, list[str]]:
    """The form of the page, its rows filled with those of a file, and an empty one."""
    names, *rows = [line.split(",") for line in chart.splitlines()]
    return {name: [*(row[place] for row in rows), ""] for place, name in enumerate(names)}


def kept(store: Any) -> str:
    with store.reading() as tx:
        return organisation.export(tx)


@pytest.mark.parametrize("path", [ORGANISATION, f"{ORGANISATION}.csv"])
def test_only_administrators_see_them(visit: Any, path: str) -> None:
    for login in ("reviewer", "approver", "merchant", "platform"):
        assert visit(login).get(path).status_code == 403
    assert visit().get(path).status_code == 303


def test_the_organisation_is_edited_as_a_table(chief: Visitor, store: Any) -> None:
    assert "There are no units" in chief.get(ORGANISATION).text
    done = chief.post(ORGANISATION, sent(CHART) | {"seen": chief.value_of(ORGANISATION, "seen")})
    assert done.status_code == 303
    assert kept(store) == CHART
    page = chief.get(ORGANISATION).text
    assert "厦门组" in page
    assert "The organisation is changed" in page
    assert chief.get(f"{ORGANISATION}?on=2019-01-01").text.count("depth-") == 0
    assert chief.get(f"{ORGANISATION}.csv").text == "\ufeff" + CHART


def test_what_is_wrong_is_told_by_row_and_column_and_stays_in_the_form(
    chief: Visitor, store: Any
) -> None:
    seen = chief.value_of(ORGANISATION, "seen")
    wrong = CHART.replace("reviewer,member", "nobody-here,member")
    answer = chief.post(ORGANISATION, sent(wrong) | {"seen": seen})
    assert answer.status_code == 422
    assert "row 5, Login name: nobody has this login name" in answer.text
    assert 'value="nobody-here"' in answer.text
    assert kept(store) == HEADER


def test_a_file_is_imported_whole(chief: Visitor, store: Any) -> None:
    seen = chief.value_of(ORGANISATION, "seen")
    file = (io.BytesIO(("\ufeff" + CHART).encode()), "org.csv")
    assert chief.post(ORGANISATION, {"seen": seen, "file": file}).status_code == 303
    assert kept(store) == CHART
    seen = chief.value_of(ORGANISATION, "seen")
    for content in (b"\xff\xd8\xff\xe0\x00", b"a\rb\n", "部门\n".encode("gb18030")):
        wrong = (io.BytesIO(content), "org.csv")
        assert chief.post(ORGANISATION, {"seen": seen, "file": wrong}).status_code == 422
        assert kept(store) == CHART


def test_a_file_of_a_spreadsheet_in_china_keeps_its_names(chief: Visitor, store: Any) -> None:
    seen = chief.value_of(ORGANISATION, "seen")
    file = (io.BytesIO(CHART.encode("gb18030")), "org.csv")
    assert chief.post(ORGANISATION, {"seen": seen, "file": file}).status_code == 303
    assert kept(store) == CHART


def test_a_file_may_have_as_many_lines_as_an_organisation(chief: Visitor) -> None:
    seen = chief.value_of(ORGANISATION, "seen")
    many = CHART + "gone,head,部门,,,2020-13-01,\n" * 12_000
    answer = chief.post(ORGANISATION, {"seen": seen, "file": (io.BytesIO(many.encode()), "o.csv")})
    assert answer.status_code == 422
    assert "There are 11980 more." in answer.text
    huge = (io.BytesIO(bytes(5_000_000)), "o.csv")
    refused = chief.post(ORGANISATION, {"seen": seen, "file": huge})
    assert refused.status_code == 413
    assert "At most 4 MB" in refused.text


def test_of_two_who_change_it_at_once_the_second_is_told(chief: Visitor, store: Any) -> None:
    seen = chief.value_of(ORGANISATION, "seen")
    with store.transaction() as tx:
        organisation.import_file(tx, CHART)
    other = CHART.replace("厦门组", "福州组")
    assert chief.post(ORGANISATION, sent(other) | {"seen": seen}).status_code == 303
    assert "Somebody else" in chief.get(ORGANISATION).text
    assert kept(store) == CHART


def test_absences_are_written_down_and_taken_back(chief: Visitor, store: Any) -> None:
    chief.get(ORGANISATION)
    form = {"person": "approver", "from": "2099-02-01", "until": "2099-02-10"}
    wrong = chief.post("/office/absences", form | {"until": "2099-01-10", "substitute": ""})
    assert wrong.status_code == 422
    assert chief.post("/office/absences", form | {"from": "soon"}).status_code == 422
    nobody = chief.post("/office/absences", form | {"person": "nobody-here"})
    assert "nobody has this login name" in nobody.text
    assert chief.post("/office/absences", form | {"substitute": ["reviewer", ""]}).location
    page = chief.get(ORGANISATION).text
    assert "reviewer stands in" in page
    with store.reading() as tx:
        (absence,) = organisation.list_absences(tx, since=date(2099, 1, 1))
    assert chief.post(f"/office/absences/{absence.id}/removal").status_code == 303
    assert "Nobody is away" in chief.get(ORGANISATION).text


@pytest.mark.parametrize("path", [ORGANISATION, "/office/absences"])
def test_no_other_site_sends_these_forms(chief: Visitor, path: str) -> None:
    chief.get(ORGANISATION)
    chief.token = "forged"
    assert chief.post(path).status_code == 400
