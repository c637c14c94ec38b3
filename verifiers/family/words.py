"""What the words for relatives mean: of registers (GB/T 4761), testimonies and declarations.

A word leads from one person to another in one or two steps: 孙子 is a child's child, 儿媳 a child's
spouse, 岳父 a spouse's parent.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from verifiers.prose.offspring import UNREAD_CHILD

if TYPE_CHECKING:
    from collections.abc import Mapping


class Step(StrEnum):
    """One step from a person to a relative."""

    SPOUSE = "spouse"
    CHILD = "child"
    PARENT = "parent"
    SIBLING = "sibling"


class Nature(StrEnum):
    """How somebody is a child of another."""

    PLAIN = "plain"
    """Called a child: by birth, or without a word on it."""
    ADOPTED = "adopted"
    STEP = "step"
    """Inherits only where one raised the other (civil code 1127)."""
    ADOPTED_OR_STEP = "adopted_or_step"
    """养子或继子, as registers print it."""
    PRESUMED = "presumed"
    """No source says so; the child of a spouse, or a brother's, is taken for theirs, too."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """Where a word leads."""

    steps: tuple[Step, ...]
    sex: str | None = None
    nature: Nature = Nature.PLAIN


SELF = frozenset({"户主", "本人"})
_C, _P, _S, _B = Step.CHILD, Step.PARENT, Step.SPOUSE, Step.SIBLING
_WORDS: Mapping[tuple[tuple[Step, ...], str | None], str] = {
    ((_S,), None): "spouse 配偶 爱人",
    ((_S,), "male"): "husband 夫 丈夫",
    ((_S,), "female"): "wife 妻 妻子",
    ((_C,), None): "child 子女",
    ((_C,), "male"): "son 子 儿子 其他儿子",
    ((_C,), "female"): "daughter 女 女儿 其他女儿",
    ((_P,), None): "parent 父母",
    ((_P,), "male"): "father 父 父亲 爸爸",
    ((_P,), "female"): "mother 母 母亲 妈妈",
    ((_B,), None): "sibling 兄弟姐妹",
    ((_B,), "male"): "brother 兄 弟 哥哥 弟弟",
    ((_B,), "female"): "sister 姐 妹 姐姐 妹妹",
    ((_C, _C), None): "grandchild 孙辈 孙子女 外孙子女",
    ((_C, _C), "male"): "grandson 孙 孙子 外孙 外孙子",
    ((_C, _C), "female"): "granddaughter 孙女 外孙女",
    ((_P, _P), None): "grandparent 祖父母 外祖父母",
    ((_P, _P), "male"): "grandfather 祖父 外祖父 爷爷 外公 姥爷",
    ((_P, _P), "female"): "grandmother 祖母 外祖母 奶奶 外婆 姥姥",
    ((_B, _C), None): "nephew_niece",
    ((_B, _C), "male"): "nephew 侄子 侄儿 侄 外甥",
    ((_B, _C), "female"): "niece 侄女 外甥女",
    ((_C, _S), "female"): "儿媳 媳妇",
    ((_C, _S), "male"): "女婿",
    ((_S, _P), "male"): "岳父 公公",
    ((_S, _P), "female"): "岳母 婆婆",
}
_PLAIN = MappingProxyType(
    {word: Meaning(steps, sex) for (steps, sex), words in _WORDS.items() for word in words.split()}
)
_NATURES = (
    ("养子或继子", "子", Nature.ADOPTED_OR_STEP),
    ("养女或继女", "女", Nature.ADOPTED_OR_STEP),
    ("继父或养父", "父", Nature.ADOPTED_OR_STEP),
    ("继母或养母", "母", Nature.ADOPTED_OR_STEP),
    *(
        (prefix + word, word, nature)
        for prefix, nature in (
            ("养", Nature.ADOPTED), ("继", Nature.STEP), ("过继", Nature.ADOPTED),
            ("adopted_", Nature.ADOPTED), ("adoptive_", Nature.ADOPTED), ("step_", Nature.STEP),
        )
        for word in (
            "子", "女", "孙", "孙女", "父", "母", "父母", "子女",
            "child", "son", "daughter", "parent", "father", "mother",
        )
    ),
)  # fmt: skip
_NAMED = MappingProxyType({word: (plain, nature) for word, plain, nature in _NATURES})
_WHICH = re.compile(r"^(?:独生|非婚生|婚生|亲生|生|胞|长|大|次|二|三|四|五|六|七|八|九|小|幼|独)")
"""Which of several: 长女, 独生子, 胞弟. It changes nothing about the relation."""


def meaning(word: str | None) -> Meaning | None:
    """Where the word leads, or `None` for relatives who never inherit by law, and unknown words."""
    text = (word or "").strip()
    if text in _NAMED:
        plain, nature = _NAMED[text]
        known = _PLAIN[plain]
        return Meaning(known.steps, known.sex, nature)
    while text not in _PLAIN:
        shorter = _WHICH.sub("", text, count=1)
        if shorter == text:
            return None
        text = shorter
    return _PLAIN[text]


NAMELESS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "父": ("父亲",), "父亲": ("父亲",), "母": ("母亲",), "母亲": ("母亲",),
        "父母": ("父亲", "母亲"), "父母亲": ("父亲", "母亲"), "双亲": ("父亲", "母亲"),
        UNREAD_CHILD: (UNREAD_CHILD,),
    }
)  # fmt: skip
"""Words for parents whom a testimony does not name, and for a child whose name was not read; and
whom each stands for."""
UNBORN = frozenset({"胎儿", "遗腹子"})
"""Words for a child that is not born yet; its share is reserved (civil code 16, 1155)."""
