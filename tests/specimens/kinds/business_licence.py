"""Draws business licences: landscape originals, portrait copies, and the older forms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageDraw

from tests.specimens import ink
from tests.specimens.drawer import Drawer
from tests.specimens.fonts import Face, Typeface, pick
from tests.specimens.kinds.business_words import BusinessLicence, roll
from verifiers.model import Kind

if TYPE_CHECKING:
    from random import Random

    from tests.specimens.style import Style

_LANDSCAPE, _PORTRAIT = (1980, 1400), (1400, 1980)
_NOTICE = "国家企业信用信息公示系统网址：http://www.gsxt.gov.cn"
_MAKER = "国家市场监督管理总局监制"
_SCAN = ("扫描二维码登录“国家企业", "信用信息公示系统”了解更", "多登记、备案、许可、监管", "信息。")
_GROUND, _FRAME = (250, 247, 238), (196, 160, 90)


@dataclass(slots=True)
class _Form:
    """A page being filled."""

    page: Image.Image
    style: Style
    label: Typeface
    value: Typeface
    em: float
    wide: bool
    """Whether labels of two or three characters are set as wide as one of four."""

    def row(self, x: float, y: float, label: str, value: str, *, room: float, lead: float) -> float:
        """A label and its value over as many lines as it takes; answers the height used."""
        em = self.em
        spread = (4 * em - ink.width_of(label, self.label, em)) / max(1, len(label) - 1)
        spacing = spread if self.wide and 1 < len(label) < 4 else 0
        ink.write(self.page, (x, y), label, self.label, em, spacing=spacing, weight=1)
        start = x + max(5.2, len(label) + 0.8) * em
        lines = ink.wrap(value, self.value, em, room - (start - x)) if value else []
        for number, line in enumerate(lines):
            ink.write(self.page, (start, y + number * 1.35 * em), line, self.value, em)
        return max(1, len(lines)) * 1.35 * em + (lead - 1.35) * em


def draw(truth: BusinessLicence, style: Style) -> tuple[Image.Image, ...]:
    """The one page of a licence."""
    rolls = style.dice("licence/layout")
    landscape = truth.uscc is not None and rolls.random() < 0.6
    size = _LANDSCAPE if landscape else _PORTRAIT
    text = "".join((*(a + b for a, b in truth.rows), truth.title, truth.copy, truth.printed_date))
    text += (
        truth.authority + _NOTICE + _MAKER + "".join(_SCAN) + (truth.uscc or "") + "登记机关编号"
    )
    form = _Form(
        page=_ground(size, rolls),
        style=style,
        label=pick(rolls, style.group, rolls.choice((Face.SANS, Face.SONG)), text),
        value=pick(rolls, style.group, rolls.choice((Face.SONG, Face.SANS, Face.KAI)), text),
        em=size[0] * (rolls.uniform(0.016, 0.0185) if landscape else rolls.uniform(0.022, 0.026)),
        wide=rolls.random() < 0.75,
    )
    if rolls.random() < 0.5:
        form.value = form.value.with_latin(rolls, style.group)
    top = _head(form, truth, rolls, landscape=landscape)
    if landscape:
        bottom = _two_columns(form, truth, top, rolls)
    else:
        bottom = _one_column(form, truth, top, rolls)
    _foot(form, truth, bottom, rolls)
    return (form.page,)


def _head(form: _Form, truth: BusinessLicence, rolls: Random, *, landscape: bool) -> float:
    page, (width, height) = form.page, form.page.size
    emblem = (width / 2, 0.085 * height if landscape else 0.075 * height)
    radius = 0.045 * min(width, height)
    box = (emblem[0] - radius, emblem[1] - radius, emblem[0] + radius, emblem[1] + radius)
    ImageDraw.Draw(page).ellipse(box, fill=(200, 60, 50), outline=(220, 180, 60), width=6)
    y = emblem[1] + radius + 0.05 * height
    size = min(form.em * 3.2, 0.52 * width / len(truth.title))
    centre = (width / 2, y)
    ink.write_centred(page, centre, truth.title, form.label, size, spacing=0.5 * size, weight=2)
    y += 1.0 * size
    if truth.copy:
        ink.write_centred(page, (width / 2, y), truth.copy, form.label, 1.1 * form.em)
    ink.mark(page, form.style, (0.14 * width, 0.05 * height), 0.02 * width)
    ink.mark(page, form.style, (0.86 * width, 0.95 * height), 0.02 * width)
    if truth.uscc is None:
        return y + 3.2 * form.em
    label, em = "统一社会信用代码", form.em
    if landscape and rolls.random() < 0.6:
        ink.write(page, (0.07 * width, 0.15 * height), label, form.label, em, weight=1)
        ink.write(page, (0.07 * width, 0.15 * height + 1.5 * em), truth.uscc, form.value, 1.1 * em)
        _code(page, (0.8 * width, 0.11 * height), 0.13 * height, rolls)
        longest = max(ink.width_of(line, form.label, em) for line in _SCAN)
        size = min(0.55 * em, 0.105 * width / longest * em)
        for number, line in enumerate(_SCAN):
            at = (0.855 * width, 0.13 * height + number * 0.8 * em)
            ink.write(page, at, line, form.label, size)
        return y + 2.6 * em
    y += 1.9 * em
    between = rolls.choice(("\u3000", "：", " "))
    whole = f"{label}{between}{truth.uscc}"
    ink.write_centred(page, (width / 2, y), whole, form.value, 1.05 * em)
    return y + 2.4 * em


def _two_columns(form: _Form, truth: BusinessLicence, top: float, rolls: Random) -> float:
    width = form.page.width
    half = (len(truth.rows) + 1) // 2
    lead = rolls.uniform(2.0, 2.5)
    bottoms = []
    for x, rows in ((0.07 * width, truth.rows[:half]), (0.53 * width, truth.rows[half:])):
        y = top
        for label, value in rows:
            y += form.row(x, y, label, value, room=0.42 * width, lead=lead)
        bottoms.append(y)
    return max(bottoms)


def _one_column(form: _Form, truth: BusinessLicence, top: float, rolls: Random) -> float:
    width, lead, y = form.page.width, rolls.uniform(1.9, 2.6), top
    for label, value in truth.rows:
        y += form.row(0.12 * width, y, label, value, room=0.76 * width, lead=lead)
    return y


def _foot(form: _Form, truth: BusinessLicence, bottom: float, rolls: Random) -> None:
    page, (width, height), em = form.page, form.page.size, form.em
    y = max(bottom + 1.5 * em, rolls.uniform(0.74, 0.8) * height)
    x = 0.6 * width
    ink.write(page, (x, y), "登记机关", form.label, 1.1 * em, weight=1)
    if truth.prints_authority:
        ink.write(page, (x + 5.4 * em, y), truth.authority, form.value, em)
    ink.write(page, (x + 1.5 * em, y + 2.4 * em), truth.printed_date, form.value, em)
    where = (x + rolls.uniform(3, 7) * em, y + rolls.uniform(0.5, 2.5) * em)
    radius = 0.075 * max(width, height)
    ink.seal(page, form.style, where, radius, truth.authority, strength=rolls.uniform(0.4, 0.75))
    ink.write(page, (0.07 * width, 0.955 * height), _NOTICE, form.label, 0.6 * em)
    if truth.uscc:
        ink.write(page, (0.62 * width, 0.925 * height), _MAKER, form.label, 0.6 * em)


def _ground(size: tuple[int, int], rolls: Random) -> Image.Image:
    page = Image.new("RGB", size, _GROUND if rolls.random() < 0.7 else (252, 252, 252))
    inset = round(0.025 * size[0])
    box = (inset, inset, size[0] - inset, size[1] - inset)
    ImageDraw.Draw(page).rectangle(box, outline=_FRAME, width=rolls.choice((3, 8, 14)))
    return page


def _code(page: Image.Image, at: tuple[float, float], side: float, rolls: Random) -> None:
    """What looks like a QR code and holds nothing."""
    dots = np.random.default_rng(rolls.randrange(2**32)).random((25, 25)) < 0.5
    cells = np.where(dots, 30, 250).astype(np.uint8)
    picture = Image.fromarray(cells).resize((round(side),) * 2, Image.Resampling.NEAREST)
    page.paste(picture.convert("RGB"), (round(at[0] - side / 2), round(at[1] - side / 2)))


DRAWER = Drawer(kind=Kind.BUSINESS_LICENCE, roll=roll, draw=draw)
