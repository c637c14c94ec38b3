"""Could a policy ask somebody for what cannot exist? Tried on people of every age (law 4).

Each scenario and way is opened, without any document, for registrants born in each year from 1900
to 2010 who live or died since there are online shops, for residents, compatriots and foreigners,
and for families with and without a living parent. A fact for which nothing can be obtained is a
counter-example: such a policy is refused.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from verifiers.evidence.facts import unobtainable
from verifiers.evidence.rule import Case
from verifiers.evidence.survival import alive
from verifiers.model import Evidence, Person, Relative, Shop, Transfer
from verifiers.numbers.resident_id import check_character

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from verifiers.evidence.obtainable import Guard, Obstacle
    from verifiers.evidence.rule import Way
    from verifiers.policies.policy import Policy

BIRTHS = range(1900, 2011)
FIRST_SHOP = 2003
"""The year in which people began to hold online shops in their own name."""
_GROWN = 18
_PLAUSIBLE = 1e-4
"""The chance to reach an age, at most, below which nobody of that age is tried."""
_PREFIXES = {"resident": "350203", "compatriot": "810000", "foreigner": "935840"}
_FAMILIES = (
    (Relative(name="林父", relation="parent", alive=True),),
    (Relative(name="林子", relation="child", alive=False),),
)
_EVERY_YEARS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Counterexample:
    """One person whom the policy would ask for what they cannot obtain."""

    scenario: str
    way: str
    born: int
    died: int | None
    holder: str
    fact: str
    evidence: str
    obstacle: Obstacle

    def __str__(self) -> str:
        """One line."""
        death = f" and died in {self.died}" if self.died else ""
        return (
            f"scenarios.{self.scenario}.ways.{self.way}.facts.{self.fact}: of a registrant"
            f" ({self.holder}) born in {self.born}{death} nothing that it accepts can be obtained:"
            f" {self.evidence}: {self.obstacle.value}"
        )


def counterexample(
    policy: Policy, as_of: date, *, births: Iterable[int] = BIRTHS
) -> Counterexample | None:
    """The first person whom the policy would ask in vain, or `None` where there is nobody."""
    years = tuple(births)
    found = (
        one
        for scenario in policy.scenarios
        for ways in (_ways(policy, scenario, as_of),)
        for born in years
        for one in _of_birth_year(policy, scenario, ways, born)
    )
    return next(found, None)


def _ways(policy: Policy, scenario: str, as_of: date) -> tuple[tuple[Way, Guard], ...]:
    return tuple((way, policy.guard(way, as_of)) for way in policy.ways(scenario))


def _of_birth_year(
    policy: Policy, scenario: str, ways: tuple[tuple[Way, Guard], ...], born: int
) -> Iterator[Counterexample]:
    """All ways are tried on one person after another, whose family is worked out once."""
    first, guard = ways[0]
    people: list[tuple[str, tuple[Relative, ...]]] = [(holder, ()) for holder in _PREFIXES]
    people += [("resident", family) for family in _FAMILIES if first.family]
    for died in _deaths(guard, born) if first.registrant_is_dead else _living(guard, born):
        for holder, family in people:
            transfer = _transfer(scenario, born, died, holder, family)
            evidence = Evidence(transfer=transfer, documents=(), as_of=guard.as_of)
            for way, guarded in ways:
                case = Case(
                    evidence=evidence,
                    findings=(),
                    parents=policy.parents,
                    guard=guarded,
                    way=way,
                    origins=policy.origins,
                )
                for fact, key, obstacle in unobtainable(case, way.facts):
                    yield Counterexample(
                        scenario=scenario,
                        way=way.name,
                        born=born,
                        died=died,
                        holder=holder,
                        fact=fact,
                        evidence=key,
                        obstacle=obstacle,
                    )


def _deaths(guard: Guard, born: int) -> Iterator[int]:
    """Plausible years of death of a shop's holder: some, and all around which evidence changes."""
    changes = {
        year
        for spec in guard.specs.values()
        for day in (spec.since, spec.until)
        if day
        for year in (day.year - 1, day.year, day.year + 1)
    }
    last = guard.as_of.year - 1
    years = {*range(FIRST_SHOP, last, _EVERY_YEARS), last, *changes}
    first = max(FIRST_SHOP, born + _GROWN)
    return (year for year in sorted(years) if first <= year <= last and _reaches(year - born))


def _living(guard: Guard, born: int) -> tuple[None, ...]:
    """One who lives on, if anybody of that year does and is grown."""
    age = guard.as_of.year - born
    return (None,) if age >= _GROWN and _reaches(age) else ()


def _reaches(age: int) -> bool:
    return max(alive(sex, age, given=_GROWN) for sex in ("female", "male")) >= _PLAUSIBLE


def _transfer(
    scenario: str, born: int, died: int | None, holder: str, family: tuple[Relative, ...]
) -> Transfer:
    number = _number(holder, date(born, 7, 1))
    return Transfer(
        scenario=scenario,
        shop=Shop("店铺", "shop"),
        registrant=Person(
            name="林某", id_number=number, death_date=date(died, 7, 1) if died else None
        ),
        transferee=Person(name="陈某", id_number=_number(holder, date(1985, 7, 1))),
        relatives=family,
    )


def _number(holder: str, born: date) -> str:
    body = f"{_PREFIXES[holder]}{born:%Y%m%d}002"
    return body + check_character(body)
