"""The machine-readable zone of a document, among the lines of its sheets.

`zone_of` finds it; `zone_fields` and `mrz_field` turn it into fields, for every kind of document
that bears one. A zone whose check digits fail is given as it is printed: `Zone.verdicts` tell.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from verifiers.model import Field
from verifiers.numbers.mrz import FILLER, LAYOUTS, NotAZone, parse
from verifiers.numbers.mrz_mend import SAME, Mended, choices, mend
from verifiers.read import slice_box

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from verifiers.model import Box, Region, Value
    from verifiers.numbers.mrz import Zone
    from verifiers.read import Sheet

LEAST_HOLDING = 0.5
"""Of the check digits: where fewer hold, what looks like a zone is none, or was not read."""
_SHORTEST = 20
"""Characters of a line that may be one of a zone, some of them lost."""
_RUN = re.compile(r"<{2,}")
_SHAPES = tuple(dict.fromkeys((layout.lines, layout.width) for layout in LAYOUTS))
_LOST, _ADDED = 12, 3
"""How many fillers a reader may have lost in the runs of a line, or seen too many."""


@dataclass(frozen=True, slots=True, eq=False)
class FoundZone:
    """A zone and where it stands. Line i of the zone was read in region i."""

    zone: Zone
    page: int
    regions: tuple[Region, ...]
    changed: tuple[tuple[int, int], ...] = ()
    """Line and column of the characters that were put right, as a check digit or the closed
    grammar of their position proves."""

    @property
    def text(self) -> str:
        """The lines, joined by a newline."""
        return "\n".join(self.zone.lines)

    @property
    def confidence(self) -> float:
        """The first reader's mean certainty, 0 to 1."""
        weights = [len(region.text) for region in self.regions]
        pairs = zip(self.regions, weights, strict=True)
        return sum(region.confidence * weight for region, weight in pairs) / sum(weights)

    def box(self, name: str | None = None) -> Box:
        """Where a field of the zone stands; without a name the whole zone."""
        places = self.zone.layout.places(name) if name else ()
        if not places:
            return _around([region.box for region in self.regions])
        place = places[0]
        region, width = self.regions[place.line], self.zone.layout.width
        if len(region.text) != width:
            # Some of its fillers were lost: its characters stand evenly all the same.
            region = replace(region, text=self.zone.lines[place.line], centres=())
        return slice_box(region, place.start, place.stop)

    def raw(self, name: str) -> str:
        """What was read where the field stands, as far as lengths tell."""
        for place in self.zone.layout.places(name):
            text = self.regions[place.line].text
            if len(text) == self.zone.layout.width:
                return text[place.start : place.stop]
        return self.zone.at(name)

    def was_mended(self, name: str) -> bool:
        """Whether a character of the field was put right."""
        return any(
            place.line == line and place.start <= column < place.stop
            for place in self.zone.layout.places(name)
            for line, column in self.changed
        )


def zone_of(sheets: Sequence[Sheet]) -> FoundZone | None:
    """The zone that stands on these sheets, or `None` where none could be read.

    Of several (two documents in one picture) it is the one whose check digits hold, then the one
    that needed the fewest repairs.
    """
    found = [one for sheet in sheets for one in _zones(sheet)]
    return max(
        found,
        key=lambda one: (_holding(one.zone), -_stretched(one), -len(one.changed)),
        default=None,
    )


def mrz_field(found: FoundZone | None) -> Field:
    """The field `mrz`: the lines joined by a newline."""
    if found is None:
        return Field(name="mrz", value=None)
    return Field(
        name="mrz",
        value=found.text,
        raw="\n".join(region.text for region in found.regions),
        confidence=round(found.confidence, 4),
        page=found.page,
        box=found.box(),
        repaired=bool(found.changed),
    )


def zone_fields(found: FoundZone, names: Mapping[str, str]) -> tuple[Field, ...]:
    """Fields of a document taken from its zone.

    `names` says for each field of the document which of the zone it is: ``number document_code
    issuer nationality surname given_names sex birth_date expiry_date optional``. Days are ISO
    8601, sex is `male` or `female`; what the zone leaves open is `None`.
    """
    return tuple(_field(found, name, part) for name, part in names.items())


