"""Laws 1, 2, 3 and 8 of the architecture, over generated findings, transfers and papers."""

import re
from collections.abc import Iterable
from dataclasses import replace
from math import fsum
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.verifiers.cases import CODES, FINDINGS, POLICY, cases, facts
from tests.verifiers.papers import as_read, evidence, noticed, unread
from verifiers import checks
from verifiers.assess import assess
from verifiers.checks import Check
from verifiers.kinds import RELIED_ON
from verifiers.model import (
    Assessment,
    Document,
    Evidence,
    Fact,
    FactState,
    Finding,
    Kind,
    Recommendation,
    Strength,
)
from verifiers.policies.policy import Policy, parse_policy
from verifiers.render import canonical
from verifiers.score import SEVERITY, Scored, percent, score, standing

STRENGTHS = list(Strength)[::-1]
"""From `info` to `hard`."""
STATES = list(FactState)
"""From `established` to `contradicted`."""
many = settings(max_examples=300, deadline=None)
some = settings(max_examples=120, deadline=None)


def scored(findings: Iterable[Finding], known: tuple[Fact, ...]) -> Scored:
    return score(tuple(findings), known, POLICY)


def severity(result: Scored | Assessment) -> int:
    return SEVERITY.index(result.recommendation)


def no_better(after: Scored | Assessment, before: Scored | Assessment) -> None:
    assert after.risk_score >= before.risk_score
    assert severity(after) >= severity(before)


def judge(case: Evidence) -> Assessment:
    return assess(case, POLICY)


class TestScore:
    """Of findings and facts alone."""

    @many
    @given(st.lists(FINDINGS, max_size=8), facts(), FINDINGS)
    def test_one_more_finding_never_helps(
        self, findings: list[Finding], known: tuple[Fact, ...], more: Finding
    ) -> None:
        no_better(scored([*findings, more], known), scored(findings, known))

    @many
    @given(st.lists(FINDINGS, min_size=1, max_size=8), facts(), st.data())
    def test_a_finding_made_worse_never_helps(
        self, findings: list[Finding], known: tuple[Fact, ...], data: st.DataObject
    ) -> None:
        place = data.draw(st.integers(0, len(findings) - 1))
        rank = STRENGTHS.index(findings[place].strength)
        worse = list(findings)
        worse[place] = replace(
            findings[place], strength=data.draw(st.sampled_from(STRENGTHS[rank:]))
        )
        no_better(scored(worse, known), scored(findings, known))

    @many
    @given(st.lists(FINDINGS, max_size=6), facts(), st.data())
    def test_a_fact_less_certain_never_helps(
        self, findings: list[Finding], known: tuple[Fact, ...], data: st.DataObject
    ) -> None:
        place = data.draw(st.integers(0, len(known) - 1))
        rank = STATES.index(known[place].state)
        worse = list(known)
        worse[place] = replace(known[place], state=data.draw(st.sampled_from(STATES[rank:])))
        # A waived fact has been decided by a person; that it is missing would undo this.
        assume(known[place].state is not FactState.WAIVED)
        no_better(scored(findings, tuple(worse)), scored(findings, known))

    @many
    @given(st.lists(FINDINGS, max_size=8), facts(), st.randoms(use_true_random=False))
    def test_the_order_does_not_matter(
        self, findings: list[Finding], known: tuple[Fact, ...], random: Random
    ) -> None:
        shuffled = list(findings)
        random.shuffle(shuffled)
        assert scored(shuffled, known) == scored(findings, known)

    @many
    @given(st.lists(FINDINGS, max_size=8), facts())
    def test_the_breakdown_adds_up_and_so_do_the_points(
        self, findings: list[Finding], known: tuple[Fact, ...]
    ) -> None:
        result = scored(findings, known)
        assert result.risk_score == percent(fsum(one.log_odds for one in result.breakdown))
        assert all(one.log_odds > 0 for one in result.breakdown[1:])
        risen = result.risk_score - percent(POLICY.base)
        assert sum(one.points for one in result.reasons) == risen
        assert all(one.points == 0 for one in result.reasons if one.counted_in)
        weights = [one.log_odds for one in result.breakdown[1:]]
        assert weights == sorted(weights, reverse=True)

    @many
    @given(st.lists(FINDINGS, max_size=8), facts())
    def test_only_an_empty_slate_is_approved(
        self, findings: list[Finding], known: tuple[Fact, ...]
    ) -> None:
        result = scored(findings, known)
        if result.recommendation is Recommendation.APPROVE:
            assert result.risk_score <= 30
            # A file that cannot be read stands in nobody's way where nothing else is missing.
            assert all(standing(one) in {Strength.INFO, Strength.SOFT} for one in findings)
            assert not {FactState.MISSING, FactState.CONTRADICTED} & {one.state for one in known}


