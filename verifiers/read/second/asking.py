"""The words in which readers are asked again: of whom, for what, where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from verifiers.model import Field
    from verifiers.read.engine import Line, Reader, Script, Sheet

Key = TypeVar("Key")
Place = tuple[int, str]
"""Which of the papers, and the name of its field."""
Wanted = tuple["Field", "Script", "Line"]
"""A field, how it is written, and where it stands."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The fields of one paper, those of them to be read twice, and the sheets they stand on."""

    fields: Sequence[Field]
    critical: Mapping[str, Script]
    sheets: Sequence[Sheet]


def ask(reader: Reader, lines: Mapping[Key, Line]) -> dict[Key, str]:
    """The second reader's answer to each line."""
    if not lines:
        return {}
    return dict(zip(lines, reader.second(tuple(lines.values())), strict=True))
