"""Names of people: one spelling, comparison, and the shape of a Chinese name."""

from __future__ import annotations

import re

from verifiers.text import pinyin
from verifiers.text.normalise import compact
from verifiers.text.surnames import begins_with_surname

HAN = "\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0002ebef"
"""Chinese characters, with the extensions that rare names need, as the inside of a regex class."""
_PLAIN = re.compile("[\u4e00-\u9fff]*")
_SHAPE = re.compile(rf"[{HAN}]{{2,6}}|[{HAN}]{{1,12}}(?:·[{HAN}]{{1,12}}){{1,4}}")
_HYPHEN = re.compile(rf"(?<=[{HAN}])[-_](?=[{HAN}])")
"""What readers make of the dot between the names of minorities; no Chinese name has a hyphen."""

_VARIANTS = str.maketrans(
    "昇陞鉅珮祐於乾甯鍾锺谿脩鎔彊姸菓逹峯羣喆恆啓勳鳯",
    "升升巨佩佑于干宁钟钟溪修熔强妍果达峰群哲恒启勋凤",
)
"""Forms that are characters of their own today, and that papers from elsewhere print for others."""
_OF_FORMS = re.compile(
    "(?:居|村|公)民|死者|患者|证件|身份证|号码|签名|姓名|性别|民族|住址|地址|电话|类别|日期"
    "|专用|核对|复印|无效|仅供|使用"
)
"""What forms print where a name is left blank, or beside it, and what is stamped across it; no name
is or holds such a word."""
_LATIN = re.compile(r"[A-Za-zÀ-ɏ ,.'’`\-]+")


def normalise(name: str) -> str:
    """`name` with half-width letters, without spaces, with ``·`` for every kind of middle dot."""
    dotted = _HYPHEN.sub("·", compact(name).replace(".", "·"))
    return dotted.strip("·:,、。-_'\"`")


def key(name: str) -> str:
    """What all spellings of one name have in common, to group them by."""
    if _PLAIN.fullmatch(name):
        # Nearly every name: it has no dots, letters or marks in which spellings differ.
        return compact(name)
    return normalise(name).replace("·", "").casefold()


def same(one: str, other: str) -> bool:
    """Whether two spellings are the same name; the dots of minority names do not count."""
    return key(one) == key(other) != ""


def may_be_same(one: str, other: str) -> bool:
    """Whether nothing shows that two spellings are different names.

    Beyond `same`: variant characters, and Latin letters beside the Chinese name that they spell or
    beside the same words in another order.
    """
    if same(one, other):
        return True
    if not one or not other:
        return False
    left, right = (bool(_LATIN.fullmatch(name)) for name in (one, other))
    if left and right:
        return sorted(_words(one)) == sorted(_words(other))
    if left or right:
        latin, chinese = (one, other) if left else (other, one)
        return pinyin.spells(latin, normalise(chinese)) is not False
    return same(one.translate(_VARIANTS), other.translate(_VARIANTS))


def _words(latin: str) -> list[str]:
    return re.findall("[^ ,.'’`-]+", latin.upper())


def is_name(text: str) -> bool:
    """Whether `text` has the shape of a name as an identity card prints it."""
    return _SHAPE.fullmatch(text) is not None


def is_of_forms(text: str) -> bool:
    """Whether `text`, though it has the shape of a name, holds a word that forms print.

    >>> is_of_forms("身份证件"), is_of_forms("林秀英")
    (True, False)
    """
    return _OF_FORMS.search(text) is not None


def is_likely_name(text: str) -> bool:
    """Whether `text` is very probably a name: two to four characters after a known surname."""
    if "·" in text:
        return is_name(text)
    return 2 <= len(text) <= 4 and is_name(text) and begins_with_surname(text)  # noqa: PLR2004
