"""What is inherited or given, as words that stand by themselves."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from verifiers.model import Statement

_WHOSE = re.compile(r"^[^“(,]*的(?:上述|前述)")
"""What stands before 的上述 tells whose it is, perhaps by a name that was misread."""
_QUOTED = re.compile(r"(?:(?<=店)|(?<=店铺))[\"“”„]([^\"“”„()]+)[\"“”„]")
"""A shop's name, whose second mark may have been read as another first one."""
_OF_THINGS = frozenset({"inherits", "gift"})


def without_owner(words: str) -> str:
    """The words for a thing, without whose it is."""
    return _WHOSE.sub("", words)


def with_whole_thing(statement: Statement) -> Statement:
    """The statement, with no more of the thing than stands there whole.

    What an open bracket holds was cut off or runs into the next sentence; where one is closed that
    was never opened, nobody knows how the words begin.
    """
    if statement.type not in _OF_THINGS or not statement.what:
        return statement
    what = _QUOTED.sub(r"“\1”", statement.what)
    place = _first_open(what)
    if place is not None:
        what = what[:place].rstrip(" ,、:") if what[place] == "(" else ""
    return replace(statement, what=what or None)


def _first_open(text: str) -> int | None:
    """Where a bracket stands whose other one is missing."""
    waiting: list[int] = []
    for place, character in enumerate(text):
        if character == "(":
            waiting.append(place)
        elif character == ")":
            if not waiting:
                return place
            waiting.pop()
    return waiting[0] if waiting else None
