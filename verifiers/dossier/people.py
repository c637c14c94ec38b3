"""Who the documents name: people as papers show them, and whether two are the same person."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from dataclasses import field as derived
from datetime import date
from typing import TYPE_CHECKING

from verifiers.model import Kind
from verifiers.numbers import permanent_resident, resident_id, travel_permit
from verifiers.once import once
from verifiers.text import names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from verifiers.model import Document, Evidence, Person, Relative

TYPED = "typed"
"""The reader's name of a value that a person typed in: it stands as it is."""


def is_sure(document: Document, *fields: str) -> bool:
    """Whether each field was typed in or read alike by two independent readers."""
    found = [document.field(name) for name in fields]
    return all(
        one is not None and (one.agreed is True or TYPED in dict(one.readers)) for one in found
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One person as one document names them."""

    document: Document
    field: str
    """Where the name stands: ``name`` of whom the paper is about, or ``parties``."""
    name: str | None
    id_number: str | None
    """As read."""
    number: str | None
    """The number in today's form, or `None` where none was read that can exist."""
    birth_date: date | None
    sex: str | None
    former_name: str | None = None
    """Their name before, as a register gives it."""
    name_key: str = derived(init=False, compare=False)
    """What all spellings of the name have in common; empty where there is none."""

    def __post_init__(self) -> None:
        """Work out the key once: every check asks for it."""
        object.__setattr__(self, "name_key", names.key(self.name or ""))

    @property
    def born(self) -> date | None:
        """The day of birth that the paper prints, or else the one in the number."""
        if self.birth_date is not None:
            return self.birth_date
        return resident_id.birth_date(self.number) if self.number else None

    def place(self, attribute: str) -> str:
        """The document's field in which an attribute of this person stands."""
        if self.field == "parties":
            return self.field
        spelt = attribute == "name" and self.document.text("name") is None
        return "surname" if spelt and self.document.text("surname") else attribute


CARDS = frozenset(
    {
        Kind.ID_CARD_PORTRAIT,
        Kind.ID_CARD_EMBLEM,
        Kind.RESIDENCE_PERMIT,
        Kind.FOREIGN_PERMANENT_RESIDENT_ID,
    }
)
"""Papers that bear a number of the mainland's own, and no other."""
_OF_ELSEWHERE = re.compile(
    rf"{travel_permit.FORM}|[A-Z]{{1,3}}\d{{6,9}}\(?[0-9A]?\)?|(?=(?:[A-Z]*\d){{5}})[0-9A-Z]{{7,9}}"
)
"""Permits to travel, identity cards of Hong Kong and Taiwan, and passports: of letters and digits,
nine at most (ICAO 9303-3)."""


def number_fault(kind: Kind, number: str) -> resident_id.Fault | None:
    """Why the number of a person on a paper of that kind cannot exist, or `None` where it can.

    A travel permit names the identity card of another place, whose grammar is not known here; and
    whoever has no identity card is known by a permit, a passport or a card of that place.
    """
    if kind is Kind.FOREIGN_PERMANENT_RESIDENT_ID:
        return permanent_resident.fault_of(number)
    other = kind not in CARDS and _OF_ELSEWHERE.fullmatch(travel_permit.compact(number))
    return None if kind is Kind.MAINLAND_TRAVEL_PERMIT or other else resident_id.fault_of(number)


def own_numbers(document: Document) -> frozenset[str]:
    """The numbers by which other papers may call the holder of an identity paper."""
    printed = map(document.text, ("passport_number", "permit_number", "id_number"))
    return frozenset(resident_id.compact(number) for number in printed if number)


def valid_number(number: str | None) -> str | None:
    """The number in today's form where it can exist, else `None`."""
    if number is None or not resident_id.is_valid(number):
        return None
    return resident_id.upgrade(number)


@once(kept=128)
def mentions(document: Document) -> tuple[Mention, ...]:
    """Everybody whom the document names with their particulars."""
    return tuple(_mentions(document))


def _mentions(document: Document) -> Iterator[Mention]:
    if any(document.field(name) is not None for name in ("name", "id_number", "surname")):
        # A passport may give the name in Latin letters alone.
        spelt = " ".join(filter(None, map(document.text, ("surname", "given_names"))))
        yield Mention(
            document=document,
            field="name",
            name=document.text("name") or spelt or None,
            id_number=document.text("id_number"),
            number=valid_number(document.text("id_number")),
            birth_date=document.day("birth_date"),
            sex=document.text("sex"),
            former_name=document.text("former_name"),
        )
    for party in document.parties():
        yield Mention(
            document=document,
            field="parties",
            name=party.name,
            id_number=party.id_number,
            number=valid_number(party.id_number),
            birth_date=to_day(party.birth_date),
            sex=party.sex,
        )


def one_name(one: Mention, other: Mention, known: Iterable[Mention] = ()) -> bool:
    """Whether two mentions may bear one name: alike, spelt otherwise, or before and after a change.

    `known` are mentions of the same number; one of them may tell of the change.
    """
    first, second = one.name or "", other.name or ""
    if names.may_be_same(first, second):
        return True
    return any(
        {_is(first, teller), _is(second, teller)} == {"name", "former_name"}
        for teller in (one, other, *known)
    )


def _is(name: str, teller: Mention) -> str | None:
    """Which of the teller's names this is."""
    for attribute in ("name", "former_name"):
        if names.may_be_same(name, getattr(teller, attribute) or ""):
            return attribute
    return None


def to_day(text: str | None) -> date | None:
    """The day an ISO 8601 text names, or `None`."""
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def born(person: Person | Relative) -> date | None:
    """The day of birth of a declared person: that of the number, else the one declared."""
    number = valid_number(person.id_number)
    return resident_id.birth_date(number) if number else person.birth_date


def age_on(born: date, day: date) -> int:
    """Whole years of age (周岁) on that day."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


@once(kept=64)
def declared_number(person: Person) -> str | None:
    """The number that was declared for this person, where it can exist."""
    return valid_number(person.id_number)


def shows(mention: Mention, person: Person) -> bool:
    """Whether the mention is this person: by the number where both have one, else by the name.

    A name in other letters, or the one before a change, needs the day of birth beside it, or the
    number of a passport.
    """
    declared = declared_number(person)
    if mention.number and declared:
        return mention.number == declared
    if bears_foreign_number(mention, person):
        return True
    if mention.name is None:
        return False
    days = {mention.born, born(person)} - {None}
    if mention.name_key and mention.name_key == names.key(person.name):
        return len(days) < 2  # noqa: PLR2004 - two different days are two people
    called = (mention.name, mention.former_name or "")
    return (
        mention.born is not None
        and mention.born == born(person)
        and any(names.may_be_same(name, own) for name in called for own in _names_of(person))
    )


def bears_foreign_number(mention: Mention, person: Person) -> bool:
    """Whether both have one number that is not of the mainland, as of a passport.

    Two different ones say nothing: with a new passport comes a new number.
    """
    declared = resident_id.compact(person.id_number or "")
    foreign = declared_number(person) is None and _OF_ELSEWHERE.fullmatch(declared)
    return bool(foreign) and declared == resident_id.compact(mention.id_number or "")


def _names_of(person: Person) -> tuple[str, ...]:
    return (person.name, *person.former_names)


def with_former_names(evidence: Evidence) -> Evidence:
    """The evidence in which both sides bear the former names that a register gives them too."""
    transfer = evidence.transfer
    return replace(
        evidence,
        transfer=replace(
            transfer,
            registrant=_renamed(evidence, transfer.registrant),
            transferee=_renamed(evidence, transfer.transferee),
        ),
    )


def _renamed(evidence: Evidence, person: Person) -> Person:
    former = {
        one.former_name
        for document in evidence.documents
        for one in mentions(document)
        if one.former_name and shows(one, person) and not names.same(one.former_name, person.name)
    }
    return replace(person, former_names=tuple(sorted(former)))


def names_person(document: Document, person: Person) -> bool:
    """Whether the document names this person with their particulars."""
    return any(shows(mention, person) for mention in mentions(document))


def refers(document: Document, name: str | None, person: Person) -> bool:
    """Whether a name in the document's testimony means this person.

    Testimonies name people once with their number, among the parties, and then by name alone.
    """
    if name is None:
        return False
    wanted = names.key(name)
    namesakes = [one for one in mentions(document) if wanted and one.name_key == wanted]
    if namesakes:
        return any(shows(mention, person) for mention in namesakes)
    return any(names.same(name, own) for own in _names_of(person))


@dataclass(frozen=True, slots=True)
class DeathDay:
    """A day on which a document says that somebody died, or that they live after all."""

    day: date
    document: Document
    field: str

    @property
    def is_sure(self) -> bool:
        """Whether the day was typed in or read alike by two readers."""
        return is_sure(self.document, self.field)


def deaths(evidence: Evidence, person: Person) -> tuple[DeathDay, ...]:
    """Every day on which some document says that this person died, earliest first.

    A death that a court later revoked (civil code 50) is none.
    """
    lived = max((one.day for one in revivals(evidence, person)), default=None)
    found = [
        one
        for document in evidence.documents
        for one in deaths_in(document, person)
        if lived is None or one.day > lived
    ]
    return tuple(sorted(found, key=lambda one: (one.day, one.document.id)))


def revivals(evidence: Evidence, person: Person) -> tuple[DeathDay, ...]:
    """The days, earliest first, on which a court revoked that this person is dead or missing."""
    found = [
        DeathDay(day, document, "statements")
        for document in evidence.documents
        for one in document.statements()
        if one.type == "lives" and document.kind is not Kind.OTHER
        if refers(document, one.person, person)
        if (day := to_day(one.date) or document.day("issue_date")) and day <= evidence.as_of
    ]
    return tuple(sorted(found, key=lambda one: (one.day, one.document.id)))


def deaths_in(document: Document, person: Person) -> tuple[DeathDay, ...]:
    """The days on which this document says that this person died."""
    return tuple(
        told
        for told, name in _deaths_told(document)
        if (
            any(shows(one, person) for one in mentions(document) if one.field == "name")
            if told.field == "death_date"
            else refers(document, name, person)
        )
    )


@once(kept=128)
def _deaths_told(document: Document) -> tuple[tuple[DeathDay, str | None], ...]:
    """Every day on which the document says that somebody died, with whom a testimony names."""
    found: list[tuple[DeathDay, str | None]] = []
    day = document.day("death_date")
    if day is not None:
        found.append((DeathDay(day, document, "death_date"), None))
    for statement in document.statements():
        day = to_day(statement.date) if statement.type == "death" else None
        if day is not None:
            found.append((DeathDay(day, document, "statements"), statement.person))
    return tuple(found)
