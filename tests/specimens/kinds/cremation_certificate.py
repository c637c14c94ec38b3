"""Draws certificates of cremation, each funeral home's own way: table, list, letter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tests.specimens import dates, ink, paper
from tests.specimens.drawer import Drawer
from tests.specimens.fonts import Face, pick
from tests.specimens.form import Cell, Form, Hand
from tests.specimens.people import Person, invented_name, person
from tests.specimens.style import Group
from verifiers.model import Kind

if TYPE_CHECKING:
    from random import Random

    from PIL import Image

    from tests.specimens.style import Style
    from tests.specimens.truth import Fields

_SEX = {"male": "男", "female": "女"}
_GLYPHS = (
    "火化证明书遗体编号死者逝姓名性别男女年龄岁亡日期时间身份码户籍地址家属与关系骨灰去向寄存领回殡仪馆盖章经办人签发月"
    "兹有于在我已完毕特此，。：（）病故予以执联系电话子父母特第字住因址老第№No.-"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cremation:
    """One certificate."""

    who: Person
    number: str
    death: date
    cremated: date
    issued: date
    home: str
    relative: str
    with_id: bool

    @property
    def kind(self) -> Kind:
        return Kind.CREMATION_CERTIFICATE

    def age(self) -> int:
        born, day = self.who.birth, self.death
        return day.year - born.year - ((day.month, day.day) < (born.month, born.day))

    def fields(self) -> Fields:
        return {
            "name": self.who.name,
            "sex": self.who.sex,
            "age": str(self.age()),
            "id_number": self.who.id_number if self.with_id else None,
            "death_date": self.death.isoformat(),
            "cremation_date": self.cremated.isoformat(),
            "certificate_number": self.number,
            "issue_date": self.issued.isoformat(),
            "issuing_authority": self.home,
        }


def roll(style: Style) -> Cremation:
    """A cremation rolled from the style."""
    rolls = style.dice("cremation/truth")
    who = person(f"ashes/{style.group}/{style.seed}", born=(date(1920, 1, 1), date(1980, 1, 1)))
    death = date(2004, 1, 1) + timedelta(days=rolls.randrange(7300))
    cremated = death + timedelta(days=rolls.randrange(1, 8))
    serial = rolls.randrange(1, 99999)
    number = rolls.choice((f"{cremated:%Y}{serial:06d}", f"{serial:08d}", f"A{serial:07d}"))
    return Cremation(
        who=who,
        number=number,
        death=death,
        cremated=cremated,
        issued=cremated + timedelta(days=rolls.choice((0, 0, 1, 5))),
        home=f"{who.place.city}{rolls.choice(('', '第一', '青山', '安宁'))}殡仪馆",
        relative=invented_name(f"fetches/{style.seed}", sex="male"),
        with_id=rolls.random() < 0.7,
    )


def draw(truth: Cremation, style: Style) -> tuple[Image.Image, ...]:
    """A table, a list of labels, or a letter."""
    rolls = style.dice("cremation")
    text = (
        _GLYPHS + truth.who.name + truth.who.address + truth.home + truth.relative + "0123456789XA"
    )
    face = pick(rolls, style.group, rolls.choice((Face.SONG, Face.KAI, Face.SANS)), text)
    size = rolls.choice(((1654, 1169), (1500, 1050)))
    page = paper.waves(
        size,
        rolls.choice(((252, 252, 250), (248, 250, 244), (250, 246, 240))),
        rolls.choice(((200, 214, 200), (214, 206, 190), (206, 210, 224))),
        rolls.uniform(0, 0.5),
        rolls.randrange(9),
    ).copy()
    title = rolls.choice(("火化证明", "遗体火化证明", "火化证明书", "火化证", "遗体火化证明书"))
    ink.write_centred(page, (size[0] / 2, 120), title, face, 66, spacing=14, weight=1)
    ink.mark(page, style, (260, 46), 32)
    way, em = rolls.random(), rolls.uniform(33, 38)
    hand = Hand.of(style, "cremation", text, em, row=1.4 * em)
    form = Form(page, face, em, (100, page.width - 100))
    if way < 0.7:
        rows = _table if way < 0.4 else _list
        y = rows(form, truth, style, hand)
    else:
        y = _letter(form, truth, style, rolls)
    x = 0.7 * size[0]
    ink.write_centred(page, (x, y + 60), truth.home, face, em)
    zero = next(one for one in dates.ZEROS if face.covers(one))
    day = dates.chinese(truth.issued, zero) if rolls.random() < 0.3 else dates.arabic(truth.issued)
    ink.write_centred(page, (x, y + 60 + 1.9 * em), day, face, em)
    ink.seal(page, style, (x, y + 90), 130, truth.home, strength=rolls.uniform(0.3, 0.6))
    return (page,)


def _number(form: Form, truth: Cremation, rolls: Random) -> None:
    label = rolls.choice(("编号：", "No.", "火化证编号：", "证号："))
    text = f"{label}{truth.number}"
    left = form.page.width - 120 - ink.width_of(text, form.printed, form.em)
    ink.write(form.page, (left, 205), text, form.printed, form.em)


def _table(form: Form, truth: Cremation, style: Style, hand: Hand) -> float:
    rolls = style.dice("cremation/table")
    _number(form, truth, rolls)
    who, dead = truth.who, rolls.choice(("死者姓名", "姓名", "逝者姓名"))
    rows = [
        [Cell(0.42, (dead,), who.name, 0.16), Cell(0.28, ("性别",), _SEX[who.sex], 0.11),
         Cell(0.3, ("年龄",), f"{truth.age()}{rolls.choice(('', '岁'))}", 0.11)],
        [Cell(1, ("身份证号码",), who.id_number if truth.with_id else "", 0.18)],
        [Cell(1, ("户籍地址",), who.address, 0.18)],
        [Cell(0.5, (rolls.choice(("死亡日期", "死亡时间")),), dates.arabic(truth.death), 0.16),
         Cell(0.5, (rolls.choice(("火化日期", "火化时间")),), dates.arabic(truth.cremated), 0.16)],
        [Cell(0.5, ("家属姓名",), truth.relative, 0.16),
         Cell(0.5, ("与死者关系",), "父子", 0.18)],
        [Cell(0.5, ("骨灰去向",), "家属领回", 0.16), Cell(0.5, ("经办人",), "", 0.16)],
    ]  # fmt: skip
    y, row = 250.0, rolls.uniform(78, 90)
    for cells in rows:
        y = form.row(y, row, cells, hand)
    return y


def _list(form: Form, truth: Cremation, style: Style, hand: Hand) -> float:
    rolls, page, em = style.dice("cremation/list"), form.page, form.em
    _number(form, truth, rolls)
    who = truth.who
    rows = [
        [("死者姓名：", who.name), ("性别：", _SEX[who.sex])],
        [("年龄：", f"{truth.age()}岁"), ("火化时间：", dates.arabic(truth.cremated))],
        [("死亡时间：", dates.arabic(truth.death))],
        [("家属姓名：", truth.relative), ("与死者关系：", "父子")],
    ]
    if truth.with_id:
        rows.insert(2, [("身份证号：", who.id_number)])
    if style.group is Group.HELD_OUT:
        rolls.shuffle(rows)
    y = 300.0
    for row in rows:
        for column, (label, value) in enumerate(row):
            x = 0.1 * page.width + column * 0.42 * page.width
            ink.write(page, (x, y), label, form.printed, em)
            hand.put(page, (x + ink.width_of(label, form.printed, em) + 0.2 * em, y), value)
        y += 2.3 * em
    return y


def _letter(form: Form, truth: Cremation, style: Style, rolls: Random) -> float:
    _number(form, truth, rolls)
    who, page, face, em = truth.who, form.page, form.printed, form.em
    number = f"身份证号码：{who.id_number}，" if truth.with_id else ""
    sex, age = _SEX[who.sex], truth.age()
    died, burnt = dates.arabic(truth.death), dates.arabic(truth.cremated)
    ways = [
        f"兹有死者{who.name}，{sex}，{age}岁，{number}于{died}死亡，{burnt}在我馆火化。",
        f"兹证明{who.name}，{sex}，享年{age}岁，{number}因病于{died}去世，遗体已于{burnt}在我馆火化完毕。",
    ]
    if style.group is Group.HELD_OUT:
        ways.append(
            f"逝者{who.name}（{sex}，年龄{age}岁），{number}{died}病故，遗体于{burnt}在我馆予以火化。"
        )
    y = 330.0
    for paragraph in ("\u3000\u3000" + rolls.choice(ways), "\u3000\u3000特此证明。"):
        for line in ink.wrap(paragraph, face, em, page.width - 280):
            ink.write(page, (140, y), line, face, em)
            y += 1.9 * em
    return y + 40


DRAWER = Drawer(kind=Kind.CREMATION_CERTIFICATE, roll=roll, draw=draw)
