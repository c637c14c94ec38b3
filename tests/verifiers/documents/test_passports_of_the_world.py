"""Data pages in the wordings of many states: labels in two and three languages, days, names."""

from __future__ import annotations

from datetime import date

import pytest

from tests.specimens.zones import compose
from tests.written import cell, page
from verifiers.documents import catalogue, recognise
from verifiers.model import Kind
from verifiers.numbers.mrz import Format

SMALL, LARGE = 8, 14
"""Character widths of labels and of values, in pixels."""
Rows = list[tuple[tuple[str, str], ...]]


def data_page(title: str, rows: Rows, *zone: str) -> dict[str, object]:
    """What is read of a page of (label, value) rows, each value below its label."""
    regions, y = [cell(title, 40, 60, pitch=LARGE)], 120.0
    for row in rows:
        for column, (label, value) in enumerate(row):
            x = 300 + column * (690 / len(row))
            regions.append(cell(label, x, y, pitch=SMALL))
            for below, line in enumerate(value.split("|")):
                regions.append(cell(line, x, y + 20 * (below + 1), pitch=LARGE))
        y += 48 + 20 * max(value.count("|") for _, value in row)
    regions += [cell(line, 40, y + 60 + 44 * i, pitch=36) for i, line in enumerate(zone)]
    sheet = page([region for region in regions if region.text])
    assert recognise([sheet]).kind is Kind.PASSPORT
    assert recognise([sheet]).confidence >= 0.8
    return {field.name: field.value for field in catalogue()[Kind.PASSPORT].extract([sheet])}