_PLACE = {"surname": "names", "given_names": "names", "nationality": "issuer"}
"""Names share a place in most formats. The French card has one for each, and none for the
nationality, which its issuer tells."""


def _field(found: FoundZone, name: str, part: str) -> Field:
    place = part if found.zone.layout.places(part) else _PLACE.get(part, part)
    value = _value(found.zone, part)
    if value is None:
        blank = part == "expiry_date" and not found.zone.at(part).strip(FILLER)
        return Field(name=name, value=None, raw=found.raw(place), page=found.page, blank=blank)
    return Field(
        name=name,
        value=value,
        raw=found.raw(place),
        confidence=round(found.confidence, 4),
        page=found.page,
        box=found.box(place),
        repaired=found.was_mended(place),
    )


def _value(zone: Zone, part: str) -> Value:
    match part:
        case "birth_date" | "expiry_date":
            day = zone.birth_date if part == "birth_date" else zone.expiry_date
            return day.isoformat() if day else None
        case "sex":
            return zone.sex
        case _:
            return str(getattr(zone, part)) or None


def _stretched(found: FoundZone) -> int:
    """How many fillers were put in or left out to fit the format."""
    width = found.zone.layout.width
    return sum(abs(width - len("".join(region.text.split()))) for region in found.regions)


def _holding(zone: Zone) -> float:
    return sum(verdict.holds for verdict in zone.verdicts) / len(zone.verdicts)


def _zones(sheet: Sheet) -> Iterator[FoundZone]:
    """Every zone that lines standing one below the other spell."""
    lines = [region for region in sheet.regions if _may_be_line(region.text)]
    for count, width in _SHAPES:
        for start in range(len(lines) - count + 1):
            group = tuple(lines[start : start + count])
            if any(region.voices and len(region.text) != width for region in group):
                # Read cell by cell: it has as many as it has.
                continue
            texts = [region.text for region in group]
            as_read = all(region.voices for region in group)
            # What was read cell by cell was weighed there: to mend it again would hide a forgery.
            mended = _as_read(texts) if as_read else _mended(texts, width)
            if mended is not None and _holding(mended.zone) >= LEAST_HOLDING:
                yield FoundZone(mended.zone, sheet.page.number, group, mended.changed)


def _may_be_line(text: str) -> bool:
    solid = "".join(SAME.get(seen, seen) for seen in text if not seen.isspace())
    return len(solid) >= _SHORTEST and len(re.findall(r"[A-Z0-9<]", solid)) >= 0.8 * len(solid)


def _as_read(texts: Sequence[str]) -> Mended | None:
    """The zone that these lines are, none of their characters changed."""
    try:
        return Mended(parse(texts), 0.0, ())
    except NotAZone:
        return None


def _mended(texts: Sequence[str], width: int) -> Mended | None:
    """The zone of that width that these texts spell, fillers lost in their runs put back."""
    solid = ["".join(text.split()) for text in texts]
    if not all(-_ADDED <= width - len(text) <= _LOST for text in solid):
        return None
    spelled = [_spelled(text, width) for text in solid]
    if any(line is None for line in spelled):
        return None
    return mend([choices(line) for line in spelled if line is not None])


def _spelled(text: str, width: int) -> str | None:
    """The text in `width` characters: its longest run of fillers takes up what is missing."""
    if len(text) == width:
        return text
    plain = "".join(next(iter(choice)) for choice in choices(text))
    runs = sorted(_RUN.finditer(plain), key=lambda run: run.end() - run.start())
    if not runs:
        return None
    start, end = runs[-1].span()
    length = end - start + width - len(plain)
    return plain[:start] + "<" * length + plain[end:] if length > 0 else None


def _around(boxes: Sequence[Box]) -> Box:
    """The first line's upper edge and the last one's lower, whichever way they lean."""
    first, last = boxes[0], boxes[-1]
    return (first[0], first[1], last[2], last[3])
