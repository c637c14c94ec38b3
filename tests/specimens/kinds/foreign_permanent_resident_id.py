"""Draws foreign permanent resident identity cards: editions of 2004, 2017 and 2023, two sides."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tests.specimens import arrivals, ink
from tests.specimens.card import Card
from tests.specimens.drawer import Drawer
from tests.specimens.fonts import Face, pick
from tests.specimens.id_card_art import WIDTH, bust, great_wall
from tests.specimens.places import PLACES
from tests.specimens.style import Group
from verifiers.model import Kind
from verifiers.numbers.permanent_resident import check_digit

if TYPE_CHECKING:
    from random import Random

    from PIL import Image

    from tests.specimens.style import Style
    from tests.specimens.truth import Fields

_SEX = {"male": ("男", "M"), "female": ("女", "F")}
_TITLE = "外国人永久居留身份证"
_ENGLISH = {
    "姓名": "Name",
    "性别": "Sex",
    "出生日期": "Date of Birth",
    "国籍": "Nationality",
    "有效期限": "Period of Validity",
    "签发机关": "Issuing Authority",
    "证件号码": "ID No.",
}
_WORDS = "".join(_ENGLISH) + "".join(_ENGLISH.values()) + _TITLE + "中华人民共和国公安部移民管理局"
EDGE = 0.97
"""Of the card's width: no value goes on beyond."""
_LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ,'-./0123456789 "


@dataclass(frozen=True, slots=True, kw_only=True)
class PermanentResident:
    """One side of a card; the attributes of the other one are `None`."""

    edition: int
    name: str | None = None
    surname: str | None = None
    given_names: str | None = None
    sex: str | None = None
    birth: date | None = None
    nationality: str | None = None
    country: str = ""
    id_number: str | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    issuing_authority: str | None = None

    @property
    def kind(self) -> Kind:
        """Both sides are of one kind."""
        return Kind.FOREIGN_PERMANENT_RESIDENT_ID

    def fields(self) -> Fields:
        """The values a reader should find; the Chinese name where one is printed."""
        return {
            "name": self.name or (f"{self.surname}, {self.given_names}" if self.surname else None),
            "surname": self.surname,
            "given_names": self.given_names,
            "sex": self.sex,
            "birth_date": self.birth.isoformat() if self.birth else None,
            "nationality": self.nationality,
            "id_number": self.id_number,
            "valid_from": self.valid_from.isoformat() if self.valid_from else None,
            "valid_until": self.valid_until.isoformat() if self.valid_until else None,
            "issuing_authority": self.issuing_authority,
        }


def roll(style: Style) -> PermanentResident:
    """A holder's side, or now and then the back with the issuer."""
    rolls = style.dice("permanent_resident")
    edition = rolls.choice((2004, 2017, 2023, 2023))
    authority = (
        "国家移民管理局" if edition > 2017 else rolls.choice(("公安部", "中华人民共和国公安部"))
    )
    if authority == "公安部":
        authority = "中华人民共和国公安部"
    if edition != 2004 and rolls.random() < 0.2:
        return PermanentResident(edition=edition, issuing_authority=authority)
    letters, digits, land = rolls.choice(arrivals.COUNTRIES)
    who = arrivals.foreign(rolls, letters, with_chinese=edition == 2023 and rolls.random() < 0.5)
    first = date({2004: 2005, 2017: 2017, 2023: 2023}[edition], 12, 1)
    start = first + timedelta(days=rolls.randrange(900))
    return PermanentResident(
        edition=edition,
        name=who.name,
        surname=who.surname,
        given_names=who.given_names,
        sex=who.sex,
        birth=who.birth,
        nationality=letters if edition != 2004 else land,
        country=land,
        id_number=_number(rolls, who, digits if edition == 2023 else letters),
        valid_from=start,
        valid_until=start.replace(year=start.year + rolls.choice((5, 10)), day=min(start.day, 28)),
        issuing_authority=authority if edition == 2004 else None,
    )


def _number(rolls: Random, who: arrivals.Traveller, country: str) -> str:
    place = rolls.choice(PLACES).code
    if country.isdecimal():
        return arrivals.resident_number(rolls, who, f"9{place[:2]}{country}")
    sequence = rolls.randrange(0, 10, 2) + (who.sex == "male")
    body = f"{country}{place[:4]}{who.birth:%y%m%d}{sequence}"
    return body + check_digit(body)


def draw(truth: PermanentResident, style: Style) -> tuple[Image.Image, ...]:
    """One picture of the side that `truth` holds."""
    return (_holder(truth, style) if truth.id_number else _back(truth, style),)


