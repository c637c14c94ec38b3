"""What is stamped or written across a paper and is no part of it: a purpose, a warning, a mark."""

from __future__ import annotations

import re

_MARK = re.compile(
    r"样本|样张|示例|(?:样本)?SPECIMEN(?:样本)?"
    r"|\D{0,6}(?:仅供|仅限|只供)[^,。:]{0,20}[,。]?(?:他用无效)?"
    r"|[^,。:]{0,8}(?:复印无效|他用无效|再次复印)[^,。]{0,4}"
    r"|[^,。:]{0,6}与?(?:原件|原本)(?:核对)?(?:无误|一致|相符)[^,。:]{0,4}|核对专用章|原件已核"
    r"|[仅供店铺过户使用]{3,}",
    re.IGNORECASE,
)
_OF_MARKS = "仅供限办理店铺过户使用他无效再次复印此件之本业务核对原与一致相符专章误继承转让只"
_PIECE = re.compile(rf"[{_OF_MARKS}]{{3,}}[,。]?")
_LETTERS = frozenset(f"{_OF_MARKS},。")
_FEWEST = 2


def is_mark(text: str) -> bool:
    """Whether `text` is nothing else, whole."""
    return _MARK.fullmatch(text) is not None


def is_cut_from_mark(text: str) -> bool:
    """Whether it is a piece of one; of a line that stands as level as the text it may be text."""
    return _PIECE.fullmatch(text) is not None


def is_piece_of_mark(text: str) -> bool:
    """Whether these few characters are only such as purposes and warnings are made of.

    Running text may hold them as well: it is for whoever knows that none can stand here.
    """
    return len(text) >= _FEWEST and set(text) <= _LETTERS


def is_character_of_mark(text: str) -> bool:
    """Whether this is one of those characters, alone: marks are often set wide."""
    return len(text) == 1 and text in _LETTERS
