"""Parts of a list: read twice by themselves, then put back where they belong."""

from __future__ import annotations

from dataclasses import replace

from verifiers.model import Field, Party, Statement
from verifiers.read.second.parts import key, part, put_back

LIST = Field(
    name="parties", value=(Party("甲", id_number="1"), Party("乙", id_number="2")), confidence=0.9
)
NUMBERS = [
    Field(name="id_number", value=str(number), readers=(("paddle", "a"), ("tesseract", "b")))
    for number in (1, 2)
]


def _parts(agreed: tuple[bool | None, bool | None]) -> list[Field]:
    return [
        replace(
            part("parties", row, field),
            agreed=one,
            value=None if one is False else field.value,
            confidence=0.8,
        )
        for row, (field, one) in enumerate(zip(NUMBERS, agreed, strict=True))
    ]


def test_a_part_is_critical_by_the_name_of_its_list() -> None:
    assert key(part("parties", 1, NUMBERS[0]).name) == "parties.id_number"
    assert key("id_number") == "id_number"


def test_parts_on_which_the_readers_agree_make_the_list_agreed() -> None:
    (field,) = put_back([LIST, *_parts((True, True))])
    assert (field.value, field.agreed, field.confidence) == (LIST.value, True, 0.8)
    assert field.readers == (("paddle", "a、a"), ("tesseract", "b、b"))


def test_a_disputed_part_is_no_value_in_its_row() -> None:
    (field,) = put_back([LIST, *_parts((True, False))])
    assert field.value == (Party("甲", id_number="1"), Party("乙"))
    assert field.agreed is False


def test_parts_that_nobody_read_again_say_nothing() -> None:
    assert put_back([LIST, *_parts((None, None))]) == (LIST,)


def test_a_reader_that_was_asked_about_one_part_only_has_its_answer_kept() -> None:
    first, second = _parts((True, True))
    second = replace(second, readers=(*second.readers, ("numerals", "c")))
    (field,) = put_back([LIST, first, second])
    assert dict(field.readers)["numerals"] == "、c"


def test_a_list_without_parts_stays_whatever_its_rows_are() -> None:
    stated = Field(name="statements", value=(Statement(type="death", person="甲"),))
    assert put_back([LIST, stated, *_parts((True, True))])[1] == stated


def test_a_list_with_somebody_whose_name_is_not_known_has_no_value() -> None:
    name = Field(name="name", value=None, raw="甲", agreed=False, readers=(("paddle", "甲"),))
    (field,) = put_back([LIST, part("parties", 0, name), *_parts((True, True))])
    assert (field.value, field.agreed, field.confidence) == (None, False, 0.0)
    assert field.readers == (("paddle", "甲"),)
