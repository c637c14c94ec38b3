"""Who accepts what a will leaves them: 受赠人表示接受遗赠."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from verifiers.model import Statement
from verifiers.prose.deaths import PEOPLE
from verifiers.prose.sentences import DAY, PERSON

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verifiers.prose.sentences import Cast, Sentence

_ACCEPTS = re.compile(
    rf"(?P<who>{PEOPLE})(?P<between>(?:[^。;\ue000-\ue7ff不未]|{DAY}){{0,40}}?)"
    rf"(?<!不)接受(?P<of>[^。;]{{0,40}}?)遗赠"
)


def acceptances(sentence: Sentence, cast: Cast) -> Iterator[Statement]:
    """``accepts`` statements of a sentence."""
    for match in _ACCEPTS.finditer(sentence.text):
        giver = re.search(PERSON, match["of"])
        dead = cast.name(giver[0]) if giver else cast.sole("testator") or cast.sole("decedent")
        day = re.search(DAY, match["between"])
        for name in cast.people(match["who"]):
            if dead and name != dead:
                accepted = cast.day(day[0]) if day else None
                yield Statement(type="accepts", person=name, from_=dead, date=accepted)
