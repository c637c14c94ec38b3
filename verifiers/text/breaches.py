"""What pydantic finds wrong with a value, as sentences in both languages that echo no input."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from verifiers.model import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

_STRING = Text("应为文字。", "must be a string.")
_WHOLE = Text("应为整数。", "must be a whole number.")
_NUMBER = Text("应为数字。", "must be a number.")
_DAY = Text("应为 YYYY-MM-DD 形式的日期。", "must be a day in the form YYYY-MM-DD.")
_YES_NO = Text("应为 true 或 false。", "must be true or false.")
_LIST = Text("应为列表。", "must be a list.")
_TABLE = Text("应为含各项的表。", "must be a table of entries.")
_CHOICE = Text("应为下列之一：{expected}", "must be one of: {expected}")
_FEW = Text("至少 {min_length} 项。", "needs at least {min_length} item(s).")
_MANY = Text("最多 {max_length} 项。", "may hold at most {max_length} items.")

SENTENCES: Mapping[str, Text] = MappingProxyType(
    {
        "missing": Text("缺少此项。", "is required."),
        "model_type": _TABLE,
        "model_attributes_type": _TABLE,
        "dict_type": _TABLE,
        "string_type": _STRING,
        "string_unicode": Text("含有无效字符。", "holds characters that are not valid."),
        "string_too_short": Text(
            "至少 {min_length} 个字符。", "needs at least {min_length} character(s)."
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
        "int_type": _WHOLE,
        "int_parsing": _WHOLE,
        "int_parsing_size": _WHOLE,
        "int_from_float": _WHOLE,
        "float_type": _NUMBER,
        "float_parsing": _NUMBER,
        "finite_number": _NUMBER,
        "greater_than": Text("应大于 {gt}。", "must be more than {gt}."),
        "greater_than_equal": Text("不得小于 {ge}。", "must be at least {ge}."),
        "less_than": Text("应小于 {lt}。", "must be less than {lt}."),
        "less_than_equal": Text("不得大于 {le}。", "must be at most {le}."),
        "list_type": _LIST,
        "tuple_type": _LIST,
        "frozen_set_type": _LIST,
        "too_short": _FEW,
        "too_long": _MANY,
        "date_type": _DAY,
        "date_parsing": _DAY,
        "date_from_datetime_parsing": _DAY,
        "date_from_datetime_inexact": _DAY,
    }
)
"""By pydantic's name of the error; the gaps are filled from its context."""


def filled(sentence: Text, context: Mapping[str, Any]) -> Text:
    """The sentence with its gaps filled."""
    if "expected" in context:
        # Pydantic writes "'a', 'b' or 'c'", which is no Chinese.
        choices = str(context["expected"]).replace("'", "").replace(" or ", ", ")
        context = {**context, "expected": choices}
    return Text(sentence.zh.format(**context), sentence.en.format(**context))