class TestEvidence:
    """Of whole transfers."""

    @some
    @given(cases(), st.data())
    def test_a_clean_paper_not_sent_never_helps(self, case: Evidence, data: st.DataObject) -> None:
        before = judge(case)
        against = adverse(case, before)
        clean = [one for one in case.documents if one.id not in against]
        assume(clean)
        gone = data.draw(st.sampled_from(clean))
        no_better(judge(without(case, gone)), before)

    @some
    @given(cases(), st.data())
    def test_a_clean_value_not_read_never_helps(self, case: Evidence, data: st.DataObject) -> None:
        before = judge(case)
        against = adverse(case, before)
        clean = [one for one in case.documents if one.id not in against]
        assume(clean)
        document = data.draw(st.sampled_from(clean))
        name = data.draw(st.sampled_from([one.name for one in document.fields]))
        no_better(judge(replaced(case, document, unread(document, name))), before)

    @some
    @given(cases(), st.data())
    def test_no_value_that_cannot_be_read_brings_an_approval(
        self, case: Evidence, data: st.DataObject
    ) -> None:
        before = judge(case)
        assume(before.recommendation is not Recommendation.APPROVE)
        assume(case.documents)
        document = data.draw(st.sampled_from(case.documents))
        name = data.draw(st.sampled_from(RELIED_ON[document.kind]))
        after = judge(replaced(case, document, unread(document, name)))
        assert after.recommendation is not Recommendation.APPROVE

    @some
    @given(cases(), st.sampled_from([Kind.ID_CARD_PORTRAIT, Kind.ID_CARD_EMBLEM]))
    def test_no_approval_without_the_papers_that_are_needed(
        self, case: Evidence, kind: Kind
    ) -> None:
        left = tuple(one for one in case.documents if one.kind is not kind)
        result = judge(replace(case, documents=left))
        assert result.recommendation is not Recommendation.APPROVE

    @some
    @given(cases())
    def test_what_one_reader_read_alone_proves_nothing_hard(self, case: Evidence) -> None:
        alone = replace(case, documents=tuple(as_read(one) for one in case.documents))
        assert Strength.HARD not in {one.strength for one in checks.check_transfer(alone)}

    @some
    @given(cases(), st.randoms(use_true_random=False))
    def test_the_same_papers_in_another_order_are_the_same(
        self, case: Evidence, random: Random
    ) -> None:
        shuffled = list(case.documents)
        random.shuffle(shuffled)
        one = replace(judge(case), inputs=())
        other = replace(judge(replace(case, documents=tuple(shuffled))), inputs=())
        assert canonical(one) == canonical(other)

    @some
    @given(cases())
    def test_the_same_inputs_give_the_same_bytes(self, case: Evidence) -> None:
        again = parse_policy(POLICY.source)
        engine = (("guohu", "0.1.0"), ("paddle", "1"))
        one, other = (assess(case, policy, engine=engine) for policy in (POLICY, again))
        assert canonical(one) == canonical(other)

    @some
    @given(cases(), st.sampled_from(CODES), st.sampled_from(Strength))
    def test_shadow_changes_nothing(self, case: Evidence, code: str, strength: Strength) -> None:
        policy = in_shadow(code)
        before = assess(replace(case, outside=()), policy)
        shade = noticed(code, strength)
        after = assess(replace(case, outside=(shade,)), policy)
        assert shade in after.shadow
        assert replace(after, shadow=()) == replace(before, shadow=())


def adverse(case: Evidence, result: Assessment) -> set[str]:
    """The documents that something speaks against, or that made something missing."""
    found = {
        name
        for one in checks.check_transfer(case)
        for name in (one.document_id, *one.others)
        if name
    }
    open_states = (FactState.MISSING, FactState.CONTRADICTED)
    return found | {name for one in result.facts if one.state in open_states for name in one.by}


def without(case: Evidence, gone: Document) -> Evidence:
    return replace(case, documents=tuple(one for one in case.documents if one.id != gone.id))


def replaced(case: Evidence, old: Document, new: Document) -> Evidence:
    documents = tuple(new if one.id == old.id else one for one in case.documents)
    return replace(case, documents=documents)


def in_shadow(code: str) -> Policy:
    """The policy with one code in shadow, taken out of wherever it stood."""
    head, mark, rest = POLICY.source.decode().partition("[bands]")
    rest = re.sub(rf'"{code}"(?:,\s*)?', "", rest)
    rest = re.sub(rf"^{code} = .*$", "", rest, flags=re.MULTILINE)
    return parse_policy((head.replace("[]", f'["{code}"]') + mark + rest).encode())


@pytest.mark.parametrize("place", range(len(checks.catalogue())))
def test_a_check_that_breaks_never_helps(place: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Law 1: the default accident of scoring engines is that a rule which errs adds nothing."""
    catalogue = checks.catalogue()
    check = catalogue[place]
    if check.document is None and check.transfer is None:
        return
    before = judge(evidence())

    def breaks(*_: object) -> list[Finding]:
        raise RuntimeError

    broken = Check(
        titles=check.titles,
        document=breaks if check.document else None,
        transfer=breaks if check.transfer else None,
    )
    changed = (*catalogue[:place], broken, *catalogue[place + 1 :])
    monkeypatch.setattr(checks, "catalogue", lambda: changed)
    after = judge(evidence())
    no_better(after, before)
    assert after.risk_score > before.risk_score
    assert after.recommendation is Recommendation.REVIEW
