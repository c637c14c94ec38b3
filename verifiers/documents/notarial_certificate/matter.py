"""What a certificate is about: 公证事项, or its title, or else what its testimony certifies."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from verifiers.layout.values import BY_GRAMMAR, read, unread
from verifiers.prose.revocations import TAKES_BACK
from verifiers.prose.vocabulary import RELATIONS, either, matter_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verifiers.layout import Passage
    from verifiers.model import Field

_LABELLED = re.compile(r"公证事项[::]?(?P<matter>[^:。]{1,40})")
_TITLE = re.compile(
    r"^(?P<matter>[\u4e00-\u9fff]{0,12})公证书$"
    r"|^(?P<old>(?:遗产)?继承权?)证明书$"
    r"|^(?P<short>(?:放弃)?继承权?(?:声明)?|亲属关系|委托书?|声明书?|遗嘱|赠与(?:合同|书)?|婚姻状况|死亡|(?:财产分割)?协议书?)公证$"
)
_NONE_OF_OURS = re.compile(
    "出生|生存|学历|学位|毕业|成绩|经历|职务|资格|犯罪|刑事|国籍|监护|收养|抚养|保全|提存|驾驶|姓名|曾用名"
)
"""Matters that no transfer hangs on, as titles name them."""
_CERTIFIES = re.compile(r"兹(?:证明|查明)(?P<what>[^\n]{4,})")
_PROOFS = (
    ("other", r"(?:影印|复印|副本|译本|译文|文本|抄件)[^。]{0,60}相符"),
    (
        "inheritance_waiver",
        rf"《(?![^《》]*(?:{TAKES_BACK}))[^《》]*放弃[^《》]*(?:继承|遗产|遗赠)[^《》]*》",
    ),
    ("entrustment", r"《[^《》]*(?:委托|授权)[^《》]*》"),
    ("gift", r"《[^《》]*(?:赠与|赠予|受赠)[^《》]*》|无偿赠与"),
    ("will", r"《[^《》]*遗嘱[^《》]*》"),
    ("agreement", r"《[^《》]*(?:协议|合同|约定)[^《》]*》"),
    ("declaration", r"《[^《》]*(?:声明|保证|承诺)[^《》]*》"),
    ("inheritance", r"由[^。]{1,60}继承"),
    ("marital_status", r"登记结婚|未婚|未曾[^。]{0,8}结婚|离婚"),
    ("kinship", rf"(?:是|系|为)[^。]{{1,40}}(?:{either(RELATIONS)})|关系"),
    ("death", r"死亡|去世|病故|逝世"),
)
_WAIVES = re.compile(
    rf"《(?![^《》]*(?:{TAKES_BACK}))[^《》]*放弃[^《》]*(?:继承|遗产)[^《》]*》[^。]{{0,12}}(?:签|捺|盖)"
)


def matter(rows: Sequence[Passage], text: Passage) -> Field:
    """What the certificate is about, in the contract's words.

    A declaration 声明 by which an heir waives is a waiver, whatever the office calls it.
    """
    field = _labelled(rows) or _titled(rows) or _certified(text)
    if field.value == "declaration":
        waives = _WAIVES.search(text.text)
        if waives:
            return read("matter", "inheritance_waiver", text.span(*waives.span()), trust=BY_GRAMMAR)
    return field


def _labelled(rows: Sequence[Passage]) -> Field | None:
    for row in rows:
        match = _LABELLED.search(row.text)
        if match:
            return read("matter", matter_of(match["matter"]), row.span(*match.span("matter")))
    return None


def _titled(rows: Sequence[Passage]) -> Field | None:
    for row in rows:
        match = _TITLE.match(row.text)
        words = (match["matter"] or match["short"] or match["old"] or "") if match else ""
        if words and (matter_of(words) != "other" or _NONE_OF_OURS.search(words)):
            return read("matter", matter_of(words), row.span(0, len(words)), trust=BY_GRAMMAR)
    return None


def _certified(text: Passage) -> Field:
    for match in _CERTIFIES.finditer(text.text):
        for name, proof in _PROOFS:
            if re.search(proof, match["what"]):
                return read("matter", name, text.span(*match.span("what")), trust=BY_GRAMMAR**2)
    return unread("matter")
