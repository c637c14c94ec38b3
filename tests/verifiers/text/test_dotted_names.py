"""The dot in names is one character, however it was read; other points stay points."""

import pytest

from verifiers.text.dotted_names import are_likely, dotted


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("买买提.艾力,男,维吾尔族", "买买提·艾力,男,维吾尔族"),
        ("继承人买买提-艾力与", "继承人买买提·艾力与"),
        ("买买提·艾力.古丽·买买提", "买买提·艾力.古丽·买买提"),
        ("买买提.女,1950.1.2", "买买提.女,1950.1.2"),
        ("男.维吾尔族", "男.维吾尔族"),
        ("二〇二〇.五.六", "二〇二〇.五.六"),
        ("三.经查明", "三.经查明"),
        ("张三.李四.王五", "张三.李四.王五"),
    ],
)
def test_a_point_between_two_words_is_the_dot_of_a_name(read: str, meant: str) -> None:
    assert dotted(read) == meant
    assert len(dotted(read)) == len(read)


@pytest.mark.parametrize(("text", "are"), [("哈萨克族", True), ("汉族,住内蒙古自治区", False)])
def test_dots_are_looked_for_where_a_people_has_them(text: str, are: bool) -> None:
    assert are_likely(text) is are
