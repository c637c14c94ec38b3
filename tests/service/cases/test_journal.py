"""The journal: everyone reads what concerns them, and any change to it is found."""

import pytest
from sqlalchemy import text

from service.cases import documents, journal, people
from service.rules.errors import Forbidden, NotFound
from service.rules.journal import Verdict
from service.rules.roles import Role
from tests.service.world import World


def tamper(world: World, statement: str) -> None:
    """What someone with the database's password could do: take the triggers away first."""
    with world.store.engine.begin() as connection:
        if world.store.is_sqlite:
            connection.execute(text("DROP TRIGGER journal_no_update"))
            connection.execute(text("DROP TRIGGER journal_no_delete"))
        else:
            connection.execute(text("ALTER TABLE journal DISABLE TRIGGER USER"))
        connection.execute(text(statement))
        if not world.store.is_sqlite:
            # The next test has the same tables.
            connection.execute(text("ALTER TABLE journal ENABLE TRIGGER USER"))


def verify(world: World, heads: dict[int, str] | None = None) -> Verdict:
    with world.store.reading() as tx:
        return journal.verify(tx, heads or {})


def test_story_of_a_transfer_is_complete(world: World) -> None:
    transfer_id = world.submitted()
    documents.read_page(world.store, world.reviewer, world.get(transfer_id).documents[0].id, 1)
    with world.store.reading() as tx:
        events = journal.transfer_events(tx, world.merchant, transfer_id).items
    assert [event.act for event in events] == [
        "transfer.opened",
        "document.added",
        "document.checked",
        "transfer.assessed",
        "transfer.submitted",
        "transfer.moved",
        "document.page_read",
    ]


def test_owner_learns_that_a_reviewer_acted_not_which(world: World) -> None:
    transfer_id = world.submitted()
    documents.read_original(world.store, world.reviewer, world.get(transfer_id).documents[0].id)
    with world.store.reading() as tx:
        owner = journal.transfer_events(tx, world.merchant, transfer_id).items
        reviewer = journal.transfer_events(tx, world.reviewer, transfer_id).items
    assert (owner[-1].actor_id, owner[-1].actor_role) == (None, "reviewer")
    assert owner[0].actor_id == world.merchant.id
    assert reviewer[-1].actor_id == world.reviewer.id


def test_strangers_read_nothing(world: World) -> None:
    transfer_id = world.open()
    with world.store.reading() as tx:
        with pytest.raises(NotFound):
            journal.transfer_events(tx, world.rival, transfer_id)
        for actor in (world.merchant, world.reviewer):
            with pytest.raises(Forbidden):
                journal.all_events(tx, actor)


def test_everything_is_read_in_pieces(world: World) -> None:
    with world.store.transaction() as tx:
        people.add_key(tx, role=Role.PLATFORM)
    for _ in range(3):
        world.open()
    with world.store.reading() as tx:
        first = journal.all_events(tx, world.administrator, limit=3)
        rest = journal.all_events(tx, world.administrator, after=int(first.next), limit=3)
        assert [event.seq for event in first.items + rest.items] == [1, 2, 3, 4]
        assert not rest.has_more
        platform = journal.all_events(tx, world.platform).items
    assert {event.act for event in platform} == {"transfer.opened"}


def test_what_the_office_does_among_itself_is_its_own(world: World) -> None:
    """Tasks are nobody else's, and of an override the platform has what webhooks tell."""
    transfer_id = world.submitted()
    with world.store.transaction() as tx:
        for act in ("task.assigned", "override.requested"):
            journal.record(
                tx,
                world.reviewer,
                act,
                "x",
                transfer_id=transfer_id,
                outcome="reject",
                guarantor="usr_vouches",
            )
    with world.store.reading() as tx:
        owner = journal.transfer_events(tx, world.merchant, transfer_id).items
        platform = journal.all_events(tx, world.platform).items
    assert {"task", "override"}.isdisjoint(event.act.partition(".")[0] for event in owner)
    assert "task.assigned" not in {event.act for event in platform}
    told = next(event for event in platform if event.act == "override.requested")
    assert told.details == {"outcome": "reject"}


def test_what_fails_leaves_no_gap(world: World) -> None:
    world.open()
    with pytest.raises(ZeroDivisionError):
        _break(world)
    world.open()
    rows = world.rows("journal")
    assert [row.seq for row in rows] == list(range(1, len(rows) + 1))
    assert "test.broken" not in {row.act for row in rows}
    assert verify(world).ok


def _break(world: World) -> None:
    """Fail after an act was recorded."""
    with world.store.transaction() as tx:
        journal.record(tx, world.reviewer, "test.broken", "x")
        tx.finish()
        _ = 1 / 0


def test_untouched_journal_holds(world: World) -> None:
    world.submitted()
    verdict = verify(world)
    assert verdict.ok
    assert verdict.rows == 6


@pytest.mark.parametrize(
    ("statement", "row"),
    [
        ("UPDATE journal SET actor_id = 'usr_x' WHERE seq = 2", 2),
        ("UPDATE journal SET details = '{\"risk_score\": 0}' WHERE seq = 4", 4),
        ("UPDATE journal SET at = '2020-01-01T00:00:00.000000+00:00' WHERE seq = 1", 1),
        ("UPDATE journal SET actor_id = '林秀英 350203192405060028' WHERE seq = 3", 3),
        ("DELETE FROM journal WHERE seq = 3", 3),
        ("DELETE FROM journal WHERE seq = 1", 1),
        ("UPDATE journal SET seq = 99 WHERE seq = 5", 5),
    ],
)
def test_tampering_is_found_at_its_row(world: World, statement: str, row: int) -> None:
    world.submitted()
    tamper(world, statement)
    assert verify(world).broken_seq == row


def test_cut_tail_is_found_by_kept_head(world: World) -> None:
    world.submitted()
    before = verify(world)
    tamper(world, "DELETE FROM journal WHERE seq >= 5")
    assert verify(world).ok
    assert verify(world, {before.rows: before.head}).broken_seq == 5


def test_personal_detail_is_refused_before_it_is_written(world: World) -> None:
    with pytest.raises(ValueError, match="no id, slug or digest"), world.store.transaction() as tx:
        journal.record(tx, world.reviewer, "x", "doc_1", name="林秀英")
    assert verify(world).rows == 0
