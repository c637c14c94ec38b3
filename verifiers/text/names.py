"""Names of people: one spelling, comparison, and the shape of a Chinese name."""

from __future__ import annotations

import re

from verifiers.text.normalise import compact
from verifiers.text.surnames import begins_with_surname

HAN = "\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0002ebef"
"""Chinese characters, with the extensions that rare names need, as the inside of a regex class."""
_SHAPE = re.compile(rf"[{HAN}]{{2,6}}|[{HAN}]{{1,12}}(?:·[{HAN}]{{1,12}}){{1,4}}")
_HYPHEN = re.compile(rf"(?<=[{HAN}])[-_](?=[{HAN}])")
"""What readers make of the dot between the names of minorities; no Chinese name has a hyphen."""


def normalise(name: str) -> str:
    """`name` with half-width letters, without spaces, with ``·`` for every kind of middle dot."""
    dotted = _HYPHEN.sub("·", compact(name).replace(".", "·"))
    return dotted.strip("·:,、。-_'\"`")


def same(one: str, other: str) -> bool:
    """Whether two spellings are the same name; the dots of minority names do not count."""
    left, right = (normalise(name).replace("·", "").casefold() for name in (one, other))
    return left == right != ""


def is_name(text: str) -> bool:
    """Whether `text` has the shape of a name as an identity card prints it."""
    return _SHAPE.fullmatch(text) is not None


def is_likely_name(text: str) -> bool:
    """Whether `text` is very probably a name: two to four characters after a known surname."""
    if "·" in text:
        return is_name(text)
    return 2 <= len(text) <= 4 and is_name(text) and begins_with_surname(text)  # noqa: PLR2004
