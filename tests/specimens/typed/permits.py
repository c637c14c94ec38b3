"""Cards of people without a resident identity card: permits, and foreigners' permanent cards."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.specimens.kinds.foreign_permanent_resident_id import PermanentResident
from tests.specimens.kinds.mainland_travel_permit import TravelPermit
from tests.specimens.kinds.residence_permit import ResidencePermit
from tests.specimens.travellers import PINYIN

if TYPE_CHECKING:
    from tests.specimens.style import Style
    from tests.specimens.typed.known import Known
    from verifiers.model import Document

_TAIWAN = "83"


def residence(document: Document, known: Known, _style: Style) -> ResidencePermit:
    """The side with the holder of a permit of 2018."""
    number, name = document.text("id_number") or "", document.text("name") or ""
    home = "台湾" if number.startswith(_TAIWAN) else "港澳"
    return ResidencePermit(
        title=f"{home}居民居住证",
        name=name,
        sex=document.text("sex"),
        birth=document.day("birth_date"),
        address=document.text("address") or known.person(name).address,
        id_number=number,
    )


def residence_back(document: Document, known: Known, style: Style) -> ResidencePermit:
    """The other side: who issued it, and for how long."""
    holder = residence(document, known, style)
    return replace(
        ResidencePermit(title=holder.title),
        issuing_authority=document.text("issuing_authority"),
        valid_from=document.day("valid_from"),
        valid_until=document.day("valid_until"),
        permit_number=document.text("permit_number"),
        issue_count=1,
    )


def travel(document: Document, known: Known, _style: Style) -> TravelPermit:
    """The front of a card of 2013 or later, which holds all that is typed."""
    name, number = document.text("name") or "", document.text("permit_number") or ""
    home = {"H": "hong_kong", "M": "macao"}.get(number[:1], "taiwan")
    spelled = [PINYIN.get(one, "XIN") for one in name]
    return TravelPermit(
        edition="card",
        home=home,
        printed=name,
        name=name,
        surname=spelled[0],
        given_names="".join(spelled[1:]),
        sex=document.text("sex") or known.sex(name),
        birth=document.day("birth_date"),
        valid_from=document.day("valid_from"),
        valid_until=document.day("valid_until"),
        issuing_authority=document.text("issuing_authority"),
        permit_number=number,
        issue_count=1,
    )


def foreigner(document: Document, known: Known, _style: Style) -> PermanentResident:
    """The side with the holder of a card of 2023, whose name is printed in Chinese as well."""
    name = document.text("name") or ""
    return PermanentResident(
        edition=2023,
        name=name,
        surname="KIM",
        given_names="SUNGHO",
        sex=document.text("sex") or known.sex(name),
        birth=document.day("birth_date"),
        nationality=document.text("nationality"),
        country="韩国",
        id_number=document.text("id_number"),
        valid_from=document.day("valid_from"),
        valid_until=document.day("valid_until"),
    )
