"""The organisation's page: who belongs where and from when, who is away, and a form for all of it.

The form and the CSV file are one thing: each row of the table is a line of the file, and both go
the same way in, checked as a whole and all or nothing.
"""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import TYPE_CHECKING

from flask import Response, flash, redirect, render_template, request, url_for

from service import clock
from service.cases import organisation
from service.rules.errors import Conflict, Invalid, NotFound
from service.rules.organisation_file import (
    COLUMNS,
    MOST_ROWS,
    UNKNOWN_PERSON,
    OrganisationInvalid,
    decoded,
    lines,
)
from service.web.door import BLUEPRINT, door
from service.web.language import phrase, say
from service.web.office import administrator
from service.web.refusals import told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flask.typing import ResponseReturnValue

    from service.rules.organisation import Chart, Organisation
    from service.rules.organisation_check import Slip

_MOST_ROWS = 400
"""Lines that the form shows; a larger organisation is edited as a file."""
_EMPTY_ROWS = 3
_REFUSED, _CONFLICT = 422, 409


@BLUEPRINT.get("/office/organisation")
def show_organisation() -> ResponseReturnValue:
    """The organisation as it stands on a day, and its table to edit."""
    administrator()
    return _page()


@BLUEPRINT.get("/office/organisation.csv")
def download_organisation() -> ResponseReturnValue:
    """The same as a file to edit and import again."""
    administrator()
    with door().store.reading() as tx:
        text = organisation.export(tx)
    named = {"Content-Disposition": 'attachment; filename="organisation.csv"'}
    # Spreadsheets take a file for UTF-8 only where it begins so.
    return Response("\ufeff" + text, mimetype="text/csv", headers=named)


@BLUEPRINT.post("/office/organisation")
def change_organisation() -> ResponseReturnValue:
    """Put the sent table, or the sent file, in the place of the present organisation."""
    actor = administrator()
    text = ""
    try:
        text = _sent_table() if "file" not in request.files else _sent_file()
        with door().store.transaction() as tx:
            organisation.import_file(tx, text, by=actor, seen=request.form.get("seen"))
    except OrganisationInvalid as error:
        return _page(text=text, slips=error.slips), _REFUSED
    except Conflict:
        flash(phrase("org_changed_meanwhile"), "bad")
        return redirect(url_for("web.show_organisation"), 303)
    flash(phrase("org_kept"), "good")
    return redirect(url_for("web.show_organisation"), 303)


@BLUEPRINT.post("/office/absences")
def add_absence() -> ResponseReturnValue:
    """Write down that somebody is away."""
    actor, form = administrator(), request.form
    try:
        with door().store.transaction() as tx:
            organisation.add_absence(
                tx,
                form.get("person", ""),
                _day(form.get("from", ""), "from"),
                _day(form.get("until", ""), "until"),
                [one for one in form.getlist("substitute") if one],
                by=actor,
            )
    except Invalid as error:
        return _page(absence_wrong=told(error.problem)), _REFUSED
    except NotFound:
        return _page(absence_wrong=say(UNKNOWN_PERSON)), _REFUSED
    flash(phrase("absence_added"), "good")
    return redirect(url_for("web.show_organisation") + "#absences", 303)


@BLUEPRINT.post("/office/absences/<absence_id>/removal")
def remove_absence(absence_id: str) -> ResponseReturnValue:
    """Take an absence back."""
    actor = administrator()
    with door().store.transaction() as tx:
        organisation.remove_absence(tx, absence_id, by=actor)
    flash(phrase("absence_removed"), "good")
    return redirect(url_for("web.show_organisation") + "#absences", 303)


def _sent_file() -> str:
    """The text of the uploaded file; empty where none was chosen. Raises `OrganisationInvalid`."""
    file = request.files.get("file")
    # Read whole, within what this form may hold: half a file would be half an organisation.
    return decoded(file.read()) if file is not None else ""


def _sent_table() -> str:
    """The rows of the form as the file they stand for."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    cells = [request.form.getlist(column) for column in COLUMNS]
    writer.writerows(row for row in zip(*cells, strict=False) if any(one.strip() for one in row))
    return out.getvalue()


def _day(text: str, field: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Invalid(field=field, rule_zh="请选择日期", rule_en="please choose a day") from None


def _page(*, text: str = "", slips: Sequence[Slip] = (), absence_wrong: str = "") -> str:
    try:
        day = date.fromisoformat(request.args.get("on", ""))
    except ValueError:
        day = None
    with door().store.reading() as tx:
        today = clock.day_in_china(tx.now)
        found, names = organisation.load(tx), organisation.logins(tx)
        kept = organisation.export(tx)
        absences = organisation.list_absences(tx, since=today)
    chart = found.on(day or today)
    rows = _rows(text or kept)
    return render_template(
        "organisation.html",
        maximum=MOST_ROWS,
        day=day or today,
        today=today,
        tree=_tree(found, chart),
        chart=chart,
        away={
            person: ", ".join(names.get(one, one) for one in others)
            for person, others in chart.away.items()
        },
        names=names,
        people=sorted(names.values()),
        columns=COLUMNS,
        rows=[*rows, *[[""] * len(COLUMNS)] * _EMPTY_ROWS] if len(rows) <= _MOST_ROWS else [],
        slips=slips,
        wrong={(slip.row - 2, slip.column) for slip in slips},
        seen=organisation.digest(kept),
        absences=absences,
        absence_wrong=absence_wrong,
    )


def _rows(text: str) -> list[list[str]]:
    """The lines of a file for the form, none of one that is no table."""
    try:
        return lines(text)[1:]
    except OrganisationInvalid:
        return []


def _tree(found: Organisation, chart: Chart) -> list[tuple[int, str, str]]:
    """Depth, code and name of each unit, the top first."""
    called = {one.code: one.name for one in found.units if one.code in chart.parents}
    return [(depth, unit, called[unit]) for depth, unit in chart.walk()]
