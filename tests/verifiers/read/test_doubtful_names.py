"""A name of which the first reader doubts a character stands only if Tesseract sees the same."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.written import cell, page
from verifiers.model import Field, Party
from verifiers.read.consensus import Asked, reach_all
from verifiers.read.doubtful_names import LIKELY
from verifiers.read.engine import Look
from verifiers.read.parts import part
from verifiers.read.words import LOOKS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verifiers.read import Line, Sheet


class Second:
    """A second reader that answers the same to every line, and counts them.

    `again` is what the first reader's closer looks are sure of.
    """

    def __init__(self, said: str, *again: str) -> None:
        self.said, self.again, self.asked = said, "\n".join(again), 0

    def second(self, lines: Sequence[Line]) -> tuple[str, ...]:
        closer = [line.look is Look.AGAIN for line in lines]
        self.asked += closer.count(False)
        return tuple(self.again if one else self.said for one in closer)


def written(name: str, certainty: float, top: int = 100) -> Field:
    region = replace(cell(name, 100, top), certainties=(1.0,) * (len(name) - 1) + (certainty,))
    return Field(name="name", value=name, raw=name, confidence=0.8, page=1, box=region.box)


def sheet(*fields: Field, certainty: float) -> Sheet:
    return page(
        [
            replace(
                cell(one.raw, 100, 100 + 100 * row),
                certainties=(1.0,) * (len(one.raw) - 1) + (certainty,),
            )
            for row, one in enumerate(fields)
        ]
    )


def settled(name: str, certainty: float, reader: Second) -> Field:
    field = written(name, certainty)
    asked = Asked((field,), {}, (sheet(field, certainty=certainty),))
    ((one,),) = reach_all([asked], reader)  # type: ignore[arg-type]
    return one


def test_a_name_that_the_first_reader_is_sure_of_is_not_asked_for() -> None:
    reader = Second("佘翠香")
    assert settled("余翠香", LIKELY, reader).value == "余翠香"
    assert reader.asked == 0


@pytest.mark.parametrize(
    ("said", "value"),
    [("余翠香", "余翠香"), ("余 翠 香.", "余翠香"), ("佘翠香", None), ("翠香", None), ("", None)],
)
def test_a_doubtful_name_stands_only_if_it_is_heard(said: str, value: str | None) -> None:
    reader = Second(said)
    one = settled("余翠香", 0.4, reader)
    assert (one.value, one.agreed) == (value, None if value else False)
    assert dict(one.readers)["paddle"] == "余翠香"
    assert reader.asked == len(LOOKS)


def test_a_name_in_latin_letters_is_not_asked_for() -> None:
    reader = Second("")
    assert settled("ANNA LEE", 0.4, reader).value == "ANNA LEE"
    assert reader.asked == 0


def test_a_couple_one_of_whose_names_is_not_known_is_not_known() -> None:
    names = [written("余翠香", 0.4), written("鲁庆翊", 0.4, top=200)]
    couple = Field(
        name="parties",
        value=tuple(Party(str(one.value)) for one in names),
        raw="余翠香、鲁庆翊",
        confidence=0.8,
        page=1,
    )
    fields = (couple, *(part("parties", row, one) for row, one in enumerate(names)))
    asked = Asked(fields, {}, (sheet(*names, certainty=0.4),))
    ((one,),) = reach_all([asked], Second("余翠香"))  # type: ignore[arg-type]
    assert (one.value, one.agreed, one.confidence) == (None, False, 0.0)
    assert dict(one.readers)["paddle"] == "鲁庆翊"


def test_a_character_that_is_likely_at_one_of_two_places_is_not_doubted() -> None:
    reader, one, other = Second(""), written("余翠香", 0.4), written("余翠香", 0.9, 200)
    regions = [
        replace(cell(each.raw, 100, 100 + 100 * row), certainties=(1.0, 1.0, sure))
        for row, (each, sure) in enumerate(((one, 0.4), (other, 0.9)))
    ]
    ((name,),) = reach_all([Asked((one,), {}, (page(regions),))], reader)  # type: ignore[arg-type]
    assert (name.value, reader.asked) == ("余翠香", 0)


@pytest.mark.parametrize(("name", "certainty", "value"), [
    ("股华莲", 0.9, None), ("股华莲", 0.99, "股华莲"), ("殷华莲", 0.9, "殷华莲"),
    ("艾力·买买提", 0.9, "艾力·买买提"), ("万書忠", 0.9, None),
])  # fmt: skip
def test_a_doubtful_name_without_a_known_surname_or_in_an_old_form_is_none(
    name: str, certainty: float, value: str | None
) -> None:
    """Two engines may see 股 for 殷 alike."""
    assert settled(name, certainty, Second(name)).value == value


@pytest.mark.parametrize(
    ("certainty", "again", "value"),
    [
        (0.9, ("丁情怡", "持证人丁情怡", "丁倩怡"), None),
        (0.9, ("丁情怡", "丁情"), "丁情怡"),
        (0.9, ("资情怡",), "丁情怡"),
        (0.4, ("丁情怡", "丁情怡"), None),
        (0.99, ("丁倩怡",), "丁情怡"),
    ],
    ids=["another", "one lost", "no name", "unlikely", "sure at once"],
)
def test_a_closer_look_that_is_sure_of_another_takes_the_name_away(
    certainty: float, again: tuple[str, ...], value: str | None
) -> None:
    assert settled("丁情怡", certainty, Second("", *again)).value == value


@pytest.mark.parametrize(
    ("said", "value"), [("陈建国", "陈建国"), ("陳建國", None), ("陈建囯", None)]
)
def test_an_old_form_is_no_sign_where_the_second_reader_sees_todays(
    said: str, value: str | None
) -> None:
    """The first reader often takes 国 for 國."""
    field = replace(written("陳建國", 0.4), value="陈建国")
    asked = Asked((field,), {}, (sheet(field, certainty=0.4),))
    ((one,),) = reach_all([asked], Second(said))  # type: ignore[arg-type]
    assert one.value == value
