"""Addresses whose county is told by a closed vocabulary: one doubtful character put right.

An address with a character that is less likely right than wrong is none, and so is one that names a
province or a prefecture that there is none of, or a county in which a character is doubtful: of
counties there may be newer ones. Neither is one that lost a character between others or at its end,
or that ends as none does in a doubtful one, in one of another ink, or in one of the words of marks,
or that has one of these between a number and its 号: a stamp may have left it. A doubtful letter
may be a digit: T栋 for 7栋.

Courts and notaries' offices are named after their divisions, too: where one is misread, the only
one that can be meant is put right, else the whole is none. So are branches of the police, which may
have other names as well.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from verifiers.read.engine import SURE, sheet_of
from verifiers.read.ink.printed import Printed
from verifiers.text.across import is_character_of_mark
from verifiers.text.divisions.beginnings import is_county, proven
from verifiers.text.divisions.misnamed import is_above_county, likely_meant, misnamed
from verifiers.text.divisions.tables import LONGEST, districts
from verifiers.text.places import is_whole_address, may_end

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from verifiers.model import Field, Region
    from verifiers.read import Sheet
    from verifiers.read.lines import Part

_Seen = tuple[int, "Region", int]
"""A place in a value, with the region and the place in its text where it was read."""
PLACES = frozenset({"address", "birth_place", "native_place"})
"""Fields that begin like an address."""
BODIES = frozenset({"court", "office"})
"""Fields that name a body after a place."""
OPEN = frozenset({"address", "issuing_authority", "company_name", *BODIES})
"""Fields whose words nobody could list, so that nothing else tells that one was misread."""
_COUNTRY = "中华人民共和国"
_POLICE = "公安"
_BRANCH = re.compile(r"(?P<city>\D{2,10}(?:市|州|盟|地区))公安局(?P<district>\D{2,5})分局")
_BEGUN = re.compile("(?:省|自治区|市|自治州|地区|盟|县|区|旗)[^人]$")
"""One character behind a division: of the name of the next, which is no shorter than two."""
_NUMBERED = re.compile(r"\d(?P<between>\D)号")
_LATIN = re.compile("[A-Za-z]")
LIKELY, LIKELY_BODY = 0.4, 0.55
"""Of its least certain character: of three addresses given less, two were wrong, and of three given
a little more, none. Of six names of bodies given less than the second, five were wrong."""
FEWEST = 3
"""Characters of a stretch that is told again in the lines that were read."""


def repaired(fields: Iterable[Field], sheets: Sequence[Sheet]) -> tuple[Field, ...]:
    """The fields, a place that only one division fits put right and marked as repaired."""
    ways = dict.fromkeys(PLACES, _repaired) | dict.fromkeys(BODIES, _rightly_named)
    ways["issuing_authority"] = _branch
    found = (ways.get(field.name, _as_it_is)(field, sheets) for field in fields)
    return tuple(_unless_unlikely(field) for field in found)


def _as_it_is(field: Field, _: Sequence[Sheet]) -> Field:
    return field


def _rightly_named(field: Field, sheets: Sequence[Sheet]) -> Field:
    """A body whose division there is, or is put right; of a sure reader it may be a newer one."""
    sheet = sheet_of(field, sheets)
    if sheet is None or not isinstance(field.value, str):
        return field
    begins = len(_COUNTRY) if field.value.startswith(_COUNTRY) else 0
    place = field.value[begins:]
    unknown = misnamed(place)
    if unknown is None:
        return field
    sure = {
        at: region.certainties[index]
        for at, region, index in _traced(place, sheet.regions)
        if region.certainties
    }
    if all(sure.get(at, 0.0) >= SURE for at in range(*unknown)):
        return field
    meant = likely_meant(place, *unknown)
    if len(meant) == 1 and sure.get(meant[0][1], 0.0) < SURE:
        return replace(field, value=field.value[:begins] + meant[0][0], repaired=True)
    return field.unknown()


def _branch(field: Field, sheets: Sequence[Sheet]) -> Field:
    """A police branch that bears its district's name, a doubtful character of it put right.

    It may have another name, as that of an airport has: whatever is no misread district stays.
    Other authorities are called as courts are.
    """
    sheet = sheet_of(field, sheets)
    match = _BRANCH.fullmatch(field.value) if isinstance(field.value, str) else None
    if match is None and _POLICE not in str(field.value):
        return _rightly_named(field, sheets)
    if sheet is None or match is None:
        return field
    known, name, begins = districts(match["city"]), match["district"], match.start("district")
    if not known or name in known or name.removesuffix("区") in known:
        return field
    doubtful = {
        at - begins
        for at, region, index in _traced(match[0], sheet.regions)
        if region.certainties and region.certainties[index] < SURE
    }
    meant = [
        (other, apart[0])
        for other in sorted(known)
        if len(other) == len(name)
        and len(apart := [at for at in range(len(name)) if name[at] != other[at]]) == 1
    ]
    if len(meant) != 1 or meant[0][1] not in doubtful:
        return field
    value = match[0][:begins] + meant[0][0] + match[0][match.end("district") :]
    return replace(field, value=value, repaired=True)


def _repaired(field: Field, sheets: Sequence[Sheet]) -> Field:
    """What reader and vocabulary together prove; a value of which either is in doubt stays."""
    sheet = sheet_of(field, sheets)
    if sheet is None or not isinstance(field.value, str):
        return field
    seen = list(_traced(field.value, sheet.regions))
    printed = Printed(sheet, tuple(_stretches(seen)))
    if stamped := _stamped(field, field.value, seen, printed):
        rest = min(region.certainties[index] for _, region, index in seen[:-stamped])
        cut = replace(field, value=field.value[:-stamped], confidence=rest)
        return _repaired(cut, sheets)
    amid = _NUMBERED.search(field.value)
    amid = amid if amid and is_character_of_mark(amid["between"]) else None
    lettered = any(
        _LATIN.match(region.text[index]) and region.certainties[index] < SURE
        for _, region, index in seen
    )
    if amid or lettered or _is_in_part(field, field.value, seen, printed):
        return field.unknown()
    doubts = {
        place: region.rivals[index]
        for place, region, index in seen
        if place < LONGEST and region.rivals and region.rivals[index]
    }
    sure = {place: region.certainties[index] for place, region, index in seen}
    found = proven(field.value, doubts) if len(seen) == len(field.value) else None
    unknown = misnamed(found[0] if found else field.value)
    if found is None and unknown is not None:
        doubtful = {place for place in range(*unknown) if sure.get(place, 0.0) < SURE}
        above = is_above_county(field.value, *unknown)
        meant = likely_meant(field.value, *unknown) if above else []
        found = meant[0] if len(meant) == 1 and meant[0][1] in doubtful else None
        if found is None and (doubtful or above):
            return field.unknown()
    if found is None:
        return field
    value, put_right = found
    others = (how for at, how in sure.items() if at != put_right and value[at].isalnum())
    least = min(others, default=0.0) if len(sure) == len(value) else field.confidence
    return replace(field, value=value, repaired=True, confidence=least)


def _unless_unlikely(field: Field) -> Field:
    """The field; what is `OPEN`, and more likely wrong than right, without value.

    A body that was put right is as good as the one that there is.
    """
    body = field.name != "address"
    least = LIKELY_BODY if body else LIKELY
    known = field.value is None or (body and field.repaired)
    if field.name not in OPEN or known or field.confidence >= least:
        return field
    return field.unknown()


def _traced(value: str, regions: Sequence[Region]) -> Iterator[_Seen]:
    """Each place in a value with the region and the place in its text where it was read.

    Lines follow one another in a value: the longest stretch that goes on is taken each time.
    """
    at = 0
    while at < len(value):
        size, region, start = max(
            (
                (_alike(value[at:], region.text[start:]), region, start)
                for region in regions
                for start in range(len(region.text))
            ),
            key=lambda one: one[0],
            default=(0, None, 0),
        )
        if region is None or size < min(FEWEST, len(value) - at):
            return
        if region.certainties:
            yield from ((at + step, region, start + step) for step in range(size))
        at += size


def _stamped(field: Field, value: str, seen: Sequence[_Seen], printed: Printed) -> int:
    """How many characters a stamp left behind an address that is whole without them."""
    if field.name != "address" or len(seen) < len(value):
        return 0
    many = printed.coloured or (0 if may_end(value) else printed.stamped)
    rest = value[:-many] if many else ""
    return many if is_whole_address(rest) and may_end(rest) else 0


def _is_in_part(field: Field, value: str, seen: Sequence[_Seen], printed: Printed) -> bool:
    """Whether a place lost a character, or ends in what may be a stamp's.

    Only addresses go on behind a county: what is printed there is no part of another place.
    """
    if printed.lost_one or printed.lost_a_beginning or printed.lost_an_end:
        return True
    if len(seen) < len(value):
        return False
    if field.name != "address" and _BEGUN.search(value) and not may_end(value):
        return True
    _, region, index = seen[-1]
    stamped = region.certainties[index] < SURE or is_character_of_mark(value[-1]) or printed.stamped
    if stamped and not may_end(value):
        return True
    if field.name != "address" and is_county(value):
        return False
    return printed.with_what_follows is not None or printed.is_above_print


def _stretches(seen: Sequence[_Seen]) -> Iterator[Part]:
    """What follows one another in a region, as parts of its text."""
    start = 0
    for at, (_, region, index) in enumerate(seen, 1):
        goes_on = at < len(seen) and seen[at][1] is region and seen[at][2] == index + 1
        if not goes_on:
            yield region, seen[start][2], index + 1
            start = at


def _alike(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
