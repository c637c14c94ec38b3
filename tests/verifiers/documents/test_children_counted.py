"""Children whom a certificate counts: all of them named, or somebody without a name is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.written import prose
from verifiers.documents import catalogue, recognise
from verifiers.model import Kind, Statement
from verifiers.prose.offspring import UNREAD_CHILD

if TYPE_CHECKING:
    from collections.abc import Sequence

FOOT = ("中华人民共和国福建省厦门市鹭江公证处", "公证员　李卫东", "二○一九年五月二十日")


def _children(*testimony: str) -> set[str | None]:
    """Who is called a child of the decedent."""
    lines: Sequence[str] = (
        "公 证 书",
        "（2019）厦鹭证内字第001234号",
        "申请人：陈建国，男，一九六二年三月七日出生。",
        "被继承人：林秀英，女，一九二四年五月六日出生。",
        "公证事项：继承",
        *testimony,
        *FOOT,
    )
    sheets = (prose(list(lines)),)
    assert recognise(sheets).kind is Kind.NOTARIAL_CERTIFICATE
    fields = {one.name: one for one in catalogue()[Kind.NOTARIAL_CERTIFICATE].extract(sheets)}
    told = [one for one in fields["statements"].value or () if isinstance(one, Statement)]
    return {one.person for one in told if one.relation == "child" and one.to == "林秀英"}


@pytest.mark.parametrize(
    "words",
    [
        "被继承人林秀英与其配偶陈志华共生育子女二人，即儿子陈建国、女儿陈丽华。",
        "林秀英与陈志华生育一子一女：儿子陈建国，女儿陈丽华。",
        "林秀英与丈夫陈志华共生育两个子女。儿子是陈建国，女儿是陈丽华。",
        "林秀英有一个儿子陈建国、一个女儿陈丽华。",
        "林秀英与陈志华生育子女2人，分别是陈建国、陈丽华。",
    ],
)
def test_as_many_are_named_as_are_counted(words: str) -> None:
    assert _children(words) == {"陈建国", "陈丽华"}


@pytest.mark.parametrize(
    "words",
    [
        "被继承人林秀英与其配偶陈志华共生育子女三人，即儿子陈建国、女儿陈丽华。",
        "林秀英与陈志华生育一子二女：儿子陈建国，女儿陈丽华、■■■。",
        "林秀英与陈志华生育三名子女。儿子是陈建国，女儿是陈丽华。",
    ],
)
def test_whoever_is_counted_and_not_named_stands_without_a_name(words: str) -> None:
    assert _children(words) == {"陈建国", "陈丽华", UNREAD_CHILD}


@pytest.mark.parametrize(
    "words",
    [
        "林秀英与陈志华未生育子女。林秀英收养一子陈建国。",
        "林秀英有儿子陈建国。",
        "儿子陈建国于一九九〇年三月三日结婚，生育一子陈小明，林秀英另有女儿陈丽华。",
    ],
)
def test_nobody_is_made_up(words: str) -> None:
    assert UNREAD_CHILD not in _children(words)


@pytest.mark.parametrize(
    "words",
    [
        "被继承人林秀英与陈志华婚后生育陈建国、陈丽华二个子女。",
        "林秀英有陈建国、陈丽华两名子女，无其他子女。",
        "林秀英的子女有陈建国、陈丽华。",
        "林秀英与前夫陈志强生育一子陈建国，与现任丈夫陈志华生育一女陈丽华。",
        "林秀英与前夫陈志强婚后生育陈建国一子；与陈志华再婚后育有陈丽华一女。",
        "林秀英的第一顺序继承人有儿子陈建国、女儿陈丽华共二人。",
    ],
)
def test_children_named_before_they_are_counted_and_of_two_marriages(words: str) -> None:
    assert _children(words) == {"陈建国", "陈丽华"}


@pytest.mark.parametrize(
    "words",
    ["林秀英只有陈建国一个子女。", "林秀英的子女只有陈建国一人。", "林秀英生前仅有陈建国一子。"],
)
def test_an_only_child_named_before_it_is_counted(words: str) -> None:
    assert _children(words) == {"陈建国"}


def test_of_children_named_first_too_whoever_is_not_named_is_left() -> None:
    words = "林秀英与陈志华婚后生育陈建国、陈丽华等三名子女。"
    assert _children(words) == {"陈建国", "陈丽华", UNREAD_CHILD}
