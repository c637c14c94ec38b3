"""The verifiers' values as bytes and back, for what is stored sealed."""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter

from verifiers.model import Fact, Finding

T = TypeVar("T")

FACTS = tuple[Fact, ...]
"""The shape of stored requirements."""
OUTSIDE = tuple[Finding, ...]
"""The shape of what an assessment was told from beyond its transfer."""


def pack(shape: Any, value: object) -> bytes:  # noqa: ANN401 -- any type expression
    """`value`, which has that shape, as JSON."""
    return _adapter(shape).dump_json(value)


def unpack(shape: type[T], content: bytes) -> T:
    """The value that was packed."""
    known: Any = shape
    value: T = _adapter(known).validate_json(content)
    return value


@cache
def _adapter(shape: Any) -> TypeAdapter[Any]:  # noqa: ANN401
    return TypeAdapter(shape)
