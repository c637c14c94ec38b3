"""The reviewer's pages: all transfers, a case with its papers, and the decision."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, request, url_for

from service.cases import assessments, journal, organisation, transfers
from service.cases.decisions import alike, authorities, overrides
from service.cases.queue import claiming, listing, notes
from service.rules.errors import (
    BeyondAuthority,
    EvidenceChanged,
    GuarantorCeiling,
    Invalid,
    RuleRequired,
)
from service.rules.overrides import MAXIMUM_STATEMENT, MINIMUM_STATEMENT, Outcome, ReasonCode
from service.rules.roles import Act
from service.rules.states import FINAL
from service.web import case, guard
from service.web.door import BLUEPRINT, door
from service.web.language import phrase
from service.web.queue import SNOOZES
from service.web.refusals import told

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue
    from werkzeug.datastructures import MultiDict

    from service.cases.decisions.alike import Precedents
    from service.cases.queue.views import NoteView, TaskView
    from service.cases.views import AssessmentView, AuthorityView, EventView, TransferView
    from service.rules.errors import ServiceError

_PAGE, _MOST_EVENTS = 50, 200
_CONFLICT = 409


@dataclass(frozen=True, slots=True)
class _Loaded:
    """A case with its past."""

    transfer: TransferView
    history: tuple[AssessmentView, ...]
    events: tuple[EventView, ...]
    task: TaskView | None
    twins: tuple[TaskView, ...]
    notes: tuple[NoteView, ...]
    candidates: tuple[tuple[str, str], ...]
    """Ids and login names of those to whom the task can be given."""
    precedents: Precedents
    authority: AuthorityView
    names: dict[str, str]
    """Login names by id."""


@BLUEPRINT.get("/review/all")
def show_all() -> ResponseReturnValue:
    """Every transfer, newest first."""
    actor = guard.actor()
    actor.require(Act.OVERRIDE)
    with door().store.reading() as tx:
        found = transfers.list_transfers(
            tx, actor, after=request.args.get("after") or None, limit=_PAGE
        )
    return render_template("all_transfers.html", found=found)


@BLUEPRINT.get("/review/<transfer_id>")
def show_case(transfer_id: str) -> ResponseReturnValue:
    """One case."""
    return _page(_load(transfer_id))


@BLUEPRINT.post("/review/<transfer_id>/overrides")
def decide_case(transfer_id: str) -> ResponseReturnValue:
    """Take the reviewer's decision on the assessment that they saw."""
    form, actor = request.form, guard.actor()
    try:
        with door().store.transaction() as tx:
            made = overrides.override(
                tx,
                actor,
                transfer_id,
                outcome=form.get("outcome", ""),
                reason_code=form.get("reason_code", ""),
                statement=form.get("statement", ""),
                assessment_id=form.get("assessment_id", ""),
                waives=form.getlist("waives"),
                guarantor_id=_guarantor(form),
                grounds=form.getlist("grounds"),
                departure=form.get("departure", ""),
            )
    except EvidenceChanged:
        told = {"statement": form.get("statement", ""), "transfer_id": transfer_id}
        return render_template("changed.html", **told), _CONFLICT
    except (Invalid, BeyondAuthority, GuarantorCeiling) as error:
        return _page(_load(transfer_id), wrong=_words(error)), error.problem.status
    flash(phrase("requested" if made.is_waiting else "override_done"), "good")
    return redirect(url_for("web.show_case", transfer_id=transfer_id), 303)


def _guarantor(form: MultiDict[str, str]) -> str | None:
    """Whom the form names; it has the field for approvals only, and shows it without scripts."""
    return (form.get("guarantor_id") or None) if form.get("outcome") == "approve" else None


def _words(error: ServiceError) -> str:
    """What is wrong with the form, without the slugs that programs are told."""
    if isinstance(error, BeyondAuthority):
        return phrase("beyond_choose")
    if isinstance(error, RuleRequired):
        return phrase("grounds_hint")
    if error.problem.type in {"reason-code-unknown", "invalid-request"}:
        return phrase("override_choose")
    return told(error.problem)


def _load(transfer_id: str) -> _Loaded:
    actor = guard.actor()
    actor.require(Act.OVERRIDE)
    with door().store.reading() as tx:
        # All assessments first: the transfer's latest is one of them.
        history = assessments.list_assessments(tx, actor, transfer_id)
        view = transfers.get_transfer(tx, actor, transfer_id)
        events = journal.transfer_events(tx, actor, transfer_id, limit=_MOST_EVENTS)
        task = listing.task_of(tx, actor, transfer_id)
        loaded = _Loaded(
            view,
            history,
            events.items,
            task=task,
            twins=tuple(listing.get_task(tx, actor, one) for one in task.twins) if task else (),
            notes=notes.list_notes(tx, actor, task.id) if task and task.notes else (),
            candidates=claiming.candidates(tx, actor, task.id) if task else (),
            precedents=alike.precedents(tx, actor, transfer_id),
            authority=authorities.authority_over(tx, actor, transfer_id),
            names=organisation.logins(tx),
        )
    if any(actor.id in one.called for one in loaded.notes):
        with door().store.transaction() as tx:
            notes.read_notes(tx, actor, transfer_id)
    return loaded


def _page(loaded: _Loaded, *, wrong: str = "") -> str:
    transfer = loaded.transfer
    latest = transfer.assessment.assessment if transfer.assessment else None
    return render_template(
        "case.html",
        transfer=transfer,
        history=loaded.history,
        events=loaded.events,
        task=loaded.task,
        twins=loaded.twins,
        notes=loaded.notes,
        candidates=loaded.candidates,
        precedents=loaded.precedents,
        names=loaded.names,
        snoozes=SNOOZES,
        papers=[case.CasePaper(view) for view in transfer.documents],
        assessment=latest,
        weights=case.weights(latest) if latest else (),
        total=case.total(latest) if latest else 0,
        final=transfer.status in FINAL,
        own=loaded.authority.barred is not None,
        outcomes=[outcome.value for outcome in Outcome],
        reasons=[reason.value for reason in ReasonCode],
        minimum=MINIMUM_STATEMENT,
        maximum=MAXIMUM_STATEMENT,
        wrong=wrong,
        typed=request.form,
        authority=loaded.authority,
        shape=case.points,
    )
