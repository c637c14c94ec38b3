"""Draws marriage and divorce certificates: the red booklet's inside, and older sheets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

from tests.specimens import dates, ink, paper
from tests.specimens.fonts import Face, Typeface, pick
from tests.specimens.form import Hand
from tests.specimens.people import Person, person
from tests.specimens.style import Group
from verifiers.model import Kind, Party

if TYPE_CHECKING:
    from tests.specimens.style import Style
    from tests.specimens.truth import Fields

_SEX = {"male": "男", "female": "女"}
_GLYPHS = (
    "中华人民共和国政部监制结婚离证持登记日期字号备注姓名性别国籍出生身份件码婚姻专用章印机关局处员申请符合法规定予以发给此自愿经审查"
    "关于的准街道办事处市区县岁第族现年双方解除夫妻关系条例居镇乡府（）《》，。：无照片骑缝"
)
_NEW = date(2004, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Couple:
    """A certificate of marriage or divorce."""

    divorce: bool
    number: str
    """As a reader should give it."""
    registered: date
    people: tuple[Person, Person]
    office: str
    old: bool
    """A sheet of the 1980s or 1990s, with a sentence instead of labels."""

    @property
    def kind(self) -> Kind:
        return Kind.DIVORCE_CERTIFICATE if self.divorce else Kind.MARRIAGE_CERTIFICATE

    @property
    def word(self) -> str:
        """What it is called by."""
        return "离婚" if self.divorce else "结婚"

    @property
    def holder(self) -> Person:
        return self.people[0]

    def fields(self) -> Fields:
        role = "former_spouse" if self.divorce else "spouse"
        return {
            "certificate_number": self.number,
            "registration_date": self.registered.isoformat(),
            "holder": None if self.old else self.holder.name,
            "parties": tuple(
                Party(
                    name=who.name,
                    role=role,
                    sex=who.sex,
                    birth_date=None if self.old else who.birth.isoformat(),
                    id_number=None if self.old else who.id_number,
                )
                for who in self.people
            ),
        }


def roll(style: Style, *, divorce: bool) -> Couple:
    """Two invented people of an age to marry, and their certificate."""
    rolls = style.dice(f"couple/{divorce}")
    seed = f"couple/{style.group}/{style.seed}/{divorce}"
    old = rolls.random() < 0.2
    first = person(
        f"{seed}/one", born=(date(1950, 1, 1), date(1962 if old else 1996, 1, 1)),
        sex=rolls.choice(("male", "female")),
    )  # fmt: skip
    near = (first.birth - timedelta(days=1500), first.birth + timedelta(days=1500))
    other = "male" if first.sex == "female" else "female"
    second = person(f"{seed}/two", born=near, sex=other, place=first.place)
    youngest = max(first.birth, second.birth)
    earliest = youngest + timedelta(days=366 * 22)
    if old:
        registered = earliest + timedelta(days=rolls.randrange(2000))
    else:
        start = max(_NEW, earliest)
        registered = start + timedelta(days=rolls.randrange((date(2025, 1, 1) - start).days))
    place, serial = first.place, rolls.randrange(1, 9000)
    letters = ("B" if rolls.random() < 0.1 else "") + ("L" if divorce else "J")
    number = f"{letters}{place.code}-{registered.year}-{serial:06d}"
    if old:
        number = f"({registered.year}){place.county[0]}字第{serial}号"
    return Couple(
        divorce=divorce,
        number=number,
        registered=registered,
        people=(first, second),
        office=f"{place.city}{place.county}民政局"
        if not old
        else f"{place.city}{place.county}人民政府",
        old=old,
    )


def draw(truth: Couple, style: Style) -> tuple[Image.Image, ...]:
    """The inside of the booklet as one picture; an older certificate is one sheet."""
    rolls = style.dice("booklet")
    if truth.old:
        return (_Booklet(truth, style, (1500, 1060)).sentence(),)
    unseen = style.group is Group.HELD_OUT and rolls.random() < 0.4
    way = "columns" if unseen else rolls.choice(("stacked", "spread", "stacked", "spread"))
    size = {"stacked": (1180, 1660), "spread": (2040, 1440), "columns": (1500, 1500)}[way]
    book = _Booklet(truth, style, size)
    return ({"stacked": book.stacked, "spread": book.spread, "columns": book.columns}[way](),)


class _Booklet:
    """One certificate being drawn."""

    def __init__(self, truth: Couple, style: Style, size: tuple[int, int]) -> None:
        self.truth, self.style = truth, style
        self.rolls = rolls = style.dice("booklet/look")
        text = _GLYPHS + "".join(who.name + who.place.full + who.ethnicity for who in truth.people)
        text += truth.office + truth.number
        self.page = paper.waves(
            size,
            rolls.choice(((252, 240, 238), (250, 236, 232), (253, 246, 240))),
            rolls.choice(((236, 170, 168), (240, 190, 170), (226, 160, 170))),
            rolls.uniform(0.25, 0.8),
            rolls.randrange(9),
        ).copy()
        self.printed: Typeface = pick(rolls, style.group, rolls.choice((Face.SONG, Face.KAI)), text)
        self.em = rolls.uniform(33, 39)
        self.ink: ink.Colour = rolls.choice(((60, 40, 40), (40, 40, 44), (120, 40, 40)))
        self.hand = Hand.of(style, "booklet", text, self.em, row=self.em * 0.9)
        self.under = rolls.random() < 0.4
        self.dashed = rolls.random() < 0.15

    def line(self, x: float, y: float, label: str, value: str, *, room: float = 620) -> None:
        """A label with its value on a rule."""
        wide = 5.3 * self.em
        natural = ink.width_of(label, self.printed, self.em)
        spacing = (4.4 * self.em - natural) / max(1, len(label) - 1) if len(label) < 5 else 0
        ink.write(self.page, (x, y), label, self.printed, self.em, colour=self.ink, spacing=spacing)
        if self.under:
            pen = ImageDraw.Draw(self.page)
            pen.line((x + wide, y + 0.7 * self.em, x + room, y + 0.7 * self.em), self.ink, 2)
        self.hand.put(self.page, (x + wide, y), value, max(120, room - wide))

    def day(self, day: date) -> str:
        if self.rolls.random() < 0.15:
            return f"{day:%Y-%m-%d}"
        padded = self.rolls.random() < 0.7
        return f"{day.year}年{day:%m}月{day:%d}日" if padded else dates.arabic(day)

    def head(self, x: float, y: float, room: float) -> float:
        """Holder, day, number and remarks."""
        truth, pitch = self.truth, self.rolls.uniform(1.9, 2.4) * self.em
        word = f"{truth.word}证字号"
        rows = [
            ("持证人", truth.holder.name),
            ("登记日期", self.day(truth.registered)),
            (word, truth.number),
            ("备注", self.rolls.choice(("", "无", ""))),
        ]
        for label, value in rows:
            self.line(x, y, label, value, room=room)
            y += pitch
        return y

    def person(self, x: float, y: float, who: Person, room: float, *, paired: bool) -> float:
        """One spouse's labels; `paired` sets two of them in a row."""
        pitch = self.rolls.uniform(1.7, 2.2) * self.em
        half = room * 0.52
        number = self.rolls.choice(("身份证件号", "身份证件号", "身份证号码"))
        rows: list[list[tuple[str, str]]]
        if paired:
            rows = [
                [("姓名", who.name), ("性别", _SEX[who.sex])],
                [("国籍", "中国"), ("出生日期", self.day(who.birth))],
                [(number, who.id_number)],
            ]
        else:
            rows = [
                [("姓名", who.name)],
                [("性别", _SEX[who.sex])],
                [("国籍", "中国")],
                [("出生日期", self.day(who.birth))],
                [(number, who.id_number)],
            ]
        for row in rows:
            for column, (label, value) in enumerate(row):
                wide = (
                    half - 0.4 * self.em if len(row) > 1 and column == 0 else room - column * half
                )
                self.line(x + column * half, y, label, value, room=wide)
            y += pitch
        return y

    def photo(self, x: float, y: float, wide: float, high: float) -> None:
        """Where the photograph is glued."""
        pen = ImageDraw.Draw(self.page)
        pen.rectangle((x, y, x + wide, y + high), fill=(196, 60, 60))
        count = 1 if self.truth.divorce else 2
        for number in range(count):
            middle = x + wide * (number + 1) / (count + 1)
            top = y + high * 0.3
            pen.ellipse((middle - 40, top, middle + 40, top + 100), fill=(226, 190, 170))
            pen.rectangle((middle - 70, top + 104, middle + 70, y + high), fill=(236, 236, 240))

    def finish(self, where: tuple[float, float]) -> Image.Image:
        """Mark and seal."""
        ink.mark(self.page, self.style, (self.page.width * 0.2, 44), 32)
        office = self.truth.office + "婚姻登记专用章"
        ink.seal(self.page, self.style, where, 120, office, strength=self.rolls.uniform(0.3, 0.6))
        return self.page

    def stacked(self) -> Image.Image:
        """One page: photograph and holder above, both people below."""
        w = self.page.width
        self.photo(0.56 * w, 120, 380, 300)
        y = self.head(0.08 * w, 500, 0.84 * w)
        y += 0.7 * self.em
        for who in self.truth.people:
            y = self.person(0.08 * w, y, who, 0.84 * w, paired=self.rolls.random() < 2) + self.em
        if self.rolls.random() < 0.4:
            ink.write_centred(
                self.page, (w / 2, 1610), "中华人民共和国民政部监制", self.printed, 30
            )
        return self.finish((0.55 * w, 400))

    def spread(self) -> Image.Image:
        """Two pages side by side: holder on the left, both people on the right."""
        w = self.page.width
        self.photo(0.1 * w, 150, 460, 360)
        self.head(0.05 * w, 700, 0.42 * w)
        y = 220.0
        for who in self.truth.people:
            y = self.person(0.54 * w, y, who, 0.42 * w, paired=False) + 1.6 * self.em
        pen = ImageDraw.Draw(self.page)
        pen.line((w / 2, 0, w / 2, self.page.height), (200, 170, 168), 4)
        if self.rolls.random() < 0.5:
            self._sentence_of_law(0.05 * w, 1150)
        return self.finish((0.36 * w, 480))

    def columns(self) -> Image.Image:
        """Both people side by side below the holder."""
        w = self.page.width
        y = self.head(0.08 * w, 150, 0.6 * w)
        self.photo(0.68 * w, 120, 380, 300)
        y = max(y + self.em, 560)
        for number, who in enumerate(self.truth.people):
            self.person(0.05 * w + number * 0.48 * w, y, who, 0.46 * w, paired=False)
        self._sentence_of_law(0.1 * w, 1250)
        return self.finish((0.7 * w, 430))

    def _sentence_of_law(self, x: float, y: float) -> None:
        law = "《中华人民共和国婚姻法》" if self.truth.registered.year < 2021 else ""
        text = f"\u3000\u3000{self.truth.word}申请，符合{law or '规定'}，予以登记，发给此证。"
        for line in ink.wrap(text, self.printed, self.em, 0.4 * self.page.width):
            ink.write(self.page, (x, y), line, self.printed, self.em, colour=self.ink)
            y += 1.7 * self.em

    def sentence(self) -> Image.Image:
        """A sheet of the 1980s: both people in a sentence."""
        truth, page = self.truth, self.page
        w, em = page.width, self.em
        ink.write_centred(
            page, (w / 2, 150), f"{truth.word}证", self.printed, 90, spacing=70, colour=ink.RED,
        )  # fmt: skip
        number = truth.number.replace("(", "（").replace(")", "）")
        ink.write(page, (0.6 * w, 260), number, self.printed, em)
        y = 370.0
        for who in truth.people:
            age = truth.registered.year - who.birth.year - 1
            ink.write(
                page, (0.14 * w, y), f"{who.name}  {_SEX[who.sex]}  {age}岁", self.hand.face, em,
                colour=self.hand.colour,
            )  # fmt: skip
            y += 2.0 * em
        said = (
            f"自愿{truth.word}，经审查符合《中华人民共和国婚姻法》"
            f"关于{truth.word}的规定，准予登记，发给此证。"
        )
        for line in ink.wrap(said, self.printed, em, 0.74 * w):
            ink.write(page, (0.14 * w, y), line, self.printed, em, colour=self.ink)
            y += 1.8 * em
        y += em
        ink.write(page, (0.58 * w, y), truth.office, self.printed, em)
        zero = self.rolls.choice(dates.ZEROS)
        day = (
            dates.chinese(truth.registered, zero)
            if self.rolls.random() < 0.6
            else dates.arabic(truth.registered)
        )
        ink.write(page, (0.58 * w, y + 2 * em), day, self.printed, em)
        return self.finish((0.72 * w, y))
