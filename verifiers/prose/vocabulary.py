"""The words of notarial certificates: roles, relations, matters.

Roles of parties are English words: ``applicant`` 申请人, ``heir`` 继承人, ``decedent`` 被继承人,
``related_party`` 关系人, ``declarant`` 声明人, ``principal`` 委托人, ``agent`` 受托人 and 代理人,
``guardian`` 监护人 and 法定代理人, ``custodian`` 财产代管人, ``donor`` 赠与人, ``donee`` 受赠人,
``testator`` 立遗嘱人, ``witness`` 见证人,
``party_a`` ``party_b`` ``party_c`` 甲方 乙方 丙方, ``party`` 当事人; before courts ``plaintiff``
原告, ``defendant`` 被告, ``respondent`` 被申请人, ``appellant`` 上诉人, ``appellee`` 被上诉人,
``third_party`` 第三人, ``legal_representative`` 法定代表人.
Relations are those that merchants declare: ``spouse child parent sibling grandchild grandparent
nephew_niece other``; they say what the person is *to* the other.
"""

from __future__ import annotations

import re
from functools import cache

from verifiers.text.misread import misread

ROLES = {
    "被继承人": "decedent",
    "死者": "decedent",
    "死亡人": "decedent",
    "亡者": "decedent",
    "申请人": "applicant",
    "申办人": "applicant",
    "公证申请人": "applicant",
    "继承人": "heir",
    "关系人": "related_party",
    "声明人": "declarant",
    "放弃继承权人": "declarant",
    "放弃继承人": "declarant",
    "放弃人": "declarant",
    "委托人": "principal",
    "受托人": "agent",
    "受委托人": "agent",
    "被委托人": "agent",
    "委托代理人": "agent",
    "代理人": "agent",
    "法定代理人": "guardian",
    "监护人": "guardian",
    "财产代管人": "custodian",
    "赠与人": "donor",
    "赠予人": "donor",
    "受赠人": "donee",
    "受赠与人": "donee",
    "遗嘱人": "testator",
    "立遗嘱人": "testator",
    "见证人": "witness",
    "甲方": "party_a",
    "乙方": "party_b",
    "丙方": "party_c",
    "男方": "man",
    "女方": "woman",
    "转让方": "party_a",
    "转让人": "party_a",
    "出让方": "party_a",
    "受让方": "party_b",
    "受让人": "party_b",
    "当事人": "party",
    "原告": "plaintiff",
    "原告人": "plaintiff",
    "被告": "defendant",
    "被告人": "defendant",
    "上诉人": "appellant",
    "被上诉人": "appellee",
    "再审申请人": "appellant",
    "被申请人": "respondent",
    "申请执行人": "applicant",
    "被执行人": "respondent",
    "第三人": "third_party",
    "委托诉讼代理人": "agent",
    "诉讼代理人": "agent",
    "法定代表人": "legal_representative",
    "负责人": "legal_representative",
}
ASIDE = frozenset({"agent", "guardian", "custodian", "witness", "legal_representative"})
"""Roles of those who act for a side and get nothing themselves."""


def role_of(words: str) -> str | None:
    """The role that is printed; 甲方的委托代理人 is an agent. `None` for words that are unknown."""
    if words in ROLES:
        return ROLES[words]
    ends = [one for one, role in ROLES.items() if role in ASIDE and words.endswith(one)]
    return ROLES[max(ends, key=len)] if ends else None


