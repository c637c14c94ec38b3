"""The Chinese words in papers' numbers: short names of offices, and the classes they count in.

川凉平江 in （2018）川凉平江证房字第66924号 stands for an office of 平江 in 凉山, 四川; 证 and 房
say what kind of paper it is. No register of them exists, but the office named elsewhere on the
paper holds every character of its short name, save the province's own and some cities'
(domain.md A.4, A.6).

>>> are_named("川凉平江证房字第号", ["四川省凉山彝族自治州平江公证处"])
True
>>> are_named("京平江证房字第号", ["四川省凉山彝族自治州平江公证处"])
False
>>> are_named("粤民初号之一", ["广州市荔湾区人民法院"])
True
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from verifiers.text.divisions import mentioned

if TYPE_CHECKING:
    from collections.abc import Sequence

_PROVINCES = dict(
    zip(
        "京津冀晋辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀黔贵云滇藏陕秦甘陇青宁新内蒙",
        ("北京", "天津", "河北", "山西", "辽宁", "吉林", "黑龙江", "上海", "江苏", "浙江", "安徽",
         "福建", "江西", "山东", "河南", "湖北", "湖南", "广东", "广西", "海南", "重庆", "四川",
         "四川", "贵州", "贵州", "云南", "云南", "西藏", "陕西", "陕西", "甘肃", "甘肃", "青海",
         "宁夏", "新疆", "内蒙古", "内蒙古"),
        strict=True,
    )
)  # fmt: skip
"""What each province is called in short."""
_CITIES = dict(
    zip(
        "洪筑穗榕鹭甬蓉邕并申汴瓯禅宁",
        ("南昌", "贵阳", "广州", "福州", "厦门", "宁波", "成都", "南宁", "太原", "上海", "开封",
         "温州", "佛山", "南京"),
        strict=True,
    )
)  # fmt: skip
"""Cities whose everyday short name is no character of their own: 赣洪 is Nanchang in Jiangxi."""
_CLASSES = frozenset(
    "年第号字之证公民内外经涉港澳台房产继承遗嘱赠委托声明亲属婚结离补发刑行政商知终初再执特监破保融"
    "一二三四五六七八九十户派出所注销死亡火化殡"
)
"""What numbers say besides an office. None of these looks so much like another of them, printed,
that one would be read for the other."""
_TOWN = re.compile(r"([\u4e00-\u9fff]{2,3})[市县]")
_OFFICE = re.compile(r"公证处|法院|派出所|公安|民政|政府|登记|街道|公社|委员会|殡仪馆|火葬场|殡葬")


def are_named(words: str, lines: Sequence[str]) -> bool:
    """Whether a line of print names an office that all characters of `words` can come from.

    Its province and its town may be named on other lines, as those in which somebody lives.
    """
    words = unproven(words)
    places = _called(lines).union(*(town for line in lines for town in _TOWN.findall(line)))
    offices = [line for line in lines if _OFFICE.search(line)]
    return not words or any(places.union(line).issuperset(words) for line in offices)


def closed(lines: Sequence[str]) -> frozenset[str]:
    """The characters that a misreading does not lead to: of closed lists, as the lines name them.

    They are what numbers say besides an office, and what provinces, prefectures and counties are
    called that the lines name. Two engines may see 略 for 喀 alike, but no place is called 略什市.
    """
    return _CLASSES.union(_called(lines), *(mentioned.named(one) for one in lines))


def _called(lines: Sequence[str]) -> set[str]:
    """What the provinces and cities that the lines name are called in short.

    A court of 广州市 hardly says that it is in 广东: who names the city has named the province.
    """
    above = [province for line in lines for province in mentioned.provinces(line)]
    known = (*_PROVINCES.items(), *_CITIES.items())
    return {short for short, name in known if any(name in one for one in (*lines, *above))}


def unproven(words: str) -> str:
    """The characters of `words` that say which office it is."""
    return "".join(one for one in words if one not in _CLASSES)
