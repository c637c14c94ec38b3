"""Which of several wills counts, and for whom (civil code 1142, 1154)."""

from __future__ import annotations

from tests.verifiers.papers import evidence
from verifiers.family.wills import last_wills, wills_of
from verifiers.model import Document, Evidence, Kind
from verifiers.typed_document import typed_document

SHOP = "店铺“鹭岛女装”"


def will(
    to: str, made: str | None, what: str = SHOP, *, by: str = "林秀英", number: int = 1
) -> Document:
    fields: dict[str, object] = {
        "matter": "will",
        "issue_date": made or "",
        "statements": [{"type": "gift", "person": by, "to": to, "what": what}],
    }
    kind = Kind.NOTARIAL_CERTIFICATE
    return typed_document(kind, fields, id_=f"will-{number}", key="will")


def takers(case: Evidence) -> list[tuple[str, ...]]:
    return [one.takers for one in last_wills(case)]


def test_the_latest_counts_whatever_order_they_come_in() -> None:
    old, new = will("陈丽华", "2005-05-20"), will("陈建国", "2014-05-20", number=2)

    assert takers(evidence(old, new)) == takers(evidence(new, old)) == [("陈建国",)]


def test_one_of_the_same_day_or_of_no_known_day_is_not_passed_over() -> None:
    first = will("陈建国", "2014-05-20")

    for day in ("2014-05-20", None):
        other = will("陈丽华", day, number=2)
        assert set(takers(evidence(first, other))) == {("陈建国",), ("陈丽华",)}


def test_a_will_of_the_whole_estate_speaks_of_the_shop_and_one_of_a_house_does_not() -> None:
    whole, house = (
        will("陈丽华", "2014-05-20", "全部遗产"),
        will("陈丽华", "2014-05-20", "房屋一套"),
    )

    assert takers(evidence(whole)) == [("陈丽华",)]
    assert wills_of(evidence(house)) == ()


def test_what_somebody_who_died_before_was_left_goes_by_law() -> None:
    gone = typed_document(
        Kind.DEATH_CERTIFICATE,
        {"name": "陈丽华", "death_date": "2001-01-01"},
        id_="death",
        key="death",
    )
    died = typed_document(
        Kind.DEATH_CERTIFICATE,
        {"name": "林秀英", "id_number": "350203192405060028", "death_date": "2016-08-11"},
        id_="own",
        key="own",
    )

    assert takers(evidence(will("陈丽华", "1999-05-20"), gone, died)) == [()]


def test_the_will_of_another_is_none_of_the_registrants() -> None:
    assert wills_of(evidence(will("陈建国", "2014-05-20", by="陈志华"))) == ()
