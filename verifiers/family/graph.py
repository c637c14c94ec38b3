"""From claims to a family's graph."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from verifiers.family import absences, couples, nameless, particulars, registers, testimonies
from verifiers.family.claims import (
    Acted,
    Born,
    Childless,
    Died,
    Lives,
    Missing,
    Related,
    Released,
    Revoked,
    Sexed,
    Standing,
    Wed,
)
from verifiers.family.kin import Bond, Family, Member, Said
from verifiers.family.naming import REGISTRANT, Naming
from verifiers.family.words import Nature, Step

if TYPE_CHECKING:
    from collections.abc import Iterable

    from verifiers.family.claims import Claim
    from verifiers.family.kin import Pair
    from verifiers.family.order import Key
    from verifiers.model import Evidence


def family_of(evidence: Evidence) -> Family:
    """The graph of everybody whom the evidence names."""
    naming = Naming(evidence)
    told: list[Claim] = list(
        chain.from_iterable(
            part.claims(evidence, naming)
            for part in (registers, testimonies, absences, couples, particulars)
        )
    )
    # The order in which documents came changes nothing (law 8).
    told = sorted(absences.without_revoked(told), key=_in_order)
    family = Family()
    for claim in told:
        _attribute(family, claim, naming)
    related = [one for one in told if isinstance(one, Related)]
    for relation in sorted(related, key=lambda one: len(one.meaning.steps)):
        _relate(family, relation)
    for key in (REGISTRANT, *(key for bond in _bonds(family) for key in (bond.one, bond.other))):
        _person(family, key, naming)
    nameless.merge(family)
    return family


def _in_order(claim: Claim) -> tuple[str, ...]:
    return (claim.source.id, claim.source.field, type(claim).__name__, repr(_plain(claim)))


def _plain(claim: Claim) -> list[object]:
    return [getattr(claim, name) for name in claim.__dataclass_fields__ if name != "source"]


def _bonds(family: Family) -> Iterable[Bond]:
    ties = (family.parents, family.spouses, family.siblings, family.grandparents)
    return chain.from_iterable(one.values() for one in ties)


def _person(family: Family, key: Key, naming: Naming) -> Member:
    return family.people.setdefault(key, Member(key, naming.name(key)))


def _attribute(family: Family, claim: Claim, naming: Naming) -> None:
    """Puts a claim beside the person it is about."""
    if isinstance(claim, Wed):
        pair = _pair(claim.one, claim.other)
        family.weddings[pair].append(claim)
        _bond(family.spouses, pair, Said(Nature.PLAIN, claim.source))
        return
    if isinstance(claim, Released):
        family.released.add(_pair(claim.person, claim.of))
        return
    person = _person(family, claim.person, naming)
    if isinstance(claim, Born):
        person.births.append(Said(claim.day, claim.source))
    elif isinstance(claim, Sexed):
        person.sexes.append(Said(claim.sex, claim.source))
    elif isinstance(claim, Related):
        if claim.meaning.sex:
            person.sexes.append(Said(claim.meaning.sex, claim.source))
    else:
        getattr(person, _KEPT[type(claim)]).append(claim)


_KEPT = {
    Died: "deaths",
    Childless: "childless",
    Lives: "alive",
    Missing: "missing",
    Standing: "statuses",
    Acted: "acts",
    Revoked: "revoked",
}
"""Claims that are kept as they are, and where."""


def _pair(one: Key, other: Key) -> Pair:
    return (one, other) if one < other else (other, one)


def _bond(ties: dict[Pair, Bond], pair: Pair, *said: Said[Nature]) -> None:
    ties.setdefault(pair, Bond(*pair)).said.extend(said)


def _relate(family: Family, claim: Related) -> None:
    """Ties two people by the steps that the word between them means; the shorter words first."""
    *before, last = claim.meaning.steps
    said = Said(claim.meaning.nature, claim.source)
    if not before:
        _tie(family, claim.of, last, claim.person, said)
        return
    if claim.meaning.steps == (Step.PARENT, Step.PARENT):
        _bond(family.grandparents, (claim.person, claim.of), said)
        return
    middle = _middle(family, claim.of, before[0]) - {claim.person}
    if len(middle) == 1:
        _tie(family, middle.pop(), last, claim.person, said)
    else:
        family.loose.append(claim)
        if claim.meaning.steps == (Step.CHILD, Step.CHILD):
            _bond(family.grandparents, (claim.of, claim.person), said)


def _middle(family: Family, of: Key, step: Step) -> set[Key]:
    """Everybody to whom one step leads."""
    match step:
        case Step.SPOUSE:
            return set(family.equals_of(family.spouses, of))
        case Step.SIBLING:
            return set(family.equals_of(family.siblings, of))
        case Step.CHILD:
            return {bond.other for bond in family.children_of(of)}
        case Step.PARENT:
            raise AssertionError("grandparents need no middle")


def _tie(family: Family, of: Key, step: Step, person: Key, said: Said[Nature]) -> None:
    if of == person:
        return
    match step:
        case Step.SPOUSE:
            _bond(family.spouses, _pair(of, person), said)
        case Step.SIBLING:
            _bond(family.siblings, _pair(of, person), said)
        case Step.CHILD:
            _bond(family.parents, (of, person), said)
        case Step.PARENT:
            _bond(family.parents, (person, of), said)
