"""Draws members' cards of household registers 常住人口登记卡, old and new, cancelled or not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PIL import Image

from tests.specimens import ink, paper
from tests.specimens.drawer import Drawer
from tests.specimens.fonts import Face, pick
from tests.specimens.form import Cell, Form, Hand, stamp
from tests.specimens.people import Person, invented_name, person
from tests.specimens.style import Group
from verifiers.model import Kind

if TYPE_CHECKING:
    from random import Random

    from tests.specimens.style import Style
    from tests.specimens.truth import Fields

_SEX = {"male": "男", "female": "女"}
_RELATIONS = {
    "male": ("户主", "夫", "长子", "次子", "子", "孙子", "父亲", "女婿", "养子", "独生子", "三子"),
    "female": (
        "户主",
        "妻",
        "长女",
        "次女",
        "女",
        "孙女",
        "母亲",
        "儿媳",
        "养女",
        "独生女",
        "外孙女",
    ),
}
_LABEL_GLYPHS = (
    "常住人口登记卡姓名户主或与关系曾用性别出生地民族籍贯日期本市县其他址宗教信仰公民身份证件编号码高血型文化程度婚姻状况"
    "兵役服务处所职业何时由迁来承办签章年月变更和正记载项目后的内容注销死亡因于去世（）、号"
)
_PAPERS = ((250, 247, 238), (244, 248, 246), (252, 250, 246), (246, 244, 250))


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseholdMember:
    """One member's card; the lower attributes are printed and not read."""

    who: Person
    relation: str
    former_name: str | None
    birth_place: str
    native_place: str
    marital_status: str
    registered: date
    cancelled: bool
    death: date | None
    """Where the page of changes states it."""
    words: tuple[str, ...]
    """Of the stamp."""

    @property
    def kind(self) -> Kind:
        return Kind.HOUSEHOLD_REGISTER_MEMBER

    def fields(self) -> Fields:
        return {
            "name": self.who.name,
            "relation_to_head": self.relation,
            "former_name": self.former_name,
            "sex": self.who.sex,
            "ethnicity": self.who.ethnicity,
            "birth_date": self.who.birth.isoformat(),
            "birth_place": self.birth_place,
            "native_place": self.native_place,
            "id_number": self.who.id_number,
            "marital_status": self.marital_status,
            "registration_date": self.registered.isoformat(),
            "cancelled": self.cancelled,
            "death_date": self.death.isoformat() if self.death else None,
        }


def roll(style: Style) -> HouseholdMember:
    """A member rolled from the style."""
    rolls = style.dice("household/truth")
    who = person(f"household/{style.group}/{style.seed}", born=(date(1925, 1, 1), date(2008, 1, 1)))
    first = max(date(1996, 7, 1), who.birth)
    registered = first + timedelta(days=rolls.randrange((date(2024, 1, 1) - first).days))
    cancelled = rolls.random() < 0.3
    death = None
    words: tuple[str, ...] = ()
    if cancelled:
        words = rolls.choice((("注销",), ("死亡注销",), ("注  销",), ("迁出",), ("已注销",)))
        if words == ("死亡注销",) and rolls.random() < 0.6:
            death = registered + timedelta(days=rolls.randrange(20, 700))
    place = who.place
    region = f"{place.province}{place.city if rolls.random() < 0.6 else ''}{place.county}"
    return HouseholdMember(
        who=who,
        relation=rolls.choice(_RELATIONS[who.sex]),
        former_name=(
            invented_name(f"former/{style.seed}", sex=who.sex) if rolls.random() < 0.2 else None
        ),
        birth_place=region,
        native_place=f"{place.province}{place.county}",
        marital_status=rolls.choice(("未婚", "已婚", "丧偶", "离婚", "有配偶", "初婚")),
        registered=registered,
        cancelled=cancelled,
        death=death,
        words=words,
    )


def draw(truth: HouseholdMember, style: Style) -> tuple[Image.Image, ...]:
    """One page of 143 x 105 mm; a page of changes below it, or a neighbour's edge, at times."""
    rolls = style.dice("household")
    width = rolls.randrange(1500, 1760)
    height = round(width / 1.36)
    ground = paper.waves(
        (width, height),
        rolls.choice(_PAPERS),
        rolls.choice(((214, 190, 190), (190, 206, 220), (204, 212, 190))),
        rolls.uniform(0.2, 0.7),
        rolls.randrange(9),
    ).copy()
    _card(ground, truth, style, rolls)
    if truth.death is not None or rolls.random() < 0.25:
        return (_with_changes(ground, truth, style, rolls),)
    if rolls.random() < 0.2:
        return (_with_edge(ground, truth, style, rolls),)
    return (ground,)


