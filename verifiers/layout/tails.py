"""The end of an address that stands alone on the line below: 号, 室, 1747室.

Forms leave room for two lines, and what did not fit the first is a character or two. Taken for a
value of its own it would go to whichever label is nearer than the address's.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from verifiers.layout.passage import JOIN, Passage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verifiers.layout.entry import Place

_TAIL = re.compile(r"\d{0,5}[号室户楼幢栋组]|\d{1,4}单元\d{0,5}室?")
_LONG = 8
"""Characters that a line has at least before it is broken."""
_BELOW, _FLUSH = 1.6, 0.8
"""Ems: how far below the line its end may stand, and how far aside."""


def joined(pieces: Sequence[Place]) -> list[Place]:
    """The pieces, ends of addresses made one with the lines that they end."""
    kept: list[Place] = []
    for piece in sorted(pieces, key=lambda one: one.middle):
        line = next((one for one in reversed(kept) if _ends(one, piece)), None)
        if line is None:
            kept.append(piece)
            continue
        both = Passage.joined([(line.passage, JOIN), (piece.passage, JOIN)])
        kept[kept.index(line)] = replace(line, passage=both, bottom=piece.bottom)
    return kept


def _ends(line: Place, piece: Place) -> bool:
    return (
        _TAIL.fullmatch(piece.passage.solid().text) is not None
        and len(line.passage.text) >= _LONG
        and abs(piece.left - line.left) < _FLUSH * piece.em
        and 0 < piece.middle - line.bottom < _BELOW * piece.em
    )
