from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from service.web import showing
from verifiers.model import Field, Kind, Party, Statement

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(params=["zh", "en"])
def language(request: pytest.FixtureRequest, app: Any) -> Iterator[str]:
    with app.test_request_context(headers={"Accept-Language": request.param}):
        yield request.param


def by(language: str, zh: str, en: str) -> str:
    return zh if language == "zh" else en


def test_a_day_is_written_as_people_write_it(language: str) -> None:
    assert by(language, "1924年5月6日", "6 May 1924") == showing.day("1924-05-06")
    assert by(language, "1924年5月6日", "6 May 1924") == showing.day(date(1924, 5, 6))


def test_a_text_that_is_no_day_stays(language: str) -> None:
    assert showing.day("长期") == "长期", language


def test_a_moment_is_told_by_the_clock_in_china(language: str) -> None:
    late = datetime(2026, 11, 23, 16, 5, tzinfo=UTC)

    assert by(language, "2026年11月24日 00:05", "24 Nov 2026 00:05") == showing.moment(late)


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("350203196203072213", "3502 •••• •••• 2213"),
        ("E12345678", "E1•••••••"),
        ("", ""),
        (None, ""),
    ],
)
def test_a_number_is_recognisable_and_useless(number: str | None, shown: str) -> None:
    assert shown == showing.masked(number)


def test_numbers_of_people_inside_a_field_are_hidden_too(language: str) -> None:
    person = Party("陈建国", "applicant", "male", "1962-03-07", "350203196203072213")
    field = Field(name="parties", value=(person,))

    hidden = showing.lines(field, hide_numbers=True)
    shown = showing.lines(field, hide_numbers=False)

    expected = by(
        language,
        "陈建国（申请人，男，生于 1962年3月7日，3502 •••• •••• 2213）",
        "陈建国 (applicant, male, born 7 Mar 1962, 3502 •••• •••• 2213)",
    )
    assert (expected,) == hidden
    assert "350203196203072213" in shown[0]


def test_a_statement_is_a_sentence_with_a_dash_for_what_is_open(language: str) -> None:
    stated = (
        Statement(type="waiver", person="陈丽华", of="林秀英"),
        Statement(type="inherits", person="陈建国", from_="林秀英"),
    )

    told = showing.lines(Field(name="statements", value=stated), hide_numbers=True)

    assert (
        by(language, "陈丽华放弃继承林秀英的遗产", "陈丽华 gives up the inheritance of 林秀英")
        == told[0]
    )
    assert by(language, "陈建国继承林秀英的遗产：–", "陈建国 inherits from 林秀英: –") == told[1]


def test_a_relation_is_quoted_as_it_is_printed(language: str) -> None:
    read = Statement(type="kinship", person="陈丽华", relation="child", to="林秀英", word="长女")
    named = replace(read, word=None)

    told = showing.lines(Field(name="statements", value=(read, named)), hide_numbers=True)

    assert told == (
        by(language, "陈丽华是林秀英的长女", "陈丽华 is child (长女) of 林秀英"),
        by(language, "陈丽华是林秀英的子女", "陈丽华 is child of 林秀英"),
    )


@pytest.mark.parametrize("value", [None, "", ()])
def test_what_could_not_be_read_has_no_line(language: str, value: Any) -> None:
    del language
    assert showing.lines(Field(name="name", value=value), hide_numbers=True) == ()


def test_a_kind_of_evidence_is_called_as_in_the_requirements(language: str) -> None:
    expected = by(language, "继承公证书", "Notarial certificate of inheritance")

    assert expected == showing.evidence_name("notarial_certificate:inheritance")
    assert by(language, "死亡证明", "Death certificate") == showing.kind_name(
        Kind.DEATH_CERTIFICATE
    )
