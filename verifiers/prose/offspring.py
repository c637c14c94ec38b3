"""How many children somebody is said to have, where the names told are fewer.

A name in running Chinese has no borders, and one may be lost. An heir must never be lost with it:
whoever is counted and not named stands among the children without a name, and a person looks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from verifiers.model import Statement
from verifiers.prose.sentences import PERSON, without_asides

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from verifiers.prose.sentences import Cast, Sentence

UNREAD_CHILD = "未读出姓名者"
"""Stands for the name of a child that is counted and not named."""
_NUMERALS = {word: number for number, word in enumerate("零一二三四五六七八九十")} | {
    "两": 2,
    "独": 1,
}
_NUMBER = rf"(?:[{''.join(_NUMERALS)}]|\d{{1,2}})"
_BORE = re.compile(
    rf"(?P<parents>{PERSON}(?:(?:与|和|、|及|同)[^\ue000-\ue7ff。;,]{{0,6}}{PERSON})?)[^。;\ue000-\ue7ff]{{0,40}}?"
    rf"(?<![未没无曾])(?:生育|育有|生有|共有|仅有|只有|婚育)(?:{PERSON}(?:(?:、|和|与|及){PERSON})*等?)?(?P<count>[^。;\ue000-\uefff]{{1,16}})"
)
_TOGETHER = re.compile(
    rf"(?P<n>{_NUMBER})(?:名|个|位)?子女|子女(?:共|共计)?(?P<m>{_NUMBER})(?:人|名|个)"
)
_APART = re.compile(rf"(?P<n>{_NUMBER})(?:名|个|位)?(?:生)?(?:儿子|女儿|男孩|女孩|子|女)")
_NOT = re.compile(r"是否|如果|假如|倘|未|没有|无子|无女")


def nameless_children(
    sentences: Sequence[Sentence], told: Sequence[Statement], cast: Cast
) -> Iterator[Statement]:
    """``kinship`` of a child without a name, of everybody with more children than are named."""
    for owner, count in dict.fromkeys(one for each in sentences for one in _counted(each, cast)):
        if count > len(_named(owner, told)):
            yield Statement(type="kinship", person=UNREAD_CHILD, relation="child", to=owner)


def _counted(sentence: Sentence, cast: Cast) -> Iterator[tuple[str, int]]:
    for match in _BORE.finditer(without_asides(sentence.text)):
        count = _number(match["count"])
        if count and not _NOT.search(match[0]):
            yield from ((parent, count) for parent in cast.people(match["parents"]))


def _number(words: str) -> int:
    together = _TOGETHER.search(words)
    if together:
        return _value(together["n"] or together["m"])
    return sum(_value(one["n"]) for one in _APART.finditer(words))


def _value(word: str) -> int:
    return int(word) if word.isdecimal() else _NUMERALS[word]


def _named(owner: str, told: Sequence[Statement]) -> set[str | None]:
    ties = [one for one in told if one.type == "kinship"]
    children = {one.person for one in ties if one.relation == "child" and one.to == owner}
    return children | {one.to for one in ties if one.relation == "parent" and one.person == owner}
