"""Signing in again: proof, minutes old, that the person themselves is at the keyboard.

Whoever has a password here gives it, and a code of their second factor where they have one. Whoever
signs in elsewhere (OpenID Connect) is sent to their provider, who must ask them anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from service.cases import journal
from service.cases.people import second_factor
from service.cases.people.passwords import UNUSABLE, matches
from service.rules.actor import ActorKind
from service.rules.errors import CodeWrong, PersonRequired, ProofRequired
from service.store.tables import SignIn, User, UserIdentity

if TYPE_CHECKING:
    from datetime import datetime

    from service.rules.actor import Actor
    from service.store.database import Store
    from service.store.work import Tx

MOST_WRONG = 5
"""Wrong answers after which the session ends: whoever sits there has to sign in from anew."""
PROOF_SECONDS = 300


@dataclass(frozen=True, slots=True)
class Proof:
    """A person proved at that moment who they are."""

    user_id: str
    at: datetime

    def holds(self, actor: Actor, now: datetime) -> bool:
        """Whether this is `actor`'s own, and fresh."""
        seconds = (now - self.at).total_seconds()
        return self.user_id == actor.id and 0 <= seconds <= PROOF_SECONDS


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person is asked for when they sign in again."""

    elsewhere: bool
    """Whether their provider asks them, and no password here."""
    returned: bool
    """Whether the provider has just asked them."""
    code: bool
    """Whether a code of their second factor is asked for too."""


def asked_of(tx: Tx, actor: Actor) -> Asked:
    """What `sign_in_again` will ask of this person."""
    user = tx.session.get(User, actor.id)
    session = tx.session.get(SignIn, actor.session_id) if actor.session_id else None
    proof = Proof(actor.id, session.proved_at) if session and session.proved_at else None
    return Asked(
        elsewhere=user is not None and user.password_hash == UNUSABLE,
        returned=proof is not None and proof.holds(actor, tx.now),
        code=user is not None and user.totp_confirmed_at is not None,
    )


def sign_in_again(store: Store, actor: Actor, password: str, code: str = "") -> Proof:
    """Check what a signed-in person gives to prove themselves.

    Of whoever signs in elsewhere the provider's word counts, once: `prove_elsewhere`. Raises
    `PersonRequired`, `ProofRequired`.
    """
    if actor.kind is not ActorKind.USER:
        raise PersonRequired
    with store.reading() as tx:
        user = tx.session.get(User, actor.id)
        elsewhere = user is not None and user.password_hash == UNUSABLE
    # The slow part stays outside of any transaction.
    known = elsewhere or matches(user.password_hash if user else None, password)
    if known:
        try:
            with store.transaction() as tx:
                at = _take_word(tx, actor) if elsewhere else tx.now
                second_factor.require_code(tx, actor, code)
        except (CodeWrong, ProofRequired):
            pass
        else:
            return Proof(actor.id, at)
    _count_wrong(store, actor)
    raise ProofRequired


def prove_elsewhere(
    store: Store, actor: Actor, *, issuer: str, subject: str, at: datetime, since: datetime
) -> None:
    """Keep that the provider asked a signed-in person anew, at `at`, for their next proof.

    `since` is when they were sent there: what the provider asked before then proves nothing. Raises
    `ProofRequired` where it did not, or speaks of somebody else.
    """
    with store.transaction() as tx:
        known = tx.session.get(UserIdentity, (issuer, subject))
        session = _locked_session(tx, actor)
        if known is None or known.user_id != actor.id or session is None or at < since:
            raise ProofRequired
        # A provider whose clock is ahead gives nobody a longer time.
        session.proved_at = min(at, tx.now)
        journal.record(tx, actor, "session.proved", session.id)


def _take_word(tx: Tx, actor: Actor) -> datetime:
    """When the provider asked this person anew; it counts once. Raises `ProofRequired`."""
    session = _locked_session(tx, actor)
    at = session.proved_at if session is not None else None
    if session is None or at is None or not Proof(actor.id, at).holds(actor, tx.now):
        raise ProofRequired
    session.proved_at = None
    return at


def _count_wrong(store: Store, actor: Actor) -> None:
    with store.transaction() as tx:
        session = _locked_session(tx, actor)
        if session is None:
            return
        session.wrong_passwords += 1
        journal.record(tx, actor, "session.proof_failed", session.id)
        if session.wrong_passwords >= MOST_WRONG and session.revoked_at is None:
            session.revoked_at = tx.now
            journal.record(tx, actor, "session.ended", session.id)


def _locked_session(tx: Tx, actor: Actor) -> SignIn | None:
    """The session in which the person acts, so that two proofs are counted one after the other."""
    return (
        tx.session.get(SignIn, actor.session_id, with_for_update=True) if actor.session_id else None
    )
