"""What became of the registrant's parents: the guard against asking for papers that cannot exist.

Parents are first-order heirs, so they must be dead before the registrant, or heard. Papers and
declarations speak first. What they leave open is decided by the chance, an upper bound, that a
parent was still alive: *presumed* dead without any paper, *declared* by a statement, or
*documented*. The older the registrant, the less is asked, and nobody ever looks for the death
certificate of people who would be older than anybody.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from verifiers.checks.parents_declared import declared_only
from verifiers.dossier.kin import birth_of, names_transferee
from verifiers.dossier.people import refers
from verifiers.evidence import missing
from verifiers.evidence.rule import Answer, Case, FactRule, FactSpec, Words, contradictions, fact
from verifiers.evidence.survival import any_parent_alive, years_between
from verifiers.family.closure import closure_of
from verifiers.family.life import deaths_in
from verifiers.family.naming import REGISTRANT, TRANSFEREE
from verifiers.family.order import Order, order
from verifiers.family.succession import Outcome, Role
from verifiers.family.telling import title_of
from verifiers.kinds import DECLARATION, MATTERS
from verifiers.model import Fact, FactState, Kind, Text

if TYPE_CHECKING:
    from datetime import date

    from verifiers.family.closure import Closure
    from verifiers.family.heir import Heir
    from verifiers.model import Evidence

_BOTH = 2
_ALL_BUT_SURE = 0.95
"""A chance above which a figure tells people nothing."""
_UNNAMED = ("父", "母")
WORDS = Words(
    title=Text("登记人父母的情况", "The registrant's parents"),
    established=Text(
        "材料写明登记人的父母已先去世，或已放弃、参与继承。",
        "Papers say that the parents died before the registrant, waived or inherit.",
    ),
    missing=Text(
        "还不知道登记人的父母是否在世。",
        "Whether the registrant's parents are alive is not known yet.",
    ),
    contradicted=Text(
        "关于登记人的父母，材料与您的说明互相矛盾。",
        "Papers and declaration contradict each other on the registrant's parents.",
    ),
)


_JUDGED = replace(
    WORDS,
    established=Text(
        "法院已经处理登记人的遗产，其父母的份额一并处理。",
        "A court has divided the estate, and with it the share that parents may have had.",
    ),
)

_FOUNDLING = replace(
    WORDS,
    established=Text(
        "材料写明登记人的父母不详，没有人需要为此提供证明。",
        "Papers say that who the registrant's parents are is not known; nobody is asked for proof.",
    ),
)


def _decide(case: Case, spec: FactSpec) -> Answer:
    usable = {
        one.id
        for one in case.accepted({*spec.accepts, *case.parents.declared, *case.parents.living})
    }
    closure = closure_of(case.evidence, counts=usable)
    parents = [one for one in closure.heirs if one.role is Role.PARENT and not one.is_doubtful]
    asking = any(one.member.key == TRANSFEREE for one in parents)
    known = [one for one in parents if one.member.key != TRANSFEREE]
    settled = {one.name: _settled_by(one, closure, usable) for one in known}
    against = contradictions(case, spec) + [
        death.source.id for one in known if one.member.alive for death in one.member.deaths
    ]
    if against:
        plain = fact(spec, WORDS, [], sorted(set(against)))
        return Answer(fact=_died_later(plain, known, closure) or plain)
    judged = [
        one.id
        for one in case.accepted(spec.accepts)
        if one.kind is Kind.COURT_DOCUMENT and names_transferee(one, case.evidence)
    ]
    if judged:
        return Answer(fact=fact(spec, _JUDGED, judged, []))
    gone = [one for one in known if missing.is_missing(one) and not settled[one.name]]
    living = [one for one in known if one.member.alive and not settled[one.name]]
    if gone or living:
        return Answer(fact=missing.parents(spec, gone) if gone else _living(case, spec, living))
    count = sum(bool(settled[one.name]) for one in known) + asking
    silent = [one for one in known if not settled[one.name]]
    if count >= _BOTH and not silent:
        by = sorted(set().union(*settled.values()))
        return Answer(fact=_on_one_day(spec, closure, known, by) or fact(spec, WORDS, by, []))
    if not known and (foundling := _never_found(case, spec)):
        return Answer(fact=fact(spec, _FOUNDLING, foundling, []))
    left = max(_BOTH - count, min(len(silent), _BOTH))
    answer = _by_survival(case, spec, silent, left)
    return replace(answer, fact=_naming(answer.fact, silent, left, closure))


def _never_found(case: Case, spec: FactSpec) -> list[str]:
    """The papers of an office that say that the registrant's parents are not known."""
    registrant = case.evidence.transfer.registrant
    return [
        document.id
        for document in case.accepted(spec.accepts)
        if any(
            one.type == "parents_unknown" and refers(document, one.person, registrant)
            for one in document.statements()
        )
    ]


