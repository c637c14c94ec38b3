"""The registrant's first-order heirs (civil code 1127) as papers and declarations name them.

For each: who says so, and what became of their share. Whom no paper names, nobody can know here:
whether the list is complete is another question, which an inheritance certificate answers.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from verifiers.model import Kind, Person
from verifiers.people import born, mentions, refers, shows, to_day
from verifiers.text import names

if TYPE_CHECKING:
    from datetime import date

    from verifiers.model import Document, Evidence, Statement

SPOUSE, CHILD, PARENT = "spouse", "child", "parent"
FIRST_ORDER = frozenset({SPOUSE, CHILD, PARENT})
_HEARD = frozenset({"waiver", "inherits"})
INHERITANCE = "inheritance"
WAIVER = "inheritance_waiver"

_RELATIONS = {
    SPOUSE: ("spouse", "husband", "wife", "配偶", "丈夫", "妻子", "夫", "妻"),
    CHILD: ("child", "son", "daughter", "子女", "儿子", "女儿", "子", "女"),
    PARENT: ("parent", "father", "mother", "父母", "父亲", "母亲", "父", "母"),
}
_RELATION_OF = {word: relation for relation, words in _RELATIONS.items() for word in words}
_INVERSE = {CHILD: PARENT, PARENT: CHILD, SPOUSE: SPOUSE}
_NAMELESS_PARENTS = {"父": 1, "母": 1, "父亲": 1, "母亲": 1, "父母": 2}
"""Testimonies that name no names: how many people each word stands for."""


def relation_of(word: str | None) -> str | None:
    """`spouse`, `child` or `parent` for the words that papers use, else `None`."""
    return _RELATION_OF.get(word or "")


@dataclass(slots=True)
class Heir:
    """One first-order heir; the tuples hold ids of the documents that say so."""

    name: str
    relation: str
    count: int = 1
    """People behind this name: two for 父母."""
    alive: bool | None = None
    """As declared."""
    documents: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)
    """Who says that they died before the registrant."""
    later: set[str] = field(default_factory=set)
    """Who says that they died after the registrant."""
    heard: set[str] = field(default_factory=set)
    """Who says that they waived, agreed or inherit themselves."""

    @property
    def is_settled(self) -> bool:
        """Whether papers say what became of this share."""
        return bool(self.gone or self.heard)


def certificates(evidence: Evidence, *matters: str) -> tuple[Document, ...]:
    """The notarial certificates of these matters."""
    return tuple(
        document
        for document in evidence.documents
        if document.kind is Kind.NOTARIAL_CERTIFICATE and document.text("matter") in matters
    )


def names_transferee(document: Document, evidence: Evidence) -> bool:
    """Whether the testimony says that the transferee inherits from the registrant."""
    transfer = evidence.transfer
    return any(
        one.type in {"inherits", "sole_heir"}
        and refers(document, one.person, transfer.transferee)
        and refers(document, one.from_, transfer.registrant)
        for one in document.statements()
    )


def heirs(evidence: Evidence, opened: date | None) -> tuple[Heir, ...]:
    """Every first-order heir but the transferee, by name; `opened` is the registrant's death."""
    found: dict[str, Heir] = {}
    for relative in evidence.transfer.relatives:
        if relative.relation in FIRST_ORDER:
            heir = _heir(found, relative.name, relative.relation)
            heir.alive = relative.alive
    for document in evidence.documents:
        for statement in document.statements():
            _named(found, document, statement, evidence.transfer.registrant)
    for document in evidence.documents:
        for heir in found.values():
            _settle(heir, document, evidence, opened)
    transferee = evidence.transfer.transferee
    others = (heir for heir in found.values() if not names.same(heir.name, transferee.name))
    return tuple(sorted(others, key=lambda heir: (heir.relation, heir.name)))


def _heir(found: dict[str, Heir], name: str, relation: str) -> Heir:
    count = _NAMELESS_PARENTS.get(name, 1)
    return found.setdefault(names.normalise(name), Heir(name, relation, count))


def _named(
    found: dict[str, Heir], document: Document, statement: Statement, registrant: Person
) -> None:
    """Adds whoever the statement shows to be a first-order heir."""
    person, relation = statement.person, relation_of(statement.relation)
    if statement.type == "kinship" and person and relation:
        if refers(document, statement.to, registrant):
            _heir(found, person, relation).documents.add(document.id)
        elif statement.to and refers(document, person, registrant):
            _heir(found, statement.to, _INVERSE[relation]).documents.add(document.id)
    elif (
        statement.type == "predeceased"
        and person in _NAMELESS_PARENTS
        and refers(document, statement.before, registrant)
    ):
        _heir(found, person, PARENT).documents.add(document.id)


def _settle(heir: Heir, document: Document, evidence: Evidence, opened: date | None) -> None:
    registrant = evidence.transfer.registrant
    for one in document.statements():
        concerns = one.person is not None and names.same(one.person, heir.name)
        if one.type == "predeceased" and concerns and refers(document, one.before, registrant):
            heir.gone.add(document.id)
        elif one.type in _HEARD and concerns and refers(document, one.of or one.from_, registrant):
            heir.heard.add(document.id)
        elif one.type == "death" and concerns:
            _died(heir, to_day(one.date), opened, document)
        elif one.type == "agreement" and any(names.same(who, heir.name) for who in one.parties):
            heir.heard.add(document.id)
    if any(mention.name and names.same(mention.name, heir.name) for mention in mentions(document)):
        _died(heir, document.day("death_date"), opened, document)


def _died(heir: Heir, day: date | None, opened: date | None, document: Document) -> None:
    if day is None or opened is None:
        return
    (heir.gone if day < opened else heir.later).add(document.id)


def relations_shown(document: Document, evidence: Evidence) -> frozenset[str]:
    """What the testimony makes the transferee: `spouse`, `child` or `parent` of the registrant."""
    heir, dead = evidence.transfer.transferee, evidence.transfer.registrant
    shown = set()
    for one in document.statements():
        relation = relation_of(one.relation)
        if one.type != "kinship" or relation is None:
            continue
        if refers(document, one.person, heir) and refers(document, one.to, dead):
            shown.add(relation)
        elif refers(document, one.person, dead) and refers(document, one.to, heir):
            shown.add(_INVERSE[relation])
    return frozenset(shown)


def birth_of(evidence: Evidence, person: Person) -> date | None:
    """The day of birth of a declared person: as declared, else as the documents show it."""
    declared = born(person)
    if declared is not None:
        return declared
    shown = (
        mention.born
        for document in evidence.documents
        for mention in mentions(document)
        if shows(mention, person) and mention.born
    )
    return max(shown, default=None)
