"""Draws data pages of passports, visas, and cards with a machine-readable zone (ICAO Doc 9303)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.specimens import travellers
from tests.specimens.drawer import Drawer
from tests.specimens.kinds.passport_pages import draw_card, draw_page
from tests.specimens.zones import compose
from verifiers.model import Kind
from verifiers.numbers.mrz import Format

if TYPE_CHECKING:
    from datetime import date

    from PIL import Image

    from tests.specimens.style import Style
    from tests.specimens.truth import Fields

_SEX = {"male": "M", "female": "F", None: "<"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Passport:
    """A document with a machine-readable zone."""

    who: travellers.Traveller
    layout: str
    """``chinese_2012 chinese_1997 foreign visa card``."""
    format: Format
    document_code: str
    mrz: tuple[str, ...]
    printed_issue: bool

    @property
    def kind(self) -> Kind:
        return Kind.PASSPORT

    def fields(self) -> Fields:
        who = self.who
        names = self.format is not Format.CHINESE

        def day(value: date) -> str:
            return value.isoformat()

        return {
            "mrz": "\n".join(self.mrz),
            "passport_number": who.number,
            "nationality": who.state,
            "surname": who.surname if names else None,
            "given_names": who.given_names if names else None,
            "name": who.chinese,
            "sex": who.sex,
            "birth_date": day(who.birth),
            "expiry_date": day(who.expiry),
            "issue_date": day(who.issued) if self.printed_issue else None,
            "document_code": self.document_code,
            "issuing_state": who.state,
        }


_LAYOUTS = ("chinese_2012", "chinese_1997", "foreign", "visa", "card")


def roll(style: Style) -> Passport:
    """What is on the document."""
    rolls = style.dice("passport")
    layout = rolls.choices(_LAYOUTS, (5, 2, 9, 2, 2))[0]
    if layout.startswith("chinese"):
        who = travellers.chinese(rolls, form_of_1997=layout == "chinese_1997")
        form, code = Format.TD3, "PO" if rolls.random() < 0.75 or layout[-1] == "2" else "P"
    else:
        who = travellers.foreign(rolls, style.group)
        if layout == "visa":
            form, code = rolls.choice((Format.MRV_A, Format.MRV_A, Format.MRV_B)), "V"
        elif layout == "card":
            form, code = (
                rolls.choice((Format.TD1, Format.TD1, Format.TD2)),
                rolls.choice(("I", "ID")),
            )
        else:
            form, code = Format.TD3, rolls.choice(("P", "P", "P", "PO", "PP", "PD"))
    room = {Format.TD3: 14, Format.MRV_A: 16, Format.MRV_B: 8, Format.TD2: 7, Format.TD1: 15}
    lines = compose(
        form,
        document_code=code,
        issuer=who.state,
        number=who.number,
        nationality=who.state,
        birth=who.birth,
        expiry=who.expiry,
        sex=_SEX[who.sex],
        surname=who.surname.split(),
        given_names=who.given_names.split(),
        optional=who.optional[: room[form]],
    )
    who = _as_in(lines, form, who)
    printed = layout != "card"
    return Passport(
        who=who,
        layout=layout,
        format=form,
        document_code=code,
        mrz=lines,
        printed_issue=printed and (layout != "foreign" or rolls.random() < 0.9),
    )


def _as_in(lines: tuple[str, ...], form: Format, who: travellers.Traveller) -> travellers.Traveller:
    """The same, names cut off where the zone has no room for them."""
    names = lines[2] if form is Format.TD1 else lines[0][5:]
    surname, _, given = names.partition("<<")
    return travellers.renamed(who, surname.replace("<", " "), given.replace("<", " "))


def draw(truth: Passport, style: Style) -> tuple[Image.Image, ...]:
    """The one page or side with the zone."""
    if truth.layout == "card":
        return (draw_card(truth, style),)
    return (draw_page(truth, style),)


DRAWER = Drawer(kind=Kind.PASSPORT, roll=roll, draw=draw)
