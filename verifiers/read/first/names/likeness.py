"""What closer looks see of a name: the same, another that may be meant, or a part of it."""

from __future__ import annotations

import re

from verifiers.text import names
from verifiers.text.given_names import may_be_given, may_go_on
from verifiers.text.names_by_sound import begins_by_sound
from verifiers.text.normalise import compact
from verifiers.text.simplified import SIMPLIFIED
from verifiers.text.surnames import length_of_surname, may_begin_with_surname

SHORT = 2
"""Characters of a name that would have three, had its first not been lost."""
_MOST_LOST = 2
"""Characters of a name that a mark may hide at one of its ends."""
_NO_LETTER = re.compile(f"[^{names.HAN}A-Z]")
_LABEL = re.compile(
    r"\s*(?:姓?\s*名|持\s*证\s*人|(?:法\s*定\s*)?代\s*表\s*人|经\s*营\s*者|负\s*责\s*人)[:：\s]*"
)
"""Who looks at what precedes a name may see its label there, or a part of it."""


def letters(said: str) -> str:
    """The characters that names are compared by."""
    return _NO_LETTER.sub("", compact(said))


def without_label(said: str) -> str:
    """What a look saw, without the label before it."""
    label = _LABEL.match(said)
    return said[label.end() :] if label else said


def begins_as_names_do(name: str) -> bool:
    """Whether it begins as names do, those of peoples who bear no surname among them."""
    return may_begin_with_surname(name) or begins_by_sound(name)


def may_be_name(said: str) -> bool:
    """Whether nothing shows that this is no name: how it begins, or a word that no name has."""
    name = letters(said)
    if name.isascii() or "·" in names.normalise(said):
        return bool(name)
    return begins_as_names_do(name) and may_be_given(name)


def is_half(raw: str, name: str) -> bool:
    """Whether half of a name or more was read alike."""
    same = sum(one == other for one, other in zip(letters(raw), letters(name), strict=False))
    return 2 * same >= len(letters(name))


def is_part(piece: str, name: str) -> bool:
    """Whether a look that is sure of all it sees saw a name without its last characters."""
    return SHORT <= len(piece) < len(name) and name.startswith(piece)


def has_more(name: str, like: str, *, beside: bool) -> bool:
    """Whether a name is the one it may stand for, and a character between two of its own.

    Where print stands `beside` it, that may be one or two characters before it or behind it.
    """
    if not names.is_likely_name(name):
        return False
    if any(name[:at] + name[at + 1 :] == like for at in range(1, len(name) - 1)):
        return True
    more = len(name) - len(like)
    ends = {name[len(like) :]} if name.startswith(like) else set()
    ends |= {name[:more]} if name.endswith(like) else set()
    return beside and 0 < more <= _MOST_LOST and any(map(may_go_on, ends))


def may_be_meant(said: str, *, like: str) -> bool:
    """Whether `said` is a name as it is written today, and half of it the one it may stand for.

    Where that begins as no name does, none of it need be the same. A form of old is often a guess:
    書 is what the reader makes of 睿. Of a surname it is none.
    """
    name = letters(said)
    same = sum(one == other for one, other in zip(name, like, strict=False))
    if len(name) != len(like) or (2 * same < len(like) and begins_as_names_do(like)):
        return False
    given = _NO_LETTER.sub("", said)[length_of_surname(name) :]
    is_old = given != given.translate(SIMPLIFIED)
    return may_be_name(said) and (not is_old or "·" in names.normalise(said))
