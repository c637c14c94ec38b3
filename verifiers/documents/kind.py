"""What a document kind is made of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from verifiers.model import Field, Kind
    from verifiers.read import Script, Sheet


IN_PART = 0.88
"""What is left of the support for a paper of which only a part is seen: it may still be known, but
it is not so surely a paper by itself that a sheet would be cut for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentKind:
    """One kind of document; each file in this package offers one as ``KIND``."""

    kind: Kind
    support: Callable[[str], float]
    """How well a text supports this kind, 0 to 1. The text is that of all pages, folded, a row a
    line, without spaces."""
    extract: Callable[[Sequence[Sheet]], tuple[Field, ...]]
    """The fields of a document of this kind: always all of them, those not readable as `None`."""
    critical: Mapping[str, Script]
    """Fields that a decision hangs on, which a second reader reads again, with their alphabet."""
    begins: str | None = None
    """What only the first page of such a paper says (a regular expression, multi-line). Without it
    every page that is recognised by itself is a paper of its own."""
    binds: str | None = None
    """Where the paper names what is bound before it; its first group is the title of that, empty
    where that cannot be read."""
    attaches: str | None = None
    """Where the paper says that something is bound behind it."""
    stamps: bool = False
    """Whether it matters what stands in red ink: a register's page is void when stamped 注销."""


def weigh(text: str, marks: Mapping[str, float]) -> float:
    """How far the marks (regular expressions, multi-line) found in `text` support a kind, 0 to 1.

    Each mark found takes its share of the doubt that the others leave, so that no single label
    decides and none is indispensable.
    """
    doubt = 1.0
    for pattern, weight in marks.items():
        if re.search(pattern, text, re.MULTILINE):
            doubt *= 1.0 - weight
    return 1.0 - doubt
