"""Data pages, visas and cards written by hand, in wordings that no specimen is drawn with."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.specimens.zones import compose
from tests.written import cell, page, sheet
from verifiers.documents import catalogue, recognise
from verifiers.model import Kind
from verifiers.numbers.mrz import Format

if TYPE_CHECKING:
    from verifiers.model import Field
    from verifiers.read import Sheet

UTOPIAN = (
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
    "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
)
CHINESE = compose(
    Format.TD3,
    document_code="PO",
    issuer="CHN",
    number="E12345678",
    nationality="CHN",
    birth="810305",
    expiry=None,
    sex="F",
    surname=["ZHENGJIAN"],
    given_names=["YANGBEN"],
    optional="NBPCLNMCMLKOA9",
)
PAPERS = {
    "a Chinese passport": ["护照 PASSPORT", "姓名/Name 证件样本", *CHINESE],
    "a zone alone": [*UTOPIAN],
    "a foreign passport": ["UTOPIA", "PASSPORT", "Surname", "ERIKSSON", *UTOPIAN],
    "a page whose zone is cut off": [
        "PASSEPORT / PASSPORT",
        "République d'Utopie",
        "Nom / Surname",
        "ERIKSSON",
        "Prénoms / Given names",
        "ANNA MARIA",
        "Nationalité / Nationality",
        "Date d'expiration / Date of expiry",
    ],
    "a visa": [
        "VISA",
        "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
        "L8988901C4XXX4009078F96121096ZE184226B<<<<<<",
    ],
    "the back of a card": [
        "I<UTOD231458907<<<<<<<<<<<<<<<",
        "7408122F1204159UTO<<<<<<<<<<<6",
        "ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
    ],
}
NOT_PASSPORTS = {
    "a travel permit": [
        "港澳居民来往内地通行证",
        "CRCHNH123456785<<<<<<<<<<<<<<<",
        "7408122F3204159CHN<<<<<<<<<<<4",
    ],
    "a certificate": ["公证书", "兹证明前面的复印件与《护照》原件相符，护照号码为E12345678。"],
    "an identity card": ["姓名 张三", "性别 男 民族 汉", "公民身份号码 11010519491231002X"],
    "a form with long lines": ["1234567890123456789012345678901234567890", "A" * 40],
}


def read(*sheets: Sheet) -> dict[str, Field]:
    return {field.name: field for field in catalogue()[Kind.PASSPORT].extract(sheets)}


def values(*sheets: Sheet) -> dict[str, object]:
    return {name: field.value for name, field in read(*sheets).items()}


@pytest.mark.parametrize("name", PAPERS)
def test_documents_with_a_zone_are_recognised(name: str) -> None:
    recognised = recognise([sheet(PAPERS[name])])
    assert recognised.kind is Kind.PASSPORT
    assert recognised.confidence >= 0.7


@pytest.mark.parametrize("name", NOT_PASSPORTS)
def test_other_papers_are_no_passports(name: str) -> None:
    assert recognise([sheet(NOT_PASSPORTS[name])]).kind is not Kind.PASSPORT


def test_fields_come_from_the_zone() -> None:
    found = values(sheet(["UTOPIA PASSPORT", *UTOPIAN]))
    assert found["mrz"] == "\n".join(UTOPIAN)
    assert found["passport_number"] == "L898902C3"
    assert (found["surname"], found["given_names"]) == ("ERIKSSON", "ANNA MARIA")
    assert (found["birth_date"], found["expiry_date"]) == ("1974-08-12", "2012-04-15")
    assert (found["document_code"], found["issuing_state"]) == ("P", "UTO")
    assert (found["sex"], found["nationality"], found["name"]) == ("female", "UTO", None)


def test_what_only_the_page_prints_is_read_by_its_labels() -> None:
    lines = [
        cell("姓名/Name", 400, 100),
        cell("证样本", 400, 132),
        cell("ZHENGJIAN, YANGBEN", 400, 164),
        cell("出生日期/Date of birth", 400, 200),
        cell("05 3月/MAR 1981", 400, 232),
        cell("签发日期/Date of issue", 400, 268),
        cell("05 3月/MAR 2021", 400, 300),
        cell(CHINESE[0], 60, 700),
        cell(CHINESE[1], 60, 740),
    ]
    found = values(page(lines))
    assert found["name"] == "证样本"
    assert found["issue_date"] == "2021-03-05"
    assert found["birth_date"] == found["printed_birth_date"] == "1981-03-05"


@pytest.mark.parametrize(
    ("label", "printed"),
    [
        ("Date of birth / Date de naissance", "12 AUG / AOÛT 74"),
        ("Geburtsdatum / Date of birth", "12.08.1974"),
        ("Fecha de nacimiento", "12 08 1974"),
        ("DATE OF BIRTH", "12 Aug 1974"),
    ],
)
def test_a_page_without_its_zone_is_read_by_its_labels(label: str, printed: str) -> None:
    lines = [
        cell("PASSPORT", 80, 60),
        cell("Passport No. / Passeport n°", 600, 60),
        cell("L898902C3", 600, 92),
        cell("Surname / Nom", 80, 140),
        cell("ERIKSSON", 80, 172),
        cell("Given names / Prénoms", 80, 220),
        cell("ANNA MARIA", 80, 252),
        cell("Sex / Sexe", 80, 300),
        cell("F", 80, 332),
        cell(label, 80, 380),
        cell(printed, 80, 412),
        cell("Date of expiry", 80, 460),
        cell("15 APR 2032", 80, 492),
    ]
    found = values(page(lines))
    assert found["mrz"] is None
    assert found["passport_number"] == "L898902C3"
    assert (found["surname"], found["given_names"]) == ("ERIKSSON", "ANNA MARIA")
    assert found["sex"] == "female"
    assert found["expiry_date"] == "2032-04-15"
    if "74" not in printed.split():
        assert found["birth_date"] == "1974-08-12"


def test_the_printed_year_alone_settles_the_century() -> None:
    """Nobody guesses whether it is a child or somebody of a hundred years."""
    lines = compose(
        Format.TD3,
        document_code="P",
        issuer="UTO",
        number="L898902C3",
        nationality="UTO",
        birth="240506",
        expiry=date(2029, 4, 3),
        sex="F",
        surname=["LIN"],
        given_names=["XIUYING"],
    )
    assert values(sheet([*lines]))["birth_date"] is None
    assert values(sheet(["Date of birth 06 MAY 24", *lines]))["birth_date"] is None
    for year in (1924, 2024):
        for label in ("Date of birth", "Daicofbith", ""):
            printed = sheet([f"{label} 06 MAY {year}", *lines])
            assert values(printed)["birth_date"] == f"{year}-05-06"
    older = tuple(line.replace("240506", "120506") for line in lines)
    assert values(sheet([*older]))["birth_date"] == "2012-05-06"


def test_a_contradiction_stays_as_it_is_printed() -> None:
    found = values(sheet(["Date of birth 12 AUG 1975", "Passport No. L898902C8", *UTOPIAN]))
    assert found["birth_date"] == "1974-08-12"
    assert found["printed_birth_date"] == "1975-08-12"
    assert found["printed_number"] == "L898902C8"
    assert found["passport_number"] == "L898902C3"


def test_what_stands_on_the_page_without_a_label_is_what_the_zone_is_not() -> None:
    lines = compose(
        Format.TD3,
        document_code="PO",
        issuer="CHN",
        number="E12345678",
        nationality="CHN",
        birth="810305",
        expiry=date(2031, 3, 4),
        sex="F",
        surname=["ZHANG"],
        given_names=["XIAOHUA"],
    )
    found = values(sheet([("E12345678", "张晓华"), "05 03月/MAR 1981", "05 03月/MAR 2021", *lines]))
    assert (found["name"], found["issue_date"]) == ("张晓华", "2021-03-05")
    apart = values(
        sheet([("张 ZHANG", "晓华 XIAOHUA"), "男/M", "05 MAR 2021", "06 MAR 2021", *lines])
    )
    assert (apart["name"], apart["issue_date"]) == ("张晓华", None)
