"""What the papers of one case tell of its people, and what is invented where they tell nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tests.specimens.people import GIVEN_FEMALE, GIVEN_MALE, Person, address
from tests.specimens.places import PLACES, XIAMEN
from tests.specimens.style import dice
from verifiers.model import Party

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from verifiers.model import Document, Statement, Transfer

_WOMEN = ("母", "妻", "氏")
"""How some women are called, whose names nobody typed."""
_NEW_LENGTH, _UNKNOWN_BIRTH = 18, "1950-01-01"


@dataclass(frozen=True, slots=True)
class Known:
    """The first value that any paper types of each person, by name."""

    transfer: Transfer
    told: Mapping[str, Party]
    ties: tuple[Statement, ...]
    """Every relation that any paper states."""
    seed: object

    @classmethod
    def of(cls, transfer: Transfer, documents: Sequence[Document], seed: object) -> Known:
        told: dict[str, Party] = {}
        for party in (one for document in documents for one in _described(document)):
            before = told.setdefault(party.name, party)
            told[party.name] = Party(
                name=party.name,
                sex=before.sex or party.sex,
                birth_date=before.birth_date or party.birth_date,
                id_number=before.id_number or party.id_number,
            )
        stated = (one for document in documents for one in document.statements())
        return cls(transfer, told, tuple(one for one in stated if one.type == "kinship"), seed)

    def person(self, name: str, typed: Party | None = None) -> Person:
        """Somebody with all that is typed here, then elsewhere, then invented."""
        other = self.told.get(name) or Party(name=name)
        typed = typed or Party(name=name)
        number = typed.id_number or other.id_number or ""
        born = typed.birth_date or other.birth_date or _born(number)
        place = next((one for one in PLACES if one.code == number[:6]), XIAMEN)
        return Person(
            name=name,
            sex=typed.sex or other.sex or self.sex(name),
            ethnicity="汉",
            birth=date.fromisoformat(born),
            address=address(dice("home", self.seed, name), place),
            id_number=number,
            place=place,
        )

    def sex(self, name: str) -> str:
        """As typed, as the number says, or as the name sounds."""
        other = self.told.get(name)
        if other is not None and other.sex:
            return other.sex
        if other is not None and len(other.id_number or "") == _NEW_LENGTH:
            return "male" if int((other.id_number or "")[16]) % 2 else "female"
        if any(one.person == name and "女" in f"{one.relation}{one.what}" for one in self.ties):
            return "female"
        if name.endswith(_WOMEN):
            return "female"
        sounds = [character in GIVEN_MALE for character in name[1:]]
        sounds += [character not in GIVEN_FEMALE for character in name[1:]]
        return "male" if sum(sounds) * 2 >= len(sounds) else "female"

    def relation(self, person: str, to: str) -> str | None:
        """What the papers say that a person is to another, in the contract's word."""
        tied = (one.relation for one in self.ties if (one.person, one.to) == (person, to))
        return next(tied, None)

    def wife(self, name: str) -> str:
        """Whom the papers call the spouse of somebody."""
        wed = (one for one in self.ties if one.relation == "spouse" and one.to == name)
        return next((one.person for one in wed if one.person), "其妻子")


def _born(number: str) -> str:
    if len(number) != _NEW_LENGTH:
        return _UNKNOWN_BIRTH
    return f"{number[6:10]}-{number[10:12]}-{number[12:14]}"


def _described(document: Document) -> Iterator[Party]:
    """Everybody of whom a document tells more than the name."""
    name = document.text("name")
    if name:
        yield Party(
            name=name,
            sex=document.text("sex"),
            birth_date=document.text("birth_date"),
            id_number=document.text("id_number"),
        )
    yield from document.parties()
