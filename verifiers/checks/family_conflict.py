"""Do sources contradict each other on who is what to whom, or on who outlived the registrant?

Both are shown side by side; neither is taken for true.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from verifiers.checks import Check, finding
from verifiers.family.closure import closure_of
from verifiers.family.life import deaths_in
from verifiers.family.naming import REGISTRANT
from verifiers.family.order import Order, order
from verifiers.kinds import name_of
from verifiers.model import Strength, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verifiers.family.claims import Source
    from verifiers.family.closure import Closure
    from verifiers.family.kin import Bond, Family, Member
    from verifiers.model import Evidence, Finding

_DECLARED = Text("您的说明", "your declaration")
_FIX = Text(
    "请核对两处内容，请出具单位更正写错的一份，或更正您的说明。",
    "Compare both; have the issuer correct the wrong paper, or correct your declaration.",
)


def _transfer(evidence: Evidence) -> Iterator[Finding]:
    closure = closure_of(evidence)
    yield from _kinship(closure.family)
    yield from _deaths(closure)


def _kinship(family: Family) -> Iterator[Finding]:
    """Two people are spouses, or siblings, or parent and child: never two of these."""
    named = [
        (Text("父母子女", "parent and child"), family.parents),
        (Text("夫妻", "spouses"), family.spouses),
        (Text("兄弟姐妹", "siblings"), family.siblings),
    ]
    ties: dict[frozenset[str], list[tuple[Text, Bond]]] = {}
    for word, bonds in named:
        for pair, bond in sorted(bonds.items()):
            ties.setdefault(frozenset(pair), []).append((word, bond))
    for told in ties.values():
        for (word, bond), (other_word, other) in combinations(told, 2):
            yield _kinship_finding(family, word, bond, other_word, other)


def _kinship_finding(
    family: Family, word: Text, bond: Bond, other_word: Text, other: Bond
) -> Finding:
    one, two = family.people[bond.one].name, family.people[bond.other].name
    here, there = _paper(bond.sources[0]), _paper(other.sources[0])
    reverse = word == other_word
    said = Text("相反的父母子女关系", "the other way round") if reverse else other_word
    return finding(
        "KINSHIP_CONFLICT",
        Strength.STRONG,
        Text(
            f"{one}与{two}的关系，{here.zh}上是{word.zh}，{there.zh}上是{said.zh}。",
            f"{one} and {two} are {word.en} according to the {here.en}, {said.en} according to "
            f"the {there.en}.",
        ),
        _FIX,
        document=next((s.document for s in (*bond.sources, *other.sources) if s.document), None),
        field="statements",
        others=[s.document for s in (*bond.sources, *other.sources) if s.document],
        people=[one, two],
    )


def _deaths(closure: Closure) -> Iterator[Finding]:
    known = deaths_in(closure.family)
    for heir in closure.heirs:
        member = heir.member
        said = [one.source for one in member.deaths if one.source.document]
        both = member.alive and said
        dated = {one.source.id for one in member.deaths if one.source.document and one.day}
        claimed = {one.source.id for one in member.deaths if one.source.document and one.before}
        unclear = (
            order(known, member.key, REGISTRANT) is Order.UNKNOWN
            and dated
            and (claimed or len(dated) > 1)
        )
        if both:
            yield _death_finding(member, [member.alive[0].source, *said], closure)
        elif unclear and any(one.day for one in closure.family.people[REGISTRANT].deaths):
            yield _death_finding(member, said, closure)


def _death_finding(member: Member, sources: list[Source], closure: Closure) -> Finding:
    registrants = [
        one.source.document
        for one in closure.family.people[REGISTRANT].deaths
        if one.source.document
    ]
    papers = list({_paper(one).zh: _paper(one) for one in sources}.values())
    zh, en = "、".join(one.zh for one in papers), ", ".join(one.en for one in papers)
    shown = next(one for one in sources if one.document)
    return finding(
        "DEATH_ORDER_CONFLICT",
        Strength.STRONG,
        Text(
            f"{member.name}是否先于登记人去世，{zh}的说法互相矛盾。",
            f"Whether {member.name} died before the registrant: contradictory in {en}.",
        ),
        _FIX,
        document=shown.document,
        field=shown.field,
        others=[*(one.document for one in sources if one.document), *registrants],
        people=[member.name],
    )


def _paper(source: Source) -> Text:
    return name_of(source.document) if source.document else _DECLARED


CHECK = Check(
    titles={
        "KINSHIP_CONFLICT": Text("亲属关系前后不一", "Papers give different relations"),
        "DEATH_ORDER_CONFLICT": Text(
            "继承人何时去世说法不一", "Contradictory words on an heir's death"
        ),
    },
    transfer=_transfer,
)
