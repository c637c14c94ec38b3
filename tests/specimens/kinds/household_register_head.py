"""Draws first pages of household registers: two rows of cells, two seals, a day of issue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tests.specimens import dates, ink, paper
from tests.specimens.drawer import Drawer
from tests.specimens.fonts import Face, pick
from tests.specimens.form import Cell, Form, Hand
from tests.specimens.people import Person, person
from tests.specimens.style import Group
from verifiers.model import Kind

if TYPE_CHECKING:
    from PIL import Image

    from tests.specimens.style import Style
    from tests.specimens.truth import Fields

_GLYPHS = (
    "户别主姓名号住址省级公安机关口登记专用章承办人签年月日发"
    "住变动后的期编家庭集体农非业居民派出所：（）注意事项册类"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseholdHead:
    """The first page of one register."""

    household_type: str
    head: Person
    number: str
    issued: date

    @property
    def kind(self) -> Kind:
        return Kind.HOUSEHOLD_REGISTER_HEAD

    def fields(self) -> Fields:
        return {
            "household_type": self.household_type,
            "head_name": self.head.name,
            "household_number": self.number,
            "address": self.head.address,
            "issue_date": self.issued.isoformat(),
        }


def roll(style: Style) -> HouseholdHead:
    """A register rolled from the style."""
    rolls = style.dice("household head/truth")
    head = person(f"head/{style.group}/{style.seed}", born=(date(1930, 1, 1), date(1999, 1, 1)))
    number = f"{rolls.randrange(10**8):0{rolls.choice((6, 8, 9, 9))}d}"
    if rolls.random() < 0.15:
        number = f"{number[:4]}-{number[4:]}"
    return HouseholdHead(
        household_type=rolls.choice(
            ("家庭户", "居民家庭户", "非农业家庭户", "农业家庭户", "集体户", "非农业")
        ),
        head=head,
        number=number,
        issued=date(1997, 1, 1) + timedelta(days=rolls.randrange(9800)),
    )


def draw(truth: HouseholdHead, style: Style) -> tuple[Image.Image, ...]:
    """One page of 143 x 105 mm."""
    rolls = style.dice("household head")
    width = rolls.randrange(1480, 1720)
    height = round(width / 1.36)
    page = paper.waves(
        (width, height),
        rolls.choice(((250, 247, 238), (244, 248, 246), (252, 250, 246))),
        rolls.choice(((214, 190, 190), (190, 206, 220))),
        rolls.uniform(0.2, 0.7),
        rolls.randrange(9),
    ).copy()
    em = width * rolls.uniform(0.022, 0.026)
    text = _GLYPHS + truth.household_type + truth.head.name + truth.head.address
    printed = pick(rolls, style.group, rolls.choice((Face.SONG, Face.SANS)), text)
    row = 0.13 * height
    hand = Hand.of(style, "head", text, em * 1.02, row=row * 0.8)
    form = Form(page, printed, em, (0.06 * width, 0.94 * width))
    form.ruled = rolls.random() < 0.85
    wide, y = 0.12, rolls.uniform(0.09, 0.14) * height
    first = [
        Cell(0.42, ("户别",), truth.household_type, wide),
        Cell(0.58, ("户主姓名",), truth.head.name, wide + 0.02),
    ]
    second = [
        Cell(0.42, ("户号",), truth.number, wide),
        Cell(0.58, ("住址",), truth.head.address, wide + 0.02),
    ]
    if style.group is Group.HELD_OUT and rolls.random() < 0.35:
        for cell in (*first, *second):
            y = form.row(y, row * 0.7, [Cell(1, cell.label, cell.value, 0.16)], hand)
    else:
        y = form.row(form.row(y, row, first, hand), row, second, hand)
    _foot(form, truth, style, hand, y)
    ink.mark(page, style, (0.14 * width, 0.04 * height), em * 0.9)
    return (page,)


def _foot(form: Form, truth: HouseholdHead, style: Style, hand: Hand, y: float) -> None:
    """Two seals with what they are printed under, the day, and at times the changes of address."""
    rolls, page = style.dice("household head/foot"), form.page
    width, height = page.size
    seals = (("省级公安机关", "户口专用章"), ("户口登记机关", "户口专用章"))
    place = truth.head.place
    for number, (words, office) in enumerate(
        zip(
            seals,
            (f"{place.province or place.city}公安厅户口专用章", f"{place.police}户口专用章"),
            strict=True,
        )
    ):
        x = (0.28 + 0.44 * number) * width
        for line, word in enumerate(words):
            ink.write_centred(
                page, (x, y + (1.2 + 1.3 * line) * form.em), word, form.printed, form.em
            )
        radius = rolls.uniform(0.08, 0.1) * width
        ink.seal(
            page, style, (x, y + 0.15 * height), radius, office, strength=rolls.uniform(0.3, 0.65)
        )
    y += 0.36 * height
    ink.write(page, (form.left, y), "承办人签章：", form.printed, form.em)
    day = truth.issued
    said = rolls.choice((
        f"{day.year}年{day.month:02d}月{day.day:02d}日签发",
        f"签发日期：{dates.arabic(day)}",
        f"{day.year} 年 {day.month} 月 {day.day} 日 签发",
        f"{day:%Y-%m-%d} 签发",
    ))  # fmt: skip
    ink.write(page, (0.55 * width, y + hand.off[1] * 0.2), said, form.printed, form.em)
    if rolls.random() < 0.3:
        y += 0.07 * height
        ink.write_centred(page, (width / 2, y), "住址变动登记", form.printed, form.em)
        form.row(
            y + 0.03 * height, 0.07 * height,
            [Cell(0.6, ("变动后的住址",), "", 0.2), Cell(0.4, ("变动日期",), "", 0.2)], hand,
        )  # fmt: skip


DRAWER = Drawer(kind=Kind.HOUSEHOLD_REGISTER_HEAD, roll=roll, draw=draw)
