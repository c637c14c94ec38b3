"""What is said on annotated pages: values, how sure they are, and in which colour."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from verifiers.kinds import field_name
from verifiers.model import Strength, Text
from verifiers.wording import is_absent, is_endless, lines, said

if TYPE_CHECKING:
    from verifiers.model import Document, Field
    from verifiers.wording import Language

Colour = tuple[int, int, int]

SURE = 0.95
"""Confidence from which a single reader's answer counts as sure."""


class Standing(Enum):
    """How far a value may be relied on: its colour, and what that colour means."""

    AGREED = ((0, 128, 60), Text("两个引擎一致", "both readers agree"))
    SURE = ((20, 100, 190), Text("一个引擎，把握大", "one reader, sure"))
    DOUBTFUL = ((190, 110, 0), Text("把握不大", "doubtful"))
    UNREAD = ((200, 30, 30), Text("未读出或两个引擎不一致", "not read, or the readers differ"))

    @property
    def colour(self) -> Colour:
        """Dark enough to be read on white."""
        return self.value[0]

    @property
    def meaning(self) -> Text:
        """For the legend."""
        return self.value[1]


STRENGTHS: dict[Strength, tuple[Colour, Text]] = {
    Strength.HARD: ((190, 0, 0), Text("硬性", "hard")),
    Strength.STRONG: ((190, 70, 0), Text("重要", "strong")),
    Strength.SOFT: ((140, 110, 0), Text("轻微", "soft")),
    Strength.INFO: ((90, 90, 90), Text("提示", "info")),
}
HEADINGS = {
    "fields": Text("读到的内容", "What was read"),
    "findings": Text("发现", "What was found"),
    "nothing": Text("没有发现问题。", "Nothing was found wrong."),
    "page": Text("第 {number} 页，共 {pages} 页", "page {number} of {pages}"),
    "absent": Text("未见：{names}", "not seen: {names}"),
    "sure": Text("把握", "confidence"),
    "repaired": Text("已更正形近字", "look-alike put right"),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """One field of a file, ready to be shown."""

    field: Field
    label: str
    """Its number among all fields of the file, and its name."""
    lines: tuple[str, ...]
    """Its value, never empty."""
    standing: Standing


def shown(document: Document, language: Language) -> list[Shown]:
    """Every field of every paper in a file of which something was seen, numbered through."""
    pairs = [
        (one, field)
        for one in (document, *document.papers)
        for field in one.fields
        if not is_absent(field, one)
    ]
    return [
        Shown(
            field,
            f"{number} {said(field_name(field.name), language)}",
            tuple(lines(field, paper, language)),
            _standing(field, paper),
        )
        for number, (paper, field) in enumerate(pairs, start=1)
    ]


def absent(document: Document, language: Language) -> str:
    """The names of the fields of which nothing was seen."""
    names = [
        said(field_name(field.name), language)
        for one in (document, *document.papers)
        for field in one.fields
        if is_absent(field, one)
    ]
    return ("、" if language == "zh" else ", ").join(names)


def _standing(field: Field, document: Document) -> Standing:
    if is_endless(field, document):
        return Standing.SURE
    if field.value is None or field.agreed is False:
        return Standing.UNREAD
    if field.agreed:
        return Standing.AGREED
    return Standing.SURE if field.confidence >= SURE else Standing.DOUBTFUL


def heading(key: str, language: Language) -> str:
    """One of `HEADINGS`."""
    return said(HEADINGS[key], language)


def notes(one: Shown, language: Language) -> str:
    """How sure a value is; where the readers differ, what each of them saw."""
    field = one.field
    parts = [f"{heading('sure', language)} {field.confidence:.3f}"]
    if field.repaired:
        parts.append(heading("repaired", language))
    if one.standing is Standing.UNREAD:
        parts += [f"{name}: {answer or '—'}" for name, answer in field.readers]
    return " · ".join(parts)
