"""Characters that no given name has, although readers see them where a name has another.

Words of everyday use whose sense keeps them out of names, each looking like a character that many
names have, and the words of stamps. Which character stands there instead only the paper can tell.
"""

from __future__ import annotations

from verifiers.text.surnames import length_of_surname

_TAKEN_FOR = (
    "字宇乎平曰日已己患忠捐娟猜倩蒸燕菜荣困国床庆室宝挂桂停婷狠银恰怡妈嫣的昀呜鸣警誉罩翠好妤电霞"
)
"""Each beside the character of names that it is taken for."""
_STAMPED = "店铺户件此供仅"
_IN_NO_NAME = frozenset(_TAKEN_FOR[::2]) | frozenset(_STAMPED)
_BESIDE = frozenset("复印核对原符限使用无他专章男女性别族号岁年月日") | _IN_NO_NAME
"""Of stamps and of labels: what stands beside a name is read as more of it."""


def may_go_on(more: str) -> bool:
    """Whether a name may go on with `more`, and not a stamp or a label beside it."""
    return _BESIDE.isdisjoint(more)


def may_be_given(name: str) -> bool:
    """Whether what follows the surname of a Chinese `name` may be a given name.

    Names of minorities, which have a middle dot, are spelt by sound with characters of all kinds.
    """
    return "·" in name or _IN_NO_NAME.isdisjoint(name[length_of_surname(name) :])
