"""Whom a requirement is about, as far as declarations and papers tell when they lived."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.dossier.card_validity import later
from verifiers.dossier.kin import PARENT, birth_of
from verifiers.dossier.people import deaths
from verifiers.evidence.obtainable import REGISTRANT, RELATIVE, TRANSFEREE, Subject
from verifiers.model import Person, Relative
from verifiers.numbers import permanent_resident, resident_id, uscc
from verifiers.text import names

if TYPE_CHECKING:
    from datetime import date

    from verifiers.evidence.rule import Case

_COMPATRIOTS = ("81", "82", "83")
"""How the numbers of residents from Hong Kong, Macao and Taiwan begin (domain.md A.1)."""

_PARENTS = frozenset({"父", "母", "父亲", "母亲", "父母"})


def sides(case: Case) -> tuple[Subject, Subject]:
    """Registrant and transferee."""
    return _registrant(case), _transferee(case)


def named(case: Case, name: str) -> Subject:
    """The relative of that name, declared or not, or a parent whom nobody named: 父, 母."""
    found = (one for one in case.evidence.transfer.relatives if names.same(one.name, name))
    relative = next(found, Relative(name=name, relation=PARENT if name in _PARENTS else ""))
    person = Person(name=name, id_number=relative.id_number, birth_date=relative.birth_date)
    known = deaths(case.evidence, person)
    parents_born = _parents_born(case) if relative.relation == PARENT else None
    return Subject(
        role=RELATIVE,
        born=birth_of(case.evidence, person) or parents_born,
        died=known[0].day if known else None,
        alive=relative.alive,
        died_by=case.evidence.as_of,
        holder=_holder(relative.id_number),
    )


def _registrant(case: Case) -> Subject:
    person = case.evidence.transfer.registrant
    return Subject(
        role=REGISTRANT,
        born=birth_of(case.evidence, person),
        died=case.death or person.death_date,
        alive=not case.way.registrant_is_dead,
        died_by=case.evidence.as_of,
        holder=_holder(person.id_number),
    )


def _transferee(case: Case) -> Subject:
    """Who asks lives, unless a paper says otherwise."""
    person = case.evidence.transfer.transferee
    known = deaths(case.evidence, person)
    return Subject(
        role=TRANSFEREE,
        born=birth_of(case.evidence, person),
        died=known[0].day if known else None,
        alive=not known,
        holder=_holder(person.id_number),
    )


def _parents_born(case: Case) -> date | None:
    """The latest day on which a parent of the registrant can have been born."""
    day = birth_of(case.evidence, case.evidence.transfer.registrant)
    return later(day, -int(case.parents.youngest_years)) if day else None


def _holder(number: str | None) -> str | None:
    """Which papers the holder of such a number has; `None` where the number does not tell."""
    if not number:
        return None
    if permanent_resident.is_valid(number):
        return "foreigner"
    if resident_id.is_valid(number):
        return "compatriot" if number.startswith(_COMPATRIOTS) else "resident"
    return "enterprise" if uscc.is_valid(number) else None
