"""The client's name of a file, made fit for showing. It is never used as a path."""

from __future__ import annotations

import unicodedata

LONGEST = 120
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
"""Control, direction, surrogate, private and unassigned characters: what could mislead the eye."""


def display_name(given: str) -> str:
    """The last part of `given`, NFC, visible characters only, at most `LONGEST` of them."""
    last = given.replace("\\", "/").rsplit("/", 1)[-1]
    seen = "".join(
        character
        for character in unicodedata.normalize("NFC", last)
        if unicodedata.category(character) not in _HIDDEN
    )
    return seen.strip(" .")[:LONGEST] or "document"
