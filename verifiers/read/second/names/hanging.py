"""What hangs on a name that is not known: its parts, and whose copy of a couple's paper it is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from verifiers.read.first.names.likeness import is_half
from verifiers.read.second import parts
from verifiers.read.second.names.fields import NAMES, is_cut
from verifiers.read.second.names.seen_again import SEEN_AGAIN
from verifiers.text import names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verifiers.model import Field

_PARTS = frozenset({"surname", "given_names"})


def in_parts(fields: Sequence[Field]) -> list[Field]:
    """The fields; what was read as a surname and given names falls with the name that it was.

    So do given names that run off the page; a zone has its own end.
    """
    doubted = {
        (one.page, one.raw)
        for one in fields
        if one.name in NAMES and one.value is None and one.agreed is False
    }
    return [
        one.unknown()
        if (one.name in _PARTS and (one.page, one.raw) in doubted)
        or (one.name == "given_names" and "<" not in one.raw and is_cut(one))
        else one
        for one in fields
    ]


def of_couple(fields: Sequence[Field]) -> list[Field]:
    """The fields; whose copy of a couple's paper it is has no value if that is neither of them.

    If it is one of them whose own name was doubted, and half of that was read alike, it is that.
    """
    people = [one for one in fields if parts.key(one.name) == "parties.name"]
    both = [one.value for one in people if isinstance(one.value, str)]
    holder = next((one for one in fields if one.name == "holder" and one.value), None)
    if holder is None or not people or _is_among(str(holder.value), both):
        return list(fields)
    meant = [one for one in people if one.value is None and is_half(one.raw, str(holder.value))]
    if len(meant) == 1:
        sure = min(holder.confidence, SEEN_AGAIN)
        named = replace(meant[0], value=holder.value, agreed=None, confidence=sure)
        return [named if one is meant[0] else one for one in fields]
    return [holder.disputed() if one is holder else one for one in fields]


def _is_among(name: str, people: Sequence[str]) -> bool:
    return any(names.same(name, one) for one in people)
