"""Names of which the first reader is not sure: they stand only if closer looks see them again.

A name that was guessed is worse than none: it makes two people of one. So the first reader looks at
it in the ways of `verifiers.read.closer`. What looks that are sure see alike is the name, even
where the first look saw another; where they differ there is none. Tesseract is no witness of these:
it saw three of forty as they were, and took 宇 for 字 and 覃 for 章 as the first reader had.
However sure the first reader was, a name is doubted that has print in it of which nothing was read.

Where the paper prints a name twice, and it was read alike, a character need not be doubted that is
sure in either, and the looks at both are counted together.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from verifiers.read import other_ink, parts, room
from verifiers.read.closer import ENOUGH
from verifiers.read.engine import FIRST, SURE, Look, Script
from verifiers.read.lines import line_of, spelt_by
from verifiers.text import names
from verifiers.text.given_names import may_be_given
from verifiers.text.names_by_sound import begins_by_sound
from verifiers.text.normalise import compact
from verifiers.text.simplified import SIMPLIFIED
from verifiers.text.surnames import length_of_surname, may_begin_with_surname

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from verifiers.model import Field
    from verifiers.read.engine import Line, Sheet

_Key = TypeVar("_Key")

NAMES = frozenset(
    {"name", "former_name", "holder", "head_name", "legal_representative", "parties.name"}
)
_PARTS = frozenset({"surname", "given_names"})
LIKELY = 0.6
"""Of its least certain character: a name given less needs as many looks as another would."""
ALIKE = ENOUGH
"""Closer looks that see the same: of 46 names that so many saw, 44 were right, and two were lines
that held another thing than the name alone."""
SEEN_AGAIN = 0.85
"""How sure a name is at least that so many saw."""
_SHORT = 2
"""Characters of a name that would have three, had its first not been lost."""
_EDGE = 0.985
"""Of the page's width: what is printed up to there may go on beyond it."""
_CHINESE = re.compile(f"[{names.HAN}·]+")
_SOLID = re.compile(f"[{names.HAN}]+")
_LATIN = re.compile("[A-Z ,.'-]+")
_NO_LETTER = re.compile(f"[^{names.HAN}A-Z]")
_LABEL = re.compile(
    r"\s*(?:姓?\s*名|持\s*证\s*人|(?:法\s*定\s*)?代\s*表\s*人|经\s*营\s*者|负\s*责\s*人)[:：\s]*"
)
"""Who looks at what precedes a name may see its label there, or a part of it."""
_WHOLE = f"(?<![{names.HAN}·](?<![名人者主方妻夫])){{}}(?![{names.HAN}·](?<![性男女出]))"
"""A name that is no part of another: only the end of a label stands before it, or one behind it."""


def of(fields: Sequence[Field], sheets: Sequence[Sheet]) -> Iterator[tuple[Field, Line]]:
    """Each name to be doubted, and where it stands.

    The line is as certain as its least certain character, at that place where it is most so.
    """
    for field in fields:
        if parts.key(field.name) not in NAMES or not isinstance(field.value, str):
            continue
        line = _line_of(field, sheets)
        if line and any(one.fullmatch(field.value) for one in (_CHINESE, _LATIN)):
            elsewhere = min(_surest(field.raw, sheets), default=0.0)
            certainty = max(line.certainty, elsewhere) if line.certainty else 0.0
            if certainty < SURE or _is_odd(field):
                yield field, replace(line, certainty=certainty, boxes=line.value, look=Look.AGAIN)


def stamped(fields: Sequence[Field], sheets: Sequence[Sheet]) -> Iterator[Field]:
    """The names that end in what a stamp left in their line, without their values."""
    for field in fields:
        sheet = next((one for one in sheets if one.page.number == field.page), None)
        known = parts.key(field.name) in NAMES and isinstance(field.value, str)
        if known and sheet is not None:
            spelt = spelt_by(field, sheet.regions)
            if other_ink.ends(sheet.pixels, spelt):
                yield replace(field, value=None, agreed=False, confidence=0.0)


def _line_of(field: Field, sheets: Sequence[Sheet]) -> Line | None:
    """Where a name stands; as it was printed, and uncertain, if it lost a character there."""
    line = line_of(field, Script.CHINESE, sheets)
    sheet = next((one for one in sheets if one.page.number == field.page), None)
    if line is None or sheet is None:
        return None
    spelt = spelt_by(field, sheet.regions)
    if not _CHINESE.fullmatch(str(field.value)):
        return line
    value = line.value
    if behind := room.with_what_follows(sheet, spelt):
        value = (*value[:-1], behind)
    elif before := room.with_what_precedes(sheet, spelt):
        value = (before, *value[1:])
    elif not room.holds_print(sheet.pixels, spelt):
        return line
    return replace(line, pixels=sheet.pixels, certainty=0.0, value=value)


def _is_odd(field: Field) -> bool:
    """Whether a name is to be doubted however surely it was read.

    It holds a word of no name, lost its surname, or goes on beyond the edge of the page.
    """
    name = str(field.value)
    lost = len(name) == _SHORT and _SOLID.fullmatch(name) and not _begins(name)
    return bool(lost) or not may_be_given(name) or _is_cut(field)


def _begins(name: str) -> bool:
    """Whether a name begins as names do, those of peoples who bear no surname among them."""
    return may_begin_with_surname(name) or begins_by_sound(name)


