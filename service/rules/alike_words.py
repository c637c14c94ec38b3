"""What two like cases share and in what they differ, as sentences in both languages."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from service.rules.alike import FOUND
from verifiers.checks import titles
from verifiers.checks.file_problem import TITLES as FILE_PROBLEMS
from verifiers.evidence.facts import RULES
from verifiers.model import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from service.rules.alike import Difference

_STATES: Mapping[str | None, Text] = MappingProxyType(
    {
        "established": Text("已证明", "established"),
        "presumed": Text("可推定", "presumed"),
        "waived": Text("已免除", "waived"),
        "missing": Text("尚缺", "missing"),
        "contradicted": Text("有矛盾", "contradicted"),
        FOUND: Text("有", "found"),
        None: Text("无", "absent"),
    }
)


def name_of(name: str) -> Text:
    """What a fact or finding is called; its own name where it has no other."""
    rule = RULES.get(name)
    return rule.title if rule is not None else _findings().get(name, Text(name, name))


def difference(one: Difference) -> Text:
    """In what state a thing is here and there."""
    name, here, there = name_of(one.name), _STATES[one.here], _STATES[one.there]
    return Text(
        f"{name.zh}：本案{here.zh}，彼案{there.zh}",
        f"{name.en}: {here.en} here, {there.en} there",
    )


@cache
def _findings() -> Mapping[str, Text]:
    return {**FILE_PROBLEMS, **titles()}
