"""Names in Latin letters as cards and permits print them: ``SMITH, JOHN PETER``.

A comma parts the surname from the given names; without it nobody can say where the surname ends,
so the parts stay unknown. Folding drops the spaces, which is why raw text is parsed here.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_WORD = r"[A-Z][A-Z'’`\-]*"
_WORDS = rf"{_WORD}(?: {_WORD})*"
_PARTED = re.compile(rf"({_WORDS}) ?[,，、.;] ?({_WORDS})\.?")
_WHOLE = re.compile(rf"{_WORDS}")
_FEWEST = 2
"""Letters of the shortest name."""


@dataclass(frozen=True, slots=True)
class LatinName:
    """One name; `surname` and `given_names` are `None` where no comma parts them."""

    whole: str
    """As printed, with one space between words and after the comma."""
    surname: str | None
    given_names: str | None


def parse(raw: str) -> LatinName | None:
    """The name that `raw` (as a reader saw it) spells in capitals, or `None`."""
    text = " ".join(unicodedata.normalize("NFKC", raw).split()).strip(" :-/")
    parted = _PARTED.fullmatch(text)
    if parted:
        surname, given = parted[1], parted[2]
        return LatinName(f"{surname}, {given}", surname, given)
    if _WHOLE.fullmatch(text) and len(text) >= _FEWEST:
        return LatinName(text, None, None)
    return None
