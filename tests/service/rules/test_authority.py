"""What lies within whose authority, by the policy that ships."""

import pytest

from service.rules import authority
from service.rules.actor import Actor, ActorKind
from service.rules.authority import Beyond
from service.rules.errors import BeyondAuthority, BeyondEveryone, Forbidden
from service.rules.overrides import Outcome
from service.rules.roles import Role
from tests.service.rules.assessments import assessed
from verifiers.model import Assessment, FactState
from verifiers.policies.policy import load_policy

TABLE = load_policy().authority
MISSING, CONTRADICTED = FactState.MISSING, FactState.CONTRADICTED


@pytest.mark.parametrize(
    ("assessment", "found"),
    [
        (assessed(parents_of_registrant=MISSING), ()),
        (assessed(registrant_is_dead=CONTRADICTED), ()),
        (assessed(heirs_are_complete=FactState.PRESUMED), ()),
        (assessed(90), ()),
        (assessed(91), (Beyond("risk_score", limit=90),)),
        (assessed(registrant_is_dead=MISSING), (Beyond("registrant_is_dead", MISSING),)),
        (assessed(other_heirs_agree=CONTRADICTED), (Beyond("other_heirs_agree", CONTRADICTED),)),
        (
            assessed(97, heirs_are_complete=MISSING, parents_of_registrant=MISSING),
            (Beyond("heirs_are_complete", MISSING), Beyond("risk_score", limit=90)),
        ),
    ],
)
def test_a_reviewer_approves_at_once_where_nobody_else_is_hurt(
    assessment: Assessment, found: tuple[Beyond, ...]
) -> None:
    assert authority.beyond(TABLE.reviewer, assessment) == found


def test_an_approver_reaches_further_than_a_reviewer() -> None:
    assessment = assessed(93, no_contrary_will=MISSING)
    assert len(authority.beyond(TABLE.reviewer, assessment)) == 2
    assert authority.beyond(TABLE.approver, assessment) == ()


def test_what_is_too_much_is_named() -> None:
    with pytest.raises(BeyondAuthority) as caught:
        authority.require_within(
            authority.beyond(TABLE.reviewer, assessed(95, heirs_are_complete=MISSING))
        )
    assert "heirs_are_complete, risk_score > 90" in caught.value.problem.detail.en


def test_nobody_hands_a_shop_to_somebody_unknown() -> None:
    authority.require_possible(TABLE, assessed(100, heirs_are_complete=MISSING))
    with pytest.raises(BeyondEveryone):
        authority.require_possible(TABLE, assessed(10, transferee_identity=MISSING))


def test_roles_that_do_not_review_decide_nothing() -> None:
    merchant = Actor(id="usr_m", role=Role.MERCHANT, kind=ActorKind.USER, merchant_ref="m-1")
    with pytest.raises(Forbidden):
        authority.grant_of(TABLE, merchant, Outcome.APPROVE)


def test_what_people_did_without_is_waived_beside_the_machines_facts() -> None:
    seen = assessed(
        parents_of_registrant=MISSING,
        registrant_is_dead=FactState.ESTABLISHED,
        heirs_are_complete=CONTRADICTED,
    )
    decided = authority.as_decided(seen.facts, {"parents_of_registrant", "registrant_is_dead"})
    assert [fact.state for fact in decided] == ["waived", "established", "contradicted"]
    assert [fact.state for fact in seen.facts] == ["missing", "established", "contradicted"]
