"""Two requests for one shop of one registrant: one waits, the other is linked to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service.cases import journal
from service.cases.queue import notes
from service.cases.queue.finding import find_open, find_task, require_fit
from service.cases.queue.views import TaskView, task_view
from service.rules.errors import Conflict, Invalid

if TYPE_CHECKING:
    from service.rules.actor import Actor
    from service.store.work import Tx


def merge(tx: Tx, actor: Actor, task_id: str, into: str) -> TaskView:
    """Link a task to its twin, which alone goes on waiting; what is answered is the twin.

    The linked transfer stays in review, decided by nobody: it waits by itself again when the twin
    is decided. Raises as `claim` does, and `Invalid` where the two are not for the same shop of
    the same registrant.
    """
    if task_id == into:
        raise _not_twins()
    # Whoever locks two does so in the order of their ids.
    found = {one: find_open(tx, actor, one) for one in sorted((task_id, into))}
    linked, kept = found[task_id], found[into]
    same = linked.twin_key is not None and linked.twin_key == kept.twin_key
    if not same or linked.step != kept.step:
        raise _not_twins()
    linked.merged_into = kept.id
    linked.claimed_by = linked.claimed_until = None
    journal.record(
        tx, actor, "task.merged", linked.id, transfer_id=linked.transfer_id, into=kept.id
    )
    return task_view(tx, kept)


def unmerge(tx: Tx, actor: Actor, task_id: str, reason: str) -> TaskView:
    """Let a linked task wait by itself again; the reason stays as a note on its transfer.

    Raises `Forbidden` and what stands under it, `NotFound`, `Conflict` where it is not linked, and
    `Invalid` without a reason.
    """
    task = find_task(tx, actor, task_id, lock=True)
    if task.merged_into is None:
        raise Conflict
    require_fit(tx, actor, task)
    note = notes.add_note(tx, actor, task_id, reason)
    twin, task.merged_into = task.merged_into, None
    journal.record(
        tx,
        actor,
        "task.unmerged",
        task.id,
        transfer_id=task.transfer_id,
        twin=twin,
        reason=note.id,
    )
    return task_view(tx, task)


def _not_twins() -> Invalid:
    return Invalid(
        field="into",
        rule_zh="须是同一店铺、同一登记人、同一步骤的另一项任务",
        rule_en="must be another task for the same shop, registrant and step",
    )
