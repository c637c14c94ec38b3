"""Numbers and ages on marriage and divorce certificates."""

from __future__ import annotations

from datetime import date

import pytest

from tests.verifiers.papers import number
from verifiers.checks import check_document
from verifiers.model import Document, Field, Kind, Page, Party, Quality, Strength

MARRIAGE, DIVORCE = Kind.MARRIAGE_CERTIFICATE, Kind.DIVORCE_CERTIFICATE
COUPLE = (
    Party("陈建国", "spouse", "male", "1962-03-07", "350203196203072213"),
    Party("林小红", "spouse", "female", "1965-01-02", number(date(1965, 1, 2))),
)


def _codes(
    printed: str, day: str, *, kind: Kind = MARRIAGE, parties: tuple[Party, ...] = COUPLE
) -> list[tuple[str, Strength]]:
    quality = Quality(sharpness=0.9, glare=0.0, exposure=0.5, completeness=1.0)
    readers = (("paddle", "…"), ("tesseract", "…"))
    fields = (
        Field(name="certificate_number", value=printed, agreed=True, readers=readers),
        Field(name="registration_date", value=day, agreed=True, readers=readers),
        Field(name="parties", value=parties, agreed=True, readers=readers),
    )
    paper = Document(
        id="paper",
        sha256="0" * 64,
        kind=kind,
        kind_confidence=0.99,
        pages=(Page(1, 1600, 1000, 0, quality),),
        fields=fields,
    )
    return [(one.code, one.strength) for one in check_document(paper, date(2026, 11, 24))]


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("J350203-2010-001234", "2010-10-10"),
        ("BJ350203-2018-000012", "1990-05-01"),
        ("(1987)思结字第56号", "1987-05-01"),
    ],
)
def test_numbers_of_their_time_are_noticed_nowhere(printed: str, day: str) -> None:
    assert _codes(printed, day) == []


def test_a_number_of_another_year() -> None:
    found = [("MARRIAGE_NUMBER_YEAR", Strength.STRONG)]
    assert _codes("J350203-2011-001234", "2010-10-10") == found
    assert _codes("BJ350203-2008-001234", "2010-10-10") == found


def test_an_old_form_after_2004() -> None:
    assert _codes("思结字第56号", "2010-10-10") == [("MARRIAGE_NUMBER_FORM", Strength.SOFT)]


def test_a_number_of_the_other_kind() -> None:
    found = [("MARRIAGE_NUMBER_KIND", Strength.STRONG)]
    assert _codes("J350203-2010-001234", "2010-10-10", kind=DIVORCE) == found


@pytest.mark.parametrize(
    ("day", "strength"),
    [
        ("1987-01-02", None),
        ("1984-03-07", Strength.SOFT),
        ("1980-03-07", Strength.STRONG),
    ],
)
def test_the_age_that_the_law_asks(day: str, strength: Strength | None) -> None:
    found = [one for one in _codes("结字第56号", day) if one[0] == "MARRIAGE_AGE"]
    assert {one for _, one in found} == ({strength} if strength else set())


@pytest.mark.parametrize(
    ("region", "strength"),
    [
        ("350203", Strength.STRONG),
        # Chengde's Manchu counties and all of Enshi are autonomous; of 359999 nothing is known.
        ("130827", Strength.SOFT),
        ("422801", Strength.SOFT),
        ("650102", Strength.SOFT),
        ("359999", Strength.SOFT),
    ],
)
def test_only_autonomous_areas_may_have_lowered_the_age(region: str, strength: Strength) -> None:
    found = _codes(f"BJ{region}-2018-000012", "1984-03-07")
    assert [one for one in found if one[0] == "MARRIAGE_AGE"] == [("MARRIAGE_AGE", strength)]
