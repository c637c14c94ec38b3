"""How addresses begin: one doubtful character is put right where only one county fits.

An address names its divisions from the largest down; a municipality has no prefecture, and a county
may stand right after its province.

>>> proven("河南省商丘市雎县城关镇", {6: "睢睡"})
('河南省商丘市睢县城关镇', 6)
>>> proven("河南省商丘市睢县城关镇", {6: "雎"}) is None
True
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.text.divisions.tables import LONGEST, counties

if TYPE_CHECKING:
    from collections.abc import Mapping


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
    return next((end for end in range(most, 2, -1) if address[:end] in counties()), 0)


def is_county(place: str) -> bool:
    """Whether `place` is a county with all above it, and nothing else.

    >>> is_county("安徽省合肥市蜀山区"), is_county("安徽省合")
    (True, False)
    """
    return place in counties()
