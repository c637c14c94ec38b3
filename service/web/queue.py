"""The reviewer's queue: what waits, most urgent first, and what can be done with a task."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, request, url_for

from service import clock
from service.cases import organisation
from service.cases.queue import asking, claiming, escalating, listing, merging, notes
from service.cases.queue.views import NoteView
from service.rules.errors import Conflict, Forbidden, Invalid, NotFound
from service.rules.roles import Act
from service.web import guard
from service.web.door import BLUEPRINT, door
from service.web.language import phrase
from service.web.refusals import told

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.typing import ResponseReturnValue

    from service.rules.actor import Actor
    from service.store.work import Tx

    Deed = Callable[[Tx, Actor, str], object]

_PAGE = 50
VIEWS = ("all", "mine", "snoozed")
SNOOZES = ("hours", "tomorrow", "days", "week")
_OPENING = time(9)


@BLUEPRINT.get("/review")
def show_queue() -> ResponseReturnValue:
    """What waits for a person, and the notes that call the reader."""
    actor = guard.actor()
    actor.require(Act.OVERRIDE)
    view = request.args.get("view", "all")
    with door().store.reading() as tx:
        found = listing.list_tasks(
            tx,
            actor,
            mine=view == "mine",
            asleep=view == "snoozed",
            after=request.args.get("after") or None,
            limit=_PAGE,
        )
        return render_template(
            "queue.html",
            found=found,
            view=view if view in VIEWS else "all",
            views=VIEWS,
            calls=notes.calls(tx, actor),
            names=organisation.logins(tx),
        )


@BLUEPRINT.post("/review/next")
def claim_next() -> ResponseReturnValue:
    """Take the most urgent task and go to its case."""
    with door().store.transaction() as tx:
        found = claiming.claim_next(tx, guard.actor())
    if found is None:
        flash(phrase("task_no_next"), "good")
        return redirect(url_for("web.show_queue"), 303)
    return redirect(url_for("web.show_case", transfer_id=found.transfer.id), 303)


@BLUEPRINT.post("/review/tasks/<task_id>/<deed>")
def do_with_task(task_id: str, deed: str) -> ResponseReturnValue:
    """Do one thing with a task and come back to where the form was."""
    if deed not in _DEEDS:
        return redirect(url_for("web.show_queue"), 303)
    back = guard.local_path(request.form.get("back")) or url_for("web.show_queue")
    try:
        with door().store.transaction() as tx:
            result = _DEEDS[deed](tx, guard.actor(), task_id)
    except (Conflict, Forbidden, Invalid, NotFound) as error:
        flash(told(error.problem), "bad")
    else:
        flash(_done(deed, result), "good")
    return redirect(back, 303)


def _done(deed: str, result: object) -> str:
    """What was done; of a note also whom it calls, for a name that nobody has calls nobody."""
    if isinstance(result, NoteView) and result.mentions:
        return phrase("task_done_note_calls", names=", ".join(result.mentions))
    return phrase(f"task_done_{deed}")


def _snooze(tx: Tx, actor: Actor, task_id: str) -> object:
    until = _until(request.form.get("until", ""), tx.now)
    return claiming.snooze(tx, actor, task_id, until, request.form.get("reason", ""))


def _until(choice: str, now: datetime) -> datetime:
    """The moment that a choice means; mornings are those of China."""
    if choice == "hours":
        return now + timedelta(hours=2)
    days = {"tomorrow": 1, "days": 3, "week": 7}.get(choice, 0)
    day = clock.day_in_china(now) + timedelta(days=days)
    return datetime.combine(day, _OPENING, clock.CHINA) if days else now


def _note(tx: Tx, actor: Actor, task_id: str) -> object:
    return notes.add_note(tx, actor, task_id, request.form.get("text", ""))


def _escalate(tx: Tx, actor: Actor, task_id: str) -> object:
    words = request.form.get("statement", "").strip()
    if words:
        notes.add_note(tx, actor, task_id, words)
    return escalating.escalate(tx, actor, task_id)


def _merge(tx: Tx, actor: Actor, task_id: str) -> object:
    return merging.merge(tx, actor, task_id, request.form.get("into", ""))


def _unmerge(tx: Tx, actor: Actor, task_id: str) -> object:
    return merging.unmerge(tx, actor, task_id, request.form.get("reason", ""))


def _assign(tx: Tx, actor: Actor, task_id: str) -> object:
    return claiming.assign(tx, actor, task_id, request.form.get("user_id") or None)


def _ask(tx: Tx, actor: Actor, task_id: str) -> object:
    seen = request.form.get("assessment_id", "")
    return asking.request_evidence(tx, actor, task_id, assessment_id=seen)


_DEEDS: dict[str, Deed] = {
    "claim": claiming.claim,
    "release": claiming.release,
    "snooze": _snooze,
    "note": _note,
    "escalate": _escalate,
    "merge": _merge,
    "unmerge": _unmerge,
    "assign": _assign,
    "ask": _ask,
}
"""What the forms of a task do, by the last part of their address."""
