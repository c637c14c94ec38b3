"""One spelling for characters that mean the same.

``fold`` is what every rule of this package reads: NFKC (full width to half width, radicals to
characters), simplified characters, no white space, one middle dot, one bracket, one dash, straight
colons. It keeps where each character came from, so that a value found in folded text still has its
place on the page.
"""

from __future__ import annotations

import re
import unicodedata

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
        # A middle dot is folded first: NFKC would make some of its look-alikes vanish in spaces.
        for character in unicodedata.normalize("NFKC", original.translate(_SAME)).translate(_SAME):
            if unicodedata.category(character) not in _INVISIBLE:
                folded.append(character)
                places.append(place)
    return "".join(folded), tuple(places)


def compact(text: str) -> str:
    """`text` folded, where its places do not matter."""
    # Nearly all names are plain Chinese characters, in which nothing else is to be folded.
    return text.translate(_SAME) if _PLAIN.fullmatch(text) else fold(text)[0]