def _is_cut(field: Field) -> bool:
    return field.box is not None and max(x for x, _ in field.box) > _EDGE


def _surest(raw: str, sheets: Sequence[Sheet]) -> list[float]:
    """The certainty of each letter of a name where it is greatest, of all places it stands."""
    seen = [
        region.certainties[match.start() : match.start() + len(raw)]
        for sheet in sheets
        for region in sheet.regions
        for match in re.finditer(_WHOLE.format(re.escape(raw)), region.text)
        if len(region.certainties) == len(region.text)
    ]
    told = zip(raw, zip(*seen, strict=True), strict=False)
    return [max(same) for letter, same in told if letter.isalnum()]


def heard(
    fields: Sequence[Field],
    doubted: Mapping[_Key, tuple[Field, Line]],
    said: Mapping[_Key, str],
) -> dict[_Key, Field]:
    """The names of one paper after all that was `said` in closer looks: one look a line of text."""
    looks: dict[object, list[str]] = {}
    for key, (field, _) in doubted.items():
        without_label = (one[_end_of_label(one) :] for one in said[key].splitlines())
        looks.setdefault(field.value, []).extend(without_label)
    found = {key: _heard(field, line, looks[field.value]) for key, (field, line) in doubted.items()}
    names_doubted = {field.name for field, _ in doubted.values()}
    seen: dict[object, Field] = {
        one.value: one
        for one in fields
        if parts.key(one.name) in NAMES
        and one.name not in names_doubted
        and one.confidence >= SEEN_AGAIN
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
    told = Counter(map(_letters, said)).most_common(1)
    first = _letters(field.raw)
    again = [name for name, times in told if times >= ALIKE and name.startswith(first)]
    return next((seen[name] for name in (field.value, *again) if name in seen), None)


def _heard(field: Field, line: Line, said: Sequence[str]) -> Field:
    """The name, or the one that closer looks agree on instead; else no value."""
    first = _letters(field.raw)
    votes = Counter(
        name
        for one in said
        if (name := _letters(one))
        and (
            _may_be_name(one, like=first) or _has_one_more(name, first, beside=line.certainty == 0)
        )
    )
    lost = sum(_is_part(_letters(one), first) for one in said)
    seen = votes.pop(first, 0)
    ((other, others),) = votes.most_common(1) or [("", 0)]
    likely = line.certainty >= LIKELY and _may_be_name(field.raw, like=first)
    whole = not _is_cut(field)
    if whole and seen > others and seen >= lost and seen >= (1 if likely else ALIKE):
        surer = max(field.confidence, SEEN_AGAIN) if seen >= ALIKE else field.confidence
        return replace(field, confidence=surer)
    readers = ((FIRST, compact(field.raw)),)
    if whole and others >= ALIKE and not seen and _SOLID.fullmatch(str(field.value)):
        return replace(field, value=other, raw=other, confidence=SEEN_AGAIN, readers=readers)
    return replace(field, value=None, agreed=False, confidence=0.0, readers=readers)


def _is_part(piece: str, name: str) -> bool:
    """Whether a look that is sure of all it sees saw a name without its last characters."""
    return _SHORT <= len(piece) < len(name) and name.startswith(piece)


def _has_one_more(name: str, like: str, *, beside: bool) -> bool:
    """Whether a name is the one it may stand for, and a character between two of its own.

    Where print stands `beside` it, that may be the character.
    """
    within = range(not beside, len(name) - (not beside))
    return any(name[:at] + name[at + 1 :] == like for at in within) and names.is_likely_name(name)


def _may_be_name(said: str, *, like: str) -> bool:
    """Whether `said` is a name as it is written today, and half of it the one it may stand for.

    Where that begins as no name does, none of it need be the same. A form of old is often a guess:
    書 is what the reader makes of 睿. Of a surname it is none.
    """
    name = _letters(said)
    same = sum(one == other for one, other in zip(name, like, strict=False))
    if len(name) != len(like) or (2 * same < len(like) and _begins(like)):
        return False
    if name.isascii() or "·" in names.normalise(said):
        return True
    given = _NO_LETTER.sub("", said)[length_of_surname(name) :]
    is_old = given != given.translate(SIMPLIFIED)
    return _begins(name) and may_be_given(name) and not is_old


def _end_of_label(said: str) -> int:
    label = _LABEL.match(said)
    return label.end() if label else 0


def _letters(said: str) -> str:
    return _NO_LETTER.sub("", compact(said))


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
        replace(one, value=None, confidence=0.0)
        if (one.name in _PARTS and (one.page, one.raw) in doubted)
        or (one.name == "given_names" and "<" not in one.raw and _is_cut(one))
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
    meant = [one for one in people if one.value is None and _is_like(one.raw, str(holder.value))]
    if len(meant) == 1:
        sure = min(holder.confidence, SEEN_AGAIN)
        named = replace(meant[0], value=holder.value, agreed=None, confidence=sure)
        return [named if one is meant[0] else one for one in fields]
    unknown = replace(holder, value=None, agreed=False, confidence=0.0)
    return [unknown if one is holder else one for one in fields]


def _is_like(raw: str, name: str) -> bool:
    same = sum(one == other for one, other in zip(_letters(raw), _letters(name), strict=False))
    return 2 * same >= len(_letters(name))


def _is_among(name: str, people: Sequence[str]) -> bool:
    return any(names.same(name, one) for one in people)
