"""Made-up lines of days and numbers, and of what stands around them on papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numpy.random import Generator

LAST_ROW = 38
HAN = [
    bytes((0xB0 + row, 0xA1 + column)).decode("gb2312")
    for row in range(39)
    for column in range(94 if row < LAST_ROW else 89)
]
"""The 3,755 commoner characters of GB 2312."""
COMMON = (
    "公证字第号民初特终京沪粤闽中信内外人院姓名性别男女出生日期签发机关有效期限至死亡时间注册成立营业执照统一"
    "社会信用代码"
)
MARKS = "，。、；：:/《》·"
NUMERALS = "〇一二三四五六七八九"
ZEROS = "〇〇〇〇○○OＯ零"
PROVINCES = "京沪粤闽浙苏川渝鲁豫鄂湘"
LONG = 34
"""Characters of a line, at least."""
_MARKS, _COMMON = 0.12, 0.4
"""Shares of what stands around numbers: marks, and up to where common words go."""
_WITH_LABELS, _WIDE = 0.6, 0.75
"""The same of days in Arabic digits: with 年月日, and with room round those."""


def happens(dice: Generator, share: float) -> bool:
    """Whether it does this time, if it does so often."""
    return bool(dice.random() < share)


def text_of(dice: Generator) -> str:
    """A line of characters: days, numbers, and what stands around them."""
    pieces = []
    length = 0
    while length < LONG:
        piece = _PIECES[int(dice.choice(len(_PIECES), p=_SHARES))](dice)
        pieces.append(piece)
        length += len(piece)
        if happens(dice, 0.5):
            context = "".join(_han(dice) for _ in range(dice.integers(1, 6)))
            pieces.append(context)
            length += len(context)
    return "".join(pieces)


def _han(dice: Generator) -> str:
    roll = dice.random()
    if roll < _MARKS:
        return str(dice.choice(list(MARKS)))
    return str(dice.choice(list(COMMON))) if roll < _COMMON else HAN[dice.integers(len(HAN))]


def _digits(dice: Generator, count: int) -> str:
    return "".join(str(one) for one in dice.integers(0, 10, count))


def _chinese_day(dice: Generator) -> str:
    zero = str(dice.choice(list(ZEROS)))
    year = "".join(NUMERALS[one] for one in dice.integers(0, 10, 4))
    if happens(dice, 0.7):
        year = ("二〇" if happens(dice, 0.8) else "一九") + year[2:]
    return f"{year.replace('〇', zero)}年{_count(dice, 13)}月{_count(dice, 32)}日"


def _count(dice: Generator, below: int) -> str:
    tens, ones = divmod(int(dice.integers(1, below)), 10)
    text = (NUMERALS[tens] if tens > 1 else "") + ("十" if tens else "")
    if tens > 1 and happens(dice, 0.25):
        text = "廿卅"[tens - 2]
    return text + (NUMERALS[ones] if ones else "")


def _mixed_numerals(dice: Generator) -> str:
    chosen = list(NUMERALS + "十十廿卅零年月日号第字〇")
    return "".join(dice.choice(chosen, dice.integers(3, 10)))


def _arabic_day(dice: Generator) -> str:
    year = _digits(dice, 4) if happens(dice, 0.3) else str(dice.integers(1920, 2040))
    month, day = int(dice.integers(1, 13)), int(dice.integers(1, 32))
    wide = ":02d" if happens(dice, 0.5) else ""
    two = [f"{one:02d}" if wide else str(one) for one in (month, day)]
    roll = dice.random()
    if roll < _WITH_LABELS:
        return f"{year}年{two[0]}月{two[1]}日"
    if roll < _WIDE:
        return f"{year} 年 {two[0]} 月 {two[1]} 日"
    dot = str(dice.choice([".", "-", ".", " "]))
    return f"{year}{dot}{month:02d}{dot}{day:02d}"


def _certificate(dice: Generator) -> str:
    left, right = [("（", "）"), ("(", ")"), ("〔", "〕"), ("[", "]")][int(dice.integers(4))]
    year = str(dice.integers(1985, 2030)) if happens(dice, 0.7) else _digits(dice, 4)
    middle = "".join(_han(dice) for _ in range(dice.integers(1, 6)))
    number = _digits(dice, int(dice.integers(1, 8)))
    if happens(dice, 0.3):
        court = str(dice.choice(list(PROVINCES))) + _digits(dice, int(dice.integers(2, 5)))
        return f"{left}{year}{right}{court}民{dice.choice(list('初特终再'))}{number}号"
    return f"{left}{year}{right}{middle}字第{number}号"


def _number(dice: Generator) -> str:
    count = int(dice.choice([3, 6, 8, 10, 15, 17, 18, 18]))
    last = "X" if happens(dice, 0.3) else ""
    return _digits(dice, count - len(last)) + last


def _code(dice: Generator) -> str:
    alphabet = list("0123456789" * 2 + "ABCDEFGHJKLMNPQRSTUVWXYZ")
    return "".join(dice.choice(alphabet, dice.integers(4, 19)))


def _dashed(dice: Generator) -> str:
    return "-".join(_digits(dice, int(dice.integers(2, 7))) for _ in range(dice.integers(2, 4)))


_PIECES = (_chinese_day, _mixed_numerals, _arabic_day, _certificate, _number, _code, _dashed)
_SHARES = (0.24, 0.12, 0.2, 0.16, 0.12, 0.12, 0.04)
