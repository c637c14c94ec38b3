"""Draws medical certificates of death: the form of 2014, family copy, and a plain letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

from tests.specimens import dates, ink
from tests.specimens.fonts import Face, pick

if TYPE_CHECKING:
    from random import Random

    from tests.specimens.style import Style
    from tests.specimens.truth import DeathCertificate

_SEX = {"male": "男", "female": "女"}
_CODE = {"male": "1", "female": "2"}
_FORM_WORDS = (
    "居民死亡医学证明（推断）书第三联家属保存省市县行政区划代码编号死者姓名性别民族国家或地区中国年龄岁"
    "身份证件类别号码常住户籍地址出生日期死亡时分地点医疗卫生机构家中原因疾病自然可联系的属与关系子女医师"
    "签名盖章填表制此由收执办理注销口骨灰殡葬用未说明婚姻状况已丧偶有效居民身份证：，。、0123456789.（）—"
)
_LETTER_WORDS = (
    "死亡证明书居民医学编号：兹有男女族出生身份证号码住因病在我院抢救无效于死亡特此医师日期盖章，。"
)


def draw(truth: DeathCertificate, style: Style) -> tuple[Image.Image, ...]:
    """One page: the form, or the letter where `truth.form` is false."""
    return (_form(truth, style) if truth.form else _letter(truth, style),)


class _Form:
    """A ruled table being filled, row by row. Lengths in pixels."""

    def __init__(self, page: Image.Image, style: Style, text: str) -> None:
        rolls = style.dice("death")
        self.page, self.style, self.rolls = page, style, rolls
        self.printed = pick(rolls, style.group, Face.SONG, _FORM_WORDS + text)
        hand = rolls.choice((Face.SONG, Face.KAI, Face.SANS))
        self.typed = pick(rolls, style.group, hand, _FORM_WORDS + text)
        if rolls.random() < 0.4:
            self.typed = self.typed.with_latin(rolls, style.group)
        self.em = rolls.uniform(27, 32)
        self.left, self.right = 0.07 * page.width, 0.93 * page.width
        self.row = rolls.uniform(74, 92)
        self.y = 0.0

    def cells(self, *cells: tuple[float, str, str]) -> None:
        """One row of `(share of the width, label, value)`."""
        pen = ImageDraw.Draw(self.page)
        x, whole = self.left, self.right - self.left
        top, bottom, middle = self.y, self.y + self.row, self.y + self.row / 2
        for share, label, value in cells:
            room = share * whole
            pen.rectangle((x, top, x + room, bottom), outline=(40, 40, 40), width=2)
            gap = 0.4 * self.em
            label_width = ink.width_of(label, self.printed, self.em) + 2 * gap
            ink.write(self.page, (x + gap, middle), label, self.printed, self.em)
            if label and value:
                pen.line((x + label_width, top, x + label_width, bottom), (40, 40, 40), 2)
            self.value(x + label_width + gap, middle, value, room - label_width - 1.5 * gap)
            x += room
        self.y = bottom

    def value(self, x: float, middle: float, text: str, room: float) -> None:
        """What was typed in, in two lines where one is too narrow."""
        size = self.em * 1.04
        lines = ink.wrap(text, self.typed, size, room)
        for number, line in enumerate(lines):
            y = middle + (number - (len(lines) - 1) / 2) * 1.15 * size
            ink.write(self.page, (x, y), line, self.typed, size, colour=(22, 24, 46))

    def boxes(self, x: float, y: float, text: str, side: float) -> None:
        """Characters in single boxes."""
        pen = ImageDraw.Draw(self.page)
        for number, character in enumerate(text):
            left = x + number * side
            pen.rectangle((left, y - side / 2, left + side, y + side / 2), outline=(60, 60, 60))
            centre = (left + side / 2, y)
            ink.write_centred(self.page, centre, character, self.typed, side * 0.72)


def _form(truth: DeathCertificate, style: Style) -> Image.Image:
    page = Image.new("RGB", (1654, 1169 + style.dice("death/size").randrange(0, 240)), _tint(style))
    text = truth.name + truth.address + truth.issuer + truth.doctor + truth.relative
    form = _Form(page, style, text + truth.ethnicity)
    rolls = form.rolls
    middle = page.width / 2
    ink.write_centred(
        page, (middle, 92), "居民死亡医学证明（推断）书", form.printed, 54, spacing=6, weight=1
    )
    ink.mark(page, style, (0.16 * page.width, 60), 34)
    region = f"行政区划代码：{truth.id_number[:6]}"
    ink.write(page, (form.left, 172), region, form.printed, form.em)
    _certificate_number(form, truth, rolls)
    form.y = 215
    _rows(form, truth, coded=rolls.random() < 0.5)
    foot = form.y + 60
    signed = f"医师签名：{truth.doctor}"
    ink.write(page, (form.left, foot), signed, form.printed, form.em)
    where = (0.36 * page.width, foot)
    ink.write(page, where, f"医疗卫生机构盖章：{truth.issuer}", form.printed, form.em)
    issued = f"填表日期：{dates.arabic(truth.issue_date)}"
    ink.write(page, (0.66 * page.width, foot + 62), issued, form.printed, form.em)
    note = "（第三联 死者家属保存）" if rolls.random() < 0.7 else "（第二联 死者家属保存）"
    ink.write(page, (form.left, foot + 62), note, form.printed, form.em * 0.85)
    spot = (rolls.uniform(0.6, 0.72) * page.width, foot + rolls.uniform(-10, 40))
    ink.seal(page, style, spot, 150, truth.issuer, strength=rolls.uniform(0.4, 0.65))
    return page


def _certificate_number(form: _Form, truth: DeathCertificate, rolls: Random) -> None:
    number, side = truth.certificate_number, form.em * 1.25
    if rolls.random() < 0.5:
        left = form.right - len(number) * side
        form.boxes(left, 172, number, side)
        label = left - ink.width_of("编号：", form.printed, form.em) - 8
        ink.write(form.page, (label, 172), "编号：", form.printed, form.em)
    else:
        text = f"编号：{number}"
        left = form.right - ink.width_of(text, form.printed, form.em * 1.1)
        ink.write(form.page, (left, 172), text, form.printed, form.em * 1.1)


def _rows(form: _Form, truth: DeathCertificate, *, coded: bool) -> None:
    sex = f"{_CODE[truth.sex]}（1男 2女）" if coded else _SEX[truth.sex]
    age = truth.death_date.year - truth.birth_date.year
    if (truth.death_date.month, truth.death_date.day) < (
        truth.birth_date.month,
        truth.birth_date.day,
    ):
        age -= 1
    form.cells(
        (0.34, "死者姓名", truth.name),
        (0.26, "性别", sex),
        (0.18, "民族", truth.ethnicity + "族"),
        (0.22, "年龄", f"{age}岁"),
    )
    form.cells(
        (0.36, "有效身份证件类别", "1居民身份证" if coded else "居民身份证"),
        (0.64, "证件号码", truth.id_number),
    )
    hour = form.rolls.randrange(24)
    form.cells(
        (0.44, "出生日期", dates.arabic(truth.birth_date)),
        (0.56, "死亡日期", f"{dates.arabic(truth.death_date)}{hour}时{form.rolls.randrange(60)}分"),
    )
    form.cells((0.5, "死亡地点", "医疗卫生机构"), (0.5, "死亡原因", "疾病"))
    form.cells((1.0, "户籍地址", truth.address))
    if form.rolls.random() < 0.6:
        form.cells((1.0, "常住地址", truth.address))
    form.cells((0.5, "可联系的家属姓名", truth.relative), (0.5, "与死者关系", "子女"))


def _letter(truth: DeathCertificate, style: Style) -> Image.Image:
    page = Image.new("RGB", (1654, 2339), _tint(style))
    rolls = style.dice("death")
    text = _LETTER_WORDS + truth.name + truth.address + truth.issuer + truth.doctor
    text += truth.ethnicity + "年月0123456789X，。（）"
    body = pick(rolls, style.group, rolls.choice((Face.SONG, Face.KAI)), text)
    em, margin = rolls.uniform(40, 48), 0.14 * page.width
    title = rolls.choice(("死亡证明", "死亡证明书", "居民死亡医学证明书"))
    ink.write_centred(page, (page.width / 2, 300), title, body, 76, spacing=24, weight=2)
    ink.mark(page, style, (0.22 * page.width, 140), 42)
    number = f"编号：{truth.certificate_number}"
    left = page.width - margin - ink.width_of(number, body, em * 0.85)
    ink.write(page, (left, 420), number, body, em * 0.85)
    paragraph = (
        f"\u3000\u3000兹证明{truth.name}，{_SEX[truth.sex]}，{truth.ethnicity}族，"
        f"{dates.arabic(truth.birth_date)}出生，身份证号码：{truth.id_number}，住{truth.address}，"
        f"因病在我院抢救无效，于{dates.arabic(truth.death_date)}死亡。"
    )
    y = 540.0
    for line in (*ink.wrap(paragraph, body, em, page.width - 2 * margin), "\u3000\u3000特此证明。"):
        ink.write(page, (margin, y), line, body, em)
        y += em * 1.9
    y += 160
    for line in (truth.issuer, f"医师：{truth.doctor}", dates.arabic(truth.issue_date)):
        ink.write_centred(page, (0.66 * page.width, y), line, body, em)
        y += em * 1.9
    ink.seal(page, style, (0.7 * page.width, y - 150), 165, truth.issuer, strength=0.6)
    return page


def _tint(style: Style) -> ink.Colour:
    return style.dice("death/paper").choice(
        ((252, 252, 250), (246, 250, 244), (250, 244, 244), (253, 251, 240))
    )
