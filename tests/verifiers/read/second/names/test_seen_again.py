"""A name of which the first reader doubts a character stands only if closer looks see it again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.written import cell, page
from verifiers.model import Field, Party
from verifiers.read.engine import SURE, Look
from verifiers.read.first.names.looks import TOGETHER
from verifiers.read.second.asking import Asked
from verifiers.read.second.consensus import reach_all
from verifiers.read.second.names import hanging
from verifiers.read.second.names.seen_again import ALIKE, SEEN_AGAIN
from verifiers.read.second.parts import part
from verifiers.text.normalise import compact

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verifiers.read import Line, Sheet


class Second:
    """What the first reader's closer looks are sure of, the same for every name."""

    def __init__(self, *again: str) -> None:
        self.again, self.asked = "\n".join(again), 0

    def second(self, lines: Sequence[Line]) -> tuple[str, ...]:
        assert all(line.look is Look.AGAIN for line in lines)
        self.asked += len(lines)
        return (self.again,) * len(lines)


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
    assert settled("余翠香", SURE, reader).value == "余翠香"
    assert reader.asked == 0


@pytest.mark.parametrize(
    ("again", "value"),
    [
        (("余翠香",) * ALIKE, "余翠香"),
        (("余 翠 香.",) * ALIKE, "余翠香"),
        (("余翠香",) * (ALIKE - 1), None),
        (("佘翠香",) * (ALIKE - 1), None),
        (("佘翠香", *("余翠香",) * ALIKE), "余翠香"),
        (("姓名余翠香", "名余翠香", "姓  名:余翠香"), "余翠香"),
        (("名佘翠香",) * ALIKE, "佘翠香"),
        ((), None),
    ],
)
def test_an_unlikely_name_stands_only_if_closer_looks_see_it_again(
    again: tuple[str, ...], value: str | None
) -> None:
    one = settled("余翠香", 0.4, Second(*again))
    assert (one.value, one.agreed) == (value, None if value else False)
    assert one.confidence == (SEEN_AGAIN if value else 0.0)


def test_what_closer_looks_agree_on_instead_is_the_name() -> None:
    one = settled("谭翠電", 0.64, Second(*["谭翠霞"] * ALIKE))
    assert (one.value, one.raw, one.confidence) == ("谭翠霞", "谭翠霞", SEEN_AGAIN)
    assert dict(one.readers) == {"paddle": "谭翠电"}


@pytest.mark.parametrize(
    ("likeliest", "value"),
    [("余翠香", "余翠香"), ("佘翠香", "佘翠香"), ("股翠香", None), ("余莹", None)],
)
def test_where_no_look_is_sure_what_all_make_likeliest_is_the_name(
    likeliest: str, value: str | None
) -> None:
    one = settled("余翠香", 0.4, Second(f"{TOGETHER}{likeliest}"))
    assert (one.value, one.confidence) == (value, SEEN_AGAIN if value else 0.0)


@pytest.mark.parametrize("other", ["谭翠", "买翠霞", "谭翠書", "谭翠店"])
def test_what_is_no_name_is_not_taken_instead(other: str) -> None:
    assert settled("谭翠電", 0.64, Second(*[other] * ALIKE)).value is None


@pytest.mark.parametrize(("again", "value"), [("ANNA LEE", "ANNA LEE"), ("ANNA LFE", None)])
def test_a_name_in_latin_letters_is_looked_at_too(again: str, value: str | None) -> None:
    assert settled("ANNA LEE", 0.4, Second(*[again] * ALIKE)).value == value


@pytest.mark.parametrize(("left", "value"), [(100, "JOHNSON, WILLIAM JAM"), (790, None)])
def test_a_name_that_runs_to_the_edge_of_the_page_may_go_on_beyond_it(
    left: float, value: str | None
) -> None:
    name = "JOHNSON, WILLIAM JAM"
    region = replace(cell(name, left, 100), certainties=(1.0,) * len(name))
    field = replace(written(name, 1.0), box=region.box)
    ((one,),) = reach_all([Asked((field,), {}, (page([region]),))], Second(*[name] * ALIKE))  # type: ignore[arg-type]
    assert one.value == value


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
    ((one,),) = reach_all([asked], Second(*["余翠香"] * ALIKE))  # type: ignore[arg-type]
    assert (one.value, one.agreed, one.confidence) == (None, False, 0.0)
    assert dict(one.readers)["paddle"] == "鲁庆翊"


def test_a_character_that_is_likely_at_one_of_two_places_is_not_doubted() -> None:
    reader, one, other = Second(), written("余翠香", 0.4), written("余翠香", 0.98, 200)
    regions = [
        replace(cell(each.raw, 100, 100 + 100 * row), certainties=(1.0, 1.0, sure))
        for row, (each, sure) in enumerate(((one, 0.4), (other, 0.98)))
    ]
    ((name,),) = reach_all([Asked((one,), {}, (page(regions),))], reader)  # type: ignore[arg-type]
    assert (name.value, reader.asked) == ("余翠香", 0)


