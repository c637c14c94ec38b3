"""Judging again what was judged before: the same inputs, day and policy must give the same bytes.

A replay changes nothing. It is put into the journal, with its result and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from importlib.metadata import version
from typing import TYPE_CHECKING

from pydantic import ValidationError

from service.cases import basis, journal, loading, shapes
from service.cases.governing import policies
from service.rules import ids
from service.rules.actor import SYSTEM
from service.rules.differing import Difference, differences
from service.rules.errors import NotFound
from service.rules.roles import Act
from service.store.tables import AssessmentRow, TransferRow
from verifiers.assess import assess
from verifiers.errors import VerifierError
from verifiers.model import Assessment
from verifiers.render import GUOHU, assessment_json, canonical

if TYPE_CHECKING:
    from service.cases.basis import Held
    from service.rules.actor import Actor
    from service.store.work import Tx
    from verifiers.render import Audience

IDENTICAL, DIFFERENT, ERASED, NOT_KEPT = "identical", "different", "erased", "not_kept"


@dataclass(frozen=True, slots=True, kw_only=True)
class Replay:
    """What came out, and which of the kept digests hold."""

    assessment_id: str
    result: str
    """``identical``, ``different``, ``erased`` (inputs erased) or ``not_kept``."""
    engine_then: str | None
    """The version that judged then; `None` once it is erased."""
    engine_now: str
    differences: tuple[Difference, ...]
    held: tuple[Held, ...]


def replay(tx: Tx, actor: Actor, assessment_id: str) -> Replay:
    """Judge it again and compare, for whoever may read it. Raises `Forbidden`, `NotFound`."""
    if actor is not SYSTEM:
        actor.require(Act.VIEW)
    known = ids.is_id(assessment_id, ids.ASSESSMENT)
    row = tx.session.get(AssessmentRow, assessment_id) if known else None
    if row is None:
        raise NotFound
    if actor is not SYSTEM:
        loading.find_transfer(tx, actor, row.transfer_id, erased=True)
    audience: Audience = "merchant" if actor.may(Act.OPEN) else "reviewer"
    answer = _replay(tx, row, audience)
    journal.record(
        tx,
        actor,
        "assessment.replayed",
        row.id,
        transfer_id=row.transfer_id,
        result=answer.result,
        differences=len(answer.differences),
        held=all(one.holds for one in answer.held),
        engine=answer.engine_now,
    )
    return answer


def _replay(tx: Tx, row: AssessmentRow, audience: Audience) -> Replay:
    answer = Replay(
        assessment_id=row.id,
        result=ERASED,
        engine_then=None,
        engine_now=version("guohu"),
        differences=(),
        held=basis.verified(tx, row),
    )
    if tx.session.get_one(TransferRow, row.transfer_id).erased_at is not None:
        return answer
    content = tx.sealer(row.transfer_id).open(f"assessment:{row.id}", row.sealed)
    whole = row.content_sha256 == sha256(content).hexdigest()
    answer = replace(answer, held=(*answer.held, basis.Held("assessment", whole)))
    then = shapes.unpack(Assessment, content)
    answer = replace(answer, engine_then=dict(then.engine).get(GUOHU))
    try:
        policy = policies.kept(tx, row.policy_sha256)
        now = assess(basis.evidence(tx, row), policy, engine=then.engine)
    except KeyError:
        return replace(answer, result=NOT_KEPT)
    except (VerifierError, ValidationError) as error:
        # This engine cannot take what an older one took: that is a difference, and is told.
        refused = Difference(type(error).__name__, None, "refused by this engine")
        return replace(answer, result=DIFFERENT, differences=(refused,))
    if canonical(then) == canonical(now):
        return replace(answer, result=IDENTICAL)
    told = differences(assessment_json(then, audience), assessment_json(now, audience))
    return replace(answer, result=DIFFERENT, differences=told)
