"""What a passport says: its zone is composed from the typed values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.specimens.kinds.passport import Passport
from tests.specimens.travellers import PINYIN, Traveller
from tests.specimens.zones import compose
from verifiers.numbers.mrz import Format

if TYPE_CHECKING:
    from tests.specimens.style import Style
    from tests.specimens.typed.known import Known
    from verifiers.model import Document


def passport(document: Document, known: Known, style: Style) -> Passport:
    """A Chinese passport of the form of 2012, in characters and pinyin; or one in Latin letters."""
    rolls = style.dice("typed passport")
    surname, given = document.text("surname") or "", document.text("given_names") or ""
    born, issued = document.day("birth_date"), document.day("issue_date")
    expiry = document.day("expiry_date")
    if born is None or issued is None or expiry is None:
        raise ValueError(f"{document.id} types no days")
    state = document.text("issuing_state") or "CHN"
    chinese = state == "CHN"
    who = Traveller(
        surname=surname,
        given_names=given,
        chinese=_characters(surname, known.transfer.transferee.name) if chinese else None,
        state=state,
        sex=document.text("sex"),
        birth=born,
        issued=issued,
        expiry=expiry,
        number=document.text("passport_number") or f"E{rolls.randrange(10**8):08d}",
        optional="".join(rolls.choice("ABCKLMNOP") for _ in range(12)) + "A9" if chinese else "",
    )
    zone = compose(
        Format.TD3,
        document_code="PO" if chinese else "P",
        issuer=who.state,
        number=who.number,
        nationality=document.text("nationality") or who.state,
        birth=who.birth,
        expiry=who.expiry,
        sex={"male": "M", "female": "F"}[who.sex or "male"],
        surname=who.surname.split(),
        given_names=who.given_names.split(),
        optional=who.optional,
    )
    return Passport(
        who=who,
        layout="chinese_2012" if chinese else "foreign",
        format=Format.TD3,
        document_code="PO" if chinese else "P",
        mrz=zone,
        printed_issue=True,
    )


def _characters(surname: str, name: str) -> str:
    """The transferee's given name after a surname that is spelled so."""
    first = next((one for one, spelled in PINYIN.items() if spelled == surname), name[0])
    return (name[0] if PINYIN.get(name[0]) == surname else first) + name[1:]
