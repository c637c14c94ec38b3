"""Values beside their printed labels, wherever a row stands and however regions cut it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from verifiers.layout.passage import GAP, JOIN
from verifiers.text import misread as misread_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from verifiers.layout.passage import Passage

_BETWEEN = f"[{JOIN}{GAP}☑]?"
"""What may stand between the characters of a label: a reader sees ☑ in the lines of a ground."""


def spaced(words: str) -> str:
    """A pattern for any of the `words` (parted by ``|``), its characters joined or set apart."""
    return "|".join(_BETWEEN.join(re.escape(c) for c in word) for word in words.split("|"))


def misread(words: str) -> str:
    """A pattern for any of the `words`, spaced; a long one may have one character read wrong."""
    return misread_word.misread(words, _BETWEEN)


def bilingual(chinese: str, english: str) -> str:
    """A pattern for a label in Chinese, in English, or in both, as bilingual papers print it.

    `english` is a regular expression without spaces; capitals do not count.
    """
    both = rf"(?:{misread(chinese)})[{JOIN}{GAP}/:]*(?i:{english})?"
    return rf"(?:{both}|(?<![A-Za-z])(?i:{english}))"


@dataclass(frozen=True, slots=True)
class Labelled:
    """One label in a row: its name, where it begins, and where what belongs to it stands."""

    name: str
    at: int
    start: int
    end: int


def labelled(row: Passage, labels: Mapping[str, re.Pattern[str]]) -> tuple[Labelled, ...]:
    """Every label in `row`, from the left; a value goes up to the next label."""
    hits: list[tuple[int, int, str]] = []
    for name, pattern in labels.items():
        hits += [(match.start(), match.end(), name) for match in pattern.finditer(row.text)]
    # Of labels that lie over each other the longest is meant: 出生日期 and not 出生.
    hits.sort(key=lambda hit: (hit[0], -hit[1]))
    chosen: list[tuple[int, int, str]] = []
    for hit in hits:
        if not chosen or hit[0] >= chosen[-1][1]:
            chosen.append(hit)
    ends = [*(start for start, _, _ in chosen[1:]), len(row.text)]
    found = []
    for (at, label_end, name), value_end in zip(chosen, ends, strict=False):
        start, end = strip(row.text, label_end, value_end)
        found.append(Labelled(name, at, start, end))
    return tuple(found)


def beside(
    rows: Sequence[Passage], labels: Mapping[str, re.Pattern[str]], name: str
) -> Iterator[tuple[int, int, int]]:
    """Each value beside the label `name`: its row, and where it begins and ends, up to a gap."""
    for index, row in enumerate(rows):
        for hit in labelled(row, labels):
            if hit.name == name and hit.start < hit.end:
                yield index, hit.start, until_gap(row.text, hit.start, hit.end)


def strip(text: str, start: int, end: int, also: str = ":;,. ") -> tuple[int, int]:
    """`start` and `end` moved inwards past separators and `also`."""
    while start < end and text[start] in also + JOIN + GAP:
        start += 1
    while start < end and text[end - 1] in also + JOIN + GAP:
        end -= 1
    return start, end


def until_gap(text: str, start: int, end: int) -> int:
    """The end of the value that begins at `start`: at the first wide gap, or at `end`."""
    gap = text.find(GAP, start, end)
    return end if gap < 0 else gap
