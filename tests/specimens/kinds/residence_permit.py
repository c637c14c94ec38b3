"""Draws residence permits of residents of Hong Kong, Macao and Taiwan, one side at a time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tests.specimens import arrivals, ink
from tests.specimens.card import Card
from tests.specimens.drawer import Drawer
from tests.specimens.fonts import Face, pick
from tests.specimens.id_card import address_lines, write_number
from tests.specimens.id_card_art import WIDTH, bust, great_wall
from tests.specimens.people import address
from tests.specimens.places import PLACES
from tests.specimens.style import Group
from verifiers.model import Kind

if TYPE_CHECKING:
    from PIL import Image

    from tests.specimens.style import Style
    from tests.specimens.truth import Fields

_SEX = {"male": "男", "female": "女"}
_TITLES = ("港澳居民居住证", "台湾居民居住证")


@dataclass(frozen=True, slots=True, kw_only=True)
class ResidencePermit:
    """Either side: the attributes of the other one are `None`."""

    title: str
    name: str | None = None
    sex: str | None = None
    birth: date | None = None
    address: str | None = None
    id_number: str | None = None
    issuing_authority: str | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    permit_number: str | None = None
    issue_count: int | None = None

    @property
    def kind(self) -> Kind:
        """Both sides are of one kind."""
        return Kind.RESIDENCE_PERMIT

    def fields(self) -> Fields:
        """The values a reader should find."""
        return {
            "name": self.name,
            "sex": self.sex,
            "birth_date": self.birth.isoformat() if self.birth else None,
            "address": self.address,
            "id_number": self.id_number,
            "issuing_authority": self.issuing_authority,
            "valid_from": self.valid_from.isoformat() if self.valid_from else None,
            "valid_until": self.valid_until.isoformat() if self.valid_until else None,
            "permit_number": self.permit_number,
            "issue_count": str(self.issue_count) if self.issue_count is not None else None,
        }


def roll(style: Style) -> ResidencePermit:
    """A holder's side or the other one."""
    rolls = style.dice("residence_permit")
    home = rolls.choice(tuple(arrivals.REGIONS))
    blank = ResidencePermit(title=_TITLES[home == "taiwan"])
    place = rolls.choice(PLACES)
    if rolls.random() < 0.5:
        who = arrivals.chinese(rolls, home)
        return replace(
            blank,
            name=who.name,
            sex=who.sex,
            birth=who.birth,
            address=address(rolls, place),
            id_number=arrivals.resident_number(rolls, who, arrivals.REGIONS[home]),
        )
    start = date(2018, 9, 1) + timedelta(days=rolls.randrange(2_900))
    letter = {"hong_kong": "H", "macao": "M", "taiwan": ""}[home]
    return replace(
        blank,
        issuing_authority=place.police,
        valid_from=start,
        valid_until=start.replace(year=start.year + 5, day=min(start.day, 28)),
        permit_number=f"{letter}{rolls.randrange(10**7, 10**8)}",
        issue_count=rolls.randrange(1, 5),
    )


def draw(truth: ResidencePermit, style: Style) -> tuple[Image.Image, ...]:
    """One picture of the side that `truth` holds."""
    return (_holder(truth, style) if truth.name else _back(truth, style),)


def _holder(truth: ResidencePermit, style: Style) -> Image.Image:
    name, home, born = truth.name or "", truth.address or "", truth.birth or date(1900, 1, 1)
    card = Card(style, name + home + "男女0123456789年月日")
    step = 0.125 if style.group is Group.DEVELOPMENT else 0.115
    y = 0.2
    card.label(0.080, y, "姓名", until=0.155)
    card.value(0.182, y, name, scale=1.15, wide=card.look.spread * 0.3)
    y += step
    card.label(0.080, y, "性别", until=0.155)
    card.value(0.182, y, _SEX[truth.sex or "male"])
    y += step
    card.label(0.080, y, "出生", until=0.155)
    for x, number, unit_x, unit in (
        (0.182, born.year, 0.315, "年"),
        (0.352, born.month, 0.417, "月"),
        (0.458, born.day, 0.519, "日"),
    ):
        card.value(x, y, str(number), wide=0.04)
        card.label(unit_x - 0.016, y, unit, until=unit_x)
    y += step
    card.label(0.080, y, "住址", until=0.155)
    lines = address_lines(home, card.look.line)
    pitch = min(0.084, (0.78 - y) / (len(lines) - 1)) if len(lines) > 1 else 0
    for row, line in enumerate(lines):
        card.value(0.182, y + pitch * row, line)
    card.label(0.080, 0.857, "公民身份号码", until=0.266)
    write_number(card, truth.id_number or "")
    left, top = card.at(0.644, 0.168)
    right, bottom = card.at(0.909, 0.733)
    bust(card.picture, style, (left, top, right, bottom))
    centre = ((left + right) / 2, top + 0.82 * (bottom - top))
    ink.mark(card.picture, style, centre, 0.031 * WIDTH, colour=(225, 40, 40), strength=0.95)
    return card.finish()


def _back(truth: ResidencePermit, style: Style) -> Image.Image:
    authority, permit = truth.issuing_authority or "", truth.permit_number or ""
    card = Card(style, authority + permit + "0123456789.-HM")
    rolls = style.dice("residence_permit/back")
    great_wall(card.picture, style)
    title = pick(rolls, style.group, Face.SONG, "中华人民共和国" + truth.title)
    for text, y, size in (("中华人民共和国", 0.15, 0.05), (truth.title, 0.31, 0.078)):
        where = card.at(0.56, y)
        ink.write_centred(card.picture, where, text, title, size * WIDTH, spacing=8, weight=2)
    tight = style.group is Group.HELD_OUT and rolls.random() < 0.5
    y, step = (0.56, 0.105) if tight else (0.6, 0.11)
    card.label(0.16, y, "签发机关", until=0.29, blue=False)
    card.value(0.33, y, authority)
    y += step
    card.label(0.16, y, "有效期限", until=0.29, blue=False)
    card.value(0.33, y, f"{truth.valid_from:%Y.%m.%d}-{truth.valid_until:%Y.%m.%d}")
    y += step
    card.label(0.16, y, "通行证号码", until=0.3, blue=False)
    card.value(0.33, y, permit)
    count_x, count_y = (0.16, y + step) if tight else (0.6, y)
    card.label(count_x, count_y, "签发次数", until=count_x + 0.13, blue=False)
    card.value(count_x + 0.17, count_y, str(truth.issue_count))
    ink.mark(card.picture, style, card.at(0.6, 0.45), 0.045 * WIDTH, strength=0.5)
    return card.finish()


DRAWER = Drawer(kind=Kind.RESIDENCE_PERMIT, roll=roll, draw=draw)
