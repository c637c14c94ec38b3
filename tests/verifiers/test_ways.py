"""Which way of a scenario is taken, and laws 1 and 2 where there are several ways."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from verifiers import checks
from verifiers.assess import assess
from verifiers.kinds import RELIED_ON
from verifiers.model import Assessment, Document, Evidence, FactState, Recommendation
from verifiers.policies.policy import load_policy
from verifiers.score import SEVERITY
from verifiers.transfer_file import load_transfer

POLICY = load_policy()
CASES = sorted(
    path
    for path in (Path(__file__).parents[1] / "cases").glob("*.toml")
    if not path.name.endswith(".expected.toml")
)
OTHERS = [path for path in CASES if 'scenario = "inheritance"' not in path.read_text()]


def evidence(path: Path) -> Evidence:
    file = load_transfer(path)
    documents = tuple(one for one in file.documents if isinstance(one, Document))
    return Evidence(
        transfer=file.transfer, documents=documents, as_of=file.as_of or date(2026, 11, 23)
    )


def case(name: str) -> Evidence:
    return evidence(CASES[0].with_name(f"{name}.toml"))


def judge(given: Evidence) -> Assessment:
    return assess(given, POLICY)


def sent(given: Evidence, *documents: Document) -> Assessment:
    return judge(replace(given, documents=documents))


class TestDivorce:
    """By agreement or by court: whichever the papers that came are nearer to."""

    def test_with_nothing_sent_the_first_way_is_asked_for(self) -> None:
        assert sent(case("divorce_by_mediation")).way == "by_agreement"

    def test_identity_papers_choose_nothing(self) -> None:
        given = case("divorce_by_mediation")
        assert sent(given, *given.documents[:2]).way == "by_agreement"

    def test_a_judgment_leads_to_the_court_even_before_it_is_in_force(self) -> None:
        result = judge(case("divorce_judgment_not_in_force"))
        assert result.way == "by_court"
        (open_,) = result.requirements
        assert open_.name == "order_is_effective"
        assert "一审" in open_.why.zh

    def test_a_contradiction_is_not_left_for_another_way(self) -> None:
        married, mediated = case("divorce_married_again"), case("divorce_by_mediation")
        both = (*married.documents, *mediated.documents[2:])
        result = sent(married, *both)
        assert result.recommendation is Recommendation.REVIEW


class TestCourtsInAnEstate:
    """Where the court's force is no fact of its own, a judgment counts once it is in force."""

    def test_a_first_instance_alone_divides_nothing(self) -> None:
        given = case("inheritance_by_mediation")
        *others, paper = given.documents
        fields = tuple(
            replace(one, value="民事判决书") if one.name == "document_type" else one
            for one in paper.fields
        )
        states = {
            one.name: one.state for one in sent(given, *others, replace(paper, fields=fields)).facts
        }
        assert states["heirs_are_complete"] is FactState.MISSING
        assert states["transferee_is_heir"] is FactState.MISSING


def adverse(given: Evidence, result: Assessment) -> set[str]:
    """The documents that something speaks against, or that made something missing."""
    found = {
        name
        for one in checks.check_transfer(given)
        for name in (one.document_id, *one.others)
        if name
    }
    return found | {name for one in result.requirements for name in one.by}


def no_better(after: Assessment, before: Assessment) -> None:
    """Law 2, as `verifiers.assess` words it."""
    assert after.risk_score >= before.risk_score
    if before.recommendation is not Recommendation.APPROVE:
        assert after.recommendation is not Recommendation.APPROVE


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.stem)
def test_a_clean_paper_not_sent_never_helps(path: Path) -> None:
    given = evidence(path)
    before = judge(given)
    against = adverse(given, before)
    for gone in given.documents:
        if gone.id not in against:
            left = tuple(one for one in given.documents if one.id != gone.id)
            no_better(judge(replace(given, documents=left)), before)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(OTHERS), st.data())
def test_no_paper_or_value_less_ever_brings_an_approval(path: Path, data: st.DataObject) -> None:
    given = evidence(path)
    before = judge(given)
    document = data.draw(st.sampled_from(given.documents))
    relied = [one for one in RELIED_ON.get(document.kind, ()) if document.field(one)]
    assume(relied and document.id not in adverse(given, before))
    name = data.draw(st.sampled_from(relied))
    fields = tuple(
        replace(one, value=None, raw="", readers=(), confidence=0.0) if one.name == name else one
        for one in document.fields
    )
    unread = replace(document, fields=fields)
    documents = tuple(unread if one.id == document.id else one for one in given.documents)
    no_better(judge(replace(given, documents=documents)), before)


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.stem)
def test_the_order_of_papers_changes_nothing(path: Path) -> None:
    given = evidence(path)
    turned = replace(given, documents=given.documents[::-1])
    one, other = judge(given), judge(turned)
    assert (one.risk_score, one.way, one.facts) == (other.risk_score, other.way, other.facts)
    assert SEVERITY.index(one.recommendation) == SEVERITY.index(other.recommendation)
