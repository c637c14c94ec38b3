"""Views as the contract's JSON, by who reads: owners see every fact, reviewers the weights too."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from service.api.blueprint import PREFIX
from service.rules.reopening import WHY_REOPENED
from service.rules.roles import Act
from verifiers import render
from verifiers.model import Text

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from service.cases.governing.replaying import Replay
    from service.cases.views import (
        AppealView,
        AssessmentView,
        AuthorityView,
        DecisionView,
        DocumentView,
        EventView,
        OverrideView,
        Page,
        ReopenedView,
        TransferSummary,
        TransferView,
    )
    from service.rules.actor import Actor
    from verifiers.model import Person, Reason, Relative

Json = dict[str, Any]


def audience(actor: Actor) -> render.Audience:
    """As whom this actor reads."""
    return "reviewer" if actor.may(Act.SEE_WEIGHTS) else "merchant"


def transfer_json(view: TransferView, actor: Actor) -> Json:
    """One transfer with all that belongs to it."""
    claim = view.claim
    body: Json = {
        "id": view.id,
        "status": view.status.value,
        "scenario": claim.scenario,
        "merchant_ref": view.merchant_ref,
        "shop": {"name": claim.shop.name, "account": claim.shop.account},
        "registrant": _person(claim.registrant),
        "transferee": _person(claim.transferee),
        "relatives": [_relative(relative) for relative in claim.relatives],
        **_times(view),
        "risk_score": view.risk_score,
        "is_current": view.is_current,
        "assessment": assessment_json(view.assessment, actor) if view.assessment else None,
        "decision": _decision(view, actor) if view.decision else None,
        "documents": [document_json(document, actor) for document in view.documents],
        "requirements": [render.fact_json(fact) for fact in view.requirements],
        "reopened": [_reopened(one) for one in view.reopened],
    }
    body["appeals"] = [appeal_json(appeal) for appeal in view.appeals]
    body["appeal"] = _appeal_call(view)
    if actor.may(Act.SEE_WEIGHTS):
        body["overrides"] = [override_json(override) for override in view.overrides]
    return body


def _appeal_call(view: TransferView) -> Json | None:
    """How its owner objects to what holds now; `None` where there is nothing to object to."""
    if not view.appealable:
        return None
    says = Text(
        "如不同意，可以在这里写明理由申诉，由没有处理过此事的人员重新查看。",
        "Whoever disagrees may object here and say why; people new to the case will look again.",
    )
    return {
        "method": "POST",
        "href": f"{PREFIX}/transfers/{view.id}/appeals",
        "body": {"statement": "…"},
        "left": view.appeals_left,
        "says": asdict(says),
    }


def _reopened(view: ReopenedView) -> Json:
    why = WHY_REOPENED[view.cause]
    return asdict(view) | {"cause": view.cause.value, "why": {"zh": why.zh, "en": why.en}}


def summary_json(view: TransferSummary) -> Json:
    """One line of a list of transfers."""
    return {
        "id": view.id,
        "status": view.status.value,
        "scenario": view.scenario,
        "merchant_ref": view.merchant_ref,
        "shop": {"name": view.shop_name},
        "registrant": {"name": view.registrant_name},
        "transferee": {"name": view.transferee_name},
        **_times(view),
        "risk_score": view.risk_score,
        "recommendation": view.recommendation,
    }


def replay_json(answer: Replay) -> Json:
    """What a replay came to."""
    return asdict(answer) | {"held": [one._asdict() for one in answer.held]}


def document_json(view: DocumentView, actor: Actor) -> Json:
    """One document: its place in the queue, and what was read from it once it has been read."""
    body: Json = {
        "id": view.id,
        "transfer_id": view.transfer_id,
        "status": view.status.value,
        "name": view.name,
        "declared_kind": view.declared_kind.value if view.declared_kind else None,
        "size_bytes": view.size_bytes,
        "sha256": view.sha256,
        "created_at": moment(view.created_at),
        "finished_at": moment(view.finished_at),
        "page_count": view.page_count,
        "kind": None,
        "kind_confidence": None,
        "pages": [],
        "fields": {},
        "findings": [],
    }
    if view.document is not None:
        read = render.document_json(view.document, audience(actor), shadow=view.shadow)
        for name in ("kind", "kind_confidence", "pages", "fields", "findings"):
            body[name] = read[name]
    return body


def assessment_json(view: AssessmentView, actor: Actor) -> Json:
    """One assessment; which other transfers it rests on, only reviewers learn."""
    body = render.assessment_json(
        view.assessment,
        audience(actor),
        id_=view.id,
        transfer_id=view.transfer_id,
        created_at=moment(view.created_at),
    )
    if actor.may(Act.SEE_WEIGHTS):
        body["elsewhere"] = [
            {
                "code": one.finding.code,
                "document_id": one.finding.document_id,
                "transfers": list(one.transfers),
            }
            for one in view.elsewhere
        ]
    return body


def override_json(view: OverrideView) -> Json:
    """One override, for those who may decide."""
    return {
        "id": view.id,
        "transfer_id": view.transfer_id,
        "assessment_id": view.assessment_id,
        "outcome": view.outcome,
        "reason_code": view.reason_code,
        "status": view.status.value,
        "waives": list(view.waives),
        "grounds": list(view.grounds),
        "evidence_sha256": view.evidence_sha256,
        "statement": view.statement,
        "departure": view.departure,
        "author_id": view.author_id,
        "guarantor_id": view.guarantor_id,
        "guaranteed_at": moment(view.guaranteed_at),
        "approver_id": view.approver_id,
        "created_at": moment(view.created_at),
        "expires_at": moment(view.expires_at),
        "closed_at": moment(view.closed_at),
        "closed_by": view.closed_by,
        "answer": view.answer,
    }


def appeal_json(view: AppealView) -> Json:
    """One appeal, for its owner and for those who may decide."""
    return {
        "id": view.id,
        "transfer_id": view.transfer_id,
        "number": view.number,
        "against": view.against,
        "status": view.status,
        "statement": view.statement,
        "created_at": moment(view.created_at),
        "closed_at": moment(view.closed_at),
    }


def authority_json(view: AuthorityView) -> Json:
    """What a reviewer may decide now, and with whom."""
    return {
        "assessment_id": view.assessment_id,
        "outcomes": list(view.outcomes),
        "at_once": view.at_once,
        "beyond": [asdict(one) for one in view.beyond],
        "beyond_everyone": [asdict(one) for one in view.beyond_everyone],
        "covers": list(view.covers),
        "grounds": [_ground(reason) for reason in view.grounds],
        "guarantors": [{"id": one.id, "login": one.login} for one in view.guarantors],
    }


def event_json(view: EventView) -> Json:
    """One act of the journal."""
    return {
        "seq": view.seq,
        "at": view.at,
        "act": view.act,
        "actor": {"id": view.actor_id, "role": view.actor_role},
        "subject_id": view.subject_id,
        "transfer_id": view.transfer_id,
        "details": dict(view.details),
    }


def page_json(page: Page[Any], one: Callable[[Any], Json]) -> Json:
    """A piece of a list."""
    return {
        "data": [one(item) for item in page.items],
        "has_more": page.has_more,
        "next": page.next,
    }


def moment(at: datetime | None) -> str | None:
    """ISO 8601 in UTC, or `None`."""
    return at.isoformat().replace("+00:00", "Z") if at else None


def _times(view: TransferView | TransferSummary) -> Json:
    return {
        "created_at": moment(view.created_at),
        "updated_at": moment(view.updated_at),
        "submitted_at": moment(view.submitted_at),
    }


def _decision(view: TransferView, actor: Actor) -> Json:
    """What holds. Owners learn the ground, but not which person of the office decided."""
    decision: DecisionView | None = view.decision
    if decision is None:
        return {}
    ground = view.ground
    body: Json = {
        "by": decision.made_by,
        "outcome": decision.outcome,
        "assessment_id": decision.assessment_id,
        "override_id": decision.override_id,
        "reason_code": ground.reason_code if ground else None,
        "facts": [render.fact_json(fact) for fact in view.decided_facts],
        "grounds": [_ground(reason) for reason in view.stated_grounds],
        "created_at": moment(decision.created_at),
    }
    if actor.may(Act.SEE_WEIGHTS):
        body["actor_id"] = decision.actor_id
    return body


def _ground(reason: Reason) -> Json:
    words = {"title": reason.title, "detail": reason.detail, "fix": reason.fix}
    return {"code": reason.code, **{name: asdict(text) for name, text in words.items()}}


def _person(person: Person) -> Json:
    return {
        "name": person.name,
        "id_number": person.id_number,
        "birth_date": person.birth_date.isoformat() if person.birth_date else None,
        "death_date": person.death_date.isoformat() if person.death_date else None,
        "sex": person.sex,
    }


def _relative(relative: Relative) -> Json:
    return {
        "name": relative.name,
        "relation": relative.relation,
        "id_number": relative.id_number,
        "birth_date": relative.birth_date.isoformat() if relative.birth_date else None,
        "alive": relative.alive,
    }
