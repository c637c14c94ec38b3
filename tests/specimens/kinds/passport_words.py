"""What is printed on passports: labels in several tongues, and how days are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.specimens.style import Group

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from random import Random

    from tests.specimens.kinds.passport import Passport
    from tests.specimens.style import Style

_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_MONTHS_FR = (
    "JAN", "FÉV", "MARS", "AVR", "MAI", "JUIN", "JUIL", "AOÛT", "SEPT", "OCT", "NOV", "DÉC",
)  # fmt: skip
_CHINESE = (
    ("number", "护照号/Passport No."), ("name", "姓名/Name"), ("sex", "性别/Sex"),
    ("nationality", "国籍/Nationality"), ("birth", "出生日期/Date of birth"),
    ("place", "出生地点/Place of birth"), ("issued", "签发日期/Date of issue"),
    ("issued_at", "签发地点/Place of issue"), ("expiry", "有效期至/Date of expiry"),
    ("authority", "签发机关/Authority"),
)  # fmt: skip
_CHINESE_1997 = (
    ("number", "护照号/Passport No."), ("surname", "姓/Surname"), ("given", "名/Given names"),
    ("sex", "性别/Sex"), ("birth", "出生日期/Date of birth"), ("place", "出生地点/Place of birth"),
    ("issued", "签发日期/Date of issue"), ("expiry", "有效期至/Date of expiry"),
    ("authority", "签发机关/Issuing authority"),
)  # fmt: skip
_TONGUES: dict[Group, tuple[dict[str, str], ...]] = {
    Group.DEVELOPMENT: (
        {
            "title": "PASSPORT", "number": "Passport No.", "surname": "Surname",
            "given": "Given names", "nationality": "Nationality", "birth": "Date of birth",
            "sex": "Sex", "place": "Place of birth", "issued": "Date of issue",
            "expiry": "Date of expiry", "authority": "Authority",
        },
        {
            "title": "PASSEPORT PASSPORT", "number": "Passeport n°/Passport No.",
            "surname": "Nom/Surname", "given": "Prénoms/Given names",
            "nationality": "Nationalité/Nationality", "sex": "Sexe/Sex",
            "birth": "Date de naissance/Date of birth", "place": "Lieu de naissance/Place of birth",
            "issued": "Date de délivrance/Date of issue",
            "expiry": "Date d'expiration/Date of expiry",
            "authority": "Autorité/Authority",
        },
        {
            "title": "REISEPASS PASSPORT", "number": "Pass-Nr./Passport No.",
            "surname": "1. Name/Surname/Nom", "given": "2. Vornamen/Given names/Prénoms",
            "nationality": "3. Staatsangehörigkeit/Nationality",
            "birth": "4. Geburtsdatum/Date of birth",
            "sex": "5. Geschlecht/Sex", "place": "6. Geburtsort/Place of birth",
            "issued": "7. Ausstellungsdatum/Date of issue",
            "expiry": "8. Gültig bis/Date of expiry",
            "authority": "9. Behörde/Authority",
        },
    ),
    Group.HELD_OUT: (
        {
            "title": "PASAPORTE PASSPORT", "number": "Pasaporte N°/Passport No.",
            "surname": "Apellidos/Surname", "given": "Nombres/Given names",
            "nationality": "Nacionalidad/Nationality", "birth": "Fecha de nacimiento/Date of birth",
            "sex": "Sexo/Sex", "place": "Lugar de nacimiento/Place of birth",
            "issued": "Fecha de expedición/Date of issue",
            "expiry": "Fecha de caducidad/Date of expiry", "authority": "Autoridad/Authority",
        },
        {
            "title": "PASSAPORTO", "number": "Passaporto N.",
            "surname": "Cognome. Surname. Nom. (1)",
            "given": "Nome. Given names. Prénoms. (2)",
            "nationality": "Cittadinanza. Nationality. (3)",
            "birth": "Data di nascita. Date of birth. (4)", "sex": "Sesso. Sex. (5)",
            "place": "Luogo di nascita. Place of birth. (6)",
            "issued": "Data di rilascio. Date of issue. (7)",
            "expiry": "Data di scadenza. Date of expiry. (8)",
            "authority": "Autorità. Authority. (9)",
        },
        {
            "title": "PASSPORT", "number": "PASSPORT NO", "surname": "SURNAME",
            "given": "GIVEN NAMES",
            "nationality": "NATIONALITY", "birth": "DATE OF BIRTH", "sex": "SEX",
            "place": "PLACE OF BIRTH", "issued": "DATE OF ISSUE", "expiry": "DATE OF EXPIRY",
            "authority": "ISSUING AUTHORITY",
        },
    ),
}  # fmt: skip


def title(truth: Passport, style: Style) -> tuple[str, str]:
    """The state's name and what the document is called."""
    rolls = style.dice("passport/title")
    if truth.who.chinese:
        state, word = "中华人民共和国 PEOPLE'S REPUBLIC OF CHINA", "护照 PASSPORT"
    else:
        state = rolls.choice(("UTOPIA", "REPUBLIC OF UTOPIA", "KINGDOM OF UTOPIA"))
        word = _tongue(style)["title"]
    return state, "VISA" if truth.layout == "visa" else word