BRITISH: Rows = [
    (("Type/Type", "P"), ("Code/Code", "GBR"), ("Passport No./Passeport No.", "925665416")),
    (("Surname/Nom (1)", "EXAMPLE"),),
    (("Given names/Prénoms (2)", "ANGELA ZOE"),),
    (("Nationality/Nationalité (3)", "BRITISH CITIZEN"),),
    (("Date of birth/Date de naissance (4)", "04 DEC /DÉC 88"),),
    (("Sex/Sexe (5)", "F"), ("Place of birth/Lieu de naissance (6)", "HONG KONG")),
    (("Date of issue/Date de délivrance (7)", "22 NOV /NOV 20"), ("Authority (8)", "HMPO")),
    (("Date of expiry/Date d’expiration (9)", "22 NOV /NOV 30"),),
]
KOREAN: Rows = [
    (
        ("종류/Type", "PM"),
        ("발행국/Issuing country", "KOR"),
        ("여권번호/Passport No.", "M70689098"),
    ),
    (("성/Surname", "LEE"),),
    (("이름/Given names", "SUYEON"), ("한글성명", "이수연")),
    (("국적/Nationality", "REPUBLIC OF KOREA"),),
    (("생년월일/Date of birth", "14 9월/SEP 1990"), ("성별/Sex", "F")),
    (("발급일/Date of issue", "21 12월/DEC 2021"),),
    (("기간만료일/Date of expiry", "21 12월/DEC 2031"),),
]
UKRAINIAN: Rows = [
    (
        ("Тип/Type", "P"),
        ("Код держави/Country code", "UKR"),
        ("Номер паспорта/Passport No.", "FE123456"),
    ),
    (("Прізвище/Surname", "ТКАЧЕНКО/TKACHENKO"),),
    (("Ім’я/Given Names", "МАР’ЯНА/MARIANA"),),
    (("Дата народження/Date of birth", "24 СЕР/AUG 91"), ("Запис №/Record No.", "19910824-00026")),
    (("Стать/Sex", "Ж/F"), ("Місце народження/Place of birth", "М. КИЇВ/UKR")),
    (("Дата видачі/Date of issue", "26 ЛЮТ/FEB 20"), ("Орган, що видав/Authority", "8000")),
    (("Дата закінчення строку дії/Date of expiry", "26 ЛЮТ/FEB 30"),),
]
KENYAN: Rows = [
    (("Type", "P"), ("Country code", "KEN"), ("Passport No.", "A1234567")),
    (("Surname/Nom", "WAFULA"),),
    (("Given names/Prénoms", "WANJIKU"),),
    (("Nationality/Nationalité", "KENYAN"),),
    (("Date of birth/Date de naissance", "12 DEC 1987"),),
    (("Sex/Sexe", "F"), ("Place of birth/Lieu de naissance", "NAIROBI")),
]
PHILIPPINE: Rows = [
    (
        ("Uri / Type", "P"),
        ("Kodigo ng bansa / Country code", "PHL"),
        ("Pasaporte blg. / Passport no.", "P1234567A"),
    ),
    (("Apelyido / Surname", "DELA CRUZ"),),
    (("Pangalan / Given names", "MARIA"),),
    (("Panggitnang apelyido / Middle name", "SANTOS"),),
    (
        ("Petsa ng kapanganakan / Date of birth", "16 MAR 1980"),
        ("Nasyonalidad / Nationality", "FILIPINO"),
    ),
    (("Kasarian / Sex", "F"), ("Lugar ng kapanganakan / Place of birth", "MANILA")),
    (("Petsa ng pagkakaloob / Date of issue", "27 JUN 2018"),),
    (("Petsa ng pagkawalang-bisa / Valid until", "26 JUN 2028"),),
]
POLISH: Rows = [
    (
        ("TYP/TYPE/TYPE", "P"),
        ("KOD/CODE/CODE", "POL"),
        ("NUMER PASZPORTU/PASSPORT No/PASSEPORT No", "EA1234567"),
    ),
    (("1. NAZWISKO/SURNAME/NOM", "KOWALSKA"),),
    (("2. IMIONA/GIVEN NAMES/PRÉNOMS", "ANNA MARIA"),),
    (
        ("4. DATA URODZENIA/DATE OF BIRTH/DATE DE NAISSANCE", "15 05 1973"),
        ("5. PESEL", "73051500006"),
    ),
    (("6. PŁEĆ/SEX/SEXE", "K/F"), ("7. MIEJSCE URODZENIA/PLACE OF BIRTH", "WARSZAWA")),
    (("8. DATA WYDANIA/DATE OF ISSUE", "08 10 2021"),),
    (("9. DATA UPŁYWU WAŻNOŚCI/DATE OF EXPIRY", "08 10 2031"),),
]
PAGES: dict[str, tuple[Rows, str]] = {
    "BRITISH PASSPORT": (
        BRITISH,
        "925665416 EXAMPLE ANGELA+ZOE 1988-12-04 2020-11-22 2030-11-22",
    ),
    "여권 PASSPORT": (KOREAN, "M70689098 LEE SUYEON 1990-09-14 2021-12-21 2031-12-21"),
    "ПАСПОРТ PASSPORT": (
        UKRAINIAN,
        "FE123456 TKACHENKO MARIANA 1991-08-24 2020-02-26 2030-02-26",
    ),
    "PASAPORTE PASSPORT": (
        PHILIPPINE,
        "P1234567A DELA+CRUZ MARIA 1980-03-16 2018-06-27 2028-06-26",
    ),
    "PASZPORT / PASSPORT": (
        POLISH,
        "EA1234567 KOWALSKA ANNA+MARIA 1973-05-15 2021-10-08 2031-10-08",
    ),
}
IN_ORDER = ("passport_number", "surname", "given_names", "birth_date", "issue_date", "expiry_date")


@pytest.mark.parametrize("title", PAGES)
def test_a_page_without_its_zone_is_read_in_the_words_of_its_state(title: str) -> None:
    rows, expected = PAGES[title]
    found = data_page(title, rows)
    assert [found[name] for name in IN_ORDER] == [one.replace("+", " ") for one in expected.split()]
    assert found["sex"] == "female"


@pytest.mark.parametrize(
    ("printed", "surname"),
    [
        ("De Bruijn|e/v Molenaar", "DE BRUIJN"),
        ("ÖRNEK", "ORNEK"),
        ("ESPAÑOLA|ESPAÑOLA", "ESPANOLA ESPANOLA"),
        ("ОБРАЗЕЦ|OBRAZETS", "OBRAZETS"),
        ("O’NEILL-SMITH", "O NEILL SMITH"),
        ("", None),
    ],
)
def test_surnames_are_given_as_a_zone_spells_them(printed: str, surname: str | None) -> None:
    rows: Rows = [
        (("Passport No.", "SPECI2014"),),
        (("1 naam/surname/nom", printed),),
        (("2 voornamen/given names/prénoms", "Willeke Liselotte"),),
        (("geldig tot/date of expiry", "09 MAA/MAR 2030"),),
    ]
    found = data_page("PASPOORT PASSPORT", rows)
    assert (found["surname"], found["given_names"]) == (surname, "WILLEKE LISELOTTE")


