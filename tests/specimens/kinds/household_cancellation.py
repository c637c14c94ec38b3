"""Draws proofs of cancelled household registration: letters with their stubs, and small tables."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

from tests.specimens import dates, ink
from tests.specimens.drawer import Drawer
from tests.specimens.fonts import Face, Typeface, pick
from tests.specimens.form import Cell, Form, Hand
from tests.specimens.people import Person, invented_name, person
from tests.specimens.style import Group
from verifiers.model import Kind

if TYPE_CHECKING:
    from random import Random

    from tests.specimens.style import Style
    from tests.specimens.truth import Fields

_SEX = {"male": "男", "female": "女"}
_STATIONS = ("湖心", "钟楼", "望江", "城东", "柳荫", "石桥", "东风", "虹桥")
_GLYPHS = (
    "户口注销证明死亡籍存根编号字第公所兹有男女族出生身份码原址因于年月日在我已将其特此派地期姓名性别民办理经人签发章盖"
    "辖区居民病去世内，。：（）——申请报与者关系备常住登记交由机留"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cancellation:
    """One proof; `cancelled` is printed and not read."""

    who: Person
    number: str
    death: date
    cancelled: date
    issued: date
    station: str
    relative: str

    @property
    def kind(self) -> Kind:
        return Kind.HOUSEHOLD_CANCELLATION

    def fields(self) -> Fields:
        return {
            "name": self.who.name,
            "sex": self.who.sex,
            "id_number": self.who.id_number,
            "birth_date": self.who.birth.isoformat(),
            "address": self.who.address,
            "death_date": self.death.isoformat(),
            "reason": "死亡",
            "certificate_number": self.number,
            "issue_date": self.issued.isoformat(),
            "issuing_authority": self.station,
        }


def roll(style: Style) -> Cancellation:
    """A death and its proof rolled from the style."""
    rolls = style.dice("cancellation/truth")
    who = person(f"gone/{style.group}/{style.seed}", born=(date(1920, 1, 1), date(1985, 1, 1)))
    death = date(2006, 1, 1) + timedelta(days=rolls.randrange(6500))
    cancelled = death + timedelta(days=rolls.randrange(3, 60))
    issued = cancelled + timedelta(days=rolls.choice((0, 0, rolls.randrange(1, 400))))
    serial = rolls.randrange(1, 9999)
    short = who.place.county[:1] + rolls.choice(_STATIONS)[:1]
    return Cancellation(
        who=who,
        number=f"({issued.year}){short}公{rolls.choice(('所户', '户', '所注'))}字第{serial}号",
        death=death,
        cancelled=cancelled,
        issued=issued,
        station=f"{who.place.police}{rolls.choice(_STATIONS)}派出所",
        relative=invented_name(f"reports/{style.seed}", sex="male"),
    )


def draw(truth: Cancellation, style: Style) -> tuple[Image.Image, ...]:
    """A letter, a letter beside its stub, or a table."""
    rolls = style.dice("cancellation")
    text = _GLYPHS + truth.who.name + truth.who.address + truth.station + truth.number
    text += truth.who.ethnicity + truth.relative + "0123456789X"
    face = pick(rolls, style.group, rolls.choice((Face.SONG, Face.KAI, Face.SONG)), text)
    way = rolls.random()
    if way < 0.4:
        return (_letter(truth, style, face, rolls),)
    if way < 0.7:
        return (_with_stub(truth, style, face, rolls),)
    return (_table(truth, style, face, rolls, text),)


def _sentence(truth: Cancellation, rolls: Random, *, unseen: bool) -> str:
    who = truth.who
    day = dates.arabic
    born = f"{day(who.birth)}出生"
    label = rolls.choice(("公民身份号码", "身份证号码", "公民身份号码"))
    number = f"{label}{rolls.choice(('：', '', ':'))}{who.id_number}"
    home = f"{rolls.choice(('户籍地址：', '原住', '户口所在地：'))}{who.address}"
    sex, died, gone = _SEX[who.sex], day(truth.death), day(truth.cancelled)
    ways = [
        f"兹有{who.name}，{sex}，{who.ethnicity}族，{born}，{number}，{home}，于{died}因病死亡，已于{gone}在我所注销户口。",
        f"兹证明我辖区居民{who.name}，{sex}，{born}，{number}，{home}。该人于{died}死亡，{gone}办理户口注销。",
    ]
    if unseen:
        ways += [
            f"{who.name}（{sex}，{who.ethnicity}族，{born}，{number}），{home}，该人已于{died}去世，其户口已于{gone}注销。"
        ] * 2
    return "\u3000\u3000" + rolls.choice(ways)


def _set(
    page: Image.Image, face: Typeface, em: float, where: tuple[float, float, float], text: str
) -> float:
    left, right, y = where
    for paragraph in (text, "\u3000\u3000特此证明。"):
        for line in ink.wrap(paragraph, face, em, right - left):
            ink.write(page, (left, y), line, face, em)
            y += 1.9 * em
    return y


def _title(rolls: Random) -> str:
    return rolls.choice(("户口注销证明", "死亡注销户口证明", "注销户口证明", "户籍注销证明"))


def _signed(
    page: Image.Image,
    truth: Cancellation,
    style: Style,
    face: Typeface,
    at: tuple[float, float, float],
) -> None:
    x, y, em = at
    ink.write_centred(page, (x, y), truth.station, face, em)
    ink.write_centred(page, (x, y + 1.9 * em), dates.arabic(truth.issued), face, em)
    strength = style.dice("cancellation/seal").uniform(0.35, 0.65)
    ink.seal(page, style, (x, y + em), 150, truth.station + "户口专用章", strength=strength)


def _printed_number(truth: Cancellation, rolls: Random) -> str:
    brackets = rolls.choice(("（）", "〔〕", "()", "[]"))
    return truth.number.replace("(", brackets[0]).replace(")", brackets[1])


def _letter(truth: Cancellation, style: Style, face: Typeface, rolls: Random) -> Image.Image:
    page = Image.new("RGB", (1654, 2339), (252, 252, 250))
    em, edges = rolls.uniform(40, 46), (230.0, 1424.0)
    ink.write_centred(page, (827, 300), _title(rolls), face, 74, spacing=16, weight=1)
    ink.mark(page, style, (360, 130), 42)
    number = _printed_number(truth, rolls)
    ink.write(page, (edges[1] - ink.width_of(number, face, em), 420), number, face, em)
    unseen = style.group is Group.HELD_OUT
    y = _set(page, face, em, (*edges, 540), _sentence(truth, rolls, unseen=unseen))
    _signed(page, truth, style, face, (1080, y + 160, em))
    return page


def _with_stub(truth: Cancellation, style: Style, face: Typeface, rolls: Random) -> Image.Image:
    page = Image.new("RGB", (2339, 1240), (250, 250, 246))
    em = rolls.uniform(36, 41)
    title = _title(rolls)
    number = _printed_number(truth, rolls)
    ink.write_centred(page, (460, 150), f"{title}存根", face, 48)
    ink.write(page, (220, 240), number, face, em * 0.9)
    stub = (
        f"姓名：{truth.who.name}", f"性别：{_SEX[truth.who.sex]}",
        f"身份证号码：{truth.who.id_number}", f"死亡日期：{dates.arabic(truth.death)}",
        f"注销日期：{dates.arabic(truth.cancelled)}", f"经办人：{truth.relative}",
    )  # fmt: skip
    y = 330.0
    for line in stub:
        ink.write(page, (100, y), line, face, em * 0.9)
        y += 2 * em
    pen = ImageDraw.Draw(page)
    for top in range(40, 1200, 36):
        pen.line((860, top, 860, top + 20), (90, 90, 90), 3)
    ink.write_centred(page, (1600, 150), title, face, 62, spacing=12, weight=1)
    ink.write(page, (1780, 250), number, face, em * 0.9)
    ink.mark(page, style, (1060, 60), 36)
    unseen = style.group is Group.HELD_OUT
    y = _set(page, face, em, (950, 2240, 340), _sentence(truth, rolls, unseen=unseen))
    _signed(page, truth, style, face, (1850, y + 110, em))
    return page


def _table(
    truth: Cancellation, style: Style, face: Typeface, rolls: Random, text: str
) -> Image.Image:
    page = Image.new("RGB", (1654, 1169), (252, 252, 250))
    who, em = truth.who, rolls.uniform(32, 37)
    ink.write_centred(page, (827, 110), _title(rolls), face, 62, spacing=10, weight=1)
    ink.mark(page, style, (300, 50), 34)
    number = _printed_number(truth, rolls)
    ink.write(page, (1520 - ink.width_of(number, face, em), 200), number, face, em)
    form = Form(page, face, em, (120, 1534))
    row = rolls.uniform(82, 96)
    hand = Hand.of(style, "cancellation", text, em, row=row * 0.6)
    y = 250.0
    rows = [
        [Cell(0.4, ("姓名",), who.name, 0.15), Cell(0.25, ("性别",), _SEX[who.sex], 0.12),
         Cell(0.35, ("民族",), who.ethnicity, 0.12)],
        [Cell(0.5, ("出生日期",), dates.arabic(who.birth), 0.15),
         Cell(0.5, ("与申报人", "关系"), "父子", 0.15)],
        [Cell(1, ("公民身份号码",), who.id_number, 0.19)],
        [Cell(1, ("户籍地址",), who.address, 0.19)],
        [Cell(0.5, ("死亡日期",), dates.arabic(truth.death), 0.15),
         Cell(0.5, ("注销日期",), dates.arabic(truth.cancelled), 0.15)],
        [Cell(0.5, ("注销原因",), rolls.choice(("死亡", "死亡注销", "因病死亡")), 0.15),
         Cell(0.5, ("申报人",), truth.relative, 0.15)],
    ]  # fmt: skip
    for cells in rows:
        y = form.row(y, row, cells, hand)
    _signed(page, truth, style, face, (1150, y + 110, em))
    return page


DRAWER = Drawer(kind=Kind.HOUSEHOLD_CANCELLATION, roll=roll, draw=draw)
