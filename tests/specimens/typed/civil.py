"""What civil papers say: cards, registers, certificates of death, marriage and divorce."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.specimens.booklet import Couple
from tests.specimens.kinds.cremation_certificate import Cremation
from tests.specimens.kinds.household_cancellation import Cancellation
from tests.specimens.kinds.household_register_head import HouseholdHead
from tests.specimens.kinds.household_register_member import HouseholdMember
from tests.specimens.people import invented_name
from tests.specimens.truth import DeathCertificate, IdCardEmblem, IdCardPortrait
from verifiers.model import Kind, Party

if TYPE_CHECKING:
    from tests.specimens.people import Person
    from tests.specimens.style import Style
    from tests.specimens.typed.known import Known
    from verifiers.model import Document

_SINCE_FORM = date(2014, 1, 1)
_LONG_TERM = "long_term"


def _holder(document: Document, known: Known) -> Person:
    name = document.text("name") or ""
    typed = Party(
        name=name,
        sex=document.text("sex"),
        birth_date=document.text("birth_date"),
        id_number=document.text("id_number"),
    )
    return known.person(name, typed)


def portrait(document: Document, known: Known, _style: Style) -> IdCardPortrait:
    """The side of a card with the portrait."""
    who = _holder(document, known)
    return IdCardPortrait(
        name=who.name,
        sex=who.sex,
        ethnicity=document.text("ethnicity") or who.ethnicity,
        birth_date=who.birth,
        address=document.text("address") or who.address,
        id_number=who.id_number,
    )


def emblem(document: Document, known: Known, _style: Style) -> IdCardEmblem:
    """The other side; a card whose sides are typed as one has the police of its number's place."""
    until = document.text("valid_until")
    holder = document.text("name") or known.transfer.transferee.name
    return IdCardEmblem(
        issuing_authority=document.text("issuing_authority") or known.person(holder).place.police,
        valid_from=_day(document, "valid_from"),
        valid_until=None if until == _LONG_TERM else _day(document, "valid_until"),
        region=known.person(holder).place.code,
    )


def death(document: Document, known: Known, style: Style) -> DeathCertificate:
    """A certificate of a hospital."""
    who, rolls = _holder(document, known), style.dice("typed death")
    issued = _day(document, "issue_date")
    hospital = rolls.choice(("湖心医院", "仁济桥医院", "康宁医院"))
    serial = f"{rolls.randrange(10**9):09d}"
    return DeathCertificate(
        name=who.name,
        sex=who.sex,
        id_number=who.id_number,
        birth_date=who.birth,
        death_date=_day(document, "death_date"),
        certificate_number=f"{who.place.code}{issued:%y}{serial}",
        issue_date=issued,
        ethnicity=who.ethnicity,
        address=who.address,
        issuer=f"{who.place.city}{hospital}",
        doctor=invented_name(f"doctor/{who.id_number}", sex="male"),
        relative=known.transfer.transferee.name,
        form=issued >= _SINCE_FORM and rolls.random() < 0.75,
    )


def cremated(document: Document, known: Known, style: Style) -> Cremation:
    """A funeral home's proof."""
    who, rolls = _holder(document, known), style.dice("typed cremation")
    day = _day(document, "cremation_date")
    return Cremation(
        who=who,
        number=f"{day.year}{rolls.randrange(1, 99999):05d}",
        death=_day(document, "death_date"),
        cremated=day,
        issued=document.day("issue_date") or day,
        home=f"{who.place.city}殡仪馆",
        relative=known.transfer.transferee.name,
        with_id=bool(document.text("id_number")),
    )


def cancelled(document: Document, known: Known, style: Style) -> Cancellation:
    """A police station's proof that somebody died and was struck off."""
    who, rolls = _holder(document, known), style.dice("typed cancellation")
    issued = _day(document, "issue_date")
    return Cancellation(
        who=who,
        number=f"({issued.year}){who.place.county[:1]}公户字第{rolls.randrange(1, 9999)}号",
        death=_day(document, "death_date"),
        cancelled=issued,
        issued=issued,
        station=document.text("issuing_authority") or f"{who.place.police}湖滨派出所",
        relative=known.transfer.transferee.name,
    )


def member(document: Document, known: Known, style: Style) -> HouseholdMember:
    """One member's card of a household register."""
    who = _holder(document, known)
    registered = document.day("registration_date") or max(date(2008, 3, 6), who.birth)
    where = f"{who.place.province}{who.place.city}{who.place.county}"
    rolls = style.dice("typed member")
    return HouseholdMember(
        who=who,
        relation=document.text("relation_to_head") or "",
        former_name=document.text("former_name"),
        birth_place=where,
        native_place=f"{who.place.province}{who.place.county}",
        marital_status=document.text("marital_status") or rolls.choice(("", "")),
        registered=registered,
        cancelled=False,
        death=None,
        words=(),
    )


def head_page(head: str, number: str, known: Known) -> HouseholdHead:
    """The first page of the register whose members are typed."""
    return HouseholdHead(
        household_type="家庭户",
        head=known.person(head),
        number=number,
        issued=date(2008, 3, 6),
    )


def couple(document: Document, known: Known, _style: Style) -> Couple:
    """A certificate of marriage or of divorce, as issued since 2004."""
    first, second = (known.person(one.name, one) for one in document.parties())
    return Couple(
        divorce=document.kind is Kind.DIVORCE_CERTIFICATE,
        number=document.text("certificate_number") or "",
        registered=_day(document, "registration_date"),
        people=(first, second),
        office=f"{first.place.city}{first.place.county}民政局",
        old=False,
    )


def _day(document: Document, name: str) -> date:
    day = document.day(name)
    if day is None:
        raise ValueError(f"{document.id} types no {name}")
    return day
