"""What an address names where a division must stand, and there is none of that name."""

from __future__ import annotations

import re

from verifiers.text.divisions.tables import LONGEST_NAME, names, provinces

_CALLED = re.compile(
    r"[^镇乡村街路道巷弄号\d()]{1,11}?(?:省|自治区|市(?![场民政])|自治州|地区|县|旗|区)(?![路街巷道镇乡村弄])"
)
"""What may be meant for a division."""
_ABOVE = re.compile("省|自治区|自治州|地区")
"""What divisions above a county are called, and nothing else is."""
_NO_DIVISION = re.compile(
    "[新特发范高园验理林矿牧垦郊城作税业假景小社校库灶厂院营片街东南西北中老]区$"
)
"""Areas that are none: 开发区, 社区, 花园东区."""
_HEADING = re.compile(r"(?:市?市辖区|市?县(?=.{1,5}县)|(?:省|自治区)?直辖县级行政(?:区划|单位))?")
"""Headings of the tables that some registers print all the same: 重庆市市辖区渝中区."""
_LONGEST_COUNTY = 6
"""Characters of what is meant for a county, unless it is an autonomous one."""


def misnamed(address: str) -> tuple[int, int] | None:
    """Where `address` names, before any county, a division that there is none of.

    Towns, roads and development areas may stand where a county is left out.

    >>> misnamed("新疆维吾尔自治区吐售番地区鄯善县")
    (8, 13)
    >>> misnamed("福建省厦门市联盟路7号")
    """
    at, below = _province(address)
    for _ in range(2 if below else 0):
        at = _after_heading(address, at)
        most = min(len(address), at + LONGEST_NAME)
        end = next((end for end in range(most, at + 1, -1) if address[at:end] in below), None)
        if end is None:
            break
        at, above = end, at
        if address[above:at][-1] in "县旗区" and not _ABOVE.search(address[above:at]):
            return None
    else:
        return None
    called = _CALLED.match(address, at)
    if called is None or _NO_DIVISION.search(called[0]):
        return None
    long = len(called[0]) > _LONGEST_COUNTY and "自治" not in called[0]
    return None if long else called.span()


def _after_heading(address: str, at: int) -> int:
    heading = _HEADING.match(address, at)
    return heading.end() if heading else at


def is_above_county(address: str, start: int, end: int) -> bool:
    """Whether what is misnamed there can only be meant for a division above the county."""
    return bool(_ABOVE.search(address[start:end])) or any(
        address[end : end + size] in names() for size in range(3, LONGEST_NAME)
    )


def likely_meant(address: str, start: int, end: int) -> list[tuple[str, int]]:
    """`address` with each division that is misnamed by one character only, and its place.

    >>> likely_meant("新疆维吾尔自治区吐售番地区鄯善县", 8, 13)
    [('新疆维吾尔自治区吐鲁番地区鄯善县', 9)]
    """
    _, below = _province(address)
    found = []
    for name in sorted(below if start else {*names(), *provinces()}):
        if len(name) == end - start:
            apart = [at for at in range(len(name)) if name[at] != address[start + at]]
            if len(apart) == 1:
                found.append((address[:start] + name + address[end:], start + apart[0]))
    return found


def _province(address: str) -> tuple[int, frozenset[str]]:
    """Where the province that `address` begins with ends, and all that is below it.

    Where it begins with none, all divisions; of Hong Kong, Macao and Taiwan nothing is known.
    """
    at = next((len(name) for name in provinces() if address.startswith(name)), 0)
    return at, provinces()[address[:at]] if at else names()
