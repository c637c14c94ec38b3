"""The queue of those who decide: what waits, who has it, and where it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Response, jsonify, request

from service.api.answers import OverrideAnswer
from service.api.blueprint import bp, refusals
from service.api.context import actor, store
from service.api.once import once
from service.api.rendering import override_json, page_json
from service.api.task_shapes import (
    AssignmentBody,
    EscalationBody,
    EvidenceRequestBody,
    MergeBody,
    NoteAnswer,
    NoteBody,
    NoteListAnswer,
    SnoozeBody,
    TaskAnswer,
    TaskListAnswer,
    TasksQuery,
    UnmergeBody,
    note_json,
    task_json,
)
from service.cases.idempotency import Answer
from service.cases.queue import asking, claiming, escalating, listing, merging, notes

if TYPE_CHECKING:
    from collections.abc import Callable

    from service.cases.idempotency import Attempt
    from service.cases.queue.views import TaskView
    from service.store.work import Tx

_TAGS = ["Review"]
_TAKING = ("forbidden", "own-case", "already-decided", "not-found", "wrong-state", "task-taken")
_TYPED = ("json-malformed", "invalid-request")


@bp.get("/review-tasks")
@bp.doc(
    operation_id="listReviewTasks",
    tags=_TAGS,
    responses=refusals("forbidden", "not-found", "invalid-request"),
)
@bp.output(TaskListAnswer, description="Most urgent first.")
@bp.input(TasksQuery, location="query", arg_name="query")
def list_review_tasks(query: TasksQuery) -> Response:
    """List what waits for a person.

    Appeals come first; then the day by which it is due, the band of its risk, its turn among its
    merchant's tasks (nobody's flood keeps the others waiting), and how long it has waited.
    """
    with store().reading() as tx:
        page = listing.list_tasks(
            tx,
            actor(),
            step=query.step,
            mine=query.mine,
            asleep=query.snoozed,
            after=query.after,
            limit=query.limit,
        )
        return jsonify(page_json(page, task_json))


@bp.get("/review-tasks/<task_id>")
@bp.doc(operation_id="getReviewTask", tags=_TAGS, responses=refusals("forbidden", "not-found"))
@bp.output(TaskAnswer, description="The task as it stands.")
def get_review_task(task_id: str) -> Response:
    """Read one task, also after it was closed."""
    with store().reading() as tx:
        return jsonify(task_json(listing.get_task(tx, actor(), task_id)))


@bp.post("/review-tasks/next")
@bp.doc(
    operation_id="claimNextReviewTask", tags=_TAGS, responses=refusals("forbidden", writes=True)
)
@bp.output(TaskListAnswer, description="The task that the caller now has, or an empty list.")
def claim_next_review_task() -> Response:
    """Take the most urgent task that the caller may take."""

    def act(tx: Tx) -> dict[str, Any]:
        found = claiming.claim_next(tx, actor())
        data = [task_json(found)] if found is not None else []
        return {"data": data, "has_more": False, "next": None}

    return _once(act)


@bp.post("/review-tasks/<task_id>/claim")
@bp.doc(operation_id="claimReviewTask", tags=_TAGS, responses=refusals(*_TAKING, writes=True))
@bp.output(TaskAnswer, description="The task, held by the caller until `claimed_until`.")
def claim_review_task(task_id: str) -> Response:
    """Take a task. Taking it again holds it longer; of two who take it at once one has it."""
    return _task(lambda tx: claiming.claim(tx, actor(), task_id))


@bp.post("/review-tasks/<task_id>/release")
@bp.doc(
    operation_id="releaseReviewTask",
    tags=_TAGS,
    responses=refusals("forbidden", "own-case", "not-found", "task-taken", writes=True),
)
@bp.output(TaskAnswer, description="The task, held by nobody.")
def release_review_task(task_id: str) -> Response:
    """Give a task back; an approver may take it off somebody."""
    return _task(lambda tx: claiming.release(tx, actor(), task_id))


@bp.post("/review-tasks/<task_id>/assignment")
@bp.doc(
    operation_id="assignReviewTask",
    tags=_TAGS,
    responses=refusals("forbidden", "own-case", "not-found", "wrong-state", *_TYPED, writes=True),
)
@bp.output(TaskAnswer, description="The task, with its `assignee_id`.")
@bp.input(AssignmentBody, arg_name="body")
def assign_review_task(task_id: str, body: AssignmentBody) -> Response:
    """Make a task somebody's, as an approver or as the person whose it is."""
    return _task(lambda tx: claiming.assign(tx, actor(), task_id, body.user_id))


