"""Like cases: what they were given, and whether the office decides them alike."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any

from flask import Response, jsonify
from pydantic import Field

from service import clock
from service.api.answers import Answer, Words
from service.api.blueprint import bp, refusals
from service.api.bodies import Body
from service.api.context import actor, store
from service.api.rendering import moment
from service.cases.decisions import alike
from service.cases.governing import dispersion
from service.rules import alike_words

if TYPE_CHECKING:
    from service.cases.decisions.alike import Neighbour, Precedents
    from service.cases.governing.dispersion import Line
    from service.rules.alike import Interval
    from verifiers.model import Text


class ShareAnswer(Answer):
    """A share and the bounds of its 95 % interval (Wilson)."""

    share: float
    low: float
    high: float


class NeighbourAnswer(Answer):
    """A decided transfer like this one."""

    transfer_id: str
    outcome: str
    by: str
    decided_at: datetime
    likeness: float = Field(description="0 to 1: the weight that agrees over all weight.")
    same: list[Words]
    differs: list[Words] = Field(description="The heaviest difference first.")


class PrecedentsAnswer(Answer):
    """What like cases were given."""

    neighbours: list[NeighbourAnswer] = Field(description="The nearest first.")
    outcomes: dict[str, int] = Field(description="How often near cases were given what.")
    majority: str | None = Field(
        description="What clearly most of enough near cases were given, or `null`."
    )


class LineAnswer(Answer):
    """How one person or unit decided."""

    name: str
    decided: int
    approved: int
    approval: ShareAnswer
    differs: bool = Field(description="Whether the share of all lies outside of the interval.")
    comparable: int = Field(description="Decisions whose very shape others decided mostly one way.")
    departed: int
    departure: ShareAnswer


class DispersionAnswer(Answer):
    """Whether like cases are decided alike."""

    since: datetime | None
    everybody: LineAnswer
    people: list[LineAnswer]
    units: list[LineAnswer]


class DispersionQuery(Body):
    """From when on."""

    since: date | None = Field(default=None, description="The first day, by China's calendar.")


@bp.get("/transfers/<transfer_id>/alike")
@bp.doc(operation_id="listAlike", tags=["Review"], responses=refusals("forbidden", "not-found"))
@bp.output(PrecedentsAnswer, description="The nearest decided transfers and their outcomes.")
def list_alike(transfer_id: str) -> Response:
    """Read how like transfers were decided: same scenario, states of facts and findings.

    Names, reviewers and the order of uploads have no part in it.
    """
    with store().reading() as tx:
        return jsonify(_precedents(alike.precedents(tx, actor(), transfer_id)))


@bp.get("/reports/dispersion")
@bp.doc(
    operation_id="reportDispersion",
    tags=["Review"],
    responses=refusals("forbidden", "invalid-request"),
)
@bp.output(DispersionAnswer, description="By person and by unit, beside all together.")
@bp.input(DispersionQuery, location="query", arg_name="query")
def report_dispersion(query: DispersionQuery) -> Response:
    """Read, as an administrator, whether like cases are decided alike. It names no merchant."""
    since = datetime.combine(query.since, time(), clock.CHINA) if query.since else None
    with store().reading() as tx:
        found = dispersion.report(tx, actor(), since)
    return jsonify(
        {
            "since": moment(since.astimezone(UTC)) if since else None,
            "everybody": _line(found.everybody),
            "people": [_line(one) for one in found.people],
            "units": [_line(one) for one in found.units],
        }
    )


def _precedents(found: Precedents) -> dict[str, Any]:
    return {
        "neighbours": [_neighbour(one) for one in found.neighbours],
        "outcomes": dict(found.outcomes),
        "majority": found.majority,
    }


def _neighbour(one: Neighbour) -> dict[str, Any]:
    compared = one.comparison
    return {
        "transfer_id": one.transfer_id,
        "outcome": one.outcome,
        "by": one.made_by,
        "decided_at": moment(one.decided_at),
        "likeness": round(compared.likeness, 4),
        "same": [_words(alike_words.name_of(name)) for name in compared.same],
        "differs": [_words(alike_words.difference(each)) for each in compared.differs],
    }


def _line(line: Line) -> dict[str, Any]:
    return {
        "name": line.name,
        "decided": line.decided,
        "approved": line.approved,
        "approval": _share(line.approval),
        "differs": line.differs,
        "comparable": line.comparable,
        "departed": line.departed,
        "departure": _share(line.departure),
    }


def _share(found: Interval) -> dict[str, float]:
    return {name: round(getattr(found, name), 4) for name in ("share", "low", "high")}


def _words(text: Text) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}
