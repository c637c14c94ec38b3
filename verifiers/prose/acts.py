"""Acts that the certificate is about: a signed waiver, an authority, a gift, an agreement."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from verifiers.model import Statement
from verifiers.prose.clauses import numbered
from verifiers.prose.deaths import PEOPLE
from verifiers.prose.revocations import TAKES_BACK
from verifiers.prose.sentences import DAY, DIED, PERSON, without_asides
from verifiers.prose.vocabulary import RELATIONS, either

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from verifiers.prose.sentences import Cast, Sentence

_KIN = either(RELATIONS)
_SIGNED = re.compile(
    rf"(?P<who>{PEOPLE})[^。;\ue000-\ue7ff]{{0,80}}?(?P<day>{DAY})(?!出?生)[^。;]{{0,60}}?(?:签名|签字|签署|捺|按指印|盖章)"
)
_GIVEN_UP = re.compile(rf"《(?![^《》]*(?:{TAKES_BACK}))[^《》]*放弃")
_ENTRUSTS = re.compile(
    rf"(?P<who>{PEOPLE})(?!的(?:{_KIN}))(?:[^。;\ue000-\ue7ff]|{PERSON}的(?:{_KIN})){{0,60}}?(?:委托|授权)(?:其)?"
    rf"(?:[^\ue000-\uefff。;,]{{0,6}})?(?:{PERSON}的?(?:{_KIN}))?(?P<to>{PERSON})(?!的)"
)
_GIVES = re.compile(
    rf"(?P<who>{PEOPLE})[^。;\ue000-\ue7ff]{{0,40}}?(?:将|把|以)(?P<what>[^。;\ue000-\ue7ff]{{2,120}}?)(?:无偿|自愿|全部)*"
    rf"(?:赠与|赠予|赠给|赠送)(?:给)?(?:其)?[^\ue000-\uefff。;,]{{0,6}}(?P<to>{PERSON})"
)
_LEAVES = re.compile(
    rf"(?P<what>[^。;:\ue000-\ue7ff]{{2,120}}?)(?:全部|均|都|一并|自愿)*(?P<verb>由|归|遗?留给|遗赠给?|赠与给?|给予)"
    rf"(?:{PERSON}(?:的|(?=(?:{_KIN}){PERSON})))?[^\ue000-\uefff。;,]{{0,8}}(?P<to>{PERSON})(?P<then>[^\ue000-\uefff。;]{{0,12}})"
)
_ONCE_DEAD = re.compile(rf"[在于待等]?{PERSON}(?:{DIED}|百年)[之以]?后,?")
"""When a will takes effect: no part of what it leaves."""
_TAKES = re.compile("继承|所有|享有|取得")
_EDGES = re.compile("^.*(?:将|把)|^(?:的|名下的?|所有的?|全部|个人)+|(?:全部)+$")
_SAID_BEFORE = re.compile("上述|前述|以上|该")
_QUOTED_SHOP = re.compile(
    r"(?:网络|淘宝)?[网店]铺?(?:名称?)?(?:为|叫|是|:)?“[^“”]+”(?:\([^()]{0,40}\)|,(?:账[号户]|会员名)[::]?\w+)?"
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
        quoted = _GIVEN_UP.search(sentence.quotes) or (matter == "inheritance_waiver")
        match = _SIGNED.search(without_asides(sentence.text))
        if not quoted or match is None:
            continue
        for signer in cast.people(match["who"]):
            name = _acted_for(signer, sentence.text, cast)
            own = {one.of for one in annex if one.person == name and one.of}
            of = own.pop() if len(own) == 1 else cast.sole("decedent")
            yield Statement(type="waiver", person=name, of=of, date=cast.day(match["day"]))


def _acted_for(signer: str, text: str, cast: Cast) -> str:
    """Whose act it is: 甲的代理人乙 signs for 甲, and an agent of nobody told for the principal."""
    if signer not in cast.roles.get("agent", ()):
        return signer
    told = re.search(rf"({PERSON})的{cast.token(signer)}", text)
    return cast.name(told[1]) if told else cast.sole("principal") or signer


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


def signed_gifts(testimony: Sequence[Sentence], cast: Cast) -> Iterator[Statement]:
    """Who gives to whom by a contract signed before the notary, where no clause of it is known."""
    donor, donee = cast.sole("donor"), cast.sole("donee")
    for sentence in testimony if donor and donee else ():
        title = re.search(r"《([^《》]*赠[与予][^《》]*)》", sentence.quotes)
        if title and _AGREE.search(without_asides(sentence.text)):
            yield Statement(type="gift", person=donor, to=donee, what=title[1])


def legacies(sentence: Sentence, cast: Cast) -> Iterator[Statement]:
    """``gift`` statements of a will: what its testator leaves to whom."""
    testator = cast.sole("testator")
    text = _ONCE_DEAD.sub("", without_asides(sentence.text))
    for match in _LEAVES.finditer(text) if testator else ():
        to, what = cast.name(match["to"]), _left(match["what"], text[: match.start()])
        if to != testator and (match["verb"] not in "由归" or _TAKES.search(match["then"])):
            yield Statement(type="gift", person=testator, to=to, what=what)


def naming_the_shop(gift: Statement, annex: str) -> Statement:
    """The gift of 该店铺 as that of the one shop that the will has named before, if it has."""
    named = set(_QUOTED_SHOP.findall(annex))
    meant = _SAID_BEFORE.match(gift.what or "") and len(named) == 1
    return replace(gift, what=named.pop()) if meant else gift


def _left(words: str, before: str) -> str:
    """What is left: the last words before the verb, or the shop that 上述店铺 means."""
    what = _EDGES.sub("", words.rsplit(",", 1)[-1])
    named = _QUOTED_SHOP.findall(before) if _SAID_BEFORE.match(what) else []
    return named[-1] if named else what


def agreed_clauses(agreed: Sequence[Statement], annex: str) -> Iterator[Statement]:
    """``agreement`` statements: each clause of the paper that was signed before the notary.

    The notary certifies who signed what is bound in; where its clauses are numbered, they say more
    than its title.
    """
    for one in agreed:
        found = [replace(one, what=clause) for clause in numbered(annex)]
        yield from found or (one,)


def agreements(sentence: Sentence, cast: Cast) -> Iterator[Statement]:
    """``agreement`` statements of a sentence: who signed which agreement."""
    # 甲的代表人乙 signs for 甲.
    text = re.sub(rf"({PERSON})的{PERSON}", r"\1", without_asides(sentence.text))
    match = _AGREE.search(text) or _AGREED_BY.search(text)
    title = re.search(r"《([^《》]*(?:协议|合同|约定)[^《》]*)》", sentence.quotes)
    if match and title:
        parties = cast.people(match["who"])
        if len(parties) > 1:
            yield Statement(type="agreement", parties=parties, what=title[1])
