"""The registrant's last wishes: to whom each leaves the shop, and which of them prevails.

An agreement on support for a bequest goes before every will (civil code 1123); of several wills
that contradict each other the latest prevails (1142). What a will gives to somebody who died before
the testator goes by law (1154); whether whoever waived meant the will as well is for a person to
judge. Only what speaks of the shop, or of the whole estate, counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from verifiers.dossier.kin import certificates, deeds
from verifiers.dossier.people import refers
from verifiers.dossier.shop import is_about, is_everything
from verifiers.family import support_agreements
from verifiers.family.closure import closure_of
from verifiers.family.life import deaths_in
from verifiers.family.naming import REGISTRANT
from verifiers.family.order import Order, order
from verifiers.once import once
from verifiers.text import names

if TYPE_CHECKING:
    from datetime import date

    from verifiers.family.kin import Family, Member
    from verifiers.model import Document, Evidence, Person, Statement

WILL = "will"


@dataclass(frozen=True, slots=True, kw_only=True)
class Will:
    """One will, or agreement on support for a bequest, that leaves the shop to somebody."""

    document: Document
    made: date | None
    """The day on which the notary certified it; `None` where it could not be read."""
    agreed: bool = False
    """Whether it is such an agreement."""
    takers: tuple[str, ...]
    """Who gets the shop and can take it, as the will names them; empty where it goes by law."""

    def is_for(self, person: Person) -> bool:
        """Whether this person gets the shop, alone or with others."""
        return any(refers(self.document, name, person) for name in self.takers)


@once(kept=4)
def wills_of(evidence: Evidence) -> tuple[Will, ...]:
    """Every will of the registrant that decides about the shop, the oldest first."""
    family = closure_of(evidence).family
    found = []
    for document in certificates(evidence, WILL):
        given = [(one, name) for one in document.statements() if (name := _taker(one))]
        mine = [(one, name) for one, name in given if _is_testators(document, one, evidence)]
        about = [name for one, name in mine if is_about(one, evidence.transfer.shop)]
        about = about or [name for one, name in mine if is_everything(one.what or "遗产")]
        if about:
            takers = tuple(dict.fromkeys(name for name in about if not _fell(name, family)))
            found.append(Will(document=document, made=document.day("issue_date"), takers=takers))
    return tuple(sorted(found, key=lambda one: (str(one.made or ""), one.document.id)))


@once(kept=4)
def agreements_of(evidence: Evidence) -> tuple[Will, ...]:
    """Every agreement of the registrant on support for a bequest that leaves the shop."""
    family = closure_of(evidence).family
    named = [
        (one, support_agreements.takers(one, evidence))
        for one in certificates(evidence, support_agreements.AGREEMENT)
    ]
    return tuple(
        Will(
            document=document,
            made=document.day("issue_date"),
            takers=tuple(name for name in takers if not _fell(name, family)),
            agreed=True,
        )
        for document, takers in named
        if takers
    )


def last_wills(evidence: Evidence) -> tuple[Will, ...]:
    """What no other replaces: agreements, else the last will; several where no day tells which."""
    agreed = agreements_of(evidence)
    if agreed:
        return agreed
    wills = wills_of(evidence)
    last = max((one.made for one in wills if one.made), default=None)
    return tuple(one for one in wills if one.made in {None, last})


def carried_out(evidence: Evidence) -> bool:
    """Whether a notary or a court gave the shop to the transferee, to whom the last will leaves it.

    Then heirs by law of whom the will does not speak have no share to be heard about.
    """
    wills, transferee = last_wills(evidence), evidence.transfer.transferee
    told = any(_tells_of_will(one, evidence) for one in deeds(evidence))
    found = told or bool(wills and deeds(evidence))
    return found and all(one.is_for(transferee) for one in wills)


def _tells_of_will(deed: Document, evidence: Evidence) -> bool:
    """Whether a certificate of inheritance says that a will, in whatever form, left it so."""
    transfer = evidence.transfer
    return any(
        one.type == "gift"
        and refers(deed, one.person, transfer.registrant)
        and refers(deed, one.to, transfer.transferee)
        and (is_about(one, transfer.shop) or is_everything(one.what or "遗产"))
        for one in deed.statements()
    )


def _taker(one: Statement) -> str | None:
    return {"gift": one.to, "inherits": one.person}.get(one.type)


def _is_testators(document: Document, one: Statement, evidence: Evidence) -> bool:
    giver = one.person if one.type == "gift" else one.from_
    return refers(document, giver, evidence.transfer.registrant)


def _fell(name: str, family: Family) -> bool:
    """Whether they died before the testator, so that the will has no force for them (1154)."""
    found = (one for one in family.people.values() if names.same(one.name, name))
    member: Member | None = next(found, None)
    if member is None:
        return False
    return order(deaths_in(family), member.key, REGISTRANT) is Order.BEFORE
