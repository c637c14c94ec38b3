"""The merchant's pages: their transfers, a new one, and one from first paper to outcome."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response, flash, redirect, render_template, request, url_for

from service.cases import people, transfers
from service.cases.decisions import appeals
from service.cases.queue import listing
from service.rules.errors import AppealsUsedUp, Invalid
from service.rules.overrides import MAXIMUM_STATEMENT, MINIMUM_STATEMENT
from service.rules.roles import Act, Role
from service.web import guard, scenarios, transfer_form
from service.web.door import BLUEPRINT, door
from service.web.language import phrase
from service.web.refusals import told
from service.web.standing import Places, Standing
from service.web.transfer_form import TransferForm

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

_PAGE = 20
_MEBIBYTE = 1024 * 1024
_INVALID = 422


@BLUEPRINT.get("/transfers")
def list_transfers() -> ResponseReturnValue:
    """The merchant's own transfers, newest first."""
    actor = guard.actor()
    if not actor.may(Act.OPEN):
        return redirect(guard.home(actor.role), 303)
    with door().store.reading() as tx:
        found = transfers.list_transfers(
            tx, actor, after=request.args.get("after") or None, limit=_PAGE
        )
    return render_template("transfers.html", found=found)


@BLUEPRINT.get("/transfers/new")
def new_transfer() -> ResponseReturnValue:
    """The empty form."""
    guard.actor().require(Act.OPEN)
    return _form(TransferForm({}))


@BLUEPRINT.post("/transfers/new")
def open_transfer() -> ResponseReturnValue:
    """Open the transfer and go on to its papers, or show the form again with what is wrong."""
    actor = guard.actor()
    actor.require(Act.OPEN)
    form = transfer_form.read(request.form)
    if "more" in request.form:
        form.more_rows()
        return _form(form)
    claim = form.transfer()
    if form.wrong:
        return _form(form), _INVALID
    owner = form.value("merchant_ref") if actor.role is Role.PLATFORM else None
    try:
        with door().store.transaction() as tx:
            opened = transfers.open_transfer(tx, actor, claim, merchant_ref=owner)
    except Invalid as error:
        flash(told(error.problem), "bad")
        return _form(form), _INVALID
    return redirect(url_for("web.show_transfer", transfer_id=opened.id), 303)


@BLUEPRINT.get("/transfers/<transfer_id>")
def show_transfer(transfer_id: str) -> ResponseReturnValue:
    """One transfer; reviewers have a page of their own for it."""
    actor = guard.actor()
    if actor.may(Act.OVERRIDE):
        return redirect(url_for("web.show_case", transfer_id=transfer_id), 303)
    return page(_load(transfer_id), places(transfer_id))


@BLUEPRINT.get("/transfers/<transfer_id>/standing")
def transfer_standing(transfer_id: str) -> ResponseReturnValue:
    """What may have changed by itself, for the page that waits for it."""
    return fragment(_load(transfer_id), places(transfer_id))


@BLUEPRINT.post("/transfers/<transfer_id>/submission")
def submit_transfer(transfer_id: str) -> ResponseReturnValue:
    """Take the merchant's word that all evidence is in."""
    with door().store.transaction() as tx:
        transfers.submit(tx, guard.actor(), transfer_id)
    return redirect(url_for("web.show_transfer", transfer_id=transfer_id), 303)


@BLUEPRINT.post("/transfers/<transfer_id>/link")
def make_link(transfer_id: str) -> ResponseReturnValue:
    """A link by which a phone uploads for this transfer alone."""
    actor = guard.actor()
    with door().store.transaction() as tx:
        token = people.upload_token(tx, actor, transfer_id)
    link = guard.link_address(token)
    return page(_load(transfer_id), places(transfer_id), link=link)


@BLUEPRINT.post("/transfers/<transfer_id>/appeals")
def appeal(transfer_id: str) -> ResponseReturnValue:
    """Take the merchant's objection; the form comes back with what is wrong."""
    try:
        with door().store.transaction() as tx:
            appeals.appeal(
                tx, guard.actor(), transfer_id, statement=request.form.get("statement", "")
            )
    except (Invalid, AppealsUsedUp) as error:
        standing, wrong = _load(transfer_id), told(error.problem)
        return page(standing, places(transfer_id), wrong=wrong), error.problem.status
    flash(phrase("appeal_sent"), "good")
    return redirect(url_for("web.show_transfer", transfer_id=transfer_id), 303)


@BLUEPRINT.post("/transfers/<transfer_id>/withdrawal")
def withdraw_transfer(transfer_id: str) -> ResponseReturnValue:
    """Take the transfer back, as its owner."""
    with door().store.transaction() as tx:
        transfers.withdraw(tx, guard.actor(), transfer_id)
    flash(phrase("withdrawn_done"), "good")
    return redirect(url_for("web.show_transfer", transfer_id=transfer_id), 303)


def places(transfer_id: str) -> Places:
    """Where the forms of a signed-in merchant's page live."""
    return Places(
        page=url_for("web.show_transfer", transfer_id=transfer_id),
        standing=url_for("web.transfer_standing", transfer_id=transfer_id),
        documents=url_for("web.upload_documents", transfer_id=transfer_id),
        submission=url_for("web.submit_transfer", transfer_id=transfer_id),
    )


def page(
    standing: Standing,
    where: Places,
    *,
    link: str | None = None,
    limited: bool = False,
    wrong: str = "",
) -> str:
    """The whole page of one transfer; `limited` for whoever came by a link."""
    return render_template(
        "transfer.html",
        standing=standing,
        transfer=standing.transfer,
        places=where,
        link=link,
        limited=limited,
        wrong=wrong,
        typed=request.form,
        minimum=MINIMUM_STATEMENT,
        maximum=MAXIMUM_STATEMENT,
        most_megabytes=door().settings.max_file_bytes // _MEBIBYTE,
        most_bytes=door().settings.max_file_bytes,
        link_hours=door().settings.upload_link_hours,
    )


def fragment(standing: Standing, where: Places, *, limited: bool = False) -> ResponseReturnValue:
    """The parts that change: nothing while nothing did, the whole page when the state moved."""
    if request.args.get("status") != standing.transfer.status:
        return Response(status=204, headers={"HX-Refresh": "true"})
    if request.args.get("seen") == standing.seen:
        return Response(status=204)
    return render_template(
        "_standing.html",
        standing=standing,
        transfer=standing.transfer,
        places=where,
        limited=limited,
        swapping=True,
    )


def _load(transfer_id: str) -> Standing:
    actor = guard.actor()
    with door().store.reading() as tx:
        view = transfers.get_transfer(tx, actor, transfer_id)
        return Standing(view, listing.next_deadline(tx, actor, transfer_id))


def _form(form: TransferForm) -> str:
    with door().store.reading() as tx:
        offered = scenarios.choices(tx)
    return render_template(
        "new_transfer.html",
        form=form,
        scenarios=offered,
        for_merchant=guard.actor().role is Role.PLATFORM,
    )
