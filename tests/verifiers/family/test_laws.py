"""Laws of the heir closure over generated families."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.verifiers.family.families import (
    BROTHER,
    DAUGHTER,
    GRANDCHILD,
    HUSBAND,
    SISTER,
    TIES,
    WAIVED,
    Told,
    case,
    families,
    renamed,
)
from tests.verifiers.papers import MOTHER, SON, paper
from tests.verifiers.test_laws import adverse, judge, no_better, without
from verifiers.family.closure import closure_of
from verifiers.family.succession import Role
from verifiers.model import FactState, Kind, Recommendation

if TYPE_CHECKING:
    from random import Random

    from verifiers.model import Assessment, Document, Evidence

many = settings(max_examples=150, deadline=None)
some = settings(max_examples=60, deadline=None)


def open_names(evidence: Evidence) -> set[str]:
    return {one.name for one in closure_of(evidence).open}


def waiver_of(name: str, number: int = 3399) -> Document:
    return paper(
        Kind.NOTARIAL_CERTIFICATE,
        id_=f"waiver-{number}",
        matter="inheritance_waiver",
        certificate_number=f"（2019）厦鹭证内字第{number}号",
        issue_date=WAIVED,
        parties=[{"name": name}],
        statements=[{"type": "waiver", "person": name, "of": MOTHER, "date": WAIVED}],
    )


def with_paper(evidence: Evidence, *more: Document) -> Evidence:
    return replace(evidence, documents=(*evidence.documents, *more))


@many
@given(families(), st.sampled_from(sorted(TIES)))
def test_whoever_waives_opens_nobody_else(family: list[Told], name: str) -> None:
    """The transferee, a child, inherits: the second order is never called.

    But for somebody declared dead: that they waived says that they lived, perhaps to inherit from
    who died on one day with the registrant.
    """
    assume(Told(name, "deed", "declared") not in family)
    assume(Told(name, "kinship", "declared") not in family)
    before = case(family)
    assert open_names(with_paper(before, waiver_of(name))) <= open_names(before)


@many
@given(families(), st.sampled_from([DAUGHTER, SISTER]))
def test_an_heir_who_has_been_heard_opens_nobody(family: list[Told], name: str) -> None:
    """Of somebody who ties nobody else to the family."""
    assume(name not in {one.name for one in family})
    told = Told(name, "kinship", "waived")
    assert open_names(case([*family, told])) <= open_names(case(family))


@many
@given(families())
def test_everybody_open_is_named_and_nobody_else(family: list[Told]) -> None:
    """Parents have a fact of their own; beside a certificate a step-parent need not be heard."""
    whole = case(family)
    fact = next(one for one in judge(whole).facts if one.name == "other_heirs_agree")
    silent = {
        one.name
        for one in closure_of(whole).open
        if one.role is not Role.PARENT and not one.is_doubtful
    }
    if fact.state in {FactState.MISSING, FactState.ESTABLISHED}:
        assert set(fact.people) == silent
        assert (fact.state is FactState.MISSING) == bool(silent)


@some
@given(families(), st.data())
def test_a_clean_paper_not_sent_never_helps(family: list[Told], data: st.DataObject) -> None:
    whole = case(family)
    before = judge(whole)
    against = adverse(whole, before)
    clean = [one for one in whole.documents if one.id not in against]
    assume(clean)
    no_better(judge(without(whole, data.draw(st.sampled_from(clean)))), before)


@some
@given(families(), st.randoms(use_true_random=False))
def test_the_order_of_papers_statements_and_people_changes_nothing(
    family: list[Told], random: Random
) -> None:
    whole = case(family)
    papers = [_shuffled(one, random) for one in whole.documents]
    random.shuffle(papers)
    relatives = list(whole.transfer.relatives)
    random.shuffle(relatives)
    other = replace(
        whole,
        documents=tuple(papers),
        transfer=replace(whole.transfer, relatives=tuple(relatives)),
    )
    assert _told(judge(other)) == _told(judge(whole))


def _shuffled(document: Document, random: Random) -> Document:
    said = list(document.statements())
    random.shuffle(said)
    return replace(
        document,
        fields=tuple(
            replace(one, value=tuple(said)) if one.name == "statements" and said else one
            for one in document.fields
        ),
    )


def _told(result: Assessment) -> tuple[object, ...]:
    return (result.risk_score, result.recommendation, result.facts, result.reasons)


@some
@given(families(), st.permutations(["钱一一", "孙二二", "李三三", "周四四", "吴五五", "郑六六",
                                    "王七七", "冯八八", "褚九九", "卫十十"]))  # fmt: skip
def test_names_do_not_matter(family: list[Told], others: list[str]) -> None:
    names = dict(zip([MOTHER, SON, *sorted(TIES)], others, strict=True))
    one, other = judge(case(family)), judge(renamed(case(family), names))
    assert (one.risk_score, one.recommendation) == (other.risk_score, other.recommendation)
    assert [(fact.name, fact.state, {names.get(who, who) for who in fact.people})
            for fact in one.facts] == [
        (fact.name, fact.state, set(fact.people)) for fact in other.facts
    ]  # fmt: skip
    assert sorted(reason.code for reason in one.reasons) == sorted(
        reason.code for reason in other.reasons
    )


def test_a_grandchild_dead_too_rests_on_the_paper_of_its_dead_parent() -> None:
    """Else that paper would look clean, and help by not being sent."""
    family = [Told(GRANDCHILD, "deed", "same_day"), Told(BROTHER, "kinship", "predeceased")]
    (found,) = (one for one in closure_of(case(family)).heirs if one.name == GRANDCHILD)
    assert "kinship" in {one.id for one in found.documents}


def test_a_clean_family_is_approved() -> None:
    """So that the laws are tried on approvals, too."""
    clean = [Told(DAUGHTER, "deed", "waived"), Told(HUSBAND, "kinship", "predeceased")]
    assert judge(case(clean)).recommendation is Recommendation.APPROVE
