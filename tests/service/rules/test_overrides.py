"""Who may overrule what, on what ground."""

from dataclasses import replace

import pytest

from service.rules import overrides
from service.rules.actor import Actor, ActorKind
from service.rules.errors import (
    AlreadyDecided,
    EvidenceChanged,
    GuarantorNotNeeded,
    OwnCase,
    PersonRequired,
    ReasonCodeUnknown,
    SecondPart,
    StatementRequired,
    WaiverUnknown,
)
from service.rules.overrides import Case, Outcome, ReasonCode
from service.rules.roles import Role
from service.rules.states import OverrideStatus
from tests.service.rules.assessments import assessed
from verifiers.model import FactState

SEEN = assessed(parents_of_registrant=FactState.MISSING)
CASE = Case(
    merchant_ref="m-1",
    tied=frozenset({"key_merchant", "usr_helper"}),
    decided=frozenset({"usr_first"}),
    latest_assessment_id="asm_2",
    is_current=True,
    assessment=SEEN,
)
WORDS = "登记人父母若在世已一百四十岁"


def reviewer(actor_id: str = "usr_r", merchant_ref: str | None = None) -> Actor:
    return Actor(id=actor_id, role=Role.REVIEWER, kind=ActorKind.USER, merchant_ref=merchant_ref)


@pytest.mark.parametrize("code", list(ReasonCode))
def test_listed_reasons_are_taken(code: ReasonCode) -> None:
    said = overrides.check_words(Outcome.APPROVE, code.value, f"  {WORDS} ", None)
    assert said == (code, WORDS)


@pytest.mark.parametrize("code", ["", "because", "MANIFESTLY_UNFAIR"])
def test_other_reasons_are_refused(code: str) -> None:
    with pytest.raises(ReasonCodeUnknown) as caught:
        overrides.check_words(Outcome.APPROVE, code, WORDS, None)
    assert "evidence_cannot_exist" in caught.value.problem.detail.en


@pytest.mark.parametrize(
    "statement", ["", "   \n\t", "......", "好", "　　", "\u200b" * 9, "x" * 4001]
)
def test_statement_needs_words(statement: str) -> None:
    """Blanks, dots and invisible characters are no reason."""
    with pytest.raises(StatementRequired):
        overrides.check_words(Outcome.APPROVE, "reading_error", statement, None)


def test_special_approval_goes_beyond_the_policy_and_says_why() -> None:
    """Its reasons are the five exceptions; that the evidence is good needs no guarantor."""
    for code in ReasonCode:
        if code in overrides.SPECIAL_REASONS:
            assert overrides.check_words(Outcome.APPROVE, code.value, WORDS, "usr_g")
        else:
            with pytest.raises(ReasonCodeUnknown):
                overrides.check_words(Outcome.APPROVE, code.value, WORDS, "usr_g")
    assert len(overrides.SPECIAL_REASONS) == 5


@pytest.mark.parametrize("outcome", [Outcome.REJECT, Outcome.REQUEST_EVIDENCE])
def test_only_approvals_are_vouched_for(outcome: Outcome) -> None:
    with pytest.raises(GuarantorNotNeeded):
        overrides.check_words(outcome, "evidence_contradicted", WORDS, "usr_g")


def test_an_override_begins_with_those_it_needs() -> None:
    begins = overrides.begins_as
    assert begins(Outcome.APPROVE, None) is OverrideStatus.EFFECTIVE
    assert begins(Outcome.REQUEST_EVIDENCE, None) is OverrideStatus.EFFECTIVE
    assert begins(Outcome.APPROVE, "usr_g") is OverrideStatus.AWAITING_GUARANTOR
    assert begins(Outcome.REJECT, None) is OverrideStatus.AWAITING_APPROVAL


def test_a_key_answers_for_nobody() -> None:
    overrides.check_presence(reviewer())
    with pytest.raises(PersonRequired):
        overrides.check_presence(replace(reviewer(), kind=ActorKind.KEY))


def test_two_parts_take_two_people() -> None:
    overrides.check_distinct(reviewer("usr_c"), "usr_a", "usr_b", None)
    with pytest.raises(SecondPart):
        overrides.check_distinct(reviewer("usr_b"), "usr_a", "usr_b")


def test_whoever_decided_stays_out_of_the_appeal() -> None:
    with pytest.raises(AlreadyDecided):
        overrides.check_person(reviewer("usr_first"), CASE)


@pytest.mark.parametrize(
    "actor", [reviewer("usr_helper"), reviewer(merchant_ref="m-1")], ids=["acted", "tied"]
)
def test_own_case_is_refused(actor: Actor) -> None:
    with pytest.raises(OwnCase):
        overrides.check_person(actor, CASE)


@pytest.mark.parametrize("actor", [reviewer(), reviewer(merchant_ref="m-2")])
def test_foreign_case_is_taken(actor: Actor) -> None:
    overrides.check_person(actor, CASE)


def test_only_latest_assessment_is_overruled() -> None:
    overrides.check_evidence("asm_2", CASE)
    with pytest.raises(EvidenceChanged):
        overrides.check_evidence("asm_1", CASE)


def test_an_override_holds_only_for_the_evidence_it_was_asked_for() -> None:
    """Its digest covers documents, facts, score, policy and day."""
    digest = overrides.evidence_digest(SEEN)
    assert overrides.check_evidence("asm_2", CASE, digest) is SEEN
    others = (
        replace(SEEN, inputs=(("doc_1", "1" * 64),)),
        replace(SEEN, risk_score=41),
        replace(SEEN, as_of=SEEN.as_of.replace(year=2027)),
        assessed(parents_of_registrant=FactState.CONTRADICTED),
    )
    for other in others:
        with pytest.raises(EvidenceChanged):
            overrides.check_evidence("asm_2", replace(CASE, assessment=other), digest)


def test_changed_evidence_voids_latest_assessment() -> None:
    with pytest.raises(EvidenceChanged):
        overrides.check_evidence("asm_2", replace(CASE, is_current=False))


def test_waives_are_facts_of_the_assessment() -> None:
    twice = ["parents_of_registrant", "parents_of_registrant"]
    kept = overrides.check_waivers(Outcome.APPROVE, twice, SEEN)
    assert kept == ("parents_of_registrant",)
    with pytest.raises(WaiverUnknown):
        overrides.check_waivers(Outcome.APPROVE, ["no_such_fact"], SEEN)
    with pytest.raises(WaiverUnknown):
        overrides.check_waivers(Outcome.REJECT, ["parents_of_registrant"], SEEN)
    assert overrides.check_waivers(Outcome.REJECT, [], SEEN) == ()
