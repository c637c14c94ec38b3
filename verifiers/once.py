"""What is worked out once for an object, however many ask for it.

Documents and evidence never change, and every check looks at the same few. An answer is kept by
the object itself, not by what it holds, so that keeping costs nothing; the oldest are forgotten.
"""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
R = TypeVar("R")


def once(kept: int) -> Callable[[Callable[[T], R]], Callable[[T], R]]:
    """Has a function of one immutable object answer once for each of the `kept` last objects."""

    def wrap(function: Callable[[T], R]) -> Callable[[T], R]:
        # An object that is kept keeps its identity to itself.
        known: dict[int, tuple[T, R]] = {}

        @wraps(function)
        def ask(one: T) -> R:
            found = known.get(id(one))
            if found is None:
                found = one, function(one)
                # Threads may do so at once: each looks at a list of its own.
                for oldest in list(known)[: max(0, len(known) - kept + 1)]:
                    known.pop(oldest, None)
                known[id(one)] = found
            return found[1]

        return ask

    return wrap