def test_a_line_below_a_surname_may_have_lost_its_own_label() -> None:
    rows: Rows = [
        (("Passport No.", "SPECI2014"),),
        (("1 naam/surname/nom", "De Bruijn|Willeke Liselotte"),),
        (("geldig tot/date of expiry", "09 MAA/MAR 2030"),),
    ]
    found = data_page("PASPOORT PASSPORT", rows)
    assert (found["surname"], found["given_names"]) == (None, None)


@pytest.mark.parametrize("lost", ["birth", "issue"])
def test_a_day_whose_label_was_not_read_is_known_by_its_order(lost: str) -> None:
    rows = [
        tuple(("", value) if lost in label else (label, value) for label, value in row)
        for row in BRITISH
    ]
    found = data_page("BRITISH PASSPORT", rows)
    assert [found[name] for name in IN_ORDER[3:]] == ["1988-12-04", "2020-11-22", "2030-11-22"]


def test_of_more_days_than_three_nobody_knows_which_is_meant() -> None:
    rows = [
        tuple(("", value) if "birth" in label else (label, value) for label, value in row)
        for row in [*BRITISH, (("", "05 JAN /JAN 21"),)]
    ]
    assert data_page("BRITISH PASSPORT", rows)["birth_date"] is None


def test_the_name_in_chinese_is_the_one_that_the_zone_spells() -> None:
    """Even where it is no likely name, as on the specimens of the issuing office."""
    zone = compose(
        Format.TD3,
        document_code="PO",
        issuer="CHN",
        number="E12345678",
        nationality="CHN",
        birth="810805",
        expiry=date(2029, 10, 9),
        sex="F",
        surname=["ZHENGJIAN"],
        given_names=["YANGBEN"],
    )
    rows: Rows = [
        (("姓名/Name", "证件样本|ZHENGJIAN, YANGBEN"), ("持照人签名/Bearer's signature", "张三")),
        (
            ("签发日期/Date of issue", "10 10月/OCT 2019"),
            ("签发机关/Authority", "公安部出入境管理局"),
        ),
    ]
    found = data_page("护照 PASSPORT 中华人民共和国", rows, *zone)
    assert (found["name"], found["issue_date"]) == ("证件样本", "2019-10-10")


def test_a_passport_of_hong_kong_is_a_passport() -> None:
    rows: Rows = [
        (("類型 Type", "P"), ("護照號碼 Passport No.", "K12345678")),
        (("姓 Surname", "陳|CHAN"),),
        (("名 Given names", "大文|TAI MAN"),),
        (("國籍 Nationality", "中國|CHINESE"), ("出生日期 Date of birth", "06 MAY 1985")),
        (("性別 Sex", "男/M"), ("出生地點 Place of birth", "香港 HONG KONG")),
        (("有效期至 Date of expiry", "08 JUL 2031"),),
    ]
    found = data_page("中華人民共和國香港特別行政區 HONG KONG 護照 PASSPORT", rows)
    assert (found["name"], found["surname"], found["given_names"]) == ("陈大文", "CHAN", "TAI MAN")
    assert (found["nationality"], found["sex"]) == ("CHN", "male")


def test_a_name_in_characters_stands_above_its_letters_where_no_label_was_read() -> None:
    zone = compose(
        Format.TD3,
        document_code="P",
        issuer="CHN",
        number="K12345678",
        nationality="CHN",
        birth="850506",
        expiry=date(2031, 7, 8),
        sex="M",
        surname=["CHAN"],
        given_names=["TAI", "MAN"],
    )
    rows: Rows = [
        (("Surame", "陳|CHAN"),),
        (("", "大文|TAI MAN"),),
        (("", "中國|CHINESE"),),
        (("", "香港 HONG KONG"),),
        (("", "08 JUL 21"),),
    ]
    found = data_page("護照 PASSPORT", rows, *zone)
    assert (found["name"], found["issue_date"]) == ("陈大文", "2021-07-08")


def test_a_passport_of_taiwan_does_not_name_the_peoples_republic() -> None:
    rows: Rows = [
        (("型式/Type", "P"), ("代碼/Code", "TWN"), ("護照號碼/Passport No.", "888800371")),
        (("姓名/Name(Surname, Given names)", "陳錦華|CHEN, CHIN-HUA"),),
        (("外文別名/Also known as", ""), ("國籍/Nationality", "REPUBLIC OF CHINA")),
        (("效期截止日期/Date of expiry", "06 OCT 2030"),),
    ]
    found = data_page("中華民國 REPUBLIC OF CHINA 護照 PASSPORT", rows)
    assert (found["name"], found["surname"], found["nationality"]) == ("陈锦华", "CHEN", None)


