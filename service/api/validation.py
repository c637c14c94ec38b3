"""Pydantic's complaints as sentences in both languages that name the field and echo no input."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from service.api.problems import FieldError
from verifiers.model import Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pydantic import ValidationError

MOST_ERRORS = 20
"""Told at once; more would only repeat one slip in a long list."""

_OBJECT = Text("应为 JSON 对象。", "must be a JSON object.")
_STRING = Text("应为文字。", "must be a string.")
_NUMBER = Text("应为整数。", "must be a whole number.")
_DAY = Text("应为 YYYY-MM-DD 形式的日期。", "must be a day in the form YYYY-MM-DD.")
_YES_NO = Text("应为 true 或 false。", "must be true or false.")
_LIST = Text("应为 JSON 数组。", "must be a JSON array.")
_CHOICE = Text("应为下列之一：{expected}", "must be one of: {expected}")
_OTHERWISE = Text("不符合要求，请对照 /docs。", "is not valid; please compare it with /docs.")

_SENTENCES: Mapping[str, Text] = MappingProxyType(
    {
        "missing": Text("缺少此项。", "is required."),
        "extra_forbidden": Text(
            "含有此接口不认识的项，请对照 /docs 检查拼写。",
            "holds a member that this call does not know; please check its spelling in /docs.",
        ),
        "model_type": _OBJECT,
        "model_attributes_type": _OBJECT,
        "dict_type": _OBJECT,
        "string_type": _STRING,
        "string_unicode": Text("含有无效字符。", "holds characters that are not valid."),
        "string_too_short": Text(
            "至少 {min_length} 个字符。", "needs at least {min_length} characters."
        ),
        "string_too_long": Text(
            "最多 {max_length} 个字符。", "may hold at most {max_length} characters."
        ),
        "string_pattern_mismatch": Text(
            "含有不允许的字符。", "holds characters that are not allowed here."
        ),
        "literal_error": _CHOICE,
        "enum": _CHOICE,
        "bool_type": _YES_NO,
        "bool_parsing": _YES_NO,
        "int_type": _NUMBER,
        "int_parsing": _NUMBER,
        "int_parsing_size": _NUMBER,
        "int_from_float": _NUMBER,
        "greater_than_equal": Text("不得小于 {ge}。", "must be at least {ge}."),
        "less_than_equal": Text("不得大于 {le}。", "must be at most {le}."),
        "list_type": _LIST,
        "too_long": Text("最多 {max_length} 项。", "may hold at most {max_length} items."),
        "date_type": _DAY,
        "date_parsing": _DAY,
        "date_from_datetime_parsing": _DAY,
        "date_from_datetime_inexact": _DAY,
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
    sentence = _SENTENCES.get(kind, _OTHERWISE)
    if "expected" in context:
        # Pydantic writes "'a', 'b' or 'c'", which is no Chinese.
        choices = str(context["expected"]).replace("'", "").replace(" or ", ", ")
        context = {**context, "expected": choices}
    return FieldError(
        _pointer(shown),
        Text(sentence.zh.format(**context), sentence.en.format(**context)),
    )


def _pointer(path: Sequence[str | int]) -> str:
    return "#" + "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in path)
