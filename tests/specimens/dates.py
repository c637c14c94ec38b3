"""Days as Chinese papers print them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

ZEROS = "〇○ＯO零"
"""Every character that offices use for zero: U+3007, U+25CB, U+FF2F, Latin O and 零."""
_DIGITS = "〇一二三四五六七八九"


def arabic(day: date) -> str:
    """2019年5月20日."""
    return f"{day.year}年{day.month}月{day.day}日"


def chinese(day: date, zero: str = "〇", *, short_twenty: bool = False) -> str:
    """二〇一九年五月二十日; with `short_twenty`, 廿 for twenty."""
    year = "".join(_DIGITS[int(digit)] for digit in str(day.year)).replace("〇", zero)
    numeral = _count(day.day)
    if short_twenty and numeral.startswith("二十"):
        numeral = "廿" + numeral[2:]
    return f"{year}年{_count(day.month)}月{numeral}日"


def _count(number: int) -> str:
    tens, ones = divmod(number, 10)
    text = ("" if tens < 2 else _DIGITS[tens]) + ("十" if tens else "")
    return text + (_DIGITS[ones] if ones else "")