@pytest.mark.parametrize(
    ("beside", "value"),
    [("姓名余翠", "余翠"), ("余翠男", "余翠"), ("余翠香", None), ("余翠·香", None)],
)
def test_a_short_name_is_no_surer_for_a_longer_one_that_begins_with_it(
    beside: str, value: str | None
) -> None:
    one = written("余翠", 0.4)
    regions = [
        replace(cell("余翠", 100, 100), certainties=(1.0, 0.4)),
        replace(cell(beside, 100, 200), certainties=(1.0,) * len(beside)),
    ]
    ((name,),) = reach_all([Asked((one,), {}, (page(regions),))], Second())  # type: ignore[arg-type]
    assert name.value == value


@pytest.mark.parametrize(("name", "certainty", "value"), [
    ("股华莲", 0.9, None), ("股华莲", 0.99, "股华莲"), ("殷华莲", 0.9, "殷华莲"),
    ("艾力·买买提", 0.9, "艾力·买买提"), ("万書忠", 0.9, None), ("左一字", 0.99, None),
    ("子邦", 0.99, None), ("黎邦", 0.99, "黎邦"),
])  # fmt: skip
def test_a_name_without_a_known_surname_or_in_an_old_form_or_with_no_names_word_is_none(
    name: str, certainty: float, value: str | None
) -> None:
    """Closer looks may err alike: 股 for 殷, 書 for 睿, 字 for 宇."""
    assert settled(name, certainty, Second(*[name] * ALIKE)).value == value


@pytest.mark.parametrize(
    ("again", "value"),
    [
        (("丁倩怡",), None),
        (("丁倩怡", "丁情怡"), None),
        (("丁倩怡", "丁情怡", "丁情怡"), "丁情怡"),
        (("丁情怡", "丁情"), "丁情怡"),
        (("丁情怡", "丁情", "丁情"), None),
        (("丁情怡", "资情怡"), "丁情怡"),
        ((), None),
    ],
    ids=["another", "either", "more often", "one lost", "lost more often", "no name", "nothing"],
)
def test_a_likely_name_stands_if_closer_looks_see_it_more_often_than_another(
    again: tuple[str, ...], value: str | None
) -> None:
    assert settled("丁情怡", 0.9, Second(*again)).value == value


@pytest.mark.parametrize(
    ("raw", "again", "value"),
    [
        ("黃慧嘉", ("黃慧嘉",), "黄慧嘉"),
        ("陈建國", ("陈建国",) * ALIKE, "陈建国"),
        ("陈建國", ("陈建國",) * ALIKE, None),
        ("陈建國", ("陈建囯",) * (ALIKE - 1), None),
    ],
)
def test_an_old_form_is_no_sign_in_a_surname_or_where_closer_looks_see_todays(
    raw: str, again: tuple[str, ...], value: str | None
) -> None:
    """The first reader often takes 国 for 國, and 黄 for 黃."""
    field = replace(written(raw, 0.9), value=compact(raw))
    asked = Asked((field,), {}, (sheet(field, certainty=0.9),))
    ((one,),) = reach_all([asked], Second(*again))  # type: ignore[arg-type]
    assert one.value == value


def test_a_name_that_stands_twice_needs_to_be_seen_again_once() -> None:
    names = [written("余翠香", 0.4), written("余翠香", 0.4, top=200)]
    fields = (replace(names[0], name="holder"), replace(names[1], name="parties.0.name"))
    asked = Asked(fields, {}, (sheet(*names, certainty=0.4),))
    looks = iter(["", "\n".join(["余翠香"] * ALIKE)])
    reader = Second()
    reader.second = lambda lines: tuple(next(looks) for _ in lines)  # type: ignore[method-assign]
    ((holder,),) = reach_all([asked], reader)  # type: ignore[arg-type]
    assert (holder.name, holder.value, holder.confidence) == ("holder", "余翠香", SEEN_AGAIN)


def test_whose_copy_it_is_cannot_be_told_where_that_is_neither_of_the_couple() -> None:
    names = [written("余翠香", 1.0), written("佘翠香", 1.0, 200), written("鲁庆翊", 1.0, 300)]
    called = ("holder", "parties.0.name", "parties.1.name")
    fields = [replace(one, name=name) for one, name in zip(names, called, strict=True)]
    asked = Asked(fields, {}, (sheet(*names, certainty=1.0),))
    ((holder,),) = reach_all([asked], Second())  # type: ignore[arg-type]
    assert (holder.value, holder.agreed) == (None, False)


