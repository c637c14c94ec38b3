"""The whole line below the doors, judged by the real verifiers under the policy in force."""

from dataclasses import replace
from datetime import date

from service.cases import assessments
from service.cases.decisions import overrides
from service.rules.states import TransferStatus
from service.store.database import Store
from tests.service.world import World, paper
from tests.verifiers import papers
from verifiers.model import Document, FactState, Recommendation

PARENTS = "parents_of_registrant"


def send(world: World, transfer_id: str, *documents: Document) -> None:
    """Upload and read these papers."""
    for number, document in enumerate(documents):
        content = f"{document.kind} {number} {document.fields!r}".encode()
        world.read(world.upload(transfer_id, content), replace(document, pages=paper().pages))


def test_grandmother_of_1924_is_approved_without_her_parents_papers(store: Store) -> None:
    """The main story: what is needed is told first, then everything is established or presumed."""
    world = World(store, claim=papers.transfer())
    transfer_id = world.open()
    needed = {fact.name for fact in world.get(transfer_id).requirements}
    assert "registrant_is_dead" in needed
    assert PARENTS not in needed
    send(world, transfer_id, *papers.papers())
    view = world.submit(transfer_id)
    assert view.status is TransferStatus.APPROVED
    assert view.decision is not None
    assert view.decision.made_by == "policy"
    (parents,) = [fact for fact in view.assessment.assessment.facts if fact.name == PARENTS]
    assert parents.state is FactState.PRESUMED
    assert parents.probability is not None
    assert parents.probability < 1e-3


def test_registrant_of_1944_is_not_waved_through_until_a_person_says_so(store: Store) -> None:
    """Her parents may well live: the policy asks, and a reviewer who verified it may waive."""
    born = date(1944, 5, 6)
    number = papers.number(born)
    claim = papers.transfer(registrant={"id_number": number})
    world = World(store, claim=claim)
    transfer_id = world.open()
    assert PARENTS in {fact.name for fact in world.get(transfer_id).requirements}
    send(
        world,
        transfer_id,
        papers.portrait(),
        papers.emblem(),
        papers.death_certificate(id_number=number, birth_date=born),
        papers.deed(parties=papers.parties(id_number=number)),
    )
    view = world.submit(transfer_id)
    assert view.status in {TransferStatus.NEEDS_EVIDENCE, TransferStatus.IN_REVIEW}
    machine = view.assessment
    with store.transaction() as tx:
        overrides.override(
            tx,
            world.reviewer,
            transfer_id,
            outcome="approve",
            reason_code="verified_with_issuer",
            statement="已向公证处核实，登记人父母均已去世",
            assessment_id=machine.id,
            waives=[PARENTS],
        )
    decided = world.get(transfer_id)
    assert decided.status is TransferStatus.APPROVED
    assert decided.assessment == machine
    assert decided.decision.made_by == "reviewer"


def test_contradiction_goes_to_a_person_never_to_rejection(store: Store) -> None:
    """The worst that the policy does by itself is to ask a reviewer."""
    world = World(store, claim=papers.transfer())
    transfer_id = world.open()
    other = papers.death_certificate(name="黄美玲", id_number=papers.number(date(1931, 2, 3)))
    wrong = papers.portrait(id_number="350203196203072214")
    send(world, transfer_id, wrong, papers.emblem(), other, papers.deed())
    view = world.submit(transfer_id)
    assert view.status in {TransferStatus.IN_REVIEW, TransferStatus.NEEDS_EVIDENCE}
    assert view.decision is None
    assert view.assessment.assessment.recommendation is not Recommendation.APPROVE


def test_same_inputs_give_the_same_assessment(store: Store) -> None:
    """Law 8 through the store: two equal transfers differ in their ids alone."""
    made = []
    for _ in range(2):
        world = World(store, claim=papers.transfer())
        transfer_id = world.open()
        send(world, transfer_id, *papers.papers())
        with store.reading() as tx:
            found = assessments.list_assessments(tx, world.merchant, transfer_id)
        made.append([(one.assessment.risk_score, one.assessment.breakdown) for one in found])
    assert made[0] == made[1]
