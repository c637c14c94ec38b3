"""A person overrules the machine, once, on what they saw, for ever on record."""

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest

from service.cases import documents, journal, people, reading
from service.cases.assessing import assess_transfer
from service.cases.decisions import overrides
from service.cases.views import OverrideView
from service.rules.actor import Actor, ActorKind
from service.rules.errors import (
    BeyondAuthority,
    Conflict,
    EvidenceChanged,
    Forbidden,
    GuarantorNotEligible,
    Invalid,
    NotFound,
    NothingAssessed,
    OwnCase,
    PersonRequired,
    RuleRequired,
    ServiceError,
    StatementRequired,
    TransferClosed,
)
from service.rules.roles import Role
from service.rules.states import TransferStatus
from tests.service.world import PAPER, Judge, World
from verifiers.model import Document, Recommendation

WORDS = "登记人生于一九二四年，其父母若在世已一百四十岁"


def override(
    world: World, transfer_id: str, actor: Actor | None = None, **given: Any
) -> OverrideView:
    wanted = {
        "outcome": "approve",
        "reason_code": "evidence_cannot_exist",
        "statement": WORDS,
        "assessment_id": given.pop("assessment_id", None) or world.get(transfer_id).assessment.id,
    }
    with world.store.transaction() as tx:
        return overrides.override(tx, actor or world.reviewer, transfer_id, **{**wanted, **given})


def acts(world: World, transfer_id: str) -> list[str]:
    with world.store.reading() as tx:
        page = journal.transfer_events(tx, world.merchant, transfer_id)
        return [event.act for event in page.items]


@pytest.fixture
def in_review(world: World, judge: Judge) -> str:
    judge.recommendation = Recommendation.REVIEW
    return world.submitted()


def test_impossible_evidence_is_waived(world: World) -> None:
    """The grandmother born in 1924: needs_evidence, waived by a reviewer, approved."""
    transfer_id = world.submitted()
    assert world.get(transfer_id).status is TransferStatus.NEEDS_EVIDENCE
    made = override(world, transfer_id, waives=["parents_of_registrant"])
    view = world.get(transfer_id)
    assert view.status is TransferStatus.APPROVED
    assert view.overrides == (made,)
    assert (made.statement, made.waives, made.status) == (
        WORDS,
        ("parents_of_registrant",),
        "effective",
    )
    assert (view.decision.made_by, view.decision.outcome) == ("reviewer", "approve")
    assert view.decision.override_id == made.id
    assert acts(world, transfer_id)[-2:] == ["transfer.overridden", "transfer.decided"]


def test_machines_assessment_stays_as_it_was(world: World, in_review: str) -> None:
    before = world.get(in_review).assessment
    override(world, in_review)
    after = world.get(in_review)
    assert after.assessment == before
    assert after.status is TransferStatus.APPROVED
    assert after.assessment.assessment.recommendation is Recommendation.REVIEW


def test_the_facts_as_decided_stand_beside_the_machines(world: World, in_review: str) -> None:
    """An approval covers whatever is open, named or not."""
    override(world, in_review)
    view = world.get(in_review)
    assert view.ground.waives == ("parents_of_registrant",)
    states = {fact.name: fact.state.value for fact in view.decided_facts}
    assert states == {"parents_of_registrant": "waived", "registrant_is_dead": "established"}
    machines = {fact.name: fact.state.value for fact in view.assessment.assessment.facts}
    assert machines["parents_of_registrant"] == "missing"


def test_beyond_their_authority_a_reviewer_decides_nothing(world: World, judge: Judge) -> None:
    judge.recommendation, judge.missing = Recommendation.REVIEW, ("heirs_are_complete",)
    transfer_id = world.submitted()
    with pytest.raises(BeyondAuthority) as refused:
        override(world, transfer_id)
    assert "heirs_are_complete" in refused.value.problem.detail.en
    assert world.get(transfer_id).overrides == ()


def test_keys_decide_only_what_one_alone_decides(world: World, in_review: str) -> None:
    """Two keys may lie in one hand."""
    key = replace(world.reviewer, id="key_tool", kind=ActorKind.KEY)
    guarantor = world.person("vouching")
    with pytest.raises(PersonRequired):
        override(world, in_review, key, guarantor_id=guarantor.id)
    with pytest.raises(PersonRequired):
        override(world, in_review, key, outcome="reject", grounds=["DEATH_DATE_CONFLICT"])
    assert override(world, in_review, key).status == "effective"


def test_asking_for_evidence_decides_nothing(world: World, in_review: str) -> None:
    override(world, in_review, outcome="request_evidence", reason_code="evidence_missing")
    view = world.get(in_review)
    assert view.status is TransferStatus.NEEDS_EVIDENCE
    assert view.decision is None


def test_new_document_voids_what_was_seen(
    world: World, in_review: str, read_paper: Document
) -> None:
    """From the upload on, through reading, until the new assessment is looked at."""
    seen = world.get(in_review).assessment.id
    document_id = world.upload(in_review, PAPER + b"2")
    with pytest.raises(EvidenceChanged):
        override(world, in_review, assessment_id=seen)
    held = reading.claim(world.store, document_id)
    reading.finish(world.store, held, read_paper, [b"x"])
    with pytest.raises(EvidenceChanged):
        override(world, in_review, assessment_id=seen)
    assess_transfer(world.store, in_review)
    with pytest.raises(EvidenceChanged):
        override(world, in_review, assessment_id=seen)
    assert override(world, in_review).status == "effective"


