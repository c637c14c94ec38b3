"""Where two JSON values differ: one line for each place, by its path."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_ABSENT = object()


@dataclass(frozen=True, slots=True)
class Difference:
    """One place; what is absent on one side is `None` there."""

    path: str
    """Such as ``facts[2].state``."""
    then: Any
    now: Any


def differences(then: Any, now: Any) -> tuple[Difference, ...]:  # noqa: ANN401 - JSON
    """Every place at which `now` is not what `then` was, in the order of `then`."""
    return tuple(_walk("", then, now))


def _walk(path: str, then: Any, now: Any) -> Iterator[Difference]:  # noqa: ANN401
    if isinstance(then, dict) and isinstance(now, dict):
        for name in dict.fromkeys([*then, *now]):
            here = f"{path}.{name}" if path else name
            yield from _walk(here, then.get(name, _ABSENT), now.get(name, _ABSENT))
    elif isinstance(then, list) and isinstance(now, list):
        for place, (one, other) in enumerate(zip_longest(then, now, fillvalue=_ABSENT)):
            yield from _walk(f"{path}[{place}]", one, other)
    elif type(then) is not type(now) or then != now:
        yield Difference(path, _shown(then), _shown(now))


def _shown(value: Any) -> Any:  # noqa: ANN401
    return None if value is _ABSENT else value
