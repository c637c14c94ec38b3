"""What is worked out once for an object, however many ask for it.

Documents and evidence never change, and every check looks at the same few. An answer is kept by
the object itself, not by what it holds, so that keeping costs nothing; the oldest are forgotten.
"""

from __future__ import annotations

from functools import lru_cache, wraps
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
R = TypeVar("R")


class _Itself(Generic[T]):
    """An object that is equal to nothing but itself."""

    __slots__ = ("it",)

    def __init__(self, it: T) -> None:
        self.it = it

    def __hash__(self) -> int:
        return id(self.it)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Itself) and other.it is self.it


def once(kept: int) -> Callable[[Callable[[T], R]], Callable[[T], R]]:
    """Has a function of one immutable object answer once for each of the `kept` last objects."""

    def wrap(function: Callable[[T], R]) -> Callable[[T], R]:
        @lru_cache(maxsize=kept)
        def answer(asked: _Itself[T]) -> R:
            return function(asked.it)

        @wraps(function)
        def ask(one: T) -> R:
            return answer(_Itself(one))

        return ask

    return wrap
