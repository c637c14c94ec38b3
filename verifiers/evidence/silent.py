"""Whether every other heir has been heard: who is still open, why, and what would settle each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from verifiers.checks.fact_declared import declared_only
from verifiers.dossier.kin import binds, birth_of
from verifiers.evidence import missing
from verifiers.evidence.rule import Answer, contradictions, fact
from verifiers.evidence.survival import alive, years_between
from verifiers.family.closure import closure_of
from verifiers.family.life import deaths_in, is_minor, is_too_early
from verifiers.family.naming import REGISTRANT, TRANSFEREE, role_of
from verifiers.family.order import Order, order
from verifiers.family.succession import Outcome, Role
from verifiers.family.telling import title_of
from verifiers.family.words import UNBORN
from verifiers.kinds import evidence_name
from verifiers.model import Fact, FactState, Kind, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from verifiers.evidence.rule import Case, FactSpec, Words
    from verifiers.family.closure import Closure
    from verifiers.family.heir import Heir
    from verifiers.model import Document

_NOTARIAL = Kind.NOTARIAL_CERTIFICATE.value
_DIVIDES = frozenset({f"{_NOTARIAL}:inheritance", Kind.COURT_DOCUMENT.value})
_ACTS = frozenset({f"{_NOTARIAL}:inheritance_waiver", f"{_NOTARIAL}:agreement"})
_DEATHS = frozenset(
    {
        Kind.DEATH_CERTIFICATE.value,
        Kind.HOUSEHOLD_CANCELLATION.value,
        f"{_NOTARIAL}:death",
    }
)
_KINSHIP = frozenset({f"{_NOTARIAL}:kinship"})
SETTLING = _ACTS | _DEATHS | _KINSHIP
"""Kinds of evidence that settle the share of a single heir."""
_GROWN = 18
_LINE = frozenset({Role.CHILD, Role.DESCENDANT})


@dataclass(frozen=True, slots=True)
class _Silent:
    """An heir who is open: why, and which kinds of evidence would settle it."""

    heir: Heir
    why: Text
    keys: frozenset[str]
    is_declared: bool = False
    """Whether a statement of the applicant's own already says that they died before."""
    is_settled: bool = False
    """Whether that statement will do."""


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
    silent = [told for one in others if (told := _silent(one, closure, case, has_deed=bool(deeds)))]
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
    return Answer(fact=_instead(fact(spec, words, found, against), spec, case, closure))


def _instead(known: Fact, spec: FactSpec, case: Case, closure: Closure) -> Fact:
    """The fact; of a contradiction whose it is, and what would do in place of what they signed."""
    said = {who for one in case.findings if one.code in spec.contradicted_by for who in one.people}
    heirs = [one for one in closure.heirs if one.name in said]
    if not heirs:
        return known
    kept = [_must_keep(one, case) or _when_died(one, closure) for one in heirs]
    wanted = frozenset().union(*(one.keys if one else _DIVIDES | _ACTS for one in kept))
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
        if heir.member.alive or heir.role in _LINE or heir.role is None or born is None:
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


def _with_statement(one: _Silent, chances: dict[str, float], spec: FactSpec) -> _Silent:
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


def _silent(heir: Heir, closure: Closure, case: Case, *, has_deed: bool) -> _Silent | None:
    """Why this heir is open, or `None` where nothing is left to settle."""
    if not heir.is_open:
        return None if has_deed else _unproven(heir)
    if heir.is_doubtful and has_deed:
        return None
    return (
        _missing_heir(heir)
        or _must_keep(heir, case)
        or _when_died(heir, closure)
        or _Silent(heir, _not_heard(heir, closure), _DIVIDES | _ACTS | _may_have_died(heir))
    )


def _missing_heir(heir: Heir) -> _Silent | None:
    return _Silent(heir, missing.HEIR, missing.KEYS) if missing.is_missing(heir) else None


def _must_keep(heir: Heir, case: Case) -> _Silent | None:
    """Whoever cannot waive: their share stays theirs (civil code 35, 1155)."""
    if role_of(heir.member.key) in UNBORN:
        why = Text("其份额需予以保留", "a share must be kept for the unborn child")
        return _Silent(heir, why, _DIVIDES)
    if is_minor(heir.member, case.evidence.as_of):
        why = Text(
            "未满18周岁，不能放弃，需写明其份额如何保留",
            "under 18 and cannot waive; it must be said how their share is kept",
        )
        return _Silent(heir, why, _DIVIDES)
    return None


