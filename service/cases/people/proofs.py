"""Signing in again: proof, minutes old, that the person themselves is at the keyboard."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from service.cases import journal
from service.cases.people.identities import UNUSABLE
from service.cases.people.passwords import matches
from service.rules.actor import ActorKind
from service.rules.errors import PersonRequired, ProofRequired
from service.store.tables import SignIn, User

if TYPE_CHECKING:
    from datetime import datetime

    from service.rules.actor import Actor
    from service.store.database import Store

MOST_WRONG = 5
"""Wrong passwords after which the session ends: whoever sits there has to sign in from anew."""
PROOF_SECONDS = 300


@dataclass(frozen=True, slots=True)
class Proof:
    """A person gave their password at that moment."""

    user_id: str
    at: datetime

    def holds(self, actor: Actor, now: datetime) -> bool:
        """Whether this is `actor`'s own, and fresh."""
        seconds = (now - self.at).total_seconds()
        return self.user_id == actor.id and 0 <= seconds <= PROOF_SECONDS


def sign_in_again(store: Store, actor: Actor, password: str) -> Proof:
    """Check the password of a signed-in person. Raises `PersonRequired`, `ProofRequired`.

    Whoever signs in elsewhere (OpenID Connect) has no password here: for them a session counts that
    began minutes ago, which takes signing out and in again.
    """
    if actor.kind is not ActorKind.USER:
        raise PersonRequired
    with store.reading() as tx:
        user = tx.session.get(User, actor.id)
        session = tx.session.get(SignIn, actor.session_id) if actor.session_id else None
        now = tx.now
    if user is not None and user.password_hash == UNUSABLE and session is not None:
        return Proof(actor.id, session.created_at)
    # The slow part stays outside of any transaction.
    known = matches(user.password_hash if user else None, password)
    if user is not None and known and user.disabled_at is None:
        return Proof(actor.id, now)
    _count_wrong(store, actor)
    raise ProofRequired


def _count_wrong(store: Store, actor: Actor) -> None:
    with store.transaction() as tx:
        session = (
            tx.session.get(SignIn, actor.session_id, with_for_update=True)
            if actor.session_id
            else None
        )
        if session is None:
            return
        session.wrong_passwords += 1
        journal.record(tx, actor, "session.proof_failed", session.id)
        if session.wrong_passwords >= MOST_WRONG and session.revoked_at is None:
            session.revoked_at = tx.now
            journal.record(tx, actor, "session.ended", session.id)
