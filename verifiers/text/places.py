"""Shapes of addresses and of the offices that issue identity cards."""

from __future__ import annotations

import re

_AUTHORITY = re.compile(
    r"(?:中华人民共和国)?(?:公安部|国家)(?:出入境|移民)管理局|中华人民共和国公安部"
    r"|[\u4e00-\u9fff]{2,12}公安(?:局|厅)?出入境管理(?:局|处)|"
    r"[\u4e00-\u9fff]{2,20}公安(?:局|厅|处)(?:[\u4e00-\u9fff]{1,14}?(?:分局|公安处|公安局))?"
)
_PROVINCE = re.compile(
    r"(?:河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州"
    r"|云南|陕西|甘肃|青海|台湾)省|(?:内蒙古|西藏|广西壮族|宁夏回族|新疆维吾尔)自治区"
    r"|(?:北京|天津|上海|重庆)市|(?:香港|澳门)特别行政区"
)
_NAMED = re.compile(r"[\u4e00-\u9fff]{1,5}(?:省|自治区)")
_ADDRESS = re.compile(
    r"省|市|县|区|旗|州|盟|镇|乡|村|街|路|巷|弄|组|号|室|栋|幢|楼|单元|屯|社区|胡同|院|队|苏木|嘎查"
)
_ANOTHER = re.compile(r"\d{11}|身份证|号码")
_ANY_PROVINCE = re.compile(
    "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南"
    "|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门"
)
_AMID = re.compile("[号室幢栋弄]|单元")
_HOLE = re.compile("[省市县区镇乡路街道巷](?:[号室幢栋]|单元)|(?:[幢栋层]|单元)室")
"""Between them a number was not read."""
_HOUSE = re.compile(r"\d|[号室组户村楼栋幢院弄里庄屯厂店苑园寓舍厦队社街路巷道镇乡旗县区市]$")

_LAST = re.compile(
    r"[号室户楼栋幢元层座组村屯队院区园苑寓厦街路道巷里弄坊段镇乡场站厂店校内旁侧上下东西南北中角口庄寨营社沟湾坪"
    r"嘎查\dA-Za-z)）]$"
)
"""What addresses end with."""

_STAMPED = re.compile(
    r"(?<=[号室户楼栋幢元组村屯队\d])[^号室户楼栋幢元组村屯队\d]{0,2}"
    r"(?:与?原件|仅[供限]|复印|他用|无效|核对|使用|相符|无误)"
)


def without_stamp(text: str) -> str:
    """An address up to a stamp that begins where it ends, and was read as a part of its line."""
    stamped = _STAMPED.search(text)
    return text[: stamped.start()] if stamped else text


def begins_with_province(text: str) -> bool:
    """Whether `text` begins with the name of a province."""
    return _ANY_PROVINCE.match(text) is not None


def is_stray(text: str) -> bool:
    """Whether `text` is one character that neither is a digit nor ends the name of a place."""
    return len(text) == 1 and not text.isdecimal() and not looks_like_address(text)


def find_authority(text: str) -> tuple[int, int] | None:
    """Where in (folded) `text` the name of an issuing public security office stands."""
    match = _AUTHORITY.search(text)
    return match.span() if match else None


def looks_like_address(text: str) -> bool:
    """Whether `text` holds a word that addresses are made of, and neither label nor long number."""
    return _ADDRESS.search(text) is not None and _ANOTHER.search(text) is None


def is_whole_address(text: str) -> bool:
    """Whether `text` looks like an address of which nothing shows that a part was not read.

    What only follows a number follows one; it has a number, or ends in what places are called.
    """
    holed = _AMID.match(text) or _HOLE.search(text)
    return not holed and looks_like_address(text) and _HOUSE.search(text) is not None


def may_end(text: str) -> bool:
    """Whether an address may end as `text` does."""
    return _LAST.search(text) is not None


def begins_like_a_place(text: str) -> bool:
    """Whether `text` begins with a province as it is named in full, or with no province at all."""
    return _PROVINCE.match(text) is not None or _NAMED.match(text) is None
