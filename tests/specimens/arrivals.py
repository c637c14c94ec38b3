"""Invented residents of Hong Kong, Macao and Taiwan, and foreigners, with their names in Latin."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tests.specimens.people import check_digit

if TYPE_CHECKING:
    from random import Random

REGIONS = {"hong_kong": "810000", "macao": "820000", "taiwan": "830000"}
_CANTONESE = (
    "陈CHAN 黄WONG 李LEE 张CHEUNG 林LAM 何HO 梁LEUNG 吴NG 郑CHENG 刘LAU 叶YIP 冯FUNG 谢TSE 邓TANG",
    "伟WAI 明MING 国KWOK 嘉KA 欣YAN 俊CHUN 文MAN 慧WAI 玲LING 志CHI 丽LAI 芳FONG 咏WING",
)
_TAIWANESE = (
    "陈CHEN 林LIN 黄HUANG 张CHANG 李LI 王WANG 吴WU 蔡TSAI 杨YANG 许HSU 郑CHENG 曾TSENG 赖LAI",
    "志CHIH 明MING 美MEI 惠HUI 雅YA 婷TING 家CHIA 豪HAO 俊CHUN 宏HUNG 淑SHU 芬FEN 建CHIEN 佩PEI",
)
_TRADITIONAL = str.maketrans(
    "陈黄张郑刘叶冯谢邓吴杨许赖国伟丽诗咏强俊志欣", "陳黃張鄭劉葉馮謝鄧吳楊許賴國偉麗詩詠強俊志欣"
)
_FAMILY = (
    *("SMITH", "JOHNSON", "MULLER", "ROSSI", "DUBOIS", "IVANOV", "TANAKA", "KIM", "NGUYEN"),
    *("GARCIA", "SILVA", "JANSSEN", "NOVAK", "HANSEN", "O'BRIEN", "MACDONALD", "LINDQVIST"),
    *("PAPADOPOULOS", "DE VRIES", "VAN DIJK", "AL-RASHID"),
)
_GIVEN = (
    *("ANNA MARIA", "JOHN", "PETER", "SOPHIE", "LUKAS", "ELENA", "DMITRY", "YUKI", "HYE-JIN"),
    *("MINH", "CARLOS", "INGRID", "THOMAS", "EMMA", "WILLIAM JAMES", "ANNA LENA", "KARIM"),
    *("JEAN-PIERRE", "MARY ANN"),
)
COUNTRIES = (
    ("USA", "840", "美国"),
    ("CAN", "124", "加拿大"),
    ("DEU", "276", "德国"),
    ("FRA", "250", "法国"),
    ("GBR", "826", "英国"),
    ("JPN", "392", "日本"),
    ("KOR", "410", "韩国"),
    ("RUS", "643", "俄罗斯"),
    ("AUS", "036", "澳大利亚"),
    ("ITA", "380", "意大利"),
    ("BRA", "076", "巴西"),
    ("SAU", "682", "沙特阿拉伯"),
    ("KAZ", "398", "哈萨克斯坦"),
    ("VNM", "704", "越南"),
)
_CHINESE_FORMS = (
    "安娜",
    "马丽亚",
    "约翰·史密斯",
    "彼得·米勒",
    "金慧珍",
    "田中由纪",
    "高罗佩",
    "白安娜",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Traveller:
    """Somebody who does not exist."""

    home: str
    """`hong_kong`, `macao`, `taiwan` or three letters of a country."""
    name: str | None
    """In simplified Chinese characters, as a reader gives it; `None` where they have none."""
    printed: str | None
    """As the card prints it, which may be in traditional characters."""
    surname: str
    given_names: str
    sex: str
    birth: date

    @property
    def latin(self) -> str:
        """``SURNAME, GIVEN NAMES``."""
        return f"{self.surname}, {self.given_names}"


def chinese(rolls: Random, home: str, *, traditional: bool = False) -> Traveller:
    """A resident of that place whose name is Chinese."""
    families, syllables = _TAIWANESE if home == "taiwan" else _CANTONESE
    family = rolls.choice(families.split())
    given = [rolls.choice(syllables.split()) for _ in range(1 if rolls.random() < 0.1 else 2)]
    joint = "-" if home == "taiwan" else " "
    name = family[0] + "".join(one[0] for one in given)
    return Traveller(
        home=home,
        name=name,
        printed=name.translate(_TRADITIONAL) if traditional else name,
        surname=family[1:],
        given_names=joint.join(one[1:] for one in given),
        sex=rolls.choice(("male", "female")),
        birth=_birth(rolls),
    )


def foreign(rolls: Random, home: str, *, with_chinese: bool) -> Traveller:
    """Somebody whose name is Latin, perhaps with a Chinese one beside it."""
    name = rolls.choice(_CHINESE_FORMS) if with_chinese else None
    return Traveller(
        home=home,
        name=name,
        printed=name,
        surname=rolls.choice(_FAMILY),
        given_names=rolls.choice(_GIVEN),
        sex=rolls.choice(("male", "female")),
        birth=_birth(rolls),
    )


def resident_number(rolls: Random, who: Traveller, region: str) -> str:
    """Eighteen characters built like a citizen's number, for six digits of a region."""
    sequence = rolls.randrange(0, 998, 2) + (1 if who.sex == "male" else 2)
    first17 = f"{region}{who.birth:%Y%m%d}{sequence:03d}"
    return first17 + check_digit(first17)


def _birth(rolls: Random) -> date:
    return date(1935, 1, 1) + timedelta(days=rolls.randrange(27_000))
