"""Whose parents nobody knows: 父母不详, 查找不到生父母."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from verifiers.model import Statement
from verifiers.prose.sentences import PERSON

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verifiers.prose.sentences import Cast, Sentence

_PARENTS = r"(?:亲生|生身|生)?(?:父母|双亲)"
_UNKNOWN = re.compile(
    rf"(?P<who>{PERSON}|其)(?:系|是|为)?[^。;\ue000-\ue7ff]{{0,16}}?{_PARENTS}(?:双方)?(?:的)?(?:身份|姓名|情况|下落)?(?:均|都)?"
    r"(?:不详|不明|未知|无法查明|无法查清|无从查考|无法查找)"
    rf"|(?:查找不到|查不到|未能查找到|找不到)(?P<of>{PERSON}|其)的?{_PARENTS}"
)


def foundlings(sentence: Sentence, cast: Cast) -> Iterator[Statement]:
    """``parents_unknown`` statements of a sentence."""
    for match in _UNKNOWN.finditer(sentence.text):
        who = match["who"] or match["of"]
        name = cast.name(who) if who != "其" else sentence.whom(match.start(), cast)
        if name is not None:
            yield Statement(type="parents_unknown", person=name)
