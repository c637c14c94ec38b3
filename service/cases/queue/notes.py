"""Notes on a transfer for colleagues; whoever is called by ``@login`` finds them in their queue."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sqlalchemy import select, update

from service.cases import journal
from service.cases.queue.finding import find_task
from service.cases.queue.views import NoteView, TaskView, task_views
from service.rules import ids
from service.rules.actor import ActorKind
from service.rules.errors import Invalid
from service.rules.roles import PERMISSIONS, Act
from service.store.tables import MentionRow, NoteRow, ReviewTaskRow, User

if TYPE_CHECKING:
    from service.rules.actor import Actor
    from service.store.work import Tx

LONGEST = 4000
_CALLED = re.compile(r"@([a-z0-9][a-z0-9._-]{1,79})")
_MOST = 50
_JUDGES = sorted(role.value for role, acts in PERMISSIONS.items() if Act.OVERRIDE in acts)


def add_note(tx: Tx, actor: Actor, task_id: str, text: str) -> NoteView:
    """Note something on a task's transfer. Raises `Forbidden`, `NotFound`, `Invalid`."""
    task = find_task(tx, actor, task_id)
    words = text.encode(errors="replace").decode().strip()
    if not 0 < len(words) <= LONGEST:
        raise Invalid(
            field="text",
            rule_zh=f"应为 1 至 {LONGEST} 字",
            rule_en=f"must hold 1 to {LONGEST} characters",
        )
    note_id = ids.new_id(ids.NOTE)
    sealed = tx.sealer(task.transfer_id).seal_text(f"note:{note_id}", words)
    note = NoteRow(
        id=note_id,
        transfer_id=task.transfer_id,
        author_id=actor.id,
        sealed_text=sealed,
        created_at=tx.now,
    )
    tx.session.add(note)
    tx.session.flush()
    called = _called(tx, words)
    tx.session.add_all(MentionRow(note_id=note_id, user_id=user_id) for user_id in called)
    tx.session.flush()
    journal.record(
        tx,
        actor,
        "task.noted",
        note_id,
        transfer_id=task.transfer_id,
        task=task.id,
        mentions=",".join(called)[:500],
    )
    return next(one for one in list_notes(tx, actor, task_id) if one.id == note_id)


def list_notes(tx: Tx, actor: Actor, task_id: str) -> tuple[NoteView, ...]:
    """All notes on a task's transfer, oldest first. Raises `Forbidden`, `NotFound`."""
    task = find_task(tx, actor, task_id)
    query = select(NoteRow).where(NoteRow.transfer_id == task.transfer_id)
    rows = tx.session.scalars(query.order_by(NoteRow.created_at, NoteRow.id)).all()
    if not rows:
        return ()
    logins = _logins(tx, [row.author_id for row in rows])
    called: dict[str, list[str]] = {}
    unread: dict[str, set[str]] = {}
    mentioned = (
        select(MentionRow.note_id, User.login, User.id, MentionRow.seen_at)
        .join(User, User.id == MentionRow.user_id)
        .where(MentionRow.note_id.in_([row.id for row in rows]))
    )
    for note_id, login, user_id, seen_at in tx.session.execute(mentioned.order_by(User.login)):
        called.setdefault(note_id, []).append(login)
        if seen_at is None:
            unread.setdefault(note_id, set()).add(user_id)
    sealer = tx.sealer(task.transfer_id)
    return tuple(
        NoteView(
            id=row.id,
            author_id=row.author_id,
            author=logins.get(row.author_id, row.author_id),
            text=sealer.open_text(f"note:{row.id}", row.sealed_text),
            mentions=tuple(called.get(row.id, ())),
            called=frozenset(unread.get(row.id, ())),
            created_at=row.created_at,
        )
        for row in rows
    )


def calls(tx: Tx, actor: Actor) -> tuple[TaskView, ...]:
    """The open tasks with a note that calls this person and that they have not read."""
    actor.require(Act.OVERRIDE)
    query = (
        select(ReviewTaskRow)
        .join(NoteRow, NoteRow.transfer_id == ReviewTaskRow.transfer_id)
        .join(MentionRow, MentionRow.note_id == NoteRow.id)
        .where(MentionRow.user_id == actor.id, MentionRow.seen_at.is_(None))
        .where(ReviewTaskRow.closed_at.is_(None))
        .distinct()
        .limit(_MOST)
    )
    return task_views(tx, tx.session.scalars(query).all())


def read_notes(tx: Tx, actor: Actor, transfer_id: str) -> None:
    """Remember that this person has read what calls them on a transfer."""
    if actor.kind is not ActorKind.USER:
        return
    theirs = select(NoteRow.id).where(NoteRow.transfer_id == transfer_id)
    unread = update(MentionRow).where(
        MentionRow.user_id == actor.id,
        MentionRow.seen_at.is_(None),
        MentionRow.note_id.in_(theirs),
    )
    tx.session.execute(unread.values(seen_at=tx.now).execution_options(synchronize_session=False))


def _called(tx: Tx, words: str) -> list[str]:
    """Ids of the people who judge and whose login stands after an at sign."""
    # A full stop after a name ends the sentence.
    names = {found.rstrip(".-_") for found in _CALLED.findall(words)}
    query = select(User.id).where(
        User.login.in_(sorted(names)), User.role.in_(_JUDGES), User.disabled_at.is_(None)
    )
    return sorted(tx.session.scalars(query.limit(_MOST)))


def _logins(tx: Tx, user_ids: list[str]) -> dict[str, str]:
    query = select(User.id, User.login).where(User.id.in_(sorted(set(user_ids))))
    return dict(tx.session.execute(query).all())