def _naming(known: Fact, open_: list[Heir], left: int, closure: Closure) -> Fact:
    """The fact, which says of whom nothing is known where papers speak of the other parent."""
    if known.state is not FactState.MISSING or not (open_ or left < _BOTH):
        return known
    titles = [(title_of(one, closure), one.name) for one in open_]
    whose = Text(
        f"材料没有写明{'、'.join(f'{title.zh}{name}' for title, name in titles)}"
        "是否已先去世、放弃或继承。",
        f"No paper says whether {', '.join(f'{name} ({title.en})' for title, name in titles)} "
        "died before, waived or inherits.",
    )
    if not open_:
        whose = Text(
            "登记人的父母中，有一位的情况材料没有写明。",
            "Of one of the registrant's parents the papers say nothing.",
        )
    return replace(known, why=_and(whose, known.why))


_HEARD = frozenset({Outcome.WAIVED, Outcome.JOINED, Outcome.INHERITS, Outcome.DISQUALIFIED})


def _settled_by(heir: Heir, closure: Closure, usable: set[str]) -> set[str]:
    """The usable papers that say what became of a parent; none where anything is open."""
    deaths = {one.source.id for one in heir.member.deaths} & usable
    acts = {one.source.id for one in heir.member.acts} & usable
    if heir.outcome is Outcome.PREDECEASED:
        return deaths
    if heir.outcome is Outcome.LATER_DECEASED and closure.is_settled(heir):
        return deaths
    return acts if heir.outcome in _HEARD else set()


def _died_later(plain: Fact, known: list[Heir], closure: Closure) -> Fact | None:
    """The contradiction in words, where it is that a parent died after the registrant."""
    late = [
        one.name
        for one in known
        if one.outcome is Outcome.LATER_DECEASED and not closure.is_settled(one)
    ]
    if not late:
        return None
    why = Text(
        f"{'、'.join(late)}在登记人之后去世，其份额由其继承人继承，材料还没有写明这些人的情况。",
        f"{', '.join(late)} died after the registrant. That share passes to heirs of their own, of "
        "whom the papers do not say enough yet.",
    )
    return replace(plain, why=why, people=tuple(late))


def _on_one_day(spec: FactSpec, closure: Closure, known: list[Heir], by: list[str]) -> Fact | None:
    """Of deaths in one event the elder's is presumed to be the first (civil code 1121)."""
    dead = deaths_in(closure.family)
    same = [one for one in known if order(dead, one.member.key, REGISTRANT) is Order.TOGETHER]
    if not same:
        return None
    people = tuple(one.name for one in same)
    return Fact(
        name=spec.name,
        state=FactState.PRESUMED,
        why=Text(
            f"{'、'.join(people)}与登记人同一天去世，推定长辈先去世。",
            f"{', '.join(people)} died on the same day as the registrant; the elder is presumed to "
            "have died first.",
        ),
        by=tuple(by),
        people=people,
    )


def _living(case: Case, spec: FactSpec, living: list[Heir]) -> Fact:
    people = tuple(one.name for one in living)
    return Fact(
        name=spec.name,
        state=FactState.MISSING,
        why=Text(
            f"您说明登记人的父亲或母亲{'、'.join(people)}在世，其放弃或参与继承需要写明。",
            f"You declared that {', '.join(people)}, a parent of the registrant, is alive; a paper "
            "must say that they waive or inherit.",
        ),
        accepts=case.parents.living,
        people=people,
    )


def _by_survival(case: Case, spec: FactSpec, open_: list[Heir], count: int) -> Answer:
    transfer, rule = case.evidence.transfer, case.parents
    people = tuple(one.name for one in open_) or _UNNAMED
    born = birth_of(case.evidence, transfer.registrant)
    if born is None:
        return Answer(fact=_missing(spec, _UNKNOWN_BIRTH, rule.declared, people, None))
    at = _opened(case)
    chance = _chance(case, born, at, count)
    why = _why(born, at, rule.youngest_years, chance)
    if chance <= rule.presumed_up_to:
        return Answer(fact=_presumed(spec, why, rule.declared, people, chance))
    if chance > rule.declared_up_to:
        return Answer(fact=_missing(spec, why, spec.accepts, people, chance))
    deeds = [one.id for one in case.accepted(rule.declared) if _says_alone(one.id, case.evidence)]
    if deeds:
        return Answer(fact=fact(spec, WORDS, deeds, []))
    if sum(_is_declared_dead(one) for one in open_) >= count:
        return Answer(
            fact=_presumed(spec, why, rule.declared, people, chance), findings=(declared_only(),)
        )
    return Answer(fact=_missing(spec, why, rule.declared, people, chance))


