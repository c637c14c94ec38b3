"""What the calls of the queue take and answer."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import AwareDatetime, Field, StringConstraints

from service.api.answers import Answer, ListAnswer, TransferLine
from service.api.bodies import Body, Id, ListQuery
from service.api.rendering import moment, summary_json
from service.rules.queueing import Step

if TYPE_CHECKING:
    from service.cases.queue.views import NoteView, TaskView

_LINES = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f]*$"
Words = Annotated[str, StringConstraints(min_length=1, max_length=4000, pattern=_LINES)]
UnitCode = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$")]


class TasksQuery(ListQuery):
    """Which tasks."""

    step: Step | None = None
    mine: bool = Field(default=False, description="Only what is assigned to or held by the caller.")
    snoozed: bool = Field(default=False, description="What was put aside, instead of what waits.")


class EscalationBody(Body):
    """Passing a task on by hand."""

    units: list[UnitCode] = Field(
        default=[], max_length=20, description="Units that dispute it: it goes to who leads all."
    )
    statement: Words | None = Field(default=None, description="Why; kept as a note.")


class AssignmentBody(Body):
    """Whose the task is to be."""

    user_id: Id | None = Field(description="`null` gives it back to everybody.")


class SnoozeBody(Body):
    """Until when a task is put aside, and why. Its deadline runs on."""

    until: AwareDatetime
    reason: Annotated[str, StringConstraints(min_length=1, max_length=500, pattern=_LINES)]


class MergeBody(Body):
    """Which task goes on waiting for both."""

    into: Id


class UnmergeBody(Body):
    """Why a linked task is to wait by itself again; kept as a note."""

    reason: Words


class NoteBody(Body):
    """A note for colleagues; `@login` calls one of them."""

    text: Words


class EvidenceRequestBody(Body):
    """Which open facts to ask the merchant for; none named means all."""

    assessment_id: Id = Field(description="The assessment that the reviewer saw.")
    facts: list[Id] = Field(default=[], max_length=60)


class TaskAnswer(Answer):
    """One task of the queue."""

    id: str
    step: Step
    subject_id: str = Field(description="The transfer, or the override that waits for somebody.")
    transfer_id: str
    transfer: TransferLine
    opened_at: datetime
    due_at: datetime = Field(description="In working time: office hours on China's working days.")
    overdue: bool
    warned: bool
    calendar_assumed: bool = Field(
        description="Whether the holidays of a year up to the deadline are not published yet."
    )
    alarm: bool = Field(description="Whether nobody was left to escalate it to.")
    assignee_id: str | None
    claimed_by: str | None
    claimed_until: datetime | None
    snoozed_until: datetime | None
    snooze_reason: str | None
    escalations: int
    notes: int
    twins: list[str] = Field(description="Open tasks for the same shop of the same registrant.")
    merged_into: str | None
    closed_at: datetime | None
    outcome: str | None


class TaskListAnswer(ListAnswer):
    """A piece of the queue."""

    data: list[TaskAnswer]


class NoteAnswer(Answer):
    """One note."""

    id: str
    author_id: str
    author: str
    text: str
    mentions: list[str]
    created_at: datetime


class NoteListAnswer(ListAnswer):
    """All notes on a task's transfer."""

    data: list[NoteAnswer]


def task_json(view: TaskView) -> dict[str, Any]:
    """One task."""
    return {
        "id": view.id,
        "step": view.step.value,
        "subject_id": view.subject_id,
        "transfer_id": view.transfer.id,
        "transfer": summary_json(view.transfer),
        "opened_at": moment(view.opened_at),
        "due_at": moment(view.due_at),
        "overdue": view.is_overdue,
        "warned": view.is_warned,
        "calendar_assumed": view.is_assumed,
        "alarm": view.is_alarm,
        "assignee_id": view.assignee_id,
        "claimed_by": view.claimed_by,
        "claimed_until": moment(view.claimed_until),
        "snoozed_until": moment(view.snoozed_until),
        "snooze_reason": view.snooze_reason,
        "escalations": view.escalations,
        "notes": view.notes,
        "twins": list(view.twins),
        "merged_into": view.merged_into,
        "closed_at": moment(view.closed_at),
        "outcome": view.outcome,
    }


def note_json(view: NoteView) -> dict[str, Any]:
    """One note."""
    return {
        "id": view.id,
        "author_id": view.author_id,
        "author": view.author,
        "text": view.text,
        "mentions": list(view.mentions),
        "created_at": moment(view.created_at),
    }
