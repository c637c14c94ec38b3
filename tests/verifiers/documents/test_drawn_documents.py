"""Drawn documents, damaged and read by the real reader: a few dozen, so that tests stay quick.

`bench/` draws many more, from fonts and layouts kept apart; this guards against a broken rule.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.specimens import damage
from tests.specimens.documents import specimen
from tests.specimens.style import Style
from verifiers.documents import catalogue, recognise
from verifiers.intake import Picture
from verifiers.model import Kind, Statement
from verifiers.read import WarmReader

KINDS = (
    Kind.ID_CARD_PORTRAIT,
    Kind.ID_CARD_EMBLEM,
    Kind.NOTARIAL_CERTIFICATE,
    Kind.COURT_DOCUMENT,
    Kind.BUSINESS_LICENCE,
    Kind.DEATH_CERTIFICATE,
    Kind.RESIDENCE_PERMIT,
    Kind.FOREIGN_PERMANENT_RESIDENT_ID,
    Kind.MAINLAND_TRAVEL_PERMIT,
    Kind.HOUSEHOLD_REGISTER_HEAD,
    Kind.HOUSEHOLD_REGISTER_MEMBER,
    Kind.HOUSEHOLD_CANCELLATION,
    Kind.CREMATION_CERTIFICATE,
    Kind.MARRIAGE_CERTIFICATE,
    Kind.DIVORCE_CERTIFICATE,
    Kind.PASSPORT,
)
OTHERWISE = ("photocopy", "small")
"""Every kind is read as a photo, and every second kind in one of these ways."""
LEAST = 0.9
"""The share of values that must be exact. Statements and parties count as one value each; a grey
seal of a copier over a day may hide it."""


@pytest.fixture(scope="module")
def reader() -> WarmReader:
    return WarmReader.open()


def _rows(rows: object) -> set[object]:
    """Rows without their order; an estate that is not named (个人财产) may be worded freely."""
    return {
        replace(row, what=None)
        if isinstance(row, Statement) and "“" not in (row.what or "")
        else row
        for row in (rows if isinstance(rows, tuple) else ())
    }


@pytest.mark.parametrize("kind", KINDS)
def test_drawn_documents_are_recognised_and_read(kind: Kind, reader: WarmReader) -> None:
    right = wrong = 0
    drawn = specimen(kind, Style(7000))
    for recipe in ("photo", OTHERWISE[KINDS.index(kind) % 2]):
        pictures = [
            Picture(number, np.asarray(damage.apply(each, damage.RECIPES[recipe], number)))
            for number, each in enumerate(drawn.pages, start=1)
        ]
        sheets = reader.read(pictures)
        assert recognise(sheets).kind == kind
        found = {field.name: field.value for field in catalogue()[kind].extract(sheets)}
        for name, value in drawn.truth.fields().items():
            got = found.get(name)
            same = _rows(got) == _rows(value) if isinstance(value, tuple) else got == value
            right, wrong = right + same, wrong + (not same)
    assert right / (right + wrong) >= LEAST


def test_what_a_red_stamp_says_is_read_where_it_matters(reader: WarmReader) -> None:
    kind = Kind.HOUSEHOLD_REGISTER_MEMBER
    (page,) = specimen(kind, Style(2)).pages
    (sheet,) = reader.read([Picture(1, np.asarray(page))])
    stamped = reader.with_stamps(sheet)
    assert "注销" in {region.text.replace(" ", "") for region in stamped.stamps}
    found = {field.name: field for field in catalogue()[kind].extract([stamped])}
    assert found["cancelled"].value is True
