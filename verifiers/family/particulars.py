"""What any paper prints of a person, and what the merchant declares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.dossier.people import born, mentions, valid_number
from verifiers.family.claims import Born, Died, Lives, Related, Sexed, Source
from verifiers.family.naming import REGISTRANT, TRANSFEREE
from verifiers.family.words import meaning
from verifiers.numbers import resident_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verifiers.dossier.people import Mention
    from verifiers.family.claims import Claim
    from verifiers.family.naming import Naming
    from verifiers.family.order import Key
    from verifiers.model import Evidence, Person, Relative


def claims(evidence: Evidence, naming: Naming) -> Iterator[Claim]:
    """Births, sexes and days of death that papers print, then all that is declared."""
    for document in evidence.documents:
        for mention in mentions(document):
            if mention.name:
                yield from _printed(naming.key(document, mention.name), mention)
    yield from _declared(evidence, naming)


def _printed(person: Key, mention: Mention) -> Iterator[Claim]:
    document = mention.document
    if mention.born:
        field = "birth_date" if mention.birth_date else "id_number"
        yield Born(person, mention.born, Source(document, mention.place(field)))
    sex = mention.sex or (resident_id.sex(mention.number) if mention.number else None)
    if sex:
        yield Sexed(person, sex, Source(document, mention.place("sex")))
    day = document.day("death_date")
    if mention.field == "name" and day:
        yield Died(person, Source(document, "death_date"), day=day)


def _declared(evidence: Evidence, naming: Naming) -> Iterator[Claim]:
    transfer, merchant = evidence.transfer, Source()
    yield from _own(REGISTRANT, transfer.registrant)
    yield from _own(TRANSFEREE, transfer.transferee)
    for relative in transfer.relatives:
        person, found = naming.key(None, relative.name), meaning(relative.relation)
        if person == REGISTRANT:
            continue
        yield from _own(person, relative)
        if found is not None:
            yield Related(person, found, REGISTRANT, merchant)
        if relative.alive:
            yield Lives(person, merchant)
        elif relative.alive is False:
            yield Died(person, merchant)


def _own(person: Key, declared: Person | Relative) -> Iterator[Claim]:
    day = born(declared)
    if day:
        yield Born(person, day, Source())
    number = valid_number(declared.id_number)
    sex = resident_id.sex(number) if number else getattr(declared, "sex", None)
    if sex:
        yield Sexed(person, sex, Source())
