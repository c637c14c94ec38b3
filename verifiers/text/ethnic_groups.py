"""The 56 recognised ethnic groups as identity cards print them, without 族 (GB/T 3304)."""

from __future__ import annotations

from verifiers.text.normalise import compact

ETHNIC_GROUPS = frozenset(
    {
        "汉", "蒙古", "回", "藏", "维吾尔", "苗", "彝", "壮", "布依", "朝鲜", "满",
        "侗", "瑶", "白", "土家", "哈尼", "哈萨克", "傣", "黎", "傈僳", "佤", "畲",
        "高山", "拉祜", "水", "东乡", "纳西", "景颇", "柯尔克孜", "土", "达斡尔",
        "仫佬", "羌", "布朗", "撒拉", "毛南", "仡佬", "锡伯", "阿昌", "普米", "塔吉克",
        "怒", "乌孜别克", "俄罗斯", "鄂温克", "德昂", "保安", "裕固", "京", "塔塔尔",
        "独龙", "鄂伦春", "赫哲", "门巴", "珞巴", "基诺",
    }
)  # fmt: skip
OTHER_VALUES = frozenset({"其他", "穿青人", "外国血统中国籍人士"})
"""Printed in place of a group; kept as printed."""
_LIKE = {
    "汉": "汊汶汗漢仅汐汲议",
    "回": "囬囘",
    "满": "潢滿",
    "壮": "状壯",
    "苗": "茁",
    "彝": "彞舞",
    "侗": "恫",
    "瑶": "谣",
    "傣": "僚",
}


def snap(text: str) -> tuple[str | None, bool]:
    """The group that `text` names, and whether a look-alike had to be put right.

    ``(None, False)`` where no group, or more than one, could be meant.
    """
    word = compact(text)
    for candidate in (word, word.removesuffix("族")):
        if candidate in ETHNIC_GROUPS or candidate in OTHER_VALUES:
            return candidate, False
    word = word.removesuffix("族")
    near = {group for group in ETHNIC_GROUPS if _near(group, word)}
    return (near.pop(), True) if len(near) == 1 else (None, False)


def _near(group: str, word: str) -> bool:
    """One wrong character in a name of three or more, or a listed look-alike of a single one."""
    if len(group) != len(word):
        return False
    if len(group) == 1:
        return word in _LIKE.get(group, "")
    wrong = sum(left != right for left, right in zip(group, word, strict=True))
    return wrong == 1 and len(group) >= 3  # noqa: PLR2004
