"""Who is asked again about a critical value, and in which order, until it is settled."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from tests.written import cell, page
from verifiers.model import Field
from verifiers.read.engine import Line, Look, Script
from verifiers.read.second.asking import Asked
from verifiers.read.second.consensus import LOOKS, reach_all

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verifiers.read import Sheet

NUMBER = "11010519491231002X"  # GB 11643's own example
LOOKS_LIKE_IT = "11010519491231003X"  # its check character is wrong


class Second:
    """A second reader that answers as it is told, look by look."""

    def __init__(self, **answers: list[str]) -> None:
        self.answers = answers
        self.looks: list[Look] = []

    def second(self, lines: Sequence[Line]) -> tuple[str, ...]:
        answered = []
        for line in lines:
            self.looks.append(line.look)
            answered.append(self.answers[line.look.value].pop(0))
        return tuple(answered)


def _card(certainty: float) -> tuple[tuple[Field, ...], Sheet]:
    """A day of birth and a number on one page, the day read with that certainty."""
    day = cell("1949年12月31日", 100, 100)
    sure = tuple(certainty if letter == "3" else 1.0 for letter in day.text)
    number = cell(NUMBER, 100, 200)
    sheet = page([replace(day, certainties=sure), replace(number, certainties=(1.0,) * 18)])
    fields = (
        Field(name="birth_date", value="1949-12-31", raw=day.text, confidence=0.9, box=day.box),
        Field(name="id_number", value=NUMBER, raw=NUMBER, confidence=0.9, box=number.box),
    )
    return fields, sheet


CRITICAL = {"birth_date": Script.DATE, "id_number": Script.ID_NUMBER}


def test_a_day_of_birth_that_a_certain_number_holds_is_believed() -> None:
    fields, sheet = _card(0.8)
    reader: Any = Second(clean=["19491231", NUMBER], letters=["***"])
    (settled,) = reach_all([Asked(fields, CRITICAL, (sheet,))], reader)
    assert [(one.value, one.agreed) for one in settled] == [("1949-12-31", True), (NUMBER, True)]


def test_a_day_of_birth_that_another_number_holds_is_not() -> None:
    fields, sheet = _card(0.8)
    other = "440524188001010014"
    region = replace(sheet.regions[1], text=other)
    fields = (fields[0], replace(fields[1], value=other, raw=other))
    sheet = replace(sheet, regions=(sheet.regions[0], region))
    reader: Any = Second(clean=["19491231", other], letters=["***"])
    (settled,) = reach_all([Asked(fields, CRITICAL, (sheet,))], reader)
    assert settled[0].value is None


def _under_a_stamp(certainty: float, number: str = NUMBER) -> Field:
    """The number of a card whose day is certain, under a stamp that hides it from other readers."""
    (day, field), sheet = _card(1.0)
    sure = (*(1.0,) * 17, certainty)
    region = replace(sheet.regions[1], text=number, certainties=sure)
    sheet = replace(sheet, regions=(sheet.regions[0], region))
    field = replace(field, value=number, raw=number)
    looks = {look.value: ["4910"] for look in LOOKS}
    reader: Any = Second(clean=["19491231", "4910"], letters=["*" * 18], **looks)
    (settled,) = reach_all([Asked((day, field), CRITICAL, (sheet,))], reader)
    return settled[1]


def test_a_number_that_holds_the_certain_day_beside_it_is_believed_by_one_reader() -> None:
    settled = _under_a_stamp(0.8)
    assert (settled.value, settled.agreed) == (NUMBER, False)


def test_a_number_that_holds_another_day_or_fails_its_check_is_not() -> None:
    assert _under_a_stamp(0.8, "440524188001010014").value is None
    assert _under_a_stamp(0.8, LOOKS_LIKE_IT).value is None
    assert _under_a_stamp(0.5).value is None


def test_a_doubtful_line_is_looked_at_in_other_ways_until_it_agrees() -> None:
    fields, sheet = _card(1.0)
    reader: Any = Second(
        clean=["49", NUMBER],
        letters=["19*9年12月31日"],
        plain=["4931"],
        whole=["1949年12月31日"],
        dark=["1949"],
        grey=["491231"],
    )
    (settled,) = reach_all([Asked(fields, CRITICAL, (sheet,))], reader)
    assert settled[0].agreed is True
    assert reader.looks == [Look.CLEAN, Look.CLEAN, Look.LETTERS, Look.PLAIN, Look.WHOLE]


@pytest.mark.parametrize("shown", [Look.PLAIN, Look.WHOLE, Look.DARK, Look.GREY])
def test_any_other_way_may_be_the_one_that_shows_the_line(shown: Look) -> None:
    fields, sheet = _card(1.0)
    ways = {look.value: ["49"] for look in (Look.PLAIN, Look.WHOLE, Look.DARK, Look.GREY)}
    ways[shown.value] = ["1949年12月31日"]
    reader: Any = Second(clean=["49", NUMBER], letters=["19*9年12月31日"], **ways)
    (settled,) = reach_all([Asked(fields, CRITICAL, (sheet,))], reader)
    assert settled[0].agreed is True
    assert reader.looks[-1] is shown


def test_a_line_that_the_network_of_numerals_reads_alike_is_not_looked_at_again() -> None:
    fields, sheet = _card(1.0)
    reader: Any = Second(clean=["49", NUMBER], letters=["1949年12月31日"])
    (settled,) = reach_all([Asked(fields, CRITICAL, (sheet,))], reader)
    assert settled[0].agreed is True
    assert dict(settled[0].readers) == {
        "paddle": "1949年12月31日",
        "tesseract": "49",
        "numerals": "1949年12月31日",
    }
    assert reader.looks == [Look.CLEAN, Look.CLEAN, Look.LETTERS]


@pytest.mark.parametrize(
    ("faded", "printed", "agreed"),
    [
        ("20*0年2月5日", "2006年2月5日", True),
        ("20*0年2月5日", "2006年2月*日", False),
        ("2006年2月6日", "2006年2月5日", None),
    ],
    ids=["thin strokes went with the marks", "open in both", "plainly another day"],
)
def test_what_faded_with_a_mark_is_looked_at_as_it_was_printed(
    faded: str, printed: str, agreed: bool | None
) -> None:
    region = replace(cell("2006年2月5日", 100, 100), certainties=(1.0,) * 9)
    sheet = replace(page([region]), faded=np.ones((1, 1, 3), np.uint8))
    field = Field(name="field", value="2006-02-05", raw=region.text, box=region.box)

    class Reader:
        """Tesseract sees nothing; the network sees less of a faded line."""

        def second(self, lines: Sequence[Line]) -> tuple[str, ...]:
            seen = {True: faded, False: printed}
            return tuple(
                seen[one.pixels is sheet.faded] if one.look is Look.LETTERS else "" for one in lines
            )

    ((settled,),) = reach_all([Asked((field,), {"field": Script.DATE}, (sheet,))], Reader())  # type: ignore[arg-type]
    assert (settled.value, settled.agreed) == (
        (None, False) if agreed is None else ("2006-02-05", agreed)
    )


@pytest.mark.parametrize(
    ("dark", "agreed"),
    [
        ("二〇二一年九月十五日", True),
        ("*二〇二年九月十五日", False),
        ("二〇二二年九月十五日", False),
    ],
    ids=["the same", "open", "another day"],
)
def test_a_day_copied_with_its_seal_is_spelt_out_by_its_darkest_ink(
    dark: str, agreed: bool
) -> None:
    raw = "二〇二一年九月十五日"
    region = replace(cell(raw, 100, 100), certainties=(1.0,) * len(raw))
    field = Field(name="field", value="2021-09-15", raw=raw, box=region.box)

    class Reader:
        """Tesseract sees nothing, and the network lost a stroke under the seal."""

        def second(self, lines: Sequence[Line]) -> tuple[str, ...]:
            said = {Look.LETTERS: "*二〇二年九月十五日", Look.DARK_LETTERS: dark}
            return tuple(said.get(line.look, "") for line in lines)

    asked = Asked((field,), {"field": Script.DATE}, (page([region]),))
    ((settled,),) = reach_all([asked], Reader())  # type: ignore[arg-type]
    assert (settled.value, settled.agreed) == ("2021-09-15", agreed)


@pytest.mark.parametrize(
    ("dark", "agreed"), [("二〇二*年九月十五日", True), ("二〇二二年九月十五日", False)]
)
def test_a_look_that_plainly_sees_another_day_outweighs_one_that_sees_the_same(
    dark: str, *, agreed: bool
) -> None:
    raw = "二〇二一年九月十五日"
    region = replace(cell(raw, 100, 100), certainties=(1.0,) * len(raw))
    sheet = replace(page([region]), faded=np.ones((1, 1, 3), np.uint8))
    field = Field(name="field", value="2021-09-15", raw=raw, box=region.box)

    class Reader:
        """Tesseract sees nothing; the network sees the day as it was printed, and not faded."""

        def second(self, lines: Sequence[Line]) -> tuple[str, ...]:
            faded = {Look.LETTERS: "二〇二*年九月十五日", Look.DARK_LETTERS: dark}
            printed = {Look.LETTERS: raw}
            return tuple(
                (faded if line.pixels is sheet.faded else printed).get(line.look, "")
                for line in lines
            )

    ((settled,),) = reach_all([Asked((field,), {"field": Script.DATE}, (sheet,))], Reader())  # type: ignore[arg-type]
    assert settled.agreed is agreed


def test_a_day_that_lost_a_numeral_is_the_one_that_both_others_see() -> None:
    raw, day = "二零五年一月二十九日", "二零一五年一月二十九日"
    region = replace(cell(raw, 100, 100), certainties=(1.0,) * len(raw))
    field = Field(name="field", value=None, raw=raw, box=region.box)

    class Reader:
        """Whoever is asked sees the whole day."""

        def second(self, lines: Sequence[Line]) -> tuple[str, ...]:
            return (day,) * len(lines)

    asked = Asked((field,), {"field": Script.DATE}, (page([region]),))
    ((settled,),) = reach_all([asked], Reader())  # type: ignore[arg-type]
    assert (settled.value, settled.agreed) == ("2015-01-29", True)
