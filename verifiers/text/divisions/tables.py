"""The divisions of China, from the province down to the county: today's and those since 1980.

They are those of GB/T 2260 as `python-stdnum` has them (its table ``cn/loc``).
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
    from collections.abc import Iterator


_YEARS = re.compile(r"\[[-\d]*\]")
_HEADINGS = re.compile(r"市辖区|县|(?:省|自治区)?直辖.*|.*直辖县级.*")
"""Lines of the tables that group others and are in no address."""
LONGEST = 24
"""Characters: no beginning of an address, down to its county, is longer."""
LONGEST_NAME = 15
"""Characters of one division."""
_SHORT = re.compile("(?:省|市|(?:维吾尔|壮族|回族)?自治区|特别行政区)$")
"""What an address may leave out of a province's name."""


@cache
def names() -> frozenset[str]:
    """Divisions by themselves; names of two characters are in too many words."""
    return frozenset(
        name
        for _, below in _tables()
        for some in below.values()
        for name in some
        if len(name) > 2  # noqa: PLR2004
    )


@cache
def own_names() -> dict[str, str]:
    """The divisions of which no other province has one of that name, and their provinces."""
    found: dict[str, set[str]] = defaultdict(set)
    for province, below in _tables():
        for name in names().intersection(chain.from_iterable(below.values())):
            found[name].add(province)
    return {name: next(iter(where)) for name, where in found.items() if len(where) == 1}


@cache
def provinces() -> dict[str, frozenset[str]]:
    """All that is below each province, by its name, whole and in short, the longest name first."""
    found = {
        name: frozenset(chain.from_iterable(below.values())) if len(below) > 1 else frozenset()
        for province, below in _tables()
        for name in (province, _SHORT.sub("", province))
    }
    return dict(sorted(found.items(), key=lambda one: -len(one[0])))


@cache
def counties() -> frozenset[str]:
    """All that an address may begin with, from the province down to the county."""
    return frozenset(
        f"{province}{above}{county}"
        for province, below in _tables()
        for code in below
        if not code.endswith("00")
        for county in below[code]
        for above in ("", *below.get(f"{code[:2]}00", ()))
    )


@cache
def districts(city: str) -> frozenset[str]:
    """What lies right below a city or prefecture, without 区, 县 or 市, as its police call it.

    >>> "涧西" in districts("洛阳市")
    True
    """
    below = (county.partition(city)[2] for county in counties())
    return frozenset(name[:-1] for name in below if len(name) > 2)  # noqa: PLR2004


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


def _tables() -> Iterator[tuple[str, dict[str, list[str]]]]:
    """Each province, and the names that each code of four digits below it stands or stood for."""
    for _, _, _, province, below in numdb.get("cn/loc").prefixes:
        found: dict[str, list[str]] = defaultdict(list)
        for _, code, _, division, _ in below:
            for name in _YEARS.sub("", division.get("county", "")).split(","):
                if name and not _HEADINGS.fullmatch(name):
                    found[code].append(compact(name))
        yield compact(province["province"]), found
