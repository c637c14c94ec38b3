"""Which names of which papers are one person: registrant, transferee, and everybody else.

People are told apart by name. A number that carries two names, and a former name on a register,
join names; whoever shares the name of registrant or transferee but not the number or birth is a
namesake. Parents without a name are known by whose parents they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.dossier.people import mentions, refers
from verifiers.family.words import NAMELESS, UNBORN
from verifiers.text import names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verifiers.family.order import Key
    from verifiers.model import Document, Evidence, Person

REGISTRANT: Key = "@registrant"
TRANSFEREE: Key = "@transferee"
_NAMESAKE = "@namesake "
_OF = "@of "


class Naming:
    """The people of one evidence by the names that its papers give them."""

    def __init__(self, evidence: Evidence) -> None:
        transfer = evidence.transfer
        self._people: tuple[tuple[Key, Person], ...] = (
            (REGISTRANT, transfer.registrant),
            (TRANSFEREE, transfer.transferee),
        )
        self._alias: dict[str, str] = {}
        self._spelt: dict[Key, set[str]] = {key: {one.name} for key, one in self._people}
        for one, other in sorted(_joined(evidence)):
            self._join(one, other)

    def key(self, document: Document | None, name: str) -> Key:
        """Who this name means in this document, or in the merchant's declaration."""
        known = self._declared(document, name)
        key = known or self._root(names.key(name))
        self._spelt.setdefault(key, set()).add(names.normalise(name))
        return key

    def keys(self, document: Document, name: str | None, owner: str | None) -> tuple[Key, ...]:
        """Who is meant by a name or, as the parents or child of `owner`, by a word like 父母."""
        if not name:
            return ()
        if owner and (name in NAMELESS or name in UNBORN):
            whose = self.key(document, owner)
            return tuple(f"{word}{_OF}{whose}" for word in NAMELESS.get(name, ("胎儿",)))
        return (self.key(document, name),)

    def name(self, key: Key) -> str:
        """What to call them; whoever was declared, as they were declared."""
        for declared, person in self._people:
            if key == declared:
                return person.name
        return min(self._spelt[key]) if key in self._spelt else key.partition(_OF)[0]

    def _declared(self, document: Document | None, name: str) -> Key | None:
        for key, person in self._people:
            if document is None and names.same(name, person.name):
                return key
            if document is not None and refers(document, name, person):
                return key
        plain = names.key(name)
        for key, person in self._people:
            if plain == names.key(person.name):
                return f"{_NAMESAKE}{plain}"
            if self._root(plain) == self._root(names.key(person.name)):
                return key
        return None

    def _root(self, plain: str) -> str:
        while plain in self._alias:
            plain = self._alias[plain]
        return plain

    def _join(self, one: str, other: str) -> None:
        first, second = sorted((self._root(one), self._root(other)))
        if first != second:
            self._alias[second] = first


def whose(key: Key) -> Key | None:
    """Whose parent or child somebody without a name is, else `None`."""
    return key.partition(_OF)[2] or None


def role_of(key: Key) -> str:
    """The word by which somebody without a name is known: 父亲, 母亲 or 胎儿."""
    return key.partition(_OF)[0]


def _joined(evidence: Evidence) -> Iterator[tuple[str, str]]:
    """Pairs of names that are one person's."""
    by_number: dict[str, set[str]] = {}
    for document in evidence.documents:
        former, name = document.text("former_name"), document.text("name")
        if former and name:
            yield names.key(former), names.key(name)
        for mention in mentions(document):
            if mention.number and mention.name:
                by_number.setdefault(mention.number, set()).add(names.key(mention.name))
    for spelt in by_number.values():
        first, *others = sorted(spelt)
        yield from ((first, other) for other in others)
