"""What closer looks at doubted names tell: the name, the one that is meant instead, or none."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from verifiers.read.engine import FIRST
from verifiers.read.first.closer import ENOUGH
from verifiers.read.first.names.likeness import (
    has_more,
    is_part,
    letters,
    may_be_meant,
    without_label,
)
from verifiers.read.first.names.looks import TOGETHER
from verifiers.read.second.names.fields import is_cut, is_name
from verifiers.text import names
from verifiers.text.normalise import compact

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from verifiers.model import Field
    from verifiers.read.engine import Line

_Key = TypeVar("_Key")

LIKELY = 0.6
"""Of its least certain character: a name given less needs as many looks as another would."""
ALIKE = ENOUGH
"""Closer looks that see the same: of 46 names that so many saw, 44 were right, and two were lines
that held another thing than the name alone."""
SEEN_AGAIN = 0.85
"""How sure a name is at least that so many saw."""
_SOLID = re.compile(f"[{names.HAN}]+")


def heard(
    fields: Sequence[Field],
    doubted: Mapping[_Key, tuple[Field, Line]],
    said: Mapping[_Key, str],
) -> dict[_Key, Field]:
    """The names of one paper after all that was `said` in closer looks (`looks.read`)."""
    looks: dict[object, list[str]] = {}
    likeliest: dict[object, set[str]] = {}
    for key, (field, _) in doubted.items():
        sure, _, together = said[key].partition(TOGETHER)
        looks.setdefault(field.value, []).extend(map(without_label, sure.splitlines()))
        likeliest.setdefault(field.value, set()).update(filter(None, [without_label(together)]))
    found = {
        key: _heard(
            field, line, looks[field.value], likeliest[field.value] if line.certainty else ()
        )
        for key, (field, line) in doubted.items()
    }
    names_doubted = {field.name for field, _ in doubted.values()}
    seen: dict[object, Field] = {
        one.value: one
        for one in fields
        if is_name(one) and one.name not in names_doubted and one.confidence >= SEEN_AGAIN
    }
    for key, one in found.items():
        if one.value is not None:
            seen |= {doubted[key][0].value: one, one.value: one}
    return {
        key: replace(doubted[key][0], value=twin.value, confidence=min(twin.confidence, SEEN_AGAIN))
        if one.value is None
        and (twin := _elsewhere(doubted[key][0], looks[doubted[key][0].value], seen))
        else one
        for key, one in found.items()
    }


def _elsewhere(field: Field, said: Sequence[str], seen: Mapping[object, Field]) -> Field | None:
    """The name at another place: the same, or a longer one that closer looks see here, too."""
    told = Counter(map(letters, said)).most_common(1)
    first = letters(field.raw)
    again = [name for name, times in told if times >= ALIKE and name.startswith(first)]
    return next((seen[name] for name in (field.value, *again) if name in seen), None)


def _heard(field: Field, line: Line, said: Sequence[str], likeliest: Collection[str]) -> Field:
    """The name, or the one that closer looks agree on instead or make likeliest; else no value."""
    first = letters(field.raw)
    votes = Counter(
        name
        for one in said
        if (name := letters(one))
        and (may_be_meant(one, like=first) or has_more(name, first, beside=line.certainty == 0))
    )
    lost = sum(is_part(letters(one), first) for one in said)
    seen = votes.pop(first, 0)
    ((other, others),) = votes.most_common(1) or [("", 0)]
    likely = line.certainty >= LIKELY and may_be_meant(field.raw, like=first)
    whole = not is_cut(field)
    if whole and seen > others and seen >= lost and seen >= (1 if likely else ALIKE):
        surer = max(field.confidence, SEEN_AGAIN) if seen >= ALIKE else field.confidence
        return replace(field, confidence=surer)
    readers = ((FIRST, compact(field.raw)),)
    instead = other if others >= ALIKE and not seen else _meant(likeliest, first)
    if whole and instead == first:
        return replace(field, confidence=max(field.confidence, SEEN_AGAIN))
    if whole and instead and _SOLID.fullmatch(str(field.value)):
        return replace(field, value=instead, raw=instead, confidence=SEEN_AGAIN, readers=readers)
    return replace(field.disputed(), readers=readers)


def _meant(likeliest: Collection[str], first: str) -> str:
    """What all looks make likeliest, if that may be meant by the first reading."""
    (name,) = likeliest if len(likeliest) == 1 else ("",)
    return letters(name) if may_be_meant(name, like=first) else ""
