"""The closed vocabularies of household registers: kind of household, relation, marital status.

Relations are those of GB/T 4761 with the shorter words that police stations print for them; what is
printed is kept, so that 长女 does not become 女.
"""

from __future__ import annotations

from verifiers.text.normalise import compact

_WHICH = "独生 长 大 次 二 三 四 五 六 七 八 九 小 幼 养 继 过继 非婚生"
_KIN = """
户主 本人 配偶 夫 妻 丈夫 妻子 子 女 儿子 女儿 子女 养子或继子 养女或继女 其他儿子 其他女儿
女婿 儿媳 孙子 孙女 外孙 外孙子 外孙女 孙媳 孙女婿 外孙媳 外孙女婿 曾孙 曾孙子 曾孙女
孙辈 孙子女 外孙子女 父母 父亲 母亲 父 母 公公 婆婆 岳父 岳母 继父 继母 养父 养母
继父或养父 继母或养母 祖父母 祖父 祖母 外祖父母 外祖父 外祖母 配偶的祖父母 曾祖父 曾祖母
兄弟姐妹 兄 嫂 弟 弟媳 姐 姐夫 妹 妹夫 哥哥 弟弟 姐姐 妹妹 伯父 伯母 叔父 婶母
舅父 舅母 姨父 姨母 姑父 姑母 堂兄弟 堂姐妹 表兄弟 表姐妹 堂兄 堂弟 堂姐 堂妹
表兄 表弟 表姐 表妹 侄子 侄儿 侄女 侄媳 侄女婿 外甥 外甥女 其他 其他亲属 非亲属
保姆 集体户成员 寄养 孤儿
"""
_MARITAL = "未婚 已婚 初婚 再婚 复婚 丧偶 离婚 离异 有配偶 未说明 其他 分居"
_TYPES = """
家庭户 集体户 居民户 居民家庭户 居民集体户 居民家庭户口 居民户口 家庭户口 集体户口
农业家庭户 非农业家庭户 农业家庭户口 非农业家庭户口 农业集体户 非农业集体户 农业户 非农业户
农业户口 非农业户口 农业 非农业 农业家庭 非农业家庭 农村家庭户 农村户 城镇家庭户 城镇居民户
城镇户 家庭户(非农业) 家庭户(农业) 其他户
"""
RELATIONS = frozenset(_KIN.split()) | {
    which + child for which in _WHICH.split() for child in ("子", "女", "孙", "孙女", "儿媳")
}
MARITAL = frozenset(_MARITAL.split())
TYPES = frozenset(_TYPES.split())
_LIKE = str.maketrans({"毋": "母", "壻": "婿", "戶": "户", "尸": "户"})
_LONG = 3
"""Characters of a word that is still known with one of them wrong."""


def relation(text: str) -> tuple[str | None, bool]:
    """The relation that `text` names, and whether a look-alike had to be put right.

    ``(None, False)`` where it names none. 户主之子 is 子.
    """
    return _snap(text, RELATIONS)


def marital(text: str) -> tuple[str | None, bool]:
    """The marital status that `text` names, and whether it had to be put right."""
    return _snap(text, MARITAL)


def household_type(text: str) -> tuple[str | None, bool]:
    """The kind of household that `text` names, and whether it had to be put right."""
    return _snap(text, TYPES)


def _snap(text: str, words: frozenset[str]) -> tuple[str | None, bool]:
    word = compact(text)
    for candidate in (word, word.removeprefix("户主之"), word.removeprefix("户主的")):
        if candidate in words:
            return candidate, False
    like = word.translate(_LIKE)
    if like in words:
        return like, True
    near = {one for one in words if _one_apart(one, like)}
    return (near.pop(), True) if len(near) == 1 else (None, False)


def _one_apart(one: str, other: str) -> bool:
    if len(one) != len(other) or len(one) < _LONG:
        return False
    return sum(left != right for left, right in zip(one, other, strict=True)) == 1
