"""Words as a reader may have seen them: a long one is known with one of its characters wrong."""

from __future__ import annotations

import re

_ANY = "[\u3400-\u9fff]"
_LONG = 4
"""Characters: a word so long is known even with one of them wrong."""


def misread(words: str, between: str = "") -> str:
    """A pattern for any of the `words` (parted by ``|``); a long one may have one wrong.

    `between` is the pattern of what may stand between two characters.
    """
    ways = []
    for word in words.split("|"):
        parts = [re.escape(character) for character in word]
        ways.append(between.join(parts))
        if len(word) >= _LONG:
            ways += [
                between.join((*parts[:place], _ANY, *parts[place + 1 :]))
                for place in range(len(word))
            ]
    return "|".join(ways)
