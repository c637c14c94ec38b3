"""Follows one value through the reading of a file: ``trace_reading.py FILE FIELD [PAPER]``.

It prints the lines of the first reading, then what became of the field: as the kind's rules found
it, after the vocabulary of places, each question that was asked about it of a second reader with
its answer, and how it was settled. PAPER is the number of the paper in the file, from 1. The steps
are those of ``docs/reading.md``.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from verifiers import beside_others, documents, intake
from verifiers.layout import proven_places
from verifiers.read import Asked, Line, WarmReader, calibrated, reach_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from verifiers.model import Box, Field


class Overheard(WarmReader):
    """A reader that keeps what it was asked, and what it answered."""

    heard: list[tuple[Line, str]]

    def second(self, lines: Sequence[Line]) -> tuple[str, ...]:
        answers = super().second(lines)
        self.heard += zip(lines, answers, strict=True)
        return answers


def main(file: str, name: str, paper: str = "1") -> None:
    reader = Overheard.open()
    reader.heard = []
    _, papers = beside_others.found(intake.decode(Path(file).read_bytes()), reader)
    chosen = papers[int(paper) - 1]
    print(f"paper {paper} of {len(papers)}: {chosen.recognised}")
    kind = documents.catalogue().get(chosen.recognised.kind)
    if kind is None:
        raise SystemExit("a paper of no known kind has no fields")
    sheets = [reader.with_stamps(one) if kind.stamps else one for one in chosen.sheets]
    for sheet in sheets:
        print(f"page {sheet.page.number}, flaws: {[flaw.code for flaw in sheet.page.flaws]}")
        for region in sheet.regions:
            least = min(region.certainties, default=region.confidence)
            print(f"    {least:.3f} {region.text!r}  {[*filter(None, region.rivals)]}")
    extracted = kind.extract(sheets)
    placed = proven_places.repaired(extracted, sheets)
    reader.heard.clear()
    (settled,) = reach_all([Asked(placed, kind.critical, sheets)], reader)
    told("found", extracted, name)
    told("after the vocabulary of places", placed, name)
    for line, answer in reader.heard:
        if any(touches(line, one.box) for one in placed if one.name == name and one.box):
            how = f"{line.look.value}, {line.alphabet.value}, first reader {line.certainty:.3f}"
            print(f"asked ({how}): {answer!r}")
    told("settled", settled, name)
    told("calibrated", calibrated(settled), name)


def told(step: str, fields: Iterable[Field], name: str) -> None:
    found = next((one for one in fields if one.name == name), None)
    if found is None:
        print(f"{step}: no field of that name; there are {[one.name for one in fields]}")
        return
    print(f"{step}: {found.value!r} from {found.raw!r}, {found.confidence:.4f}", end="")
    print(f", agreed {found.agreed}, repaired {found.repaired}, {dict(found.readers)}")


def touches(line: Line, box: Box) -> bool:
    """Whether a line that was asked about holds the middle of a value."""
    x, y = (sum(point[axis] for point in box) / len(box) for axis in (0, 1))
    return any(
        min(p[0] for p in one) <= x <= max(p[0] for p in one)
        and min(p[1] for p in one) <= y <= max(p[1] for p in one)
        for one in (line.value or line.boxes)
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
