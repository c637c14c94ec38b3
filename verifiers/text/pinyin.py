"""Chinese names in Latin letters, as passports of the People's Republic spell them.

A character may be read in several ways, surnames in ways of their own (单 SHAN, 解 XIE, 万俟 MOQI),
and ü is written YU, V or U, as the years and the offices had it. Names of minorities with a dot are
spelt from their own language, so that their letters tell nothing of the characters.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LONGEST_SURNAME = 2


def spells(latin: str, chinese: str) -> bool | None:
    """Whether the letters can be the characters' pinyin, surname first or last; `None` unknown.

    >>> spells("LYU XIULAN", "吕秀兰"), spells("LIN XIUYING", "陈秀英")
    (True, False)
    """
    letters = _letters(latin)
    readings = _readings(chinese)
    if not letters or not readings:
        return None
    orders = [readings] + [
        readings[cut:] + readings[:cut]
        for cut in range(1, min(_LONGEST_SURNAME, len(readings)) + 1)
    ]
    return any(re.fullmatch("".join(order), letters) for order in orders)


def _letters(latin: str) -> str:
    """Capitals alone; ü as V, other marks dropped."""
    plain = latin.upper().replace("Ü", "V")
    return re.sub("[^A-Z]", "", unicodedata.normalize("NFKD", plain))


@lru_cache(maxsize=1024)
def _readings(chinese: str) -> tuple[str, ...]:
    """For each character a group of its spellings; empty where they are not all known."""
    from pypinyin import Style, pinyin  # noqa: PLC0415 - its dictionary is large and rarely needed

    if "·" in chinese:
        return ()
    found = pinyin(chinese, style=Style.NORMAL, heteronym=True, errors="ignore")
    if len(found) != len(chinese):
        return ()
    forms = ({form for one in readings for form in _forms(one.upper())} for readings in found)
    return tuple(f"(?:{'|'.join(sorted(spellings))})" for spellings in forms)


def _forms(reading: str) -> set[str]:
    """The ways to write ü: 吕 LYU, LV or LU; 略 LYUE, LVE or LUE."""
    return {reading.replace("V", way) for way in ("YU", "V", "U")}
