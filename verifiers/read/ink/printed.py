"""A value where it stands on its page: whether print of it, or round it, was not read.

Names and addresses ask the same of their ink, and each of their lines is cut out once for all.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from verifiers.read.ink import below, beside, between, tone
from verifiers.read.ink.row import Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verifiers.model import Box
    from verifiers.read.engine import Sheet
    from verifiers.read.lines import Part


@dataclass(frozen=True, eq=False)
class Printed:
    """The stretches of a sheet's lines that spell a value, in their order; perhaps none."""

    sheet: Sheet
    parts: Sequence[Part]

    @cached_property
    def _pieces(self) -> list[tuple[Row, int, int]]:
        rows = {id(region): Row(self.sheet.pixels, region) for region, _, _ in self.parts}
        return [(rows[id(region)], start, stop) for region, start, stop in self.parts]

    @property
    def lost_one(self) -> bool:
        """Whether print stands between two of its Chinese characters."""
        return any(between.holds_print(*piece) for piece in self._pieces)

    @property
    def with_what_follows(self) -> Box | None:
        """The box of its last stretch with print behind it that nobody read."""
        return self._with_what_follows(-1) if self.parts else None

    @property
    def with_what_precedes(self) -> Box | None:
        """The box of its first stretch with print before it that nobody read."""
        return self._with_what_precedes(0) if self.parts else None

    @property
    def lost_a_beginning(self) -> bool:
        """Whether print stands before a stretch that is not its first."""
        return any(self._with_what_precedes(at) for at in range(1, len(self.parts)))

    @property
    def lost_an_end(self) -> bool:
        """Whether print stands behind a stretch that is not its last."""
        return any(self._with_what_follows(at) for at in range(len(self.parts) - 1))

    def _with_what_follows(self, at: int) -> Box | None:
        row, start, stop = self._pieces[at]
        if stop < len(row.region.text):
            return None
        return beside.with_print(row, start, stop, self.sheet.regions, after=True)

    def _with_what_precedes(self, at: int) -> Box | None:
        row, start, stop = self._pieces[at]
        if start:
            return None
        return beside.with_print(row, start, stop, self.sheet.regions, after=False)

    @property
    def stamped(self) -> int:
        """How many of its last characters are Chinese and stamped, not printed."""
        return tone.stamped(*self._pieces[-1]) if self.parts else 0

    @property
    def coloured(self) -> int:
        """How many of its last characters are of coloured ink, behind black print."""
        return tone.coloured(*self._pieces[-1]) if self.parts else 0

    @property
    def is_above_print(self) -> bool:
        """Whether a further line stands below its last one, of which nothing was read."""
        if not self.parts:
            return False
        row, start, stop = self._pieces[-1]
        above = next((one for one, *_ in reversed(self._pieces) if one is not row), None)
        return below.is_print(row, start, stop, self.sheet.regions, above)