class _Bilingual:
    """A card whose labels stand in two languages, beside or above their values."""

    def __init__(self, card: Card, style: Style, *, above: bool, english: bool) -> None:
        rolls = style.dice("permanent_resident/labels")
        self.card, self.above, self.english = card, above, english
        self.between = rolls.choice(("/", " / ")) if style.group is Group.HELD_OUT else " "
        self.latin = pick(rolls, style.group, Face.LATIN, _LATIN)
        self.small = pick(rolls, style.group, Face.SANS, _WORDS)
        self.size = 0.026 * WIDTH
        self.stacked = english and not above and rolls.random() < 0.6
        self.room = max(self._width(label) for label in _ENGLISH) / WIDTH + 0.02
        self.until = EDGE
        """Where values end at the latest: long ones are set smaller."""

    def _width(self, label: str) -> float:
        if not self.english:
            return ink.width_of(label, self.small, self.size)
        if self.stacked:
            return ink.width_of(_ENGLISH[label], self.small, self.size * 0.8)
        return ink.width_of(f"{label}{self.between}{_ENGLISH[label]}", self.small, self.size * 0.92)

    def field(self, x: float, y: float, label: str, value: str) -> None:
        """A label at (x, y) with its value beside or below it."""
        picture, blue = self.card.picture, self.card.look.blue
        words = f"{label}{self.between}{_ENGLISH[label]}" if self.english else label
        if self.stacked:
            at = self.card.at(x, y - 0.022)
            ink.write(picture, at, label, self.small, self.size, colour=blue)
            at = self.card.at(x, y + 0.024)
            ink.write(picture, at, _ENGLISH[label], self.small, self.size * 0.8, colour=blue)
        else:
            size = self.size if self.above else self.size * 0.92
            ink.write(picture, self.card.at(x, y), words, self.small, size, colour=blue)
        where = (x, y + 0.066) if self.above else (x + self.room, y)
        self.text(*where, value)

    def text(self, x: float, y: float, value: str) -> None:
        """A value, in the Latin face where it holds no Chinese."""
        face = self.latin if value.isascii() else self.card.look.values
        size = self.card.look.size * WIDTH
        # What stands below the portrait ends where the card does.
        room = ((self.until if x < self.until else EDGE) - x) * WIDTH
        size *= min(1.0, room / max(1.0, ink.width_of(value, face, size)))
        ink.write(self.card.picture, self.card.at(x, y), value, face, size)


def _holder(truth: PermanentResident, style: Style) -> Image.Image:
    rolls = style.dice("permanent_resident/layout")
    text = (truth.name or "") + truth.country + (truth.issuing_authority or "") + "男女" + _LATIN
    card = Card(style, text)
    card = replace_card(card)
    title = pick(rolls, style.group, Face.SONG, _TITLE + "中华人民共和国")
    ink.write_centred(card.picture, card.at(0.5, 0.075), "中华人民共和国", title, 0.032 * WIDTH)
    heading = _TITLE if truth.edition != 2004 else rolls.choice(("外国人永久居留证", _TITLE))
    ink.write_centred(
        card.picture, card.at(0.5, 0.145), heading, title, 0.044 * WIDTH, spacing=6, weight=1
    )
    english = truth.edition != 2004 or rolls.random() < 0.5
    above = rolls.random() < (0.6 if style.group is Group.HELD_OUT else 0.35)
    form = _Bilingual(card, style, above=above, english=english)
    left = 0.36 if rolls.random() < 0.3 and form.room < 0.2 else 0.06
    photo = 0.74 if left < 0.2 else 0.05
    form.until = photo - 0.01 if photo > left else form.until
    if form.room > 0.25:
        card.look = replace(card.look, size=card.look.size * 0.88)
    step = 0.128 if above else 0.105
    y = 0.22 if truth.issuing_authority else 0.25
    latin = f"{truth.surname}, {truth.given_names}"
    form.field(left, y, "姓名", latin if not truth.name else truth.name)
    if truth.name:
        y += 0.066
        where = (left, y + 0.066) if above else (left + form.room, y)
        form.text(*where, latin)
    y += step
    han, letter = _SEX[truth.sex or "male"]
    sex = f"{han}/{letter}" if english else han
    born = f"{truth.birth:%Y.%m.%d}"
    land = f"{truth.country}/{truth.nationality}" if truth.edition != 2004 else truth.country
    if above:
        form.field(left, y, "性别", sex)
        form.field(left + 0.22, y, "出生日期", born)
        y += step
        form.field(left, y, "国籍", land)
    else:
        for label, value in (("性别", sex), ("出生日期", born), ("国籍", land)):
            form.field(left, y, label, value)
            y += step
        y -= step
    y += step
    form.field(left, y, "有效期限", f"{truth.valid_from:%Y.%m.%d}-{truth.valid_until:%Y.%m.%d}")
    y += step
    if truth.issuing_authority:
        form.field(left, y, "签发机关", truth.issuing_authority)
        y += step
    form.field(left, min(y, 0.89), "证件号码", truth.id_number or "")
    box = (*card.at(photo, 0.26), *card.at(photo + 0.22, 0.72))
    bust(card.picture, style, box)
    ink.mark(card.picture, style, card.at(photo + 0.11, 0.65), 0.023 * WIDTH, strength=0.9)
    return card.finish()


def replace_card(card: Card) -> Card:
    """The same card with values a little smaller, for its rows are many."""
    card.look = replace(card.look, size=card.look.size * 0.9)
    return card


def _back(truth: PermanentResident, style: Style) -> Image.Image:
    rolls = style.dice("permanent_resident/back")
    card = Card(style, truth.issuing_authority or "")
    great_wall(card.picture, style)
    title = pick(rolls, style.group, Face.SONG, _TITLE + "中华人民共和国")
    small = pick(rolls, style.group, Face.SANS, _WORDS)
    for text, y, size in (("中华人民共和国", 0.14, 0.046), (_TITLE, 0.28, 0.06)):
        ink.write_centred(card.picture, card.at(0.55, y), text, title, size * WIDTH, weight=1)
    words = "FOREIGN PERMANENT RESIDENT ID CARD"
    ink.write_centred(card.picture, card.at(0.55, 0.37), words, small, 0.03 * WIDTH)
    form = _Bilingual(card, style, above=False, english=True)
    form.field(0.18, 0.62, "签发机关", truth.issuing_authority or "")
    ink.mark(card.picture, style, card.at(0.6, 0.5), 0.045 * WIDTH, strength=0.5)
    return card.finish()


DRAWER = Drawer(kind=Kind.FOREIGN_PERMANENT_RESIDENT_ID, roll=roll, draw=draw)
