"""Who may vouch for a special approval, and for how many."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from service.cases import organisation, ties
from service.rules import overrides as rules
from service.rules.actor import Actor, ActorKind
from service.rules.errors import Forbidden, GuarantorCeiling, GuarantorNotEligible
from service.rules.roles import Role
from service.rules.states import OverrideStatus
from service.store.tables import OverrideRow, User

if TYPE_CHECKING:
    from service.rules.overrides import Case
    from service.store.work import Tx
    from verifiers.policies.policy import Policy

_ACCEPTED = (OverrideStatus.AWAITING_APPROVAL.value, OverrideStatus.EFFECTIVE.value)


def require_eligible(tx: Tx, user_id: str, author: Actor, case: Case, policy: Policy) -> None:
    """Raise `GuarantorNotEligible`, `HandedOver` or `GuarantorCeiling` of who may not vouch."""
    user = tx.session.get(User, user_id)
    if (
        user is None
        or user.id in ties.same_people(tx, [author.id])
        or not _is_eligible(user, case, policy)
    ):
        raise GuarantorNotEligible
    ties.require_not_handed(tx, user_id, author.id)
    require_room(tx, user_id, policy)


def require_room(tx: Tx, user_id: str, policy: Policy) -> None:
    """Raise `GuarantorCeiling` where this person vouches for as much as the policy allows.

    Their accounts are locked, so that two guarantees at a time count each other.
    """
    own = sorted(ties.same_people(tx, [user_id]))
    accounts = select(User.id).where(User.id.in_(own)).order_by(User.id)
    if not tx.only_reads:
        tx.session.execute(accounts.with_for_update())
    limits = policy.authority.special_approval
    since = tx.now - timedelta(days=limits.period_days)
    theirs = select(func.count()).where(
        OverrideRow.guarantor_id.in_(own), OverrideRow.guaranteed_at.is_not(None)
    )
    outstanding = theirs.where(OverrideRow.status == OverrideStatus.AWAITING_APPROVAL.value)
    accepted = theirs.where(OverrideRow.status.in_(_ACCEPTED), OverrideRow.guaranteed_at >= since)
    if (tx.session.scalar(outstanding) or 0) < limits.outstanding and (
        tx.session.scalar(accepted) or 0
    ) < limits.accepted:
        return
    raise GuarantorCeiling(
        outstanding=limits.outstanding, accepted=limits.accepted, days=limits.period_days
    )


def eligible(tx: Tx, author: Actor, case: Case, policy: Policy) -> tuple[tuple[str, str], ...]:
    """Ids and login names of all whom `author` may name, by login name."""
    staff = organisation.staff(tx)
    own = ties.same_people(tx, [author.id]) | ties.in_one_hand(tx, author.id).keys()
    return tuple(
        (user.id, user.login)
        for user in staff
        if user.id not in own and _is_eligible(user, case, policy)
    )


def _is_eligible(user: User, case: Case, policy: Policy) -> bool:
    person = Actor(
        id=user.id, role=Role(user.role), kind=ActorKind.USER, merchant_ref=user.merchant_ref
    )
    try:
        rules.check_person(person, case)
    except Forbidden:
        return False
    return user.disabled_at is None and user.role in policy.authority.special_approval.guarantors