def are_too_old(case: Case) -> bool:
    """Whether their age alone makes it all but sure that both parents died before."""
    born = birth_of(case.evidence, case.evidence.transfer.registrant)
    if born is None:
        return False
    return _chance(case, born, _opened(case), _BOTH) <= case.parents.presumed_up_to


def _opened(case: Case) -> date:
    declared = case.evidence.transfer.registrant.death_date
    return min((day for day in (case.death, declared) if day), default=case.evidence.as_of)


def _chance(case: Case, born: date, at: date, count: int) -> float:
    """Of any of so many parents to have outlived; the figure that is told is what decides."""
    youngest = case.parents.youngest_years
    return float(f"{any_parent_alive(born, at, youngest=youngest, parents=count):.3g}")


def _is_declared_dead(heir: Heir) -> bool:
    return bool(heir.member.deaths) and not any(one.source.proves for one in heir.member.deaths)


def _says_alone(document_id: str, evidence: Evidence) -> bool:
    """Whether a certificate says that the transferee is the only heir, so that no parent was."""
    return any(
        one.id == document_id
        and names_transferee(one, evidence)
        and any(statement.type == "sole_heir" for statement in one.statements())
        for one in evidence.documents
    )


_UNKNOWN_BIRTH = Text(
    "登记人的出生日期还不知道，无法判断其父母是否可能在世。",
    "The registrant's date of birth is not known yet, so that it cannot be told whether the "
    "parents may be alive.",
)


def _why(born: date, at: date, youngest: float, chance: float) -> Text:
    age = int(years_between(born, at) + youngest)
    if chance > _ALL_BUT_SURE:
        return Text(
            f"登记人生于{born.year}年；到{at.year}年，其父母很可能仍在世。",
            f"The registrant was born in {born.year}; in {at.year} a parent may well have been "
            "alive.",
        )
    percent = f"{chance * 100:.0f}" if chance >= 0.1 else f"{max(chance * 100, 1e-4):.2g}"  # noqa: PLR2004
    return Text(
        f"登记人生于{born.year}年；到{at.year}年，其父母若在世至少已{age}岁"
        f"（按生育时最小{youngest:g}岁计算），有一人在世的可能性至多{percent}%。",
        f"The registrant was born in {born.year}. In {at.year} a parent still alive would have "
        f"been at least {age} years old (no younger than {youngest:g} at the birth); the chance "
        f"of that is at most {percent} %.",
    )


def _and(first: Text, second: Text) -> Text:
    return Text(first.zh + second.zh, f"{first.en} {second.en}")


def _presumed(
    spec: FactSpec, why: Text, accepts: tuple[str, ...], people: tuple[str, ...], chance: float
) -> Fact:
    end = Text(
        "因此推定父母已先于登记人去世，无需为此提供证明。",
        "They are therefore presumed to have died before; no proof is needed.",
    )
    return Fact(
        name=spec.name,
        state=FactState.PRESUMED,
        why=_and(why, end),
        accepts=accepts,
        people=people,
        probability=chance,
    )


def _missing(
    spec: FactSpec,
    why: Text,
    accepts: tuple[str, ...],
    people: tuple[str, ...],
    chance: float | None,
) -> Fact:
    statement = accepts[:1] == (DECLARATION,)
    end = (
        Text("一份说明即可，无需死亡证明。", "A statement will do; no death certificate is needed.")
        if statement
        else Text("因此需要写明父母情况的材料。", "A paper must say what became of them.")
    )
    return Fact(
        name=spec.name,
        state=FactState.MISSING,
        why=_and(why, end),
        accepts=accepts,
        people=people,
        probability=chance,
    )


PARENTS_OF_REGISTRANT = FactRule(
    name="parents_of_registrant",
    title=WORDS.title,
    keys=frozenset(
        {
            Kind.DEATH_CERTIFICATE.value,
            Kind.HOUSEHOLD_CANCELLATION.value,
            Kind.COURT_DOCUMENT.value,
            *(f"{Kind.NOTARIAL_CERTIFICATE.value}:{matter}" for matter in MATTERS),
        }
    ),
    decide=_decide,
)