_RELATIONS = {
    "spouse": "配偶 丈夫 妻子 夫 妻 爱人",
    "parent": "父亲 母亲 父 母 生父 生母 养父 养母 继父 继母 亲生父亲 亲生母亲 爸爸 妈妈",
    "child": (
        "儿子 女儿 子 女 长子 次子 三子 四子 五子 六子 幼子 独子 "
        "长女 次女 二女 三女 四女 五女 六女 幼女 独女 独生子 独生女 "
        "大儿子 二儿子 三儿子 四儿子 小儿子 大女儿 二女儿 三女儿 四女儿 小女儿 "
        "养子 养女 继子 继女 亲生儿子 亲生女儿 "
        "婚生子 婚生女 非婚生子 非婚生女 独生儿子 独生女儿 其他子女 其余子女 另一子女"
    ),
    "sibling": (
        "哥哥 弟弟 姐姐 妹妹 兄 弟 姐 妹 胞兄 胞弟 胞姐 胞妹 "
        "长兄 次兄 大哥 二哥 大姐 二姐 兄长 大弟 二弟 大妹 二妹"
    ),
    "grandchild": "孙子 孙女 孙女儿 外孙 外孙子 外孙女 曾孙 曾孙女",
    "grandparent": "祖父 祖母 外祖父 外祖母 爷爷 奶奶 外公 外婆 姥爷 姥姥",
    "nephew_niece": "侄子 侄女 侄儿 侄 外甥 外甥女",
    "other": (
        "女婿 儿媳 媳妇 岳父 岳母 公公 婆婆 伯父 伯母 叔父 叔叔 婶婶 "
        "姑母 姑姑 姑父 姨母 姨父 舅父 舅舅 舅母 表兄 表弟 表姐 表妹 "
        "堂兄 堂弟 堂姐 堂妹 嫂子 弟媳 姐夫 妹夫"
    ),
}
RELATIONS = {word: relation for relation, words in _RELATIONS.items() for word in words.split()}

PLURALS = {
    "子女": "child",
    "儿女": "child",
    "婚生子女": "child",
    "父母": "parent",
    "父母亲": "parent",
    "养父母": "parent",
    "生父母": "parent",
    "亲生父母": "parent",
    "继父母": "parent",
    "孙子女": "grandchild",
    "外孙子女": "grandchild",
    "祖父母": "grandparent",
    "外祖父母": "grandparent",
    "兄弟姐妹": "sibling",
    "兄弟": "sibling",
    "姐妹": "sibling",
}
"""Words for several people at once."""

EQUALS = {
    "夫妻": "spouse",
    "夫妇": "spouse",
    "配偶": "spouse",
    "婚姻": "spouse",
    "兄弟": "sibling",
    "姐妹": "sibling",
    "兄妹": "sibling",
    "姐弟": "sibling",
    "兄弟姐妹": "sibling",
}
"""Relations that are the same seen from both sides."""

GENERATIONS = {
    "父子": ("parent", "child"),
    "父女": ("parent", "child"),
    "母子": ("parent", "child"),
    "母女": ("parent", "child"),
    "祖孙": ("grandparent", "grandchild"),
}
"""Relations between an elder and a younger; the text does not say which of the two is which."""

_MATTERS = (
    ("other", "文本相符 原件相符 副本与原本 复印件 影印件 印鉴属实 签名属实"),
    ("declaration", "撤回放弃 撤销放弃 收回放弃 放弃继承撤回 放弃继承反悔"),
    ("inheritance_waiver", "放弃继承 放弃遗产 放弃受遗赠"),
    ("inheritance", "继承 法定继承 遗嘱继承"),
    ("kinship", "亲属关系 亲子关系 近亲属"),
    ("gift", "赠与 赠予 受赠"),
    ("entrustment", "委托 授权"),
    ("will", "遗嘱"),
    ("marital_status", "婚姻 未婚 已婚 结婚 离婚 单身 无配偶"),
    ("death", "死亡"),
    ("agreement", "协议 合同 分割 约定"),
    ("declaration", "声明 保证 承诺"),
)


def matter_of(words: str) -> str:
    """The contract's matter for what is printed after 公证事项, or in a title.

    Of a long word one character may have been read wrong: 法定题承 is 法定继承.
    """
    for matter, pattern in _matters():
        if pattern.search(words):
            return matter
    return "other"


@cache
def _matters() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (matter, re.compile(misread("|".join(words.split())))) for matter, words in _MATTERS
    )


def either(words: object) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(sorted(map(str, words), key=lambda word: -len(word)))  # type: ignore[call-overload]
