"""Over whole transfers: what opens is recorded with its cause and told to the merchant."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from service.cases import journal
from service.rules.reopening import Cause
from service.rules.states import TransferStatus
from tests.service.world import World
from tests.verifiers.papers import death_certificate, deed, emblem, portrait
from verifiers.model import Document, Page, Quality

if TYPE_CHECKING:
    from service.cases.views import TransferView
    from service.store.database import Store

GOOD = Quality(sharpness=1.0, glare=0.0, exposure=0.5, completeness=1.0)


@pytest.fixture
def real(store: Store) -> World:
    """A world whose verdicts are the verifiers' own."""
    return World(store)


def send(world: World, transfer_id: str, *papers: Document) -> TransferView:
    """Upload these papers and say that all is in."""
    for paper in papers:
        content = b"\xff\xd8\xff" + repr(paper).encode()[:400]
        read = replace(paper, pages=(Page(1, 800, 600, 0, GOOD),))
        world.read(world.upload(transfer_id, content), read)
    return world.submit(transfer_id)


def test_the_first_outcome_opens_nothing(real: World) -> None:
    view = send(real, real.open(), portrait(), deed())
    assert view.status is TransferStatus.NEEDS_EVIDENCE
    assert view.reopened == ()


def test_a_resubmission_that_mends_what_was_named_is_approved(real: World) -> None:
    transfer_id = real.open()
    named = {one.name for one in send(real, transfer_id, portrait(), deed()).requirements}
    view = send(real, transfer_id, emblem(), death_certificate())
    assert named
    assert view.reopened == ()
    assert view.status is TransferStatus.APPROVED


def test_half_of_what_was_named_leaves_a_shorter_list(real: World) -> None:
    transfer_id = real.open()
    first = send(real, transfer_id, portrait())
    second = send(real, transfer_id, deed())
    assert {one.name for one in second.requirements} < {one.name for one in first.requirements}
    assert second.reopened == ()


def test_a_new_contradiction_names_the_paper_that_brought_it(real: World) -> None:
    transfer_id = real.open()
    send(real, transfer_id, portrait(), deed())
    view = send(real, transfer_id, emblem(), death_certificate(death_date=date(2016, 8, 10)))
    assert view.status is TransferStatus.IN_REVIEW
    brought = view.documents[-1].id
    found = {one.code: one for one in view.reopened}
    assert found["DEATH_DATE_CONFLICT"].cause is Cause.NEW_EVIDENCE
    assert found["DEATH_DATE_CONFLICT"].documents == (brought,)
    assert Cause.UNEXPLAINED not in {one.cause for one in view.reopened}
    with real.store.reading() as tx:
        acts = [one.act for one in journal.transfer_events(tx, real.merchant, transfer_id).items]
    assert acts.count("transfer.reopened") == len(view.reopened)
