"""Invented people. Names are rolled from lists; no number is copied from anywhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tests.specimens.places import PLACES, Place
from tests.specimens.style import dice

if TYPE_CHECKING:
    from random import Random

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
FIRST_BIRTH, LAST_BIRTH = date(1900, 1, 1), date(2010, 12, 31)

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏"
    "吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万"
    "钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包"
)
DOUBLE_SURNAMES = ("欧阳", "司马", "上官", "诸葛", "司徒", "东方", "皇甫", "尉迟", "公孙", "令狐")
GIVEN_MALE = (
    "伟强磊军勇涛斌超明刚平辉鹏华飞波建国志文德福海山林祥荣贵根土木水生庆春金龙云峰东宇浩然子轩梓博睿"
    "俊杰凯旋振兴中正义仁礼信忠孝廉良才宝玉堂安邦定邦一鸣天翔"
)
GIVEN_FEMALE = (
    "芳娜敏静秀英丽娟艳霞玲桂兰红梅珍珠凤仙莲花香月淑贞惠琴玉翠菊爱银素云雪琳萍婷莹倩雯佳怡欣妍梓涵诗"
    "语嫣一诺思若曦可馨雅芝美华金招弟来妹阿春秋燕"
)
RARE = "鑫淼焱煊昀翊琰懿炜烨晖璐瑶珺钰"
_MINORITIES = {
    "65": (
        "维吾尔",
        ("买买提", "阿卜杜拉", "艾山", "古丽娜尔", "阿依古丽", "吐尔逊", "热依汗", "努尔麦麦提"),
        ("艾合买提", "热合曼", "卡德尔", "吾斯曼", "玉素甫", "阿布力孜", "图尔荪", "依明"),
    ),
    "54": (
        "藏",
        ("扎西", "卓玛", "次仁", "央金", "丹增", "白玛"),
        ("顿珠", "拉姆", "平措", "旺堆"),
    ),
}
_ETHNICITIES = (
    "满",
    "回",
    "壮",
    "苗",
    "土家",
    "彝",
    "蒙古",
    "布依",
    "朝鲜",
    "侗",
    "瑶",
    "白",
    "畲",
)
_ROADS = (
    "滨湖",
    "和平",
    "解放",
    "青年",
    "钟楼",
    "柳荫",
    "东风",
    "文昌",
    "桂花",
    "虹桥",
    "金山",
    "望江",
)
_ESTATES = ("花园", "新村", "小区", "家园", "公寓", "雅苑")
_VILLAGES = ("上坡", "石桥", "大湾", "李家", "杨柳", "后山", "西井", "三合")


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who does not exist."""

    name: str
    sex: str
    """`male` or `female`."""
    ethnicity: str
    """Without 族."""
    birth: date
    address: str
    id_number: str
    """Eighteen characters of GB 11643."""
    place: Place


def check_digit(first17: str) -> str:
    """The last character of an identity number (ISO 7064 MOD 11-2)."""
    total = sum(int(digit) * weight for digit, weight in zip(first17, _WEIGHTS, strict=True))
    return _CHECKS[total % 11]


def id_number(rolls: Random, place: Place, birth: date, sex: str) -> str:
    """A number for that place, day and sex; the seventeenth digit is odd for men."""
    sequence = rolls.randrange(0, 998, 2) + (1 if sex == "male" else 0)
    first17 = f"{place.code}{birth:%Y%m%d}{max(sequence, 1 + (sex != 'male')):03d}"
    return first17 + check_digit(first17)


def person(
    seed: object,
    *,
    sex: str | None = None,
    surname: str | None = None,
    born: tuple[date, date] = (FIRST_BIRTH, LAST_BIRTH),
    place: Place | None = None,
) -> Person:
    """A person rolled from `seed`; what is given is kept. `born` bounds the birth, inclusive."""
    rolls = dice("person", seed)
    sex = sex or rolls.choice(("male", "female"))
    place = place or rolls.choice(PLACES)
    birth = born[0] + timedelta(days=rolls.randrange((born[1] - born[0]).days + 1))
    ethnicity = "汉" if rolls.random() < 0.8 else rolls.choice(_ETHNICITIES)
    minority = _MINORITIES.get(place.code[:2])
    if minority and surname is None and rolls.random() < 0.6:
        ethnicity, given, family = minority
        name = f"{rolls.choice(given)}·{rolls.choice(family)}"
    else:
        name = _name(rolls, sex, surname)
    return Person(
        name=name,
        sex=sex,
        ethnicity=ethnicity,
        birth=birth,
        address=address(rolls, place),
        id_number=id_number(rolls, place, birth, sex),
        place=place,
    )


def invented_name(seed: object, *, sex: str, surname: str | None = None) -> str:
    """A name alone, for somebody whom a document only mentions."""
    return _name(dice("name", seed), sex, surname)


def address(rolls: Random, place: Place) -> str:
    """An address in that place: a street in districts, a village elsewhere."""
    if place.county.endswith(("区", "市")):
        where = f"{rolls.choice(_ROADS)}{rolls.choice(('路', '街', '巷', '大道', '一路'))}"
        where += f"{rolls.randrange(1, 999)}号"
        if rolls.random() < 0.7:
            if rolls.random() < 0.5:
                where += f"{rolls.choice(_ROADS)}{rolls.choice(_ESTATES)}"
            where += f"{rolls.randrange(1, 40)}{rolls.choice(('号楼', '幢', '栋'))}"
            where += f"{rolls.choice(('', '1单元', '2单元'))}{rolls.randrange(101, 2900)}室"
    else:
        where = f"{rolls.choice(_ROADS)}{rolls.choice(('镇', '乡'))}{rolls.choice(_VILLAGES)}村"
        where += f"{rolls.randrange(1, 16)}组{rolls.randrange(1, 200)}号"
    return place.full + where


def _name(rolls: Random, sex: str, surname: str | None) -> str:
    if surname is None:
        surname = rolls.choice(DOUBLE_SURNAMES) if rolls.random() < 0.06 else rolls.choice(SURNAMES)
    pool = GIVEN_MALE if sex == "male" else GIVEN_FEMALE
    given = "".join(rolls.choice(pool) for _ in range(1 if rolls.random() < 0.2 else 2))
    if rolls.random() < 0.08:
        given = given[:-1] + rolls.choice(RARE)
    return surname + given
