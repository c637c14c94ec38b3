"""Asking for evidence in one step, in the words in which the requirement itself is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service.cases import loading
from service.cases.decisions import overrides
from service.cases.queue.finding import find_task
from service.rules.errors import EvidenceChanged, Invalid
from service.rules.overrides import MAXIMUM_STATEMENT, Outcome, ReasonCode
from service.store.tables import AssessmentRow, TransferRow
from verifiers import kinds
from verifiers.evidence.facts import RULES
from verifiers.model import Text

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from service.cases.views import OverrideView
    from service.rules.actor import Actor
    from service.store.work import Tx
    from verifiers.model import Fact


def request_evidence(
    tx: Tx, actor: Actor, task_id: str, *, assessment_id: str, facts: Collection[str] = ()
) -> OverrideView:
    """Ask the merchant for the named facts, or for all that are open.

    Raises as an override does, and `Invalid` where nothing of that is open.
    """
    task = find_task(tx, actor, task_id)
    row = tx.session.get_one(TransferRow, task.transfer_id)
    if row.latest_assessment_id is None or assessment_id != row.latest_assessment_id:
        raise EvidenceChanged
    latest = tx.session.get_one(AssessmentRow, assessment_id)
    missing = loading.assessment_view(tx, latest).assessment.requirements
    chosen = [fact for fact in missing if not facts or fact.name in facts]
    if not chosen or not {fact.name for fact in chosen} >= set(facts):
        raise Invalid(
            field="facts",
            rule_zh="应为此次评估中尚缺的事实",
            rule_en="must be facts that this assessment still needs",
        )
    return overrides.override(
        tx,
        actor,
        row.id,
        outcome=Outcome.REQUEST_EVIDENCE.value,
        reason_code=ReasonCode.EVIDENCE_MISSING.value,
        statement=_words(chosen)[:MAXIMUM_STATEMENT],
        assessment_id=assessment_id,
    )


def _words(facts: Sequence[Fact]) -> str:
    """Each fact with why it is asked and what would show it, in both languages."""
    return "\n".join(line for fact in facts for line in (_line(fact, "zh"), _line(fact, "en")))


def _line(fact: Fact, language: str) -> str:
    def say(text: Text) -> str:
        return text.zh if language == "zh" else text.en

    rule = RULES.get(fact.name)
    title = say(rule.title) if rule is not None else fact.name
    accepted = [say(_evidence(key)) for key in fact.accepts]
    between, before = ("、", "：") if language == "zh" else (", ", ": ")
    shown = f" ({between.join(accepted)})" if accepted else ""
    return f"{title}{before}{say(fact.why)}{shown}"


def _evidence(key: str) -> Text:
    try:
        return kinds.evidence_name(key)
    except (KeyError, ValueError):
        return Text(key, key)
