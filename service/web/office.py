"""The administrator's page: what is done by command, and the journal, which holds nobody's data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import render_template, request

from service.cases import journal
from service.cases.governing import dispersion
from service.cases.people import persons
from service.cases.queue import escalating
from service.rules.roles import Act
from service.web import guard
from service.web.door import BLUEPRINT, door

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from service.rules.actor import Actor

_PAGE = 100


def administrator() -> Actor:
    """The signed-in administrator. Raises `Unauthenticated`, `Forbidden`."""
    actor = guard.actor()
    actor.require(Act.MANAGE_PEOPLE)
    return actor


@BLUEPRINT.get("/office")
def show_office() -> ResponseReturnValue:
    """How to manage people, and the journal from the beginning, page by page."""
    actor = administrator()
    after = request.args.get("after", "")
    start = int(after) if after.isascii() and after.isdigit() and len(after) < 16 else 0  # noqa: PLR2004
    with door().store.reading() as tx:
        events = journal.all_events(tx, actor, after=start, limit=_PAGE)
        alarms = escalating.alarms(tx, actor)
        dispersed = dispersion.report(tx, actor)
        doubts = len(persons.doubts(tx))
    return render_template(
        "office.html", events=events, alarms=alarms, dispersion=dispersed, doubts=doubts
    )