def values(truth: Passport, style: Style) -> list[tuple[str, str]]:
    """Labels and values in the order in which they are printed."""
    rolls = style.dice("passport/values")
    return _chinese(truth, rolls) if truth.who.chinese else _foreign(truth, style, rolls)


def _foreign(truth: Passport, style: Style, rolls: Random) -> list[tuple[str, str]]:
    who, day, tongue = truth.who, _day_format(rolls, style.group), _tongue(style)
    printed = {
        "number": who.number,
        "surname": who.surname,
        "given": who.given_names,
        "sex": {"male": "M", "female": "F", None: "X"}[who.sex],
        "nationality": {"UTO": "UTOPIAN"}.get(who.state, who.state),
        "birth": day(who.birth),
        "place": rolls.choice(("UTOPIA CITY", "ZENITH", "PORT ALBA", "NEUSTADT")),
        "issued": day(who.issued),
        "expiry": day(who.expiry),
        "authority": rolls.choice(
            ("PASSPORT OFFICE", "MINISTRY OF THE INTERIOR", "CITY OF ZENITH")
        ),
    }
    keys = [key for key in tongue if key != "title" and (key != "issued" or truth.printed_issue)]
    return [(tongue[key], printed[key]) for key in keys]


def _chinese(truth: Passport, rolls: Random) -> list[tuple[str, str]]:
    who, name = truth.who, truth.who.chinese or ""
    day = _chinese_day if truth.layout == "chinese_2012" else _english_day
    where = rolls.choice(("广东/GUANGDONG", "福建/FUJIAN", "北京/BEIJING", "山东/SHANDONG"))
    family = 2 if who.surname == "OUYANG" else 1
    printed = {
        "number": who.number,
        "name": f"{name}\n{who.surname}, {who.given_names}",
        "surname": f"{name[:family]} {who.surname}",
        "given": f"{name[family:]} {who.given_names}",
        "sex": {"male": "男/M", "female": "女/F"}[who.sex or ""],
        "nationality": "中国/CHINESE",
        "birth": day(who.birth),
        "place": where,
        "issued": day(who.issued),
        "issued_at": rolls.choice((where, "上海/SHANGHAI")),
        "expiry": day(who.expiry),
        "authority": "公安部出入境管理局\nMPS Exit & Entry Administration",
    }
    labels = _CHINESE if truth.layout == "chinese_2012" else _CHINESE_1997
    return [(label, printed[key]) for key, label in labels]


def _tongue(style: Style) -> dict[str, str]:
    return style.dice("tongue").choice(_TONGUES[style.group])


def _chinese_day(value: date) -> str:
    return f"{value.day:02d} {value.month:02d}月/{_MONTHS[value.month - 1]} {value.year}"


def _english_day(value: date) -> str:
    return f"{value.day:02d} {_MONTHS[value.month - 1]} {value.year}"


def _day_format(rolls: Random, group: Group) -> Callable[[date], str]:
    """One way to write days. The century is always printed: two digits are the zone's."""

    def both(value: date) -> str:
        month = f"{_MONTHS[value.month - 1]} /{_MONTHS_FR[value.month - 1]}"
        return f"{value.day:02d} {month} {value.year}"

    usual: tuple[Callable[[date], str], ...] = (
        _english_day,
        lambda value: f"{value:%d.%m.%Y}",
        lambda value: f"{value:%d/%m/%Y}",
    )
    rare: tuple[Callable[[date], str], ...] = (
        both,
        lambda value: f"{value:%Y-%m-%d}",
        lambda value: f"{value:%d %m %Y}",
    )
    return rolls.choice((*usual, *rare) if group is Group.HELD_OUT else (*usual, both))
