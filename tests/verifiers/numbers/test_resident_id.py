import doctest
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifiers.numbers import resident_id
from verifiers.numbers.resident_id import Fault, NotAResidentId

# The vectors of domain.md A.1: the two examples of GB 11643, permits, a foreigner's card, and the
# numbers of elderly people that a comparison with the county's validity refuses.
REAL_SHAPES = [
    "11010519491231002X",
    "440524188001010014",
    "810000199408230021",
    "830000199201300022",
    "932682198501010017",
    "440305199505132561",
    "110112193805050022",
    "110111194001010015",
    "440305196001010030",
    "500101195501010016",
    "110221193501010015",
]
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2026, 11, 23))


def numbers() -> st.SearchStrategy[str]:
    def build(province: str, county: int, day: date, sequence: int) -> str:
        body = f"{province}{county:04d}{day:%Y%m%d}{sequence:03d}"
        return body + resident_id.check_character(body)

    provinces = st.sampled_from(["11", "35", "44", "54", "65", "71", "81", "83"])
    return st.builds(build, provinces, st.integers(0, 9999), DAYS, st.integers(0, 999))


def test_the_examples_in_the_docstring_hold() -> None:
    assert doctest.testmod(resident_id).failed == 0


@pytest.mark.parametrize("number", REAL_SHAPES)
def test_published_numbers_are_valid(number: str) -> None:
    assert resident_id.fault_of(number) is None


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        ("", Fault.FORM),
        ("3502031924050600", Fault.FORM),
        ("35020319240506002A", Fault.FORM),
        ("350203192405060029", Fault.CHECK_CHARACTER),
        ("350203192405060128", Fault.CHECK_CHARACTER),
        ("990203192405060028"[:17] + "0", Fault.CHECK_CHARACTER),
        ("350203240230002", Fault.DAY),
        ("000203240506002", Fault.PROVINCE),
    ],
)
def test_each_fault_is_named(number: str, fault: Fault) -> None:
    assert resident_id.fault_of(number) is fault


@pytest.mark.parametrize(
    ("first_seventeen", "fault"),
    [
        ("35020319230229002", Fault.DAY),
        ("35020319241306002", Fault.DAY),
        ("16020319240506002", Fault.PROVINCE),
        ("84020319240506002", Fault.PROVINCE),
        ("91602319240506002", Fault.PROVINCE),
    ],
)
def test_a_right_check_character_does_not_excuse_the_rest(
    first_seventeen: str, fault: Fault
) -> None:
    number = first_seventeen + resident_id.check_character(first_seventeen)
    assert resident_id.fault_of(number) is fault


def test_validate_raises_with_the_fault_and_without_the_number() -> None:
    with pytest.raises(NotAResidentId) as raised:
        resident_id.validate("350203192405060029")
    assert raised.value.fault is Fault.CHECK_CHARACTER
    assert "350203" not in str(raised.value)


def test_compact_takes_full_width_spaces_and_a_small_x() -> None:
    assert resident_id.compact("１１０１０５ 1949-1231 002x") == "11010519491231002X"


def test_birth_and_sex_are_read_off() -> None:
    assert resident_id.birth_date("350203192405060028") == date(1924, 5, 6)
    assert resident_id.sex("350203192405060028") == "female"
    assert resident_id.sex("350203196203072213") == "male"
    assert resident_id.birth_date("440524880101001") == date(1988, 1, 1)
    assert resident_id.sex("440524880101001") == "male"


def test_the_province_of_a_foreigner_is_the_place_of_acceptance() -> None:
    assert resident_id.province("932682198501010017") == "32"
    assert resident_id.province("350203192405060028") == "35"


@given(numbers())
def test_one_wrong_digit_is_always_noticed(number: str) -> None:
    for place in range(18):
        for digit in "0123456789":
            changed = number[:place] + digit + number[place + 1 :]
            if changed != number:
                assert not resident_id.is_valid(changed)


@given(numbers())
def test_two_neighbours_swapped_are_always_noticed(number: str) -> None:
    for place in range(16):
        swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
        assert swapped == number or not resident_id.is_valid(swapped)


@given(numbers().filter(lambda number: number[6:8] == "19"))
def test_the_old_form_is_the_same_person_after_its_upgrade(number: str) -> None:
    old = number[:6] + number[8:17]
    assert resident_id.upgrade(old) == number
    assert resident_id.same(old, number)


def test_different_people_are_not_the_same() -> None:
    assert not resident_id.same("350203192405060028", "350203196203072213")
    assert not resident_id.same("", "")


def test_what_is_left_of_eighteen_digits_is_no_old_number() -> None:
    whole = "650102192109157334"
    assert resident_id.may_be_whole(whole)
    assert not resident_id.may_be_whole(whole[3:])
    assert resident_id.may_be_whole("110105491231002")