def _card(page: Image.Image, truth: HouseholdMember, style: Style, rolls: Random) -> None:
    width, height = page.size
    em = width * rolls.uniform(0.0195, 0.0225)
    printed = pick(
        rolls, style.group, rolls.choice((Face.SONG, Face.SANS, Face.KAI)), _LABEL_GLYPHS
    )
    title_y = 0.085 * height
    ink.write_centred(
        page, (width / 2, title_y), "常住人口登记卡", printed, em * 1.7,
        spacing=rolls.uniform(0.2, 1.0) * em, weight=1,
    )  # fmt: skip
    ink.mark(page, style, (0.12 * width, 0.05 * height), em)
    form = Form(page, printed, em, (0.05 * width, 0.95 * width))
    row = 0.0665 * height
    text = "".join(str(value) for value in truth.fields().values()) + truth.who.address + _GLYPHS
    hand = Hand.of(style, "household", text, em * rolls.uniform(0.95, 1.1), row=row)
    y = 0.14 * height
    new = rolls.random() < 0.5
    held = style.group is Group.HELD_OUT and rolls.random() < 0.4
    for cells in _unusual(truth, rolls) if held else _usual(truth, rolls, new=new):
        tall = row * (1.25 if any(len(cell.label) > 1 for cell in cells) else 1.0)
        y = form.row(y, tall, cells, hand)
    foot = y + 0.55 * row
    ink.write(page, (form.left, foot), "承办人签章：", printed, em)
    _signed(truth, form, hand, foot, rolls)
    if truth.cancelled:
        where = (rolls.uniform(0.3, 0.75) * width, rolls.uniform(0.25, 0.6) * height)
        colour = rolls.choice((ink.RED, ink.RED, (40, 60, 150), (40, 40, 44)))
        stamp(page, style, where, truth.words, em * rolls.uniform(2.2, 3.6), colour=colour)


_GLYPHS = (
    "汉族久居小学初中高大学专科未服兵役粮农职员居民无神论信教"
    "省市县区派出所因分户从迁来服务处企业工作"
)


def _signed(truth: HouseholdMember, form: Form, hand: Hand, foot: float, rolls: Random) -> None:
    page = form.page
    left = 0.58 * page.width
    if rolls.random() < 0.3:
        ink.write(page, (left, foot), "登记日期：", form.printed, form.em)
        x = left + 5.2 * form.em
        day = truth.registered
        for part, unit in ((f"{day.year}", "年"), (f"{day.month}", "月"), (f"{day.day}", "日")):
            hand.put(page, (x - hand.off[0], foot - hand.off[1] * 0.4), part)
            x += hand.face.length(part, hand.size) + 0.5 * form.em
            x = ink.write(page, (x, foot), unit, form.printed, form.em) + 0.5 * form.em
        return
    ink.write(page, (left, foot), "登记日期：", form.printed, form.em)
    hand.put(page, (left + 5.2 * form.em, foot - hand.off[1] * 0.4), _day(truth.registered, rolls))


def _day(day: date, rolls: Random) -> str:
    return rolls.choice(
        (
            f"{day.year}年{day.month:02d}月{day.day:02d}日",
            f"{day.year}年{day.month}月{day.day}日",
            f"{day:%Y-%m-%d}",
            f"{day:%Y.%m.%d}",
            f"{day:%Y%m%d}",
        )
    )


def _usual(truth: HouseholdMember, rolls: Random, *, new: bool) -> list[list[Cell]]:
    who = truth.who
    ethnicity = who.ethnicity + rolls.choice(("", "族"))
    moved = rolls.choice(("久居", "", "1998年5月1日从四川省"))
    number = ("公民身份", "证件编号") if not new else ("公民身份", "号码")
    wide = 0.13
    return [
        [
            Cell(0.5, ("姓名",), who.name, wide),
            Cell(0.5, ("户主或与", "户主关系"), truth.relation, wide),
        ],
        [
            Cell(0.5, ("曾用名",), truth.former_name or "", wide),
            Cell(0.5, ("性别",), _SEX[who.sex], wide),
        ],
        [
            Cell(0.5, ("出生地",), truth.birth_place, wide),
            Cell(0.5, ("民族",), ethnicity, wide),
        ],
        [
            Cell(0.5, ("籍贯",), truth.native_place, wide),
            Cell(0.5, ("出生日期",), _day(who.birth, rolls), wide),
        ],
        [
            Cell(0.65, ("本市(县)", "其他住址"), "", wide),
            Cell(0.35, ("宗教信仰",), "", wide),
        ],
        [
            Cell(0.56, number, who.id_number, wide),
            Cell(0.24, ("身高",), rolls.choice(("", "170厘米", "158")), 0.08),
            Cell(0.2, ("血型",), rolls.choice(("", "O", "AB型", "不明")), 0.08),
        ],
        [
            Cell(0.36, ("文化程度",), rolls.choice(("小学", "初中", "高中", "大学专科")), wide),
            Cell(0.32, ("婚姻状况",), truth.marital_status, wide),
            Cell(0.32, ("兵役状况",), rolls.choice(("", "未服兵役")), wide),
        ],
        [
            Cell(0.6, ("服务处所",), rolls.choice(("", "粮农", "无")), wide),
            Cell(0.4, ("职业",), rolls.choice(("", "职员", "粮农")), wide),
        ],
        [Cell(1, ("何时由何地", "迁来本市(县)"), moved, 0.17)],
        [Cell(1, ("何时由何地", "迁来本址"), rolls.choice(("久居", "2001年3月2日因分户")), 0.17)],
    ]  # fmt: skip


