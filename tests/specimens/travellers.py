"""Invented travellers of invented and existing states, and what their papers say of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tests.specimens.style import Group

if TYPE_CHECKING:
    from random import Random

PINYIN = {
    "王": "WANG", "李": "LI", "张": "ZHANG", "刘": "LIU", "陈": "CHEN", "杨": "YANG", "赵": "ZHAO",
    "黄": "HUANG", "周": "ZHOU", "吴": "WU", "徐": "XU", "孙": "SUN", "欧阳": "OUYANG", "吕": "LYU",
    "郭": "GUO", "何": "HE", "邓": "DENG", "任": "REN", "庞": "PANG", "薛": "XUE", "贾": "JIA",
    "伟": "WEI", "强": "QIANG", "芳": "FANG", "娜": "NA", "秀": "XIU", "英": "YING", "丽": "LI",
    "建": "JIAN", "国": "GUO", "志": "ZHI", "文": "WEN", "明": "MING", "华": "HUA", "平": "PING",
    "玉": "YU", "春": "CHUN", "海": "HAI", "涛": "TAO", "晓": "XIAO", "庆": "QING", "子": "ZI",
    "轩": "XUAN", "梓": "ZI", "涵": "HAN", "博": "BO", "俊": "JUN", "杰": "JIE", "静": "JING",
    "敏": "MIN", "欣": "XIN", "怡": "YI", "佳": "JIA", "慧": "HUI", "鹏": "PENG", "勇": "YONG",
}  # fmt: skip
"""Surnames first (to 贾), then the characters of given names, with what a passport spells them."""
_SURNAMES = tuple(PINYIN)[: tuple(PINYIN).index("贾") + 1]
_GIVEN = tuple(PINYIN)[len(_SURNAMES) :]

_NAMES = {
    Group.DEVELOPMENT: (
        ("ERIKSSON", "VAN DER MEULEN", "OBRIEN", "GARCIA LOPEZ", "NOWAK", "KOWALSKA", "SMITH"),
        ("ANNA MARIA", "JOHN", "PETER PAUL", "MARIE", "OLGA", "JOSE LUIS", "FATIMA", "LEE"),
    ),
    Group.HELD_OUT: (
        ("MUELLER", "DE LA CRUZ SANTOS", "YILMAZ", "KOZLOV", "TANAKA", "HUSSEIN", "OZ", "QUIROGA"),
        ("ZOE", "KARL HEINZ", "YUKI", "XIMENA SOFIA", "OMAR", "JACQUES", "WILHELMINA", "IDA"),
    ),
}
_LONG = ("PAPANDROPOULOUS", "WOLFESCHLEGELSTEIN", "RATTANAKOSINSAKDI", "NAMBUDIRIPAD CHERIAN")
_STATES = {
    Group.DEVELOPMENT: ("UTO", "UTO", "D", "GBR", "FRA", "ESP", "RUS", "JPN", "CAN", "CHE"),
    Group.HELD_OUT: ("UTO", "D", "ITA", "POL", "KOR", "BRA", "USA", "ZAF", "TUR", "NLD", "SGP"),
}
TODAY = date(2026, 11, 23)


@dataclass(frozen=True, slots=True, kw_only=True)
class Traveller:
    """Somebody who does not exist, and their paper."""

    surname: str
    given_names: str
    chinese: str | None
    """Name in Chinese characters, where the paper prints it."""
    state: str
    """Code of the state, at once the nationality."""
    sex: str | None
    birth: date
    issued: date
    expiry: date
    number: str
    optional: str


def chinese(rolls: Random, *, form_of_1997: bool) -> Traveller:
    """A citizen of China with a passport of 2012, or of the form before."""
    surname = rolls.choice(_SURNAMES)
    given = [rolls.choice(_GIVEN) for _ in range(rolls.choice((1, 2, 2, 2)))]
    birth, issued, expiry = _days(rolls, date(2007, 2, 1) if form_of_1997 else date(2014, 1, 1))
    if form_of_1997:
        number = f"G{rolls.randrange(10**8):08d}"
        optional = f"{expiry:%Y%m%d}"[:8] if rolls.random() < 0.7 else ""
        optional = f"{rolls.randrange(19, 21)}{rolls.randrange(10**6):06d}" if optional else ""
    else:
        letter = rolls.choice("ABCDEFGHJK") if rolls.random() < 0.6 else str(rolls.randrange(10))
        number = f"E{letter}{rolls.randrange(10**7):07d}"
        # Fourteen positions of the second line that hold no filler at all.
        optional = "".join(rolls.choice("ABCKLMNOP") for _ in range(12)) + "A9"
    return Traveller(
        surname=PINYIN[surname],
        given_names="".join(PINYIN[one] for one in given),
        chinese=surname + "".join(given),
        state="CHN",
        sex=rolls.choice(("male", "female")),
        birth=birth,
        issued=issued,
        expiry=expiry,
        number=number,
        optional=optional,
    )


def foreign(rolls: Random, group: Group) -> Traveller:
    """A citizen of another state, which for most is Utopia."""
    surnames, given = _NAMES[group]
    birth, issued, expiry = _days(rolls, date(2016, 1, 1))
    state = rolls.choice(_STATES[group])
    signs = "0123456789" if rolls.random() < 0.4 else "CFGHJKLMNPRTVWXYZ0123456789"
    length = 9 if rolls.random() < 0.75 else rolls.choice((7, 8))
    number = rolls.choice("ABCKLPXYZ") + "".join(rolls.choice(signs) for _ in range(length - 1))
    optional = ""
    if rolls.random() < 0.35:
        signs = "0123456789" if rolls.random() < 0.6 else "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
        optional = "".join(rolls.choice(signs) for _ in range(rolls.randrange(6, 14)))
    long = rolls.random() < 0.1
    return Traveller(
        surname=rolls.choice(_LONG if long else surnames),
        given_names=f"{rolls.choice(given)} {rolls.choice(_LONG)}" if long else rolls.choice(given),
        chinese=None,
        state=state,
        sex=rolls.choice(("male", "female", "male", "female", "male", "female", None)),
        birth=birth,
        issued=issued,
        expiry=expiry,
        number=number,
        optional=optional,
    )


def renamed(who: Traveller, surname: str, given_names: str) -> Traveller:
    """The same person under names that are cut off."""
    return replace(
        who, surname=" ".join(surname.split()), given_names=" ".join(given_names.split())
    )


def _days(rolls: Random, first: date) -> tuple[date, date, date]:
    """Birth, issue and expiry; the birth is the latest that its two digits allow before expiry."""
    issued = first + timedelta(days=rolls.randrange(3200))
    term = rolls.choice((5, 10, 10, 10))
    day = issued.replace(day=min(issued.day, 28))
    expiry = day.replace(year=day.year + term)
    oldest = date(expiry.year - 99, 1, 1)
    birth = oldest + timedelta(days=rolls.randrange(9000, (issued - oldest).days - 100))
    return birth, issued, expiry
