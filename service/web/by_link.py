"""An upload link on a phone: one transfer, papers in and none out, without signing in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import redirect, url_for

from service.cases import people, transfers
from service.rules.errors import NotFound, Unauthenticated
from service.web import guard
from service.web.door import BLUEPRINT, door
from service.web.refusals import link_is_old
from service.web.standing import Places, Standing
from service.web.transfers import fragment, page
from service.web.uploading import take

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from service.rules.actor import Actor


@BLUEPRINT.get("/upload/<token>")
def open_link(token: str) -> ResponseReturnValue:
    """Keep the token in a cookie, so that it does not stay in the address."""
    try:
        people.authenticate_link(door().store, token)
    except Unauthenticated:
        return link_is_old()
    response = redirect(url_for("web.show_by_link"), 303)
    guard.keep(response, guard.LINK, token, door().settings.upload_link_hours * 3600)
    return response


@BLUEPRINT.get("/upload")
def show_by_link() -> ResponseReturnValue:
    """The page of the link's transfer, without what was read."""
    try:
        return page(_load(), _places(), limited=True)
    except (Unauthenticated, NotFound):
        return link_is_old()


@BLUEPRINT.get("/upload/standing")
def standing_by_link() -> ResponseReturnValue:
    """What may have changed by itself."""
    return fragment(_load(), _places(), limited=True)


@BLUEPRINT.post("/upload/documents")
def upload_by_link() -> ResponseReturnValue:
    """Take the files of whoever holds the link."""
    actor = guard.link_actor()
    return take(actor, _transfer_of(actor), url_for("web.show_by_link"))


@BLUEPRINT.post("/upload/submission")
def submit_by_link() -> ResponseReturnValue:
    """Take the holder's word that all evidence is in."""
    actor = guard.link_actor()
    with door().store.transaction() as tx:
        transfers.submit(tx, actor, _transfer_of(actor))
    return redirect(url_for("web.show_by_link"), 303)


def _load() -> Standing:
    actor = guard.link_actor()
    with door().store.reading() as tx:
        return Standing(transfers.get_transfer(tx, actor, _transfer_of(actor)))


def _transfer_of(actor: Actor) -> str:
    if actor.transfer_id is None:
        raise NotFound
    return actor.transfer_id


def _places() -> Places:
    return Places(
        page=url_for("web.show_by_link"),
        standing=url_for("web.standing_by_link"),
        documents=url_for("web.upload_by_link"),
        submission=url_for("web.submit_by_link"),
    )