def _unusual(truth: HouseholdMember, rolls: Random) -> list[list[Cell]]:
    """Another order and other labels, three columns at the top."""
    who = truth.who
    wide = 0.115
    return [
        [
            Cell(0.38, ("姓名",), who.name, wide),
            Cell(0.2, ("性别",), _SEX[who.sex], 0.08),
            Cell(0.42, ("与户主", "关系"), truth.relation, wide),
        ],
        [
            Cell(0.38, ("曾用名",), truth.former_name or "", wide),
            Cell(0.2, ("民族",), who.ethnicity, 0.08),
            Cell(0.42, ("出生日期",), _day(who.birth, rolls), wide),
        ],
        [Cell(1, ("公民身份号码",), who.id_number, 0.17)],
        [
            Cell(0.55, ("出生地",), truth.birth_place, wide),
            Cell(0.45, ("籍贯",), truth.native_place, wide),
        ],
        [
            Cell(0.34, ("婚姻状况",), truth.marital_status, wide),
            Cell(0.33, ("文化程度",), "初中", wide),
            Cell(0.33, ("兵役状况",), "", wide),
        ],
        [
            Cell(0.5, ("宗教信仰",), "", wide),
            Cell(0.25, ("身高",), "", 0.08),
            Cell(0.25, ("血型",), "", 0.08),
        ],
        [Cell(0.6, ("服务处所",), "", wide), Cell(0.4, ("职业",), "", wide)],
        [Cell(1, ("何时由何地迁来本市(县)",), "久居", 0.26)],
        [Cell(1, ("何时由何地迁来本址",), "", 0.26)],
    ]


def _with_changes(
    card: Image.Image, truth: HouseholdMember, style: Style, rolls: Random
) -> Image.Image:
    """The open booklet: the card, and the page of changes below or beside it."""
    below = rolls.random() < 0.6
    size = (card.width, card.height * 2) if below else (card.width * 2, card.height)
    page = Image.new("RGB", size, card.getpixel((4, 4)))
    page.paste(card, (0, 0))
    left, top = (0, card.height) if below else (card.width, 0)
    em = card.width * 0.021
    printed = pick(rolls, style.group, Face.SONG, _LABEL_GLYPHS)
    middle = left + card.width / 2
    ink.write_centred(
        page, (middle, top + 0.08 * card.height), "登记事项变更和更正记载", printed, em * 1.5
    )
    form = Form(page, printed, em, (left + 0.05 * card.width, left + 0.95 * card.width))
    hand = Hand.of(style, "changes", _GLYPHS + _LABEL_GLYPHS, em, row=0)
    y, row = top + 0.14 * card.height, 0.08 * card.height
    heads = ("项目", "变更、更正后的内容", "变更、更正日期", "承办人签章")
    shares = (0.16, 0.42, 0.22, 0.2)
    y = form.row(y, row, [Cell(s, (h,), "", s) for s, h in zip(shares, heads, strict=True)], hand)
    if truth.death is not None:
        day = truth.death + timedelta(days=9)
        note = (
            f"于{truth.death.year}年{truth.death.month}月{truth.death.day}日死亡，"
            f"{day.year}年{day.month}月{day.day}日注销户口。"
        )
        hand.put(page, (form.left + 10, y + row / 2), note, 0.86 * card.width)
    for _ in range(6):
        y = form.row(y, row, [Cell(share, ("",), "", share) for share in shares], hand)
    return page


def _with_edge(
    card: Image.Image, truth: HouseholdMember, style: Style, rolls: Random
) -> Image.Image:
    """The foot of the card before this one still shows at the top."""
    edge = round(0.16 * card.height)
    page = Image.new("RGB", (card.width, card.height + edge), card.getpixel((4, 4)))
    page.paste(card, (0, edge))
    em = card.width * 0.021
    printed = pick(rolls, style.group, Face.SONG, _LABEL_GLYPHS)
    form = Form(page, printed, em, (0.05 * card.width, 0.95 * card.width))
    hand = Hand.of(style, "edge", _GLYPHS, em, row=0)
    form.row(8, 0.07 * card.height, [Cell(1, ("何时由何地", "迁来本址"), "久居", 0.17)], hand)
    ink.write(page, (form.left, 0.115 * card.height), "承办人签章：", printed, em)
    other = truth.registered - timedelta(days=rolls.randrange(1, 900))
    ink.write(
        page, (0.58 * card.width, 0.115 * card.height),
        f"登记日期：{other.year}年{other.month}月{other.day}日", printed, em,
    )  # fmt: skip
    return page


DRAWER = Drawer(kind=Kind.HOUSEHOLD_REGISTER_MEMBER, roll=roll, draw=draw)