def _when_died(heir: Heir, closure: Closure) -> _Silent | None:
    """Whoever died after the registrant, or nobody can tell when."""
    if heir.share.outcome is Outcome.LATER_DECEASED:
        why = Text(
            "晚于登记人去世，还不知道其继承人",
            "died after the registrant, and nobody names heirs of their own",
        )
        return _Silent(heir, why, _DIVIDES | _KINSHIP)
    if order(deaths_in(closure.family), heir.member.key, REGISTRANT) is Order.UNKNOWN:
        why = Text(
            "已去世，还不知道是否先于登记人",
            "died, and whether before the registrant is not known",
        )
        return _Silent(heir, why, _DIVIDES | _DEATHS)
    return None


def _not_heard(heir: Heir, closure: Closure) -> Text:
    acts = heir.member.acts
    if acts and all(
        one.act is Outcome.JOINED and is_too_early(one, closure.family) for one in acts
    ):
        return Text(
            "签署协议时登记人仍在世，这份协议不能采用",
            "the agreement was signed while the registrant lived, and cannot be used",
        )
    if acts and not any(one.covers for one in acts):
        return Text(
            "已看到写有其份额的材料，但其中没有写明店铺或全部遗产，不等于同意店铺过户",
            "a paper that settles a share of theirs was seen, but it names neither the shop nor "
            "the whole estate, and is no consent to this transfer",
        )
    if heir.is_spoken_of and not any(one.source.proves for one in heir.member.acts):
        return Text(
            "已看到其签名的材料，但没有经过公证，不能采用；人在境外的，可到中国使领馆公证",
            "a paper that they signed was seen, but is not notarised and cannot be used; whoever "
            "lives abroad may sign before a Chinese consulate",
        )
    if heir.is_spoken_of:
        return Text(
            "放弃声明不能采用，需重新作出",
            "the waiver cannot be used and must be given again",
        )
    if heir.is_doubtful:
        return Text(
            "与登记人有扶养关系的才是继承人，还不知道有没有，也不知道是否放弃、同意或另有继承",
            "an heir only where one of the two brought up or supported the other; neither that, "
            "nor whether they waive, agree or inherit as well, is known",
        )
    return Text(
        "还不知道是放弃、同意还是另有继承",
        "whether they waive, agree or inherit as well is not known",
    )


def _may_have_died(heir: Heir) -> frozenset[str]:
    """Proofs of death are for those of whom nobody says that they live."""
    return frozenset() if heir.member.alive or heir.is_spoken_of else _DEATHS


def _unproven(heir: Heir) -> _Silent | None:
    """Where no paper divides the estate: deaths that are only declared, and lines cut short."""
    if heir.share.outcome is not Outcome.PREDECEASED:
        return None
    if not any(one.source.proves for one in heir.member.deaths) and heir.member.deaths:
        why = Text(
            "已先去世，目前只有您的说明",
            "died before, which is so far only declared by you",
        )
        return _Silent(heir, why, _DIVIDES | _DEATHS, is_declared=True)
    if heir.role in _LINE and not any(one.source.proves for one in heir.member.childless):
        why = Text(
            "先去世，还不知道有无子女代位继承",
            "died before, and whether children step in is not known",
        )
        return _Silent(heir, why, _DIVIDES | _KINSHIP)
    return None


def _missing(spec: FactSpec, silent: list[_Silent], closure: Closure) -> Fact:
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


def _told(one: _Silent, keys: tuple[str, ...], closure: Closure) -> Text:
    """Who it is, why they are open, and what would settle it, least burdensome first."""
    title = title_of(one.heir, closure)
    names = [evidence_name(key) for key in keys]
    zh, en = "、".join(name.zh for name in names), " or ".join(name.en for name in names)
    return Text(
        f"{title.zh}{one.heir.name}：{one.why.zh}{f'，可提供{zh}' if names else ''}。",
        f"{one.heir.name} ({title.en.removesuffix(',')}): {one.why.en}"
        f"{f'; {en} will do' if names else ''}.",
    )


def _acts(silent: Iterable[_Silent]) -> set[str]:
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
