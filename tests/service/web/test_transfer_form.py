from __future__ import annotations

import pytest

from service.web.transfer_form import FEWEST_RELATIVES, MOST_RELATIVES, read
from tests.service.web.visitors import CLAIM
from verifiers.model import Person, Relative, Shop, Transfer


def test_a_filled_form_is_the_transfer_it_declares() -> None:
    typed = {
        **CLAIM,
        "registrant_id": "",
        "registrant_birth": "1924-05-06",
        "transferee_id": " 35020319620307221 3 ".replace(" ", ""),
        "relative_2_name": "陈丽华",
        "relative_2_relation": "child",
        "relative_2_alive": "yes",
    }

    form = read(typed)
    transfer = form.transfer()

    assert form.wrong == {}
    assert Shop("鹭岛女装", "ludao_1924") == transfer.shop
    assert transfer.registrant.id_number is None
    assert str(transfer.registrant.birth_date) == "1924-05-06"
    assert (Relative(name="陈丽华", relation="child", alive=True),) == transfer.relatives
    assert isinstance(transfer, Transfer)


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("shop_name", " ", "wrong_required"),
        ("scenario", "", "wrong_scenario"),
        ("scenario", "lottery", "wrong_scenario"),
        ("shop_account", "x" * 201, "wrong_long"),
        ("registrant_name", "林\x00秀英", "wrong_character"),
        ("transferee_id", "350203196203072214", "wrong_id"),
        ("transferee_id", "35020319620307221", "wrong_id"),
        ("transferee_id", "", "wrong_required"),
        ("registrant_birth", "1924-02-30", "wrong_day"),
        ("relative_1_alive", "no", None),
    ],
)
def test_what_is_wrong_is_marked_where_it_stands(name: str, value: str, why: str | None) -> None:
    form = read({**CLAIM, name: value})
    form.transfer()

    expected = {name: why} if why else {"relative_1_name": "wrong_relative"}
    assert expected == form.wrong


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("11010519491231002x", "11010519491231002X"),
        ("E12345678", "E12345678"),
        ("91350203MA2XN00A18", "91350203MA2XN00A18"),
        ("913502030000000002", "913502030000000002"),
        ("440524880101001", "440524880101001"),
    ],
)
def test_numbers_of_other_papers_and_of_old_ones_are_taken(typed: str, kept: str) -> None:
    form = read({**CLAIM, "transferee_id": typed})

    assert Person(name="陈建国", id_number=kept) == form.transfer().transferee
    assert form.wrong == {}


@pytest.mark.parametrize("rows", ["", "0", "-1", "9999", "３", "x"])
def test_a_made_up_number_of_rows_does_no_harm(rows: str) -> None:
    assert FEWEST_RELATIVES <= read({"rows": rows}).rows <= MOST_RELATIVES
