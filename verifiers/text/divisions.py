"""How addresses begin: province, prefecture and county, today's and those since 1980 (GB/T 2260).

The divisions are those of `python-stdnum` (its table ``cn/loc``). An address names them from the
largest down; a municipality has no prefecture, and a county may stand right after its province.

>>> proven("河南省商丘市雎县城关镇", {6: "睢睡"})
('河南省商丘市睢县城关镇', 6)
>>> proven("河南省商丘市睢县城关镇", {6: "雎"}) is None
True
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from stdnum import numdb

from verifiers.text.normalise import compact

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_YEARS = re.compile(r"\[[-\d]*\]")
_HEADINGS = re.compile(r"市辖区|县|(?:省|自治区)?直辖.*|.*直辖县级.*")
"""Lines of the tables that group others and are in no address."""
LONGEST = 24
"""Characters: no beginning of an address is longer."""
_LONGEST_NAME = 15
"""Characters of one division."""
_SHORT = re.compile("(?:省|市|(?:维吾尔|壮族|回族)?自治区|特别行政区)$")
"""What an address may leave out of a province's name."""
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


def proven(address: str, doubts: Mapping[int, str]) -> tuple[str, int] | None:
    """`address` with one doubtful character put right, and its place.

    `doubts` holds, by place, what else a character may be. `None` unless exactly one of those
    makes the address begin with a county where it began with none, or with a larger division.
    What was misread may stand there twice, as in 略什地区略什市: then it is put right twice.
    """
    once = {
        address[:place] + other + address[place + 1 :]: place
        for place, others in doubts.items()
        for other in others
    }
    twice = {
        address[:LONGEST].replace(address[place], other) + address[LONGEST:]: place
        for place, others in doubts.items()
        for other in others
    }
    before = _county(address)
    for found in (once, twice):
        known = [(text, at) for text, at in found.items() if _county(text) > max(at, before)]
        if known:
            return known[0] if len(known) == 1 else None
    return None


def _county(address: str) -> int:
    """How many characters of `address` name a county and all above it; 0 where it names none."""
    most = min(len(address), LONGEST)
    return next((end for end in range(most, 2, -1) if address[:end] in _counties()), 0)


def misnamed(address: str) -> tuple[int, int] | None:
    """Where `address` names, before any county, a division that there is none of.

    Towns, roads and development areas may stand where a county is left out.

    >>> misnamed("新疆维吾尔自治区吐售番地区鄯善县")
    (8, 13)
    >>> misnamed("福建省厦门市联盟路7号")
    """
    at, names = _province(address)
    for _ in range(2 if names else 0):
        at = _after_heading(address, at)
        most = min(len(address), at + _LONGEST_NAME)
        end = next((end for end in range(most, at + 1, -1) if address[at:end] in names), None)
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
        address[end : end + size] in _names() for size in range(3, _LONGEST_NAME)
    )


def likely_meant(address: str, start: int, end: int) -> list[tuple[str, int]]:
    """`address` with each division that is misnamed by one character only, and its place.

    >>> likely_meant("新疆维吾尔自治区吐售番地区鄯善县", 8, 13)
    [('新疆维吾尔自治区吐鲁番地区鄯善县', 9)]
    """
    _, names = _province(address)
    found = []
    for name in sorted(names if start else {*_names(), *_provinces()}):
        if len(name) == end - start:
            apart = [at for at in range(len(name)) if name[at] != address[start + at]]
            if len(apart) == 1:
                found.append((address[:start] + name + address[end:], start + apart[0]))
    return found


def _province(address: str) -> tuple[int, frozenset[str]]:
    """Where the province that `address` begins with ends, and all that is below it.

    Where it begins with none, all divisions; of Hong Kong, Macao and Taiwan nothing is known.
    """
    at = next((len(name) for name in _provinces() if address.startswith(name)), 0)
    return at, _provinces()[address[:at]] if at else _names()


def is_county(place: str) -> bool:
    """Whether `place` is a county with all above it, and nothing else.

    >>> is_county("安徽省合肥市蜀山区"), is_county("安徽省合")
    (True, False)
    """
    return place in _counties()


def named(text: str) -> frozenset[str]:
    """The characters of all divisions that `text` names whole.

    >>> sorted(named("厦门市鹭江公证处"))
    ['厦', '市', '门']
    """
    found = (name for name in _stretches(text) if name in _names())
    return frozenset("".join(found))


def _stretches(text: str) -> Iterator[str]:
    """Whatever in `text` may be a division's whole name."""
    for start in range(len(text)):
        for end in range(start + 3, min(start + _LONGEST_NAME, len(text)) + 1):
            yield text[start:end]


def provinces(text: str) -> frozenset[str]:
    """The provinces of which `text` names a division that no other province has, today or before.

    >>> sorted(provinces("广州市荔湾区人民法院"))
    ['广东省']
    >>> sorted(provinces("鼓楼区人民法院"))
    []
    """
    return frozenset(_own_names()[name] for name in _stretches(text) if name in _own_names())


def is_autonomous(code: str) -> bool | None:
    """Whether a county, by its six digits, lies in an autonomous area; `None` if it is unknown."""
    table = numdb.get("cn/loc")
    found = [
        name
        for level in (code, f"{code[:4]}00")
        for _, given in table.info(level)
        for name in (given or {}).values()
    ]
    known = len(table.info(code)) > 1 and bool(table.info(code)[1][1])
    return any("自治" in name for name in found) if known else None


@cache
def _names() -> frozenset[str]:
    """Divisions by themselves; names of two characters are in too many words."""
    return frozenset(
        name
        for _, names in _tables()
        for some in names.values()
        for name in some
        if len(name) > 2  # noqa: PLR2004
    )


@cache
def _own_names() -> dict[str, str]:
    """The divisions of which no other province has one of that name, and their provinces."""
    found: dict[str, set[str]] = defaultdict(set)
    for province, names in _tables():
        for name in _names().intersection(chain.from_iterable(names.values())):
            found[name].add(province)
    return {name: next(iter(where)) for name, where in found.items() if len(where) == 1}


@cache
def _provinces() -> dict[str, frozenset[str]]:
    """All that is below each province, by its name, whole and in short, the longest name first."""
    found = {
        name: frozenset(chain.from_iterable(names.values())) if len(names) > 1 else frozenset()
        for province, names in _tables()
        for name in (province, _SHORT.sub("", province))
    }
    return dict(sorted(found.items(), key=lambda one: -len(one[0])))


@cache
def _counties() -> frozenset[str]:
    """All that an address may begin with, from the province down to the county."""
    return frozenset(
        f"{province}{above}{county}"
        for province, names in _tables()
        for code in names
        if not code.endswith("00")
        for county in names[code]
        for above in ("", *names.get(f"{code[:2]}00", ()))
    )


def _tables() -> Iterator[tuple[str, dict[str, list[str]]]]:
    """Each province, and the names that each code of four digits below it stands or stood for."""
    for _, _, _, province, below in numdb.get("cn/loc").prefixes:
        names: dict[str, list[str]] = defaultdict(list)
        for _, code, _, division, _ in below:
            for name in _YEARS.sub("", division.get("county", "")).split(","):
                if name and not _HEADINGS.fullmatch(name):
                    names[code].append(compact(name))
        yield compact(province["province"]), names
