"""Whether every other heir has been heard, and who has not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from verifiers.checks.fact_declared import declared_only
from verifiers.dossier.kin import binds, birth_of
from verifiers.evidence.open_share import (
    ACTS,
    DIVIDES,
    KINSHIP,
    LINE,
    Silent,
    must_keep,
    silent_of,
    when_died,
)
from verifiers.evidence.rule import Answer, contradictions, fact
from verifiers.evidence.survival import alive, years_between
from verifiers.family.closure import closure_of
from verifiers.family.naming import TRANSFEREE
from verifiers.family.succession import Outcome, Role
from verifiers.family.telling import title_of
from verifiers.kinds import evidence_name
from verifiers.model import Fact, FactState, Kind, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from verifiers.evidence.rule import Case, FactSpec, Words
    from verifiers.family.closure import Closure
    from verifiers.family.heir import Heir
    from verifiers.model import Document

_GROWN = 18


def agree(
    case: Case, spec: FactSpec, words: Words, *, deeds: Sequence[str], lists: Sequence[str]
) -> Answer:
    """Whether all others agree.

    `deeds` are the accepted papers that divide the estate; `lists` those that tell who the heirs
    are. Without either nobody can tell whether there are further heirs.
    """
    accepted = {one.id for one in case.accepted(spec.accepts) if _has_force(one, case)}
    closure = closure_of(case.evidence, counts=accepted)
    chances = _chances(case, closure)
    presumed = _too_old(case, closure, chances)
    if presumed:
        closure = closure_of(case.evidence, counts=accepted, presumed=presumed)
    others = [one for one in closure.heirs if not _is_elsewhere(one)]
    silent = [
        told for one in others if (told := silent_of(one, closure, case, has_deed=bool(deeds)))
    ]
    against = contradictions(case, spec)
    silent = [_with_statement(one, chances, spec) for one in silent]
    declared = tuple(one.heir.name for one in silent if one.is_settled)
    noticed = (declared_only(words.title, declared),) if declared and not against else ()
    silent = [one for one in silent if not one.is_settled]
    if silent and not against:
        return Answer(fact=_missing(spec, silent, closure), findings=noticed)
    acts = {act.source.id for heir in others for act in heir.member.acts}
    ends = {one.source.id for heir in others for one in heir.member.deaths}
    found = sorted({*deeds, *lists, *((acts | ends) & accepted)}) if deeds or lists else []
    if declared and found and not against:
        return Answer(fact=_declared(spec, declared, found), findings=noticed)
    if presumed and found and not against:
        return Answer(fact=_presumed(spec, closure, presumed, found))
    known = fact(spec, words, found, against)
    taking = any(one.outcome is Outcome.INHERITS for one in others)
    if known.state is FactState.MISSING and others and not taking:
        return Answer(fact=_not_listed(known))
    return Answer(fact=_instead(known, spec, case, closure))


def _not_listed(known: Fact) -> Fact:
    """The missing fact, where everybody whom the papers name is accounted for."""
    why = Text(
        "材料提到的其他继承人均已写明，但还没有材料列明全部继承人。",
        "Every other heir whom the papers name is accounted for, but no paper lists all heirs yet.",
    )
    accepts = tuple(key for key in known.accepts if key in DIVIDES | KINSHIP) or known.accepts
    return replace(known, why=why, accepts=accepts)


def _instead(known: Fact, spec: FactSpec, case: Case, closure: Closure) -> Fact:
    """The fact; of a contradiction whose it is, and what would do in place of what they signed."""
    said = {who for one in case.findings if one.code in spec.contradicted_by for who in one.people}
    heirs = [one for one in closure.heirs if one.name in said]
    if not heirs:
        return known
    kept = [must_keep(one, case) or when_died(one, closure) for one in heirs]
    wanted = frozenset().union(*(one.keys if one else DIVIDES | ACTS for one in kept))
    names = [one.name for one in heirs]
    why = Text(
        f"{'、'.join(names)}的放弃声明不能采用。",
        f"The waiver of {', '.join(names)} cannot be used.",
    )
    accepts = tuple(key for key in spec.accepts if key in wanted) or spec.accepts
    return replace(known, why=why, accepts=accepts, people=tuple(names))


def _has_force(document: Document, case: Case) -> bool:
    return document.kind is not Kind.COURT_DOCUMENT or binds(document, case.evidence)


def _is_elsewhere(heir: Heir) -> bool:
    """The transferee asks; parents, but for step-parents, have a fact of their own."""
    parent = heir.role is Role.PARENT and not heir.is_doubtful
    return parent or heir.member.key == TRANSFEREE


def _chances(case: Case, closure: Closure) -> dict[str, float]:
    """Of heirs whose age is known, and who are no descendants: the chance of having lived on."""
    opened = _opened(case)
    found: dict[str, float] = {}
    for heir in closure.heirs:
        born = _born_by(heir, case)
        if heir.member.alive or heir.role in LINE or heir.role is None or born is None:
            continue
        age = years_between(born, opened)
        sexes = [heir.member.sex] if heir.member.sex else ["female", "male"]
        found[heir.member.key] = max(alive(sex, age, given=_GROWN) for sex in sexes)
    return found


def _too_old(case: Case, closure: Closure, chances: dict[str, float]) -> dict[str, float]:
    """Open heirs of whose death nobody speaks, and whose age makes it all but sure."""
    unsaid = {one.member.key for one in closure.open if not one.member.deaths}
    most = case.parents.presumed_up_to
    return {key: one for key, one in chances.items() if key in unsaid and one <= most}


def _with_statement(one: Silent, chances: dict[str, float], spec: FactSpec) -> Silent:
    """The same where their age lets a statement do: settled by it, or to be settled by one."""
    may = spec.declared
    if may is None or chances.get(one.heir.member.key, 1.0) > may.up_to or one.heir.is_spoken_of:
        return one
    return replace(one, keys=one.keys | set(may.statements), is_settled=one.is_declared)


def _opened(case: Case) -> date:
    declared = case.evidence.transfer.registrant.death_date
    return min((day for day in (case.death, declared) if day), default=case.evidence.as_of)


def _born_by(heir: Heir, case: Case) -> date | None:
    """The latest day of birth that papers allow; a grandparent's follows from the registrant's."""
    if heir.member.born is not None or heir.role is not Role.GRANDPARENT:
        return heir.member.born
    born = birth_of(case.evidence, case.evidence.transfer.registrant)
    if born is None:
        return None
    years = int(2 * case.parents.youngest_years)
    return born.replace(year=born.year - years, day=min(born.day, 28))


def _missing(spec: FactSpec, silent: list[Silent], closure: Closure) -> Fact:
    wanted = frozenset().union(*(one.keys for one in silent))
    statements = spec.declared.statements if spec.declared else ()
    keys = tuple(dict.fromkeys((*statements, *spec.accepts)))
    offered = [tuple(key for key in keys if key in one.keys) for one in silent]
    # Where the same would do for all, the list of what is accepted says it.
    alike = len(set(offered)) == 1
    told = [
        _told(one, () if alike else those, closure)
        for one, those in zip(silent, offered, strict=True)
    ]
    by = {document.id for one in silent for document in one.heir.documents}
    return Fact(
        name=spec.name,
        state=FactState.MISSING,
        why=Text("".join(one.zh for one in told), " ".join(one.en for one in told)),
        by=tuple(sorted(by | _acts(silent))),
        accepts=tuple(key for key in keys if key in wanted) or spec.accepts,
        people=tuple(one.heir.name for one in silent),
    )


def _told(one: Silent, keys: tuple[str, ...], closure: Closure) -> Text:
    """Who it is, why they are open, and what would settle it, least burdensome first."""
    title = title_of(one.heir, closure)
    names = [evidence_name(key) for key in keys]
    zh, en = "、".join(name.zh for name in names), " or ".join(name.en for name in names)
    return Text(
        f"{title.zh}{one.heir.name}：{one.why.zh}{f'，可提供{zh}' if names else ''}。",
        f"{one.heir.name} ({title.en.removesuffix(',')}): {one.why.en}"
        f"{f'; {en} will do' if names else ''}.",
    )


def _acts(silent: Iterable[Silent]) -> set[str]:
    """The papers in which open heirs did what settles nothing, or died."""
    people = [one.heir.member for one in silent]
    found = {act.source.id for one in people for act in one.acts}
    return (found | {one.source.id for member in people for one in member.deaths}) - {""}


def _declared(spec: FactSpec, people: tuple[str, ...], by: list[str]) -> Fact:
    why = Text(
        f"{'、'.join(people)}先于登记人去世，目前只有您的书面说明，将由审核人员确认；"
        "其他继承人均已写明。",
        f"That {', '.join(people)} died before rests on your own statement so far; a reviewer will "
        "confirm it. Every other heir is accounted for.",
    )
    return Fact(
        name=spec.name, state=FactState.PRESUMED, why=why, by=tuple(by), people=tuple(people)
    )


def _presumed(spec: FactSpec, closure: Closure, presumed: dict[str, float], by: list[str]) -> Fact:
    gone = [one for one in closure.heirs if one.member.key in presumed]
    zh = "、".join(f"{title_of(one, closure).zh}{one.name}" for one in gone)
    en = ", ".join(one.name for one in gone)
    return Fact(
        name=spec.name,
        state=FactState.PRESUMED,
        why=Text(
            f"按年龄推定{zh}已先于登记人去世，无需为此提供证明；其他继承人均已写明。",
            f"By age {en} is presumed to have died before the registrant; no proof is needed. "
            "Every other heir is accounted for.",
        ),
        by=tuple(by),
        people=tuple(one.name for one in gone),
        probability=float(f"{max(presumed.values()):.3g}"),
    )
