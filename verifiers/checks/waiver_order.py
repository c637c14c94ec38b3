"""Was each waiver given after the death and before the estate was divided?

Civil code 1124. A waiver of what has not been inherited yet is void (解释一, 35). What somebody
waives may also be the share that an heir left who died later: then that heir's death counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from verifiers.checks import Check, finding, hard_if
from verifiers.dossier.kin import deeds
from verifiers.dossier.people import DeathDay, deaths, is_sure
from verifiers.family.closure import closure_of
from verifiers.family.naming import REGISTRANT
from verifiers.family.succession import Outcome
from verifiers.kinds import name_of
from verifiers.model import Strength, Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from verifiers.family.claims import Acted
    from verifiers.family.closure import Closure
    from verifiers.family.kin import Member
    from verifiers.model import Document, Evidence, Finding


@dataclass(frozen=True, slots=True)
class _Waiver:
    """Somebody waived on some day; the act says of whose estate, and where the day stands."""

    member: Member
    act: Acted
    day: date
    document: Document


def _transfer(evidence: Evidence) -> Iterator[Finding]:
    closure = closure_of(evidence)
    divided = [(day, deed) for deed in deeds(evidence) if (day := deed.day("issue_date"))]
    last = max(divided, key=lambda one: (one[0], one[1].id), default=None)
    for waiver in _waivers(closure):
        known = _deaths(waiver.act, closure, evidence)
        if known and waiver.day < known[0].day:
            sure = next((one for one in known if one.is_sure), known[0])
            yield _too_early(waiver, sure, _owner(waiver.act, closure))
        elif last is not None and waiver.day > last[0] and _is_of_estate(waiver.act, closure):
            yield _too_late(waiver, *last)


def _waivers(closure: Closure) -> Iterator[_Waiver]:
    for member in closure.family.people.values():
        for act in member.acts:
            document = act.source.document
            if act.act is Outcome.WAIVED and act.day and document:
                yield _Waiver(member, act, act.day, document)


def _is_of_estate(act: Acted, closure: Closure) -> bool:
    """Whether it is of the registrant's estate, or of a share in it."""
    return act.of == REGISTRANT or closure.of(act.of or REGISTRANT) is not None


def _owner(act: Acted, closure: Closure) -> Text:
    if act.of is None or act.of == REGISTRANT:
        return Text("登记人", "the registrant")
    name = closure.family.people[act.of].name
    return Text(name, name)


def _deaths(act: Acted, closure: Closure, evidence: Evidence) -> list[DeathDay]:
    """The days on which the owner of the estate died, earliest first."""
    if act.of == REGISTRANT:
        return list(deaths(evidence, evidence.transfer.registrant))
    heir = closure.of(act.of or REGISTRANT)
    found = [
        DeathDay(one.day, one.source.document, one.source.field)
        for one in (heir.member.deaths if heir else ())
        if one.day and one.source.document
    ]
    return sorted(found, key=lambda one: (one.day, one.document.id))


def _too_early(waiver: _Waiver, death: DeathDay, owner: Text) -> Finding:
    paper, who = name_of(death.document), waiver.member.name
    return finding(
        "WAIVER_BEFORE_DEATH",
        hard_if(death.is_sure and is_sure(waiver.document, waiver.act.source.field)),
        Text(
            f"{who}于{waiver.day}放弃继承，而{paper.zh}写明{owner.zh}于{death.day}才去世；"
            "去世之前的放弃无效。",
            f"{who} waived on {waiver.day}, but according to the {paper.en} {owner.en} died only "
            f"on {death.day}; a waiver before the death is void.",
        ),
        Text(
            "请核对日期；如确在去世前作出，请由其重新作出放弃声明并公证。",
            "Compare the days; if it was given before the death, it must be given and notarised "
            "again.",
        ),
        document=waiver.document,
        field=waiver.act.source.field,
        others=[death.document],
        people=[who],
    )


def _too_late(waiver: _Waiver, divided: date, deed: Document) -> Finding:
    paper, who = name_of(deed), waiver.member.name
    return finding(
        "WAIVER_AFTER_PARTITION",
        Strength.STRONG,
        Text(
            f"{who}于{waiver.day}放弃继承，晚于{paper.zh}的出具日期{divided}。",
            f"{who} waived on {waiver.day}, after the {paper.en} of {divided}.",
        ),
        Text(
            "请核对日期，必要时请公证处说明。",
            "Compare the days, and ask the notary's office if they are right.",
        ),
        document=waiver.document,
        field=waiver.act.source.field,
        others=[deed],
        people=[who],
    )


CHECK = Check(
    titles={
        "WAIVER_BEFORE_DEATH": Text("放弃继承早于死亡", "Waiver before the death"),
        "WAIVER_AFTER_PARTITION": Text("放弃继承晚于遗产处理", "Waiver after the division"),
    },
    transfer=_transfer,
)
