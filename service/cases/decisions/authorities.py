"""What somebody may decide about a transfer: asked before they decide, and shown to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service.cases import loading
from service.cases.decisions import guarantors
from service.cases.decisions.judging import case_of
from service.cases.governing import policies
from service.cases.views import AuthorityView, GuarantorView
from service.rules import authority, rejections
from service.rules.errors import Forbidden
from service.rules.overrides import Outcome, check_person
from service.rules.roles import Act

if TYPE_CHECKING:
    from service.rules.actor import Actor
    from service.rules.errors import ServiceError
    from service.rules.overrides import Case
    from service.store.work import Tx


def authority_over(tx: Tx, actor: Actor, transfer_id: str) -> AuthorityView:
    """What `actor` may decide now, why not more, and with whom. Raises `Forbidden`, `NotFound`."""
    actor.require(Act.OVERRIDE)
    row = loading.find_transfer(tx, actor, transfer_id)
    case, policy = case_of(tx, row), policies.in_force(tx)
    latest = case.assessment
    grant = authority.grant_of(policy.authority, actor, Outcome.REQUEST_EVIDENCE)
    beyond = authority.beyond(grant, latest) if latest else ()
    everyone = authority.beyond_everyone(policy.authority, latest) if latest else ()
    return AuthorityView(
        assessment_id=case.latest_assessment_id,
        outcomes=tuple(grant.outcomes),
        at_once=latest is not None and not beyond and not everyone,
        beyond=beyond,
        beyond_everyone=everyone,
        covers=tuple(fact.name for fact in authority.open_facts(latest)) if latest else (),
        grounds=rejections.citable(latest, policy) if latest else (),
        guarantors=tuple(
            GuarantorView(*one) for one in guarantors.eligible(tx, actor, case, policy)
        ),
        barred=_barred(actor, case),
    )


def _barred(actor: Actor, case: Case) -> ServiceError | None:
    try:
        check_person(actor, case)
    except Forbidden as error:
        return error
    return None
