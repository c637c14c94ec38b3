"""What one run found out, document by document, as plain values that cross processes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bench.rows import Rows

SCANNED = frozenset({"clean", "scan", "photocopy", "stamped_copy", "small"})
"""Damages of a flat-bed scanner or copier; all others are a camera's."""


@dataclass(frozen=True, slots=True)
class FieldRecord:
    """One field that a document's truth names, and what was read of it."""

    name: str
    critical: bool
    asked: bool
    """Whether the paper holds a value there at all."""
    wanted: str
    value: str
    raw: str
    readers: str
    given: bool
    exact: bool
    agreed: bool | None
    confidence: float
    origin: str
    """How the value came about, as `verifiers.read.calibration` has it."""
    rows: Rows | None = None
    """How the rows of a list were read; `None` where the value is no list."""

    @property
    def wrong(self) -> bool:
        """Whether it says what the paper does not, as no list does by lacking rows or values."""
        return self.given and not self.exact and (self.rows is None or self.rows.wrong > 0)


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """One document: what it is, how it was sent, what it was taken for, and how long that took."""

    number: int
    kind: str
    damage: str
    pages: int
    taken_for: str
    seconds: float
    """From bytes to findings."""
    fields: tuple[FieldRecord, ...]
    false_zone: bool
    """Whether a machine-readable zone was reported where the paper has none."""
    peers: tuple[tuple[str, float, bool | None], ...] = ()
    """Name, seconds for the first page, and whether the document's own number is in the text."""

    @property
    def is_photo(self) -> bool:
        """Whether a camera took it."""
        return self.damage.split()[0] not in SCANNED
