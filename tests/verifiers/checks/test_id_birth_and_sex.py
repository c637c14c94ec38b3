from datetime import date

from tests.verifiers.papers import TODAY, as_read, death_certificate, deed, parties, portrait
from verifiers.checks import check_document
from verifiers.model import Document, Strength

BIRTH, SEX = "ID_BIRTH_MISMATCH", "ID_SEX_MISMATCH"


def found(document: Document) -> list[tuple[str, Strength]]:
    return [
        (one.code, one.strength)
        for one in check_document(document, TODAY)
        if one.code in {BIRTH, SEX}
    ]


def test_a_card_whose_number_agrees_is_no_news() -> None:
    assert found(portrait()) == []


def test_a_card_that_contradicts_its_own_number_is_hard() -> None:
    assert found(portrait(birth_date=date(1962, 3, 8))) == [(BIRTH, Strength.HARD)]
    assert found(portrait(sex="female")) == [(SEX, Strength.HARD)]


def test_what_one_reader_read_alone_can_be_a_misreading_and_is_strong() -> None:
    card = portrait(birth_date=date(1962, 3, 8), sex="female")
    assert found(as_read(card, "id_number")) == [(BIRTH, Strength.STRONG), (SEX, Strength.STRONG)]


def test_other_papers_may_hold_a_lunar_birthday_and_are_strong() -> None:
    assert found(death_certificate(birth_date=date(1924, 4, 3))) == [(BIRTH, Strength.STRONG)]
    assert found(deed(parties=parties(birth_date=date(1924, 4, 3)))) == [(BIRTH, Strength.STRONG)]
    assert found(deed(parties=parties(sex="male"))) == [(SEX, Strength.STRONG)]


def test_without_a_number_there_is_nothing_to_compare() -> None:
    assert found(portrait(id_number=None, sex="female")) == []
