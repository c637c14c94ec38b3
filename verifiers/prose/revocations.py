"""Waivers that heirs take back, and what a court makes of it (法释〔2020〕23, 36)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from verifiers.model import Statement
from verifiers.prose.deaths import PEOPLE
from verifiers.prose.sentences import DAY, PERSON

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from verifiers.prose.sentences import Cast, Sentence

TAKES_BACK = "撤回|撤销|收回|取消|反悔"
TAKEN_BACK = re.compile(rf"(?:{TAKES_BACK})[^。;,]{{0,50}}$")
"""Ends right before 放弃, where that is what is taken back."""
_QUOTED = re.compile(rf"(?:{TAKES_BACK})[^《》]*放弃|放弃[^《》]*(?:{TAKES_BACK})")
_BACK = re.compile(
    rf"(?:{TAKES_BACK})了?[^。;]{{0,50}}?放弃|放弃[^。;]{{0,40}}?(?:继承|遗产)[^。;]{{0,40}}?(?:{TAKES_BACK})"
)
_WHO = re.compile(rf"(?P<who>{PEOPLE})[^。;\ue000-\ue7ff]{{0,40}}$")
_OBJECT = re.compile(rf"对{PERSON}的?(?:遗产|财产)[^。;,]{{0,8}}$")
_ON = re.compile(rf"(?P<day>{DAY})[^。;,放\ue000-\uefff]{{0,16}}(?:{TAKES_BACK})")
_REFUSED = re.compile("不予(?:承认|准许|认可|支持)|不(?:承认|准许|认可)|驳回")
_NOT_DONE = re.compile(
    rf"(?:不|未|没有|无权|若|如果?|是否|告知)[^。;,]{{0,12}}(?:{TAKES_BACK})|(?:{TAKES_BACK})的(?:,|由|人民法院)"
)
"""What is promised, or told of the law: 不得反悔, 反悔的，由人民法院决定."""
_SIGNED = re.compile("签名|签字|签署|捺|按指印|盖章")


def revocations(sentence: Sentence, cast: Cast) -> Iterator[Statement]:
    """``revocation`` statements of a sentence; of one that a court refuses, the ``waiver``."""
    text = sentence.text
    match, refused = _BACK.search(text), bool(_REFUSED.search(text))
    if match is None or (_NOT_DONE.search(text) and not refused):
        return
    subject = _WHO.search(_OBJECT.sub("", text[: match.start()]))
    told = cast.people(match[0] + text[match.end() :])
    people = cast.people(subject["who"]) if subject else told[:1]
    dead = cast.sole("decedent") or next((one for one in told if one not in people), None)
    day = _ON.search(text)
    for name in people:
        if dead and name != dead:
            yield Statement(
                type="waiver" if refused else "revocation",
                person=name,
                of=dead,
                date=cast.day(day["day"]) if day and not refused else None,
            )


def signed_revocations(
    testimony: Sequence[Sentence], annex: Sequence[Statement], cast: Cast
) -> Iterator[Statement]:
    """The revocation whose paper was signed before the notary, dated by the signature."""
    for sentence in testimony:
        who, day = re.search(PEOPLE, sentence.text), re.search(rf"{DAY}(?!出生|生)", sentence.text)
        if not who or not _QUOTED.search(sentence.quotes) or not _SIGNED.search(sentence.text):
            continue
        for name in cast.people(who[0]):
            own = {one.of for one in annex if one.person == name and one.of}
            of = own.pop() if len(own) == 1 else cast.sole("decedent")
            signed = cast.day(day[0]) if day else None
            yield Statement(type="revocation", person=name, of=of, date=signed)
