"""Who may overrule what, on what ground."""

from dataclasses import replace

import pytest

from service.rules import overrides
from service.rules.actor import Actor, ActorKind
from service.rules.errors import (
    EvidenceChanged,
    OwnCase,
    ReasonCodeUnknown,
    SpecialApprovalNotOffered,
    StatementRequired,
    WaiverUnknown,
)
from service.rules.overrides import Case, Outcome, ReasonCode
from service.rules.roles import Role

CASE = Case(
    merchant_ref="m-1",
    acted=frozenset({"key_merchant", "usr_helper"}),
    latest_assessment_id="asm_2",
    is_current=True,
    facts=frozenset({"parents_of_registrant"}),
)
WORDS = "登记人父母若在世已一百四十岁"


def reviewer(actor_id: str = "usr_r", merchant_ref: str | None = None) -> Actor:
    return Actor(id=actor_id, role=Role.REVIEWER, kind=ActorKind.USER, merchant_ref=merchant_ref)


@pytest.mark.parametrize("code", list(ReasonCode))
def test_listed_reasons_are_taken(code: ReasonCode) -> None:
    assert overrides.check_words(code.value, f"  {WORDS} ", None) == (code, WORDS)


@pytest.mark.parametrize("code", ["", "because", "MANIFESTLY_UNFAIR"])
def test_other_reasons_are_refused(code: str) -> None:
    with pytest.raises(ReasonCodeUnknown) as caught:
        overrides.check_words(code, WORDS, None)
    assert "evidence_cannot_exist" in caught.value.problem.detail.en


@pytest.mark.parametrize(
    "statement", ["", "   \n\t", "......", "好", "　　", "\u200b" * 9, "x" * 4001]
)
def test_statement_needs_words(statement: str) -> None:
    """Blanks, dots and invisible characters are no reason."""
    with pytest.raises(StatementRequired):
        overrides.check_words("reading_error", statement, None)


def test_guarantor_is_not_offered() -> None:
    """A special approval is refused honestly instead of being taken as an ordinary override."""
    with pytest.raises(SpecialApprovalNotOffered):
        overrides.check_words("reading_error", WORDS, "usr_g")


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


def test_changed_evidence_voids_latest_assessment() -> None:
    with pytest.raises(EvidenceChanged):
        overrides.check_evidence("asm_2", replace(CASE, is_current=False))


def test_waives_are_facts_of_the_assessment() -> None:
    twice = ["parents_of_registrant", "parents_of_registrant"]
    kept = overrides.check_waivers(Outcome.APPROVE, twice, CASE)
    assert kept == ("parents_of_registrant",)
    with pytest.raises(WaiverUnknown):
        overrides.check_waivers(Outcome.APPROVE, ["no_such_fact"], CASE)
    with pytest.raises(WaiverUnknown):
        overrides.check_waivers(Outcome.REJECT, ["parents_of_registrant"], CASE)
    assert overrides.check_waivers(Outcome.REJECT, [], CASE) == ()
