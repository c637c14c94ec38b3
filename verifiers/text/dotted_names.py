"""The dot between the parts of a name, as readers see it: one separator, ``·``, for all of them.

Papers print U+00B7 (GB 18030 A1A4; notice of twelve ministries on the dot in names of minorities,
2016). Readers often make it a point or a hyphen. In running text a point may as well be a comma
that was read badly, so it is taken for the dot only where the paper names a people whose names have
one, and two words without any other mark stand around it.
"""

from __future__ import annotations

import re

_HAN = "\u3400-\u9fff"
_PEOPLE = re.compile("维吾尔|哈萨克|柯尔克孜|塔吉克|乌孜别克|塔塔尔|俄罗斯族|藏族|蒙古族")
_WORDS = re.compile(rf"[{_HAN}·.-]+")
_TWO = re.compile(rf"([{_HAN}]{{1,12}})[.-]([{_HAN}]{{1,12}})")
_NO_PART = re.compile("[男女]|.*[一二三四五六七八九十族]")
"""A sex, a people, or what counts sections: the point after or before it is none of a name."""


def are_likely(text: str) -> bool:
    """Whether a paper with this `text` names a people whose names have dots."""
    return _PEOPLE.search(text) is not None


def dotted(text: str) -> str:
    """`text`, as long as it was, with ``·`` for a point or a hyphen between two Chinese words."""
    return _WORDS.sub(_dotted, text)


def _dotted(words: re.Match[str]) -> str:
    two = _TWO.fullmatch(words[0])
    if two is None or any(_NO_PART.fullmatch(part) for part in two.groups()):
        return words[0]
    return "·".join(two.groups())
