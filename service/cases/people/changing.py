"""Somebody changes their own password, by the one they have and a code of their device."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service.cases import journal
from service.cases.people import proofs
from service.cases.people.passwords import hash_password
from service.cases.people.users import end_sessions
from service.rules.errors import ProofRequired
from service.store.tables import User

if TYPE_CHECKING:
    from service.rules.actor import Actor
    from service.store.database import Store


def change_password(store: Store, actor: Actor, old: str, code: str, new: str) -> None:
    """Take `new` from now on; every other session of theirs ends.

    Raises `ProofRequired` of a wrong password or code, of whoever signs in elsewhere too, and
    `Invalid` of a password that is too short or too long.
    """
    kept = hash_password(new)
    with store.reading() as tx:
        elsewhere = proofs.asked_of(tx, actor).elsewhere
    if elsewhere:
        raise ProofRequired
    proofs.sign_in_again(store, actor, old, code)
    with store.transaction() as tx:
        user = tx.session.get_one(User, actor.id, with_for_update=True)
        user.password_hash = kept
        end_sessions(tx, user.id, but=actor.session_id)
        journal.record(tx, actor, "user.password_chosen", user.id)
