"""Acts that the certificate is about: a signed waiver, an authority, a gift, an agreement."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from verifiers.model import Statement
from verifiers.prose.deaths import PEOPLE
from verifiers.prose.sentences import DAY, PERSON, without_asides

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from verifiers.prose.sentences import Cast, Sentence

_SIGNED = re.compile(
    rf"(?P<who>{PEOPLE})[^。;\ue000-\ue7ff]{{0,40}}?(?P<day>{DAY})[^。;]{{0,60}}?(?:签名|签字|签署|捺|按指印|盖章)"
)
_ENTRUSTS = re.compile(
    rf"(?P<who>{PEOPLE})[^。;\ue000-\ue7ff]{{0,60}}?(?:委托|授权)(?:其)?(?:[^\ue000-\uefff。;,]{{0,6}})?(?P<to>{PERSON})"
)
_GIVES = re.compile(
    rf"(?P<who>{PEOPLE})[^。;\ue000-\ue7ff]{{0,40}}?(?:将|把|以)(?P<what>[^。;\ue000-\ue7ff]{{2,120}}?)(?:无偿|自愿|全部)*"
    rf"(?:赠与|赠予|赠给|赠送)(?:给)?(?:其)?[^\ue000-\uefff。;,]{{0,6}}(?P<to>{PERSON})"
)
_AGREED_BY = re.compile(rf"《》(?:是|系|为|由)+(?P<who>{PEOPLE})[^。;]{{0,60}}?(?:签|订立)")
_AGREE = re.compile(rf"(?P<who>{PEOPLE})[^。;\ue000-\ue7ff]{{0,60}}?(?:签订|订立|签署|达成|签名)")


def signed_waivers(
    matter: str | None, testimony: Sequence[Sentence], annex: Sequence[Statement], cast: Cast
) -> Iterator[Statement]:
    """The waiver that was signed before the notary, dated by the signature.

    The annex (放弃继承权声明书) tells whose estate is waived; the testimony who signed, and when.
    """
    for sentence in testimony:
        quoted = "放弃" in sentence.quotes or (matter == "inheritance_waiver")
        match = _SIGNED.search(sentence.text)
        if not quoted or match is None:
            continue
        for name in cast.people(match["who"]):
            own = {one.of for one in annex if one.person == name and one.of}
            of = own.pop() if len(own) == 1 else cast.sole("decedent")
            yield Statement(type="waiver", person=name, of=of, date=cast.day(match["day"]))


def entrustments(sentence: Sentence, cast: Cast) -> Iterator[Statement]:
    """``entrusts`` statements of a sentence."""
    for match in _ENTRUSTS.finditer(without_asides(sentence.text)):
        to = cast.name(match["to"])
        for name in cast.people(match["who"]):
            if name != to:
                yield Statement(type="entrusts", person=name, to=to)


def signed_authorities(testimony: Sequence[Sentence], cast: Cast) -> Iterator[Statement]:
    """Who signed an authority before the notary, where its annex names the agents by role alone."""
    for sentence in testimony:
        match = _SIGNED.search(without_asides(sentence.text))
        if match is None or not re.search("委托|授权", sentence.quotes):
            continue
        for name in cast.people(match["who"]):
            for agent in cast.roles.get("agent", ()):
                if agent != name:
                    yield Statement(type="entrusts", person=name, to=agent)


def gifts(sentence: Sentence, cast: Cast) -> Iterator[Statement]:
    """``gift`` statements of a sentence."""
    for match in _GIVES.finditer(without_asides(sentence.text)):
        to, what = cast.name(match["to"]), match["what"].strip(",、")
        for name in cast.people(match["who"]):
            if name != to:
                yield Statement(type="gift", person=name, to=to, what=what)


def agreements(sentence: Sentence, cast: Cast) -> Iterator[Statement]:
    """``agreement`` statements of a sentence: who signed which agreement."""
    text = without_asides(sentence.text)
    match = _AGREE.search(text) or _AGREED_BY.search(text)
    title = re.search(r"《([^《》]*(?:协议|合同|约定)[^《》]*)》", sentence.quotes)
    if match and title:
        parties = cast.people(match["who"])
        if len(parties) > 1:
            yield Statement(type="agreement", parties=parties, what=title[1])