@bp.post("/review-tasks/<task_id>/escalation")
@bp.doc(
    operation_id="escalateReviewTask",
    tags=_TAGS,
    responses=refusals(*_TAKING, *_TYPED, writes=True),
)
@bp.output(TaskAnswer, description="The task, with its new `assignee_id` and `due_at`.")
@bp.input(EscalationBody, arg_name="body")
def escalate_review_task(task_id: str, body: EscalationBody) -> Response:
    """Pass a task on to where it would go when its time runs out.

    That is the nearest common manager of all who have to do with it, or who stands in for them.
    """

    def act(tx: Tx) -> TaskView:
        if body.statement is not None:
            notes.add_note(tx, actor(), task_id, body.statement)
        return escalating.escalate(tx, actor(), task_id, units=body.units)

    return _task(act)


@bp.post("/review-tasks/<task_id>/snooze")
@bp.doc(
    operation_id="snoozeReviewTask", tags=_TAGS, responses=refusals(*_TAKING, *_TYPED, writes=True)
)
@bp.output(TaskAnswer, description="The task, put aside.")
@bp.input(SnoozeBody, arg_name="body")
def snooze_review_task(task_id: str, body: SnoozeBody) -> Response:
    """Put a task aside until a moment; its deadline runs on, and whoever claims it wakes it."""
    return _task(lambda tx: claiming.snooze(tx, actor(), task_id, body.until, body.reason))


@bp.post("/review-tasks/<task_id>/merge")
@bp.doc(
    operation_id="mergeReviewTask", tags=_TAGS, responses=refusals(*_TAKING, *_TYPED, writes=True)
)
@bp.output(TaskAnswer, description="The task that goes on waiting for both.")
@bp.input(MergeBody, arg_name="body")
def merge_review_task(task_id: str, body: MergeBody) -> Response:
    """Link a task to its twin: another one for the same shop of the same registrant."""
    return _task(lambda tx: merging.merge(tx, actor(), task_id, body.into))


@bp.post("/review-tasks/<task_id>/unmerge")
@bp.doc(
    operation_id="unmergeReviewTask",
    tags=_TAGS,
    responses=refusals(
        "forbidden",
        "own-case",
        "already-decided",
        "not-found",
        "wrong-state",
        *_TYPED,
        writes=True,
    ),
)
@bp.output(TaskAnswer, description="The task, which waits by itself again.")
@bp.input(UnmergeBody, arg_name="body")
def unmerge_review_task(task_id: str, body: UnmergeBody) -> Response:
    """Take a link between twins back, and say why."""
    return _task(lambda tx: merging.unmerge(tx, actor(), task_id, body.reason))


@bp.get("/review-tasks/<task_id>/notes")
@bp.doc(operation_id="listNotes", tags=_TAGS, responses=refusals("forbidden", "not-found"))
@bp.output(NoteListAnswer, description="Oldest first.")
def list_task_notes(task_id: str) -> Response:
    """Read what colleagues noted on the task's transfer."""
    with store().reading() as tx:
        found = notes.list_notes(tx, actor(), task_id)
    return jsonify({"data": [note_json(one) for one in found], "has_more": False, "next": None})


@bp.post("/review-tasks/<task_id>/notes")
@bp.doc(
    operation_id="addNote",
    tags=_TAGS,
    responses=refusals("forbidden", "not-found", *_TYPED, writes=True),
)
@bp.output(NoteAnswer, 201, description="The note.")
@bp.input(NoteBody, arg_name="body")
def add_task_note(task_id: str, body: NoteBody) -> Response:
    """Note something for colleagues; `@login` calls one of them. Merchants never see it."""
    return _once(lambda tx: note_json(notes.add_note(tx, actor(), task_id, body.text)), 201)


@bp.post("/review-tasks/<task_id>/evidence-request")
@bp.doc(
    operation_id="requestEvidence",
    tags=_TAGS,
    responses=refusals(
        *_TAKING, "evidence-changed", "nothing-assessed", "transfer-closed", *_TYPED, writes=True
    ),
)
@bp.output(OverrideAnswer, 201, description="The override that asks the merchant.")
@bp.input(EvidenceRequestBody, arg_name="body")
def request_task_evidence(task_id: str, body: EvidenceRequestBody) -> Response:
    """Ask the merchant for what is open, in the requirement's own words."""

    def act(tx: Tx) -> dict[str, Any]:
        view = asking.request_evidence(
            tx, actor(), task_id, assessment_id=body.assessment_id, facts=body.facts
        )
        return override_json(view)

    return _once(act, 201)


def _task(act: Callable[[Tx], TaskView]) -> Response:
    return _once(lambda tx: task_json(act(tx)))


def _once(act: Callable[[Tx], dict[str, Any]], status: int = 200) -> Response:
    def answer(attempt: Attempt) -> Answer:
        with store().transaction() as tx:
            found = Answer(status, act(tx), {})
            attempt.complete(tx, found)
        return found

    return once(request.get_data(), act=answer)