@pytest.mark.parametrize(
    ("raw", "name", "holder"),
    [("余翠香孩", "余翠香", "余翠香"), ("余翠番", "余翠香", "余翠香"), ("佘萃番", None, None)],
    ids=["a stamp behind it", "one misread", "another"],
)
def test_one_of_a_couple_whose_name_was_doubted_is_the_holder_if_half_of_it_is_the_same(
    raw: str, name: str | None, holder: str | None
) -> None:
    seen = [written("余翠香", 1.0), written(raw, 0.4, 200), written("鲁庆翊", 1.0, 300)]
    called = ("holder", "parties.0.name", "parties.1.name")
    fields = [replace(one, name=each) for one, each in zip(seen, called, strict=True)]
    regions = [
        replace(cell(one.raw, 100, 100 + 100 * row), certainties=(how,) * len(one.raw))
        for row, (one, how) in enumerate(zip(seen, (1.0, 0.4, 1.0), strict=True))
    ]
    couple = Field(
        name="parties",
        value=tuple(Party(str(one.value)) for one in seen[1:]),
        raw="",
        confidence=0.8,
        page=1,
    )
    asked = Asked((*fields, couple), {}, (page(regions),))
    ((first, both),) = reach_all([asked], Second())  # type: ignore[arg-type]
    assert first.value == holder
    assert both.value == ((Party(name), Party("鲁庆翊")) if name else None)


@pytest.mark.parametrize("name", ["扎西", "卓玛", "仉明"])
def test_a_short_name_that_begins_as_names_do_is_no_name_that_lost_its_surname(name: str) -> None:
    reader = Second()
    assert settled(name, SURE, reader).value == name
    assert reader.asked == 0


def test_where_the_first_reading_begins_as_no_name_closer_looks_tell_it_alone() -> None:
    assert settled("显士", 0.77, Second(*["夏土"] * ALIKE)).value == "夏土"
    assert settled("夏士", 0.77, Second(*["显土"] * ALIKE)).value is None


@pytest.mark.parametrize(
    ("raw", "again", "value"),
    [
        ("葛凯峰", "", "葛凯峰"),
        ("葛凯", "葛凯峰", "葛凯峰"),
        ("葛凯", "葛凯丰", None),
        ("颜雯静", "葛凯峰", None),
    ],
    ids=["the same", "one lost", "another", "somebody else"],
)
def test_a_name_that_is_certain_elsewhere_on_the_paper_is_not_doubted(
    raw: str, again: str, value: str | None
) -> None:
    sure = replace(written("葛凱峰", 1.0), name="holder", value="葛凯峰", confidence=0.99)
    doubtful = replace(written(raw, 0.5, top=200), name="former_name")
    regions = [
        replace(cell(one.raw, 100, 100 + 100 * row), certainties=(how,) * len(one.raw))
        for row, (one, how) in enumerate(((sure, 1.0), (doubtful, 0.5)))
    ]
    reader = Second(*[again] * ALIKE)
    ((_, one),) = reach_all([Asked((sure, doubtful), {}, (page(regions),))], reader)  # type: ignore[arg-type]
    assert one.value == value


def test_given_names_fall_with_the_name_that_they_were_read_in() -> None:
    latin = written("PAPADOPOULOS, MINHO", 0.5)
    given = replace(latin, name="given_names", value="MINHO")
    asked = Asked((latin, given), {}, (sheet(latin, certainty=0.5),))
    for again, value in (("PAPADOPOULOS, MINHO", "MINHO"), ("PAPADOPOULOS, MINH0", None)):
        ((_, one),) = reach_all([asked], Second(*[again] * ALIKE))  # type: ignore[arg-type]
        assert one.value == value


@pytest.mark.parametrize(("left", "raw", "stands"), [
    (100, "JOHNSON, WILLIAM JAM", True),
    (790, "JOHNSON, WILLIAM JAM", False),
    (790, "P<GBRJOHNSON<<WILLIAM<JAM", True),
])  # fmt: skip
def test_given_names_that_run_off_the_page_are_none(left: float, raw: str, *, stands: bool) -> None:
    region = replace(cell(raw, left, 100), certainties=(1.0,) * len(raw))
    field = replace(written(raw, 1.0), name="given_names", value="WILLIAM JAM", box=region.box)
    ((one,),) = reach_all([Asked((field,), {}, (page([region]),))], Second())  # type: ignore[arg-type]
    assert one.value == ("WILLIAM JAM" if stands else None)


@pytest.mark.parametrize(("other", "meant"), [("余翠芳", None), ("陈建国", "余翠香")])
def test_which_of_two_doubted_names_the_holder_is_is_not_guessed(
    other: str, meant: str | None
) -> None:
    first, second = (
        Field(name=f"parties.{row}.name", value=None, raw=raw, agreed=False)
        for row, raw in enumerate(("余翠呑", other))
    )
    holder = Field(name="holder", value="余翠香", raw="余翠香", confidence=0.9)
    told = hanging.of_couple([holder, first, second])
    assert [one.value for one in told] == ([meant, meant, None] if meant else [None] * 3)
