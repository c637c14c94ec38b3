"""Whole transfers: a family's papers, drawn together, and the request that goes with them.

`story()` is coherent: it should be approved. The keywords spoil it in one known way each.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from tests.specimens import documents, families, inheritance
from tests.specimens.people import id_number
from tests.specimens.truth import IdCardEmblem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.specimens.documents import Specimen
    from tests.specimens.families import Family, Waiver
    from tests.specimens.people import Person
    from tests.specimens.style import Style
    from verifiers.model import Kind


class Contradiction(StrEnum):
    """One way in which the papers of a story contradict each other or the law."""

    DEATH_DATES_DIFFER = "death_dates_differ"
    """The certificate of death says another day than the notary."""
    WAIVER_BEFORE_DEATH = "waiver_before_death"
    """The first waiver is dated before the death."""
    NUMBER_DIFFERS = "number_differs"
    """The notary gives the transferee another identity number than the card."""


@dataclass(frozen=True, slots=True)
class Story:
    """A family and its papers, in the order a merchant would send them."""

    family: Family
    papers: Mapping[Kind, Specimen]

    def request(self) -> dict[str, Any]:
        """The body of `POST /v1/transfers`; as TOML, the head of a transfer file."""
        family = self.family
        return {
            "scenario": "inheritance",
            "shop": {"name": family.shop, "account": family.account},
            "registrant": _named(family.registrant),
            "transferee": _named(family.transferee),
            "relatives": [
                *(
                    {"name": gone.name, "relation": gone.relation, "alive": False}
                    for gone in family.gone
                ),
                *(
                    {**_named(given.person), "relation": given.relation, "alive": True}
                    for given in family.waivers
                ),
            ],
        }


def story(
    family: Family,
    style: Style,
    *,
    expired: bool = False,
    contradiction: Contradiction | None = None,
    today: date = families.TODAY,
) -> Story:
    """Both sides of the transferee's card, the inheritance certificate, the death certificate."""
    deed_family, death_family = family, family
    match contradiction:
        case Contradiction.DEATH_DATES_DIFFER:
            death_family = replace(family, death=family.death - timedelta(days=40))
        case Contradiction.WAIVER_BEFORE_DEATH:
            deed_family = replace(family, waivers=_too_early(family))
        case Contradiction.NUMBER_DIFFERS:
            deed_family = replace(family, transferee=_renumbered(family.transferee, style))
    emblem = documents.emblem_of(family.transferee, style, today=today, expired=expired)
    truths = (
        documents.portrait_of(family.transferee),
        emblem,
        inheritance.certificate(deed_family, style, complete=True),
        documents.death_of(death_family, style),
    )
    return Story(family, {truth.kind: documents.draw(truth, style) for truth in truths})


def ludao(style: Style) -> Story:
    """The contract's example, 林秀英 to 陈建国; his card is valid for ever."""
    family = families.ludao()
    told = story(family, style)
    emblem = IdCardEmblem(
        issuing_authority=family.transferee.place.police,
        valid_from=date(2012, 6, 18),
        valid_until=None,
    )
    death = documents.death_of(family, style, form=True)
    drawn = {truth.kind: documents.draw(truth, style) for truth in (emblem, death)}
    papers = {**told.papers, **drawn}
    return Story(family, papers)


def _named(who: Person) -> dict[str, str]:
    return {"name": who.name, "id_number": who.id_number}


def _too_early(family: Family) -> tuple[Waiver, ...]:
    if not family.waivers:
        raise ValueError("nobody of this family waived")
    first, *others = family.waivers
    return (replace(first, day=family.death - timedelta(days=25)), *others)


def _renumbered(who: Person, style: Style) -> Person:
    rolls = style.dice("renumbered")
    other = id_number(rolls, who.place, who.birth, who.sex)
    while other == who.id_number:
        other = id_number(rolls, who.place, who.birth, who.sex)
    return replace(who, id_number=other)