def test_what_stands_below_a_label_that_was_misread_is_no_value_of_the_label_above() -> None:
    """The surname's line is lost, as a specimen's mark is; that of the next label is misread."""
    rows: Rows = [
        *KENYAN[:1],
        (("Surname/Nom", ""),),
        (("Givennar", "WANJIKU"),),
        *KENYAN[3:5],
        (("Date of issue/Date de délivrance", ""), ("Authority/Autorité", "NAIROBI")),
        (("Daic of cxpiy", "02 MAR 2031"),),
    ]
    read = data_page("REPUBLIC OF KENYA PASSPORT", rows)
    assert (read["surname"], read["issue_date"]) == (None, None)
    assert read["birth_date"] == "1987-12-12"


def test_a_name_of_which_the_mark_of_a_specimen_may_be_a_part_is_left_open() -> None:
    rows: Rows = [*KENYAN[:1], (("Surname/Nom", "UK SPECIMEN"),), *KENYAN[2:]]
    read = data_page("REPUBLIC OF KENYA PASSPORT", rows)
    assert (read["surname"], read["given_names"]) == (None, "WANJIKU")


@pytest.mark.parametrize(
    "title",
    [
        "PERSONALAUSWEIS / IDENTITY CARD / CARTE D'IDENTITÉ",
        "DOCUMENTO NACIONAL DE IDENTIDAD",
        "DRIVING LICENCE ÉIRE/IRELAND",
        "CARTE DE SÉJOUR / RESIDENCE PERMIT",
    ],
)
def test_the_front_of_another_states_card_is_no_passport(title: str) -> None:
    """Its back bears a zone, by which it is read as a passport is."""
    regions = [cell(title, 40, 60, pitch=LARGE)]
    for at, row in enumerate(KENYAN[1:]):
        for label, value in row[:1]:
            regions += [cell(label, 300, 120 + 68 * at, pitch=SMALL)]
            regions += [cell(value, 300, 140 + 68 * at, pitch=LARGE)]
    assert recognise([page(regions)]).kind is Kind.OTHER
    lines = compose(
        Format.TD1, document_code="ID", issuer="KEN", number="A1234567", nationality="KEN",
        surname=["SPECIMEN"], given_names=["WANJIKU"], birth=date(1987, 12, 12), sex="F",
        expiry=date(2031, 3, 2),
    )  # fmt: skip
    zone = [cell(line, 40, 640 + 44 * i, pitch=36) for i, line in enumerate(lines)]
    assert recognise([page([*regions, *zone])]).kind is Kind.PASSPORT


def test_a_number_of_few_figures_is_not_passed_over_for_what_stands_below_it() -> None:
    rows: Rows = [(("N° DU DOCUMENT / Document No", "X4RTBPFW4|384213"),), *KENYAN[1:]]
    assert data_page("REPUBLIC OF KENYA PASSPORT", rows)["passport_number"] == "X4RTBPFW4"


def test_without_a_zone_two_digits_of_a_year_leave_a_century_open_too() -> None:
    def born(day: str) -> object:
        rows: Rows = [
            *KENYAN[:4],
            (("Date of birth/Date de naissance", day),),
            (("Date of issue/Date de délivrance", "22 NOV /NOV 2023"),),
            (("Date of expiry/Date d’expiration", "22 NOV /NOV 2028"),),
        ]
        return data_page("REPUBLIC OF KENYA PASSPORT", rows)["birth_date"]

    assert born("04 DEC /DÉC 20") is None
    assert born("04 DEC /DÉC 1920") == "1920-12-04"
    assert born("04 DEC /DÉC 88") == "1988-12-04"


@pytest.mark.parametrize(
    ("printed", "spelt"),
    [
        ("ØSTENBYEN", "OESTENBYEN"),
        ("ÆVARSDÓTTIR", "AEVARSDOTTIR"),
        ("ŁĘCKI", "LECKI"),
        ("ƏLİYEV", None),
    ],
)
def test_a_name_without_a_zone_has_all_its_letters(printed: str, spelt: str | None) -> None:
    rows: Rows = [*KENYAN[:1], (("Surname/Nom", printed),), *KENYAN[2:]]
    assert data_page("REPUBLIC OF KENYA PASSPORT", rows)["surname"] == spelt
