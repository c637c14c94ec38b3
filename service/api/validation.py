"""Pydantic's complaints as sentences in both languages that name the field and echo no input."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from service.api.problems import FieldError
from verifiers.model import Text
from verifiers.text import breaches

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pydantic import ValidationError

MOST_ERRORS = 20
"""Told at once; more would only repeat one slip in a long list."""

_OBJECT = Text("应为 JSON 对象。", "must be a JSON object.")
_OTHERWISE = Text("不符合要求，请对照 /docs。", "is not valid; please compare it with /docs.")
_SENTENCES: Mapping[str, Text] = MappingProxyType(
    {
        **breaches.SENTENCES,
        "extra_forbidden": Text(
            "含有此接口不认识的项，请对照 /docs 检查拼写。",
            "holds a member that this call does not know; please check its spelling in /docs.",
        ),
        "model_type": _OBJECT,
        "model_attributes_type": _OBJECT,
        "dict_type": _OBJECT,
        "list_type": Text("应为 JSON 数组。", "must be a JSON array."),
    }
)


def field_errors(error: ValidationError) -> tuple[FieldError, ...]:
    """What breaks a rule, by pointer, at most `MOST_ERRORS` of it."""
    details = error.errors(include_input=False, include_url=False)
    return tuple(_one(item["type"], item["loc"], item.get("ctx", {})) for item in details)[
        :MOST_ERRORS
    ]


def _one(kind: str, path: Sequence[str | int], context: Mapping[str, Any]) -> FieldError:
    # The name of an unknown member is the caller's own words: the pointer stops at its parent.
    shown = path[:-1] if kind == "extra_forbidden" else path
    return FieldError(_pointer(shown), breaches.filled(_SENTENCES.get(kind, _OTHERWISE), context))


def _pointer(path: Sequence[str | int]) -> str:
    return "#" + "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in path)
