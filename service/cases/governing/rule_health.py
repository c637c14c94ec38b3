"""What each rule did to transfers: noted with every outcome, counted for those who tend the rules.

One row a transfer and rule, without anything personal; it outlives an erasure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Float, and_, cast, extract, func, select

from service.cases.governing import policies
from service.rules.actor import SYSTEM
from service.rules.roles import Act
from service.rules.rule_health import RuleHealth, worst_first
from service.store.tables import DecidedCaseRow, RuleFiring
from verifiers.evidence.words import code_of
from verifiers.model import FactState, Strength

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import ColumnElement

    from service.rules.actor import Actor
    from service.store.tables import TransferRow
    from service.store.work import Tx
    from verifiers.model import Assessment
    from verifiers.policies.policy import Policy

_OPEN = (FactState.MISSING, FactState.CONTRADICTED)
_GRAVE = (Strength.STRONG, Strength.HARD)
_SECONDS_AN_HOUR = 3600
_HOURS_A_DAY = 24


class Stand(NamedTuple):
    """How one rule stands in one assessment."""

    shadow: bool
    grave: bool
    asks: bool
    """Whether the merchant can do something about it."""


def standing(assessment: Assessment, policy: Policy) -> Mapping[str, Stand]:
    """Every rule that speaks against the transfer in this assessment."""
    found = {one.code: Stand(shadow=True, grave=False, asks=False) for one in assessment.shadow}
    facts = {code_of(fact) for fact in assessment.facts}
    for reason in assessment.reasons:
        if reason.code not in facts:
            asks = not reason.forensic and policy.asks_again(reason.code)
            grave = reason.strength in _GRAVE or found.get(reason.code, _NOTHING).grave
            found[reason.code] = Stand(shadow=False, grave=grave, asks=asks)
    for fact in assessment.facts:
        if fact.state in _OPEN:
            found[fact.name] = Stand(shadow=False, grave=True, asks=True)
    return found


_NOTHING = Stand(shadow=False, grave=False, asks=False)


def note(tx: Tx, row: TransferRow, assessment: Assessment, *, asked: bool) -> None:
    """Keep how every rule stands; `asked` where the merchant is now asked for what is missing."""
    now_standing = standing(assessment, policies.kept(tx, assessment.policy.sha256))
    query = select(RuleFiring).where(RuleFiring.transfer_id == row.id)
    known = {one.rule: one for one in tx.session.scalars(query)}
    for rule, stand in now_standing.items():
        firing = known.get(rule)
        if firing is None:
            firing = RuleFiring(transfer_id=row.id, rule=rule, asked=False, first_at=tx.now)
            tx.session.add(firing)
        firing.shadow, firing.grave, firing.ended_at = stand.shadow, stand.grave, None
        firing.asked = firing.asked or (asked and stand.asks)
    for rule, firing in known.items():
        if rule not in now_standing and firing.ended_at is None:
            firing.ended_at = tx.now


def health(tx: Tx, actor: Actor) -> tuple[RuleHealth, ...]:
    """Every rule that ever spoke, those that people overturn often first. Raises `Forbidden`."""
    if actor is not SYSTEM:
        actor.require(Act.SEE_RULES)
    stands = RuleFiring.ended_at.is_(None)
    by_person = and_(stands, DecidedCaseRow.made_by != "policy")
    approved, rejected = (DecidedCaseRow.outcome == one for one in ("approve", "reject"))
    grave = RuleFiring.grave | RuleFiring.shadow
    query = (
        select(
            RuleFiring.rule,
            RuleFiring.shadow,
            func.count(),
            _count(and_(by_person, rejected)),
            _count(and_(by_person, approved, grave)),
            _count(RuleFiring.asked.is_(True)),
            _count(and_(RuleFiring.asked, stands, DecidedCaseRow.transfer_id.is_not(None))),
            func.avg(_hours(tx)),
        )
        .outerjoin(DecidedCaseRow, DecidedCaseRow.transfer_id == RuleFiring.transfer_id)
        .group_by(RuleFiring.rule, RuleFiring.shadow)
    )
    return worst_first(
        [
            RuleHealth(
                rule=rule,
                shadow=shadow,
                fired=fired,
                upheld=upheld,
                overturned=overturned,
                asked=asked,
                in_vain=in_vain,
                mean_delay_hours=None if hours is None else round(float(hours), 1),
            )
            for rule, shadow, fired, upheld, overturned, asked, in_vain, hours in (
                tx.session.execute(query)
            )
        ]
    )


def _count(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.count().filter(condition)


def _hours(tx: Tx) -> ColumnElement[Any]:
    """From the first time it stood to its end; nothing for what still stands undecided."""
    end = func.coalesce(RuleFiring.ended_at, DecidedCaseRow.decided_at)
    if tx.means.is_sqlite:
        days = func.julianday(end) - func.julianday(RuleFiring.first_at)
        return days * _HOURS_A_DAY
    return cast(extract("epoch", end - RuleFiring.first_at), Float) / _SECONDS_AN_HOUR
