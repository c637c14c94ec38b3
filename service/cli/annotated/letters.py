"""Text on pictures: a font with Chinese characters if this machine has one, and lines that fit."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import ImageFont

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
FONTS = (
    ("wqy-microhei.ttc", 0),
    ("NotoSansCJK-Regular.ttc", 2),
    ("NotoSansCJKsc-Regular.otf", 0),
    ("NotoSansSC-Regular.otf", 0),
    ("SourceHanSansSC-Regular.otf", 0),
    ("DroidSansFallbackFull.ttf", 0),
    ("wqy-zenhei.ttc", 0),
    ("uming.ttc", 0),
    ("gbsn00lp.ttf", 0),
)
"""Files and which of their faces to take; the best to read on a screen first. Set-up brings the
first one along (1.6 MB, Apache License 2.0)."""

Font = ImageFont.FreeTypeFont | ImageFont.ImageFont

_PIECES = re.compile(r"[^\s⺀-鿿豈-﫿\U00020000-\U0003ffff　-〿＀-￯]+|.")
"""What a line is not broken inside of: a Latin word, or one Chinese character."""
_NOT_FIRST = frozenset("，。；：、！？）】》」』〉”’,.;:!?)]}%")
"""Characters that never begin a line."""


@cache
def file() -> tuple[str, int] | None:
    """The font to use: its path and face; `None` where no known one is here."""
    found = dict(_installed())
    return next(((found[name], face) for name, face in FONTS if name in found), None)


@lru_cache(maxsize=16)
def font(size: int) -> Font:
    """That font in a size of so many pixels; without one, Pillow's own, which is Latin alone."""
    known = file()
    if known is None:
        return ImageFont.load_default(size)
    # Raqm, where Pillow has it, fails on some control characters, and nothing here needs it.
    basic = ImageFont.Layout.BASIC
    return ImageFont.truetype(known[0], size, index=known[1], layout_engine=basic)


def width(text: str, size: int) -> int:
    """Pixels from the first to the last letter."""
    return round(font(size).getlength(text))


def lines(text: str, size: int, room: int) -> list[str]:
    """The text in lines of at most so many pixels; a longer word is broken."""
    done = [""]
    for piece in _broken(text, size, room):
        if piece == "\n":
            done.append("")
        elif width(done[-1] + piece, size) <= room or piece in _NOT_FIRST:
            done[-1] += piece
        else:
            done[-1] = done[-1].rstrip()
            done.append(piece.lstrip())
    return done


def _broken(text: str, size: int, room: int) -> Iterator[str]:
    for piece in re.findall(r"\n|" + _PIECES.pattern, text):
        if width(piece, size) <= room:
            yield piece
        else:
            yield from piece


def _installed() -> Iterator[tuple[str, str]]:
    wanted = {name for name, _ in FONTS}
    for folder in FOLDERS:
        for path in sorted(Path(folder).expanduser().rglob("*.[ot]t[cf]")):
            if path.name in wanted:
                yield path.name, str(path)
