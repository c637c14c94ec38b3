"""Why a testimony tells nothing: it has nothing to tell, or a paper that is not here has.

Certificates of matters that no transfer hangs on (no criminal record, never married, a diploma)
tell nothing of ours, and no better picture changes that. Others certify a signature under a paper
that is bound before or behind them; without it they say nothing either.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from verifiers.layout.values import read, unread
from verifiers.prose.vocabulary import RELATIONS, either

if TYPE_CHECKING:
    from verifiers.layout import Passage
    from verifiers.model import Field

_BOUND = re.compile(
    r"(?:前面|后附|后面|所附|附件|随附)的?(?:《(?P<title>[^《》\n]{2,30})》|(?P<word>遗嘱|声明书?|协议书?|合同|委托书|赠与书))"
)
_CERTIFIES = re.compile(r"兹证明")
_SEX = re.compile(r"(?<=[,(、])[男女](?=[,)、。])")
_OURS = re.compile(
    r"死|亡|去世|病故|逝世|故去|失踪|继承|遗产|遗嘱|遗赠|放弃|赠|委托|授权|代理|受托|协议|合同|约定|声明|"
    rf"监护|收养|亲属|关系|{either(RELATIONS)}"
)
"""Words of the facts that statements tell."""


def untold(text: Passage, testimony: tuple[int, int]) -> Field:
    """The field ``statements`` of a certificate in whose testimony none was found.

    Its raw text names the paper that the testimony refers to, where the file lacks that; it is
    `blank` where the testimony has no word of what statements tell.
    """
    begin, end = testimony
    field = unread("statements")
    bound = _BOUND.search(text.text, begin, end)
    if bound is not None:
        around = text.text[:begin] + text.text[end:]
        # The deed's own title names it as well: 赠与合同公证书.
        if re.search(rf"{re.escape(bound['title'] or bound['word'])}(?!公证)", around):
            return field
        return read("statements", (), text.span(*bound.span())).unknown()
    certifies = _CERTIFIES.search(text.text, begin, end)
    if certifies is None or _OURS.search(_SEX.sub("", text.text[certifies.end() : end])):
        return field
    return replace(field, blank=True)
