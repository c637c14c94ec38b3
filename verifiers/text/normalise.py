"""One spelling for characters that mean the same.

``fold`` is what every rule of this package reads: NFKC (full width to half width, radicals to
characters), simplified characters, no white space, one middle dot, one bracket, one dash, straight
colons. It keeps where each character came from, so that a value found in folded text still has its
place on the page.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from verifiers.text.simplified import SIMPLIFIED

_SAME = SIMPLIFIED | str.maketrans(
    {
        "〔": "(", "【": "(", "[": "(", "〖": "(", "{": "(",
        "〕": ")", "】": ")", "]": ")", "〗": ")", "}": ")",
        "•": "·", "‧": "·", "・": "·", "･": "·", "●": "·", "∙": "·", "⋅": "·",
        "—": "-", "–": "-", "－": "-", "―": "-", "‐": "-", "‑": "-", "−": "-", "~": "-", "〜": "-",
        "︰": ":", "∶": ":", "꞉": ":",
        "﹑": "、", "､": "、", "｡": "。",
        "＜": "<", "〈": "《", "〉": "》",
    }
)  # fmt: skip
_PLAIN = re.compile("[0-9A-Za-z\u4e00-\u9fff]+")
_INVISIBLE = frozenset({"Cf", "Cc", "Zs", "Zl", "Zp"})


def fold(text: str) -> tuple[str, tuple[int, ...]]:
    """The folded text, and for each of its characters the index in `text` it came from."""
    folded: list[str] = []
    places: list[int] = []
    for place, original in enumerate(text):
        for character in _folded(original):
            folded.append(character)
            places.append(place)
    return "".join(folded), tuple(places)


@lru_cache(maxsize=8192)
def _folded(original: str) -> str:
    """What one character is folded to: nothing, or one or more characters."""
    # A middle dot is folded first: NFKC would make some of its look-alikes vanish in spaces.
    plain = unicodedata.normalize("NFKC", original.translate(_SAME)).translate(_SAME)
    return "".join(one for one in plain if unicodedata.category(one) not in _INVISIBLE)


def compact(text: str) -> str:
    """`text` folded, where its places do not matter."""
    # Nearly all names are plain Chinese characters, in which nothing else is to be folded.
    return text.translate(_SAME) if _PLAIN.fullmatch(text) else "".join(map(_folded, text))
