"""Whether registrant and transferee are near relatives, and whether they are married.

Near relatives are spouse, parents, children, brothers and sisters, grandparents and grandchildren
(civil code 1045). A marriage ends by a later divorce that the papers show.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

from verifiers.dossier.people import refers
from verifiers.evidence.relation import COUPLE, relations
from verifiers.evidence.rule import Answer, Case, FactRule, FactSpec, Words, contradictions, fact
from verifiers.family.closure import closure_of
from verifiers.family.kinship import is_dissolved
from verifiers.family.words import SELF
from verifiers.model import Fact, FactState, Kind, Text
from verifiers.prose.vocabulary import RELATIONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from verifiers.model import Document

_NOTARIAL = Kind.NOTARIAL_CERTIFICATE.value
_PAPERS = frozenset(
    {
        Kind.HOUSEHOLD_REGISTER_HEAD.value,
        Kind.HOUSEHOLD_REGISTER_MEMBER.value,
        Kind.MARRIAGE_CERTIFICATE.value,
        Kind.COURT_DOCUMENT.value,
        f"{_NOTARIAL}:kinship",
        f"{_NOTARIAL}:marital_status",
        f"{_NOTARIAL}:inheritance",
    }
)
_FURTHER = {
    "nephew_niece": Text("侄辈或外甥辈", "nephew or niece"),
    "other": Text("其他亲属", "more distant relative"),
}
"""Relations that are none of near relatives (civil code 1045)."""
_KINSHIP = Words(
    title=Text("双方是近亲属", "The two are near relatives"),
    established=Text(
        "材料写明双方是配偶、父母子女、兄弟姐妹或祖孙关系。",
        "The papers show spouses, parent and child, siblings, or grandparent and grandchild.",
    ),
    missing=Text(
        "还没有材料写明双方是近亲属（配偶、父母、子女、兄弟姐妹、祖父母、外祖父母、孙子女、外孙子女）。",
        "No paper yet shows that the two are near relatives: spouses, parent and child, siblings, "
        "or grandparent and grandchild.",
    ),
    contradicted=Text(
        "关于双方的亲属关系，材料互相矛盾。",
        "The papers contradict each other on how the two are related.",
    ),
)
_MARRIAGE = Words(
    title=Text("双方是夫妻", "The two are married"),
    established=Text("材料写明双方是夫妻。", "The papers show that the two are married."),
    missing=Text(
        "还没有材料写明双方是夫妻。", "No paper yet shows that the two are married to each other."
    ),
    contradicted=Text(
        "材料写明双方已离婚，或关于婚姻的材料互相矛盾。",
        "The papers show a later divorce, or contradict each other on the marriage.",
    ),
)
_PRESUMED = Text(
    "户口簿等材料把双方与同一位家人联系起来，据此推定双方是近亲属；没有材料说法不同。",
    "The papers tie both to the same relative, from which they are presumed to be near relatives; "
    "no paper says otherwise.",
)


def _kinship(case: Case, spec: FactSpec) -> Answer:
    found = relations(case.evidence, _accepted(case, spec))
    said = {id_ for one in found if not one.is_presumed for id_ in one.by}
    known = fact(spec, _KINSHIP, sorted(said), contradictions(case, spec))
    if found and known.state is FactState.MISSING:
        by = found[0].by
        known = Fact(name=spec.name, state=FactState.PRESUMED, why=_PRESUMED, by=by)
    return Answer(fact=_or_further(known, case, spec))


def _or_further(known: Fact, case: Case, spec: FactSpec) -> Fact:
    """The missing fact; where a paper shows a more distant relation, that it is one."""
    two = case.evidence.transfer.transferee, case.evidence.transfer.registrant
    told = _told(case.accepted(spec.accepts)) if known.state is FactState.MISSING else ()
    for document, person, to, word in told:
        relation = _further(word)
        names = (person, to)
        printed = word if word in RELATIONS else relation.zh if relation else ""
        if relation and all(any(refers(document, name, who) for name in names) for who in two):
            why = Text(
                f"材料写明{person}是{to}的{printed}，不属于近亲属。"
                "请改为按协议过户办理；如另有近亲属关系，请提供证明。",
                f"The papers call {person} a {relation.en} of {to}, who is no near "
                "relative. Ask for a transfer by agreement; or prove a nearer relation, if there "
                "is one.",
            )
            return replace(known, why=why, by=(document.id,))
    return known


def _told(documents: Sequence[Document]) -> Iterator[tuple[Document, str, str, str]]:
    """Who is called what of whom: in certificates, and in the register of the only head."""
    cards = [one for one in documents if one.kind is Kind.HOUSEHOLD_REGISTER_MEMBER]
    heads = {
        one.text("name") if one.text("relation_to_head") in SELF else one.text("head_name")
        for one in cards
    } - {None}
    for document in documents:
        for one in document.statements():
            if one.type == "kinship" and one.person and one.to and one.relation:
                yield document, one.person, one.to, one.word or one.relation
    for card, head in product(cards, heads if len(heads) == 1 else ()):
        name, word = card.text("name"), card.text("relation_to_head")
        if name and head and word:
            yield card, name, head, word


def _further(word: str | None) -> Text | None:
    """The more distant relation that a word means, as printed or in the contract's word."""
    return _FURTHER.get(RELATIONS.get(word or "", word or ""))


def _marriage(case: Case, spec: FactSpec) -> Answer:
    found = relations(case.evidence, _accepted(case, spec))
    by = {id_ for one in found if one.name == "spouse" for id_ in one.by}
    against = {*contradictions(case, spec), *_divorce(case)}
    return Answer(fact=fact(spec, _MARRIAGE, sorted(by), sorted(against)))


def _accepted(case: Case, spec: FactSpec) -> frozenset[str]:
    return frozenset(one.id for one in case.accepted(spec.accepts))


def _divorce(case: Case) -> set[str]:
    """The papers by which the marriage of the two was dissolved for good."""
    family = closure_of(case.evidence).family
    if COUPLE not in family.spouses or not is_dissolved(family, COUPLE):
        return set()
    return {one.source.id for one in family.weddings[COUPLE] if one.ended}


KINSHIP = FactRule(name="kinship", title=_KINSHIP.title, keys=_PAPERS, decide=_kinship)
MARRIAGE = FactRule(name="marriage", title=_MARRIAGE.title, keys=_PAPERS, decide=_marriage)
