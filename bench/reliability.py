"""Is a confidence of 0.95 right 95 times in a hundred? Reliability diagram and expected error.

Source of the measure: Guo et al., On Calibration of Modern Neural Networks, ICML 2017.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from rich.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bench.records import FieldRecord

EDGES = (0.0, 0.5, 0.7, 0.8, 0.9, 0.94, 0.96, 0.98, 0.99, 0.995, 1.0001)


@dataclass(frozen=True, slots=True)
class Bin:
    """Fields whose confidence lies from `low` up to `high`."""

    low: float
    high: float
    count: int
    said: float
    """The mean confidence."""
    right: float
    """The share of values with nothing wrong in them."""


def bins(fields: Iterable[FieldRecord]) -> list[Bin]:
    """All values that were given, by confidence; empty bins left out."""
    given = [field for field in fields if field.given]
    found = []
    for low, high in pairwise(EDGES):
        inside = [one for one in given if low <= one.confidence < high]
        if inside:
            said = sum(one.confidence for one in inside) / len(inside)
            right = sum(not one.wrong for one in inside) / len(inside)
            found.append(Bin(low, min(high, 1.0), len(inside), said, right))
    return found


def expected_error(found: Sequence[Bin]) -> float:
    """How far said and right are apart, on average over all values (ECE)."""
    total = sum(one.count for one in found)
    return sum(one.count * abs(one.said - one.right) for one in found) / max(1, total)


def table(found: Sequence[Bin]) -> Table:
    """The diagram as a table."""
    title = f"reliability (expected calibration error {expected_error(found):.4f})"
    rows = Table("confidence", "values", "said", "right", title=title)
    for one in found:
        rows.add_row(
            f"{one.low:.3g} – {one.high:.3g}", str(one.count), f"{one.said:.4f}", f"{one.right:.4f}"
        )
    return rows


def diagram(found: Sequence[Bin]) -> str:
    """The diagram as SVG: a dot a bin, its area the number of values, on the line it should be."""
    side, margin = 320, 48
    most = max((one.count for one in found), default=1)

    def place(said: float, right: float) -> tuple[float, float]:
        return margin + said * side, margin + (1 - right) * side

    dots = "".join(
        f'<circle cx="{place(one.said, one.right)[0]:.1f}" cy="{place(one.said, one.right)[1]:.1f}"'
        f' r="{3 + 11 * (one.count / most) ** 0.5:.1f}" fill="#2563eb" fill-opacity="0.6"/>'
        for one in found
    )
    ticks = "".join(
        f'<text x="{margin + share * side:.0f}" y="{margin + side + 18}" text-anchor="middle">'
        f'{share:g}</text><text x="{margin - 8}" y="{margin + (1 - share) * side + 4:.0f}" '
        f'text-anchor="end">{share:g}</text>'
        for share in (0, 0.25, 0.5, 0.75, 1)
    )
    whole = side + 2 * margin
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{whole}" height="{whole}" '
        f'font-family="sans-serif" font-size="12"><rect width="100%" height="100%" fill="#fff"/>'
        f'<rect x="{margin}" y="{margin}" width="{side}" height="{side}" fill="none" '
        f'stroke="#999"/>'
        f'<line x1="{margin}" y1="{margin + side}" x2="{margin + side}" y2="{margin}" '
        f'stroke="#999" stroke-dasharray="4"/>{dots}{ticks}'
        f'<text x="{margin + side / 2}" y="{whole - 8}" text-anchor="middle">confidence said</text>'
        f'<text x="14" y="{margin + side / 2}" text-anchor="middle" '
        f'transform="rotate(-90 14 {margin + side / 2})">share that is right</text></svg>\n'
    )
