"""Identity cards that are not the usual one: temporary ones, and those of the first generation.

A temporary card 临时居民身份证 says so in its title and holds three months.
Cards of the first generation stopped being valid on 2013-01-01 (居民身份证法 Art 23): they print
a number of fifteen digits after 编号 and the day of issue, where later ones print neither.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from verifiers.layout.labels import misread
from verifiers.layout.values import read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verifiers.layout.passage import Passage
    from verifiers.model import Field

NAME = "card_type"
TEMPORARY, FIRST_GENERATION = "temporary", "first_generation"
_TEMPORARY = re.compile(r"临时居?民?身份证|.时居民身份证|临.居民身份证")
_NUMBERED = re.compile(rf"编号[^\u4e00-\u9fff]{{0,3}}\d{{15}}(?!\d)|(?:{misread('签发日期')})")
_LATER = re.compile(misread("公民身份号码|签发机关"))


def card_type(rows: Sequence[Passage]) -> tuple[Field, ...]:
    """The field `card_type` of a card that is not the usual one; of others nothing."""
    solid = [row.solid() for row in rows]
    later = any(_LATER.search(row.text) for row in solid)
    for row in solid:
        for pattern, value in ((_TEMPORARY, TEMPORARY), (_NUMBERED, FIRST_GENERATION)):
            match = pattern.search(row.text)
            if match and not (later and value == FIRST_GENERATION):
                return (read(NAME, value, row.span(*match.span())),)
    return ()