def test_two_at_once_one_wins(world: World, in_review: str) -> None:
    """Reviewers press at the same moment: one decides, the other is told; the journal has one."""
    seen = world.get(in_review).assessment.id
    other = replace(world.reviewer, id="usr_other")
    barrier = threading.Barrier(2)

    def press(actor: Actor) -> bool:
        barrier.wait()
        try:
            override(world, in_review, actor, assessment_id=seen)
        except Conflict:
            return False
        return True

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(press, (world.reviewer, other))) == [False, True]
    assert acts(world, in_review).count("transfer.overridden") == 1
    assert acts(world, in_review).count("transfer.decided") == 1


def test_two_hundred_rounds_of_two_at_once(world: World, judge: Judge) -> None:
    """On PostgreSQL, where they meet at a row; SQLite lets in one writer at a time anyway."""
    judge.recommendation = Recommendation.REVIEW
    for _ in range(20 if world.store.is_sqlite else 200):
        # Nothing uploaded is quicker, and as good for this.
        transfer_id = world.open()
        world.submit(transfer_id)
        test_two_at_once_one_wins(world, transfer_id)


def test_ones_own_case_is_refused(world: World, in_review: str) -> None:
    """Tied to the merchant, or acted for the transfer: 403 whatever the role."""
    tied = replace(world.reviewer, merchant_ref="m-1")
    helper = replace(world.reviewer, id=world.merchant.id)
    for actor in (tied, helper):
        with pytest.raises(OwnCase):
            override(world, in_review, actor)
    assert world.get(in_review).overrides == ()


def test_uploader_for_the_merchant_is_tied(world: World, judge: Judge) -> None:
    judge.recommendation = Recommendation.REVIEW
    transfer_id = world.open()
    staff = replace(world.platform, id="usr_staff")
    documents.upload(world.store, staff, transfer_id, PAPER, name="a")
    document_id = world.get(transfer_id).documents[0].id
    world.read(document_id)
    world.submit(transfer_id)
    with pytest.raises(OwnCase):
        override(world, transfer_id, replace(world.reviewer, id="usr_staff"))


def test_maker_of_the_merchants_key_is_tied(world: World, judge: Judge) -> None:
    """Whoever handed the key out could have acted by it."""
    judge.recommendation = Recommendation.REVIEW
    with world.store.transaction() as tx:
        key = people.add_key(tx, role=Role.MERCHANT, merchant_ref="m-1", by=world.reviewer)
    world.merchant = people.authenticate_key(world.store, key.text)
    transfer_id = world.submitted()
    with pytest.raises(OwnCase):
        override(world, transfer_id)
    assert override(world, transfer_id, replace(world.reviewer, id="usr_other"))


def test_only_reviewers_overrule(world: World, in_review: str) -> None:
    for actor in (world.merchant, world.platform, world.administrator):
        with pytest.raises(Forbidden):
            override(world, in_review, actor)


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"statement": "  "}, StatementRequired),
        ({"outcome": "reject", "statement": ""}, StatementRequired),
        ({"outcome": "maybe"}, Invalid),
        ({"reason_code": "because"}, Invalid),
        ({"waives": ["no_such_fact"]}, Invalid),
        ({"guarantor_id": "usr_nobody"}, GuarantorNotEligible),
        ({"outcome": "reject"}, RuleRequired),
        ({"outcome": "reject", "grounds": ["RISK_SCORE"]}, RuleRequired),
        ({"grounds": ["DEATH_DATE_CONFLICT"]}, Invalid),
        ({"assessment_id": "asm_none"}, EvidenceChanged),
    ],
)
def test_refused_overrides_change_nothing(
    world: World, in_review: str, given: dict[str, Any], refusal: type[ServiceError]
) -> None:
    before = world.get(in_review)
    with pytest.raises(refusal):
        override(world, in_review, **given)
    assert world.get(in_review) == before


def test_decided_transfer_is_closed(world: World, in_review: str) -> None:
    seen = world.get(in_review).assessment.id
    override(world, in_review)
    with pytest.raises(TransferClosed):
        override(
            world,
            in_review,
            outcome="reject",
            grounds=["DEATH_DATE_CONFLICT"],
            assessment_id=seen,
        )


def test_unassessed_transfer_has_nothing_to_overrule(world: World) -> None:
    with pytest.raises(NothingAssessed):
        override(world, world.open(), assessment_id="asm_none")
    with pytest.raises(NotFound):
        override(world, "tr_none", assessment_id="asm_none")


def test_transfer_still_collecting_is_not_overruled(world: World) -> None:
    """Before the merchant has said that all is in, there is nothing to decide."""
    transfer_id = world.open()
    world.read(world.upload(transfer_id))
    with pytest.raises(Conflict):
        override(world, transfer_id)
