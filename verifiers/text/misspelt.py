"""What is said of a key that nobody knows: which one was meant, or which there are."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence


def instead(word: str, known: Collection[str], missing: Sequence[str] = ()) -> str:
    """The hint after an unknown key: the one it resembles, the only one missing, or all of them."""
    near = get_close_matches(word, known, n=1) or (missing if len(missing) == 1 else ())
    return f"did you mean {near[0]}?" if near else f"there are {', '.join(sorted(known))}"
