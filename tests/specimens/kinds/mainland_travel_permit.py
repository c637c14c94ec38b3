"""Draws mainland travel permits: cards for Hong Kong, Macao and Taiwan, old cards and booklets."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PIL import Image

from tests.specimens import arrivals, ink
from tests.specimens.card import Card
from tests.specimens.drawer import Drawer
from tests.specimens.fonts import Face, pick
from tests.specimens.id_card_art import HEIGHT, WIDTH, bust
from tests.specimens.style import Group
from verifiers.model import Kind
from verifiers.numbers.mrz import check_digit

if TYPE_CHECKING:
    from random import Random

    from tests.specimens.style import Style
    from tests.specimens.truth import Fields

_ZONE_LINES, _LONG, _TOP = 3, 10, 0.24
_SEX = {"male": ("男", "M"), "female": ("女", "F")}
EDGE = 0.97
"""Of the card's width: no value goes on beyond."""
_LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ,'-./0123456789 ()<"
_TITLES = {"taiwan": "台湾居民来往大陆通行证"}
_HOMES = "港澳居民来往内地通行证"
_WORDS = (
    _HOMES
    + _TITLES["taiwan"]
    + "姓名性别出生日期有效限签发机关地点证件号码换次数国籍身份至中华人民共和编"
    + "NameSexDateofBirthExpiryIssueAuthorityPlaceNationalityNo.()/"
)
_AUTHORITIES = {
    "card": ("公安部出入境管理局", "国家移民管理局", "中华人民共和国国家移民管理局"),
    "old": ("公安部出入境管理局", "广东省公安厅出入境管理处"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TravelPermit:
    """One side of a permit; the attributes that the other one holds are `None`."""

    edition: str
    """`card`, `foreign` (not Chinese), `old` (1999), `booklet` (Taiwan) or `back`."""
    home: str
    printed: str | None
    name: str | None
    surname: str | None = None
    given_names: str | None = None
    sex: str | None = None
    birth: date | None = None
    nationality: str | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    issuing_authority: str | None = None
    permit_number: str | None = None
    issue_count: int | None = None
    id_number: str | None = None
    zone: tuple[str, ...] = ()

    @property
    def kind(self) -> Kind:
        """All editions and sides are of one kind."""
        return Kind.MAINLAND_TRAVEL_PERMIT

    def fields(self) -> Fields:
        """The values a reader should find."""
        latin = f"{self.surname}, {self.given_names}" if self.surname else None
        return {
            "name": self.name or latin,
            "surname": self.surname,
            "given_names": self.given_names,
            "sex": self.sex,
            "birth_date": self.birth.isoformat() if self.birth else None,
            "nationality": self.nationality,
            "permit_number": self.permit_number,
            "issue_count": str(self.issue_count) if self.issue_count is not None else None,
            "issuing_authority": self.issuing_authority,
            "valid_from": self.valid_from.isoformat() if self.valid_from else None,
            "valid_until": self.valid_until.isoformat() if self.valid_until else None,
            "id_number": self.id_number,
            "mrz": "\n".join(self.zone) if len(self.zone) == _ZONE_LINES else None,
        }


def roll(style: Style) -> TravelPermit:
    """A permit of any edition, front or back."""
    rolls = style.dice("travel_permit")
    home = rolls.choice(("hong_kong", "macao", "taiwan"))
    edition = rolls.choices(("card", "foreign", "old", "back"), (5, 1, 2, 2))[0]
    if edition == "foreign":
        home = rolls.choice(("hong_kong", "macao"))
    if edition == "old" and home == "taiwan":
        edition = "booklet"
    letters, _, land = rolls.choice(arrivals.COUNTRIES)
    who = (
        arrivals.foreign(rolls, letters, with_chinese=False)
        if edition == "foreign"
        else arrivals.chinese(rolls, home, traditional=rolls.random() < 0.3)
    )
    era = {"card": 2013, "foreign": 2024, "old": 2000, "booklet": 2003, "back": 2013}[edition]
    start = date(era, 8, 1) + timedelta(days=rolls.randrange(800 if era == 2024 else 3_600))
    years = 5 if home == "taiwan" or edition == "foreign" else 10
    full = TravelPermit(
        edition=edition,
        home=home,
        printed=who.printed,
        name=who.name,
        surname=who.surname,
        given_names=who.given_names,
        sex=who.sex,
        birth=who.birth,
        nationality=letters if edition == "foreign" else None,
        valid_from=start,
        valid_until=start.replace(year=start.year + years, day=min(start.day, 28)),
        issuing_authority=rolls.choice(_AUTHORITIES["old" if edition == "old" else "card"]),
        permit_number=_number(rolls, home, edition),
        issue_count=rolls.randrange(0, 4) if edition in ("card", "foreign") else None,
    )
    if edition == "foreign":
        return replace(full, zone=(land,))
    return _turned_over(rolls, full) if edition == "back" else full


def _number(rolls: Random, home: str, edition: str) -> str:
    letter = {"hong_kong": "H", "macao": "M", "taiwan": ""}[home]
    if edition == "foreign":
        return f"{letter}A{rolls.randrange(10**6, 10**7)}"
    number = f"{letter}{rolls.randrange(10**7):08d}"
    return number + f"{rolls.randrange(4):02d}" if edition == "old" else number


def _turned_over(rolls: Random, full: TravelPermit) -> TravelPermit:
    """The back: the number of the card at home, and the machine-readable zone."""
    digits = rolls.randrange(10**6)
    own = {
        "hong_kong": f"{rolls.choice('ACDGKRYZ')}{digits:06d}({rolls.choice('0123456789A')})",
        "macao": f"{rolls.choice('157')}{digits:06d}({rolls.randrange(10)})",
        "taiwan": f"{rolls.choice('ABEFHNP')}{rolls.choice('12')}{digits:06d}{digits % 97:02d}",
    }[full.home]
    return replace(
        full,
        sex=None,
        birth=None,
        valid_from=None,
        valid_until=None,
        issuing_authority=None,
        permit_number=None,
        id_number=own,
        zone=_zone(full),
    )


def _zone(full: TravelPermit) -> tuple[str, ...]:
    """Three lines of thirty characters (ICAO 9303-5)."""
    born, until = full.birth or date(1990, 1, 1), full.valid_until or date(2030, 1, 1)
    number = (full.permit_number or "").ljust(9, "<")
    first = f"C{'T' if full.home == 'taiwan' else 'R'}CHN{number}{check_digit(number)}"
    sex = "M" if full.sex == "male" else "F"
    days = [f"{day:%y%m%d}" for day in (born, until)]
    first_day, last_day = (day + check_digit(day) for day in days)
    second = f"{first_day}{sex}{last_day}CHN"
    names = f"{full.surname}<<{full.given_names}".replace(" ", "<").replace("-", "<")
    whole = first.ljust(30, "<")[5:] + second[:7] + second[8:15]
    return (
        first.ljust(30, "<"),
        second.ljust(29, "<") + check_digit(whole),
        names.ljust(30, "<")[:30],
    )


def draw(truth: TravelPermit, style: Style) -> tuple[Image.Image, ...]:
    """One picture of the side that `truth` holds."""
    if truth.edition == "back":
        return (_back(truth, style),)
    return (_booklet(truth, style) if truth.edition == "booklet" else _front(truth, style),)


class _Form:
    """Labels and values on a card; values below their labels or beside them."""

    def __init__(self, card: Card, style: Style, *, above: bool, english: bool = False) -> None:
        rolls = style.dice("travel_permit/labels")
        self.card, self.above, self.english = card, above, english
        self.held_out = style.group is Group.HELD_OUT
        self.latin = pick(rolls, style.group, Face.LATIN, _LATIN)
        self.small = pick(rolls, style.group, Face.SANS, _WORDS)
        self.size = (0.025 if above else 0.028) * WIDTH
        self.colour = card.look.blue if rolls.random() < 0.5 else (70, 70, 80)
        self.until = EDGE
        """Where values end at the latest: long ones are set smaller."""

    def field(self, x: float, y: float, label: str, value: str, *, room: float = 0.17) -> None:
        """A label at (x, y) and its value."""
        where = self.card.at(x, y)
        ink.write(self.card.picture, where, label, self.small, self.size, colour=self.colour)
        self.text(x if self.above else x + room, y + 0.062 if self.above else y, value)

    def text(self, x: float, y: float, value: str, *, scale: float = 1.0) -> None:
        """A value alone."""
        face = self.latin if value.isascii() else self.card.look.values
        size = self.card.look.size * WIDTH * scale
        # What stands below the portrait ends where the card does.
        room = ((self.until if x < self.until else EDGE) - x) * WIDTH
        size *= min(1.0, room / max(1.0, ink.width_of(value, face, size)))
        ink.write(self.card.picture, self.card.at(x, y), value, face, size)


def _front(truth: TravelPermit, style: Style) -> Image.Image:
    rolls = style.dice("travel_permit/layout")
    printed, authority = truth.printed or "", truth.issuing_authority or ""
    card = Card(style, printed + authority + "".join(truth.zone) + "男女" + _LATIN)
    card.look = replace(card.look, size=card.look.size * 0.88)
    title = pick(rolls, style.group, Face.SONG, _WORDS)
    heading = _TITLES.get(truth.home, _HOMES)
    ink.write_centred(
        card.picture, card.at(0.55, 0.1), heading, title, 0.05 * WIDTH, spacing=4, weight=1
    )
    foreign = truth.edition == "foreign"
    if foreign:
        note = pick(rolls, style.group, Face.SANS, "非中国籍()")
        ink.write_centred(card.picture, card.at(0.55, 0.17), "(非中国籍)", note, 0.03 * WIDTH)
    above = foreign or rolls.random() < (0.7 if style.group is Group.HELD_OUT else 0.5)
    form = _Form(card, style, above=above, english=foreign)
    left = 0.36 if rolls.random() < 0.6 and (above or len(authority) < _LONG) else 0.06
    photo = 0.06 if left > 0.2 else 0.7
    form.until = photo - 0.01 if photo > left else form.until
    _rows(form, truth, left, rolls)
    bust(card.picture, style, (*card.at(photo, 0.22), *card.at(photo + 0.25, 0.74)))
    ink.mark(card.picture, style, card.at(photo + 0.125, 0.66), 0.026 * WIDTH, strength=0.9)
    return card.finish()


def _rows(form: _Form, truth: TravelPermit, left: float, rolls: Random) -> None:
    step = 0.13 if form.above else 0.1
    y = _TOP
    both = (lambda han, latin: f"{han}/{latin}") if form.english else (lambda han, _latin: han)
    latin = f"{truth.surname}, {truth.given_names}"
    form.field(left, y, both("姓名", "Name"), truth.printed or latin)
    if truth.printed:
        y += 0.062
        form.text(left if form.above else left + 0.17, y + (0.062 if form.above else 0), latin)
    y += step
    han, letter = _SEX[truth.sex or "male"]
    born = f"{truth.birth:%Y.%m.%d}"
    if form.above:
        form.field(left, y, both("出生日期", "Date of Birth"), born)
        form.field(left + 0.27, y, both("性别", "Sex"), both(han, letter))
    else:
        form.field(left, y, "性别", han)
        y += step
        form.field(left, y, "出生日期", born)
    y += step
    if truth.nationality:
        land = f"{truth.zone[0]}/{truth.nationality}"
        form.field(left, y, both("国籍", "Nationality"), land)
        y += step
    term = f"{truth.valid_from:%Y.%m.%d}-{truth.valid_until:%Y.%m.%d}"
    form.field(
        left, y, both("有效期限", "Date of Expiry") if not form.english else "有效期限", term
    )
    y += step
    authority = truth.issuing_authority or ""
    form.field(left, y, "签发机关", authority)
    if form.above:
        spot = (0.06, 0.82) if left > 0.2 else (0.7, 0.82)
    else:
        y += step
        spot = (left, y)
    words = ("证件号码", "证件号码", "证件编号") if form.held_out else ("证件号码", "编号")
    label = rolls.choice(words)
    form.field(*spot, label, truth.permit_number or "")
    if truth.issue_count is not None:
        word = "签发次数" if truth.home == "taiwan" else "换证次数"
        roomy = len(authority) < _LONG
        x, line = left + 0.4, y if roomy else _TOP
        if not form.above:
            x, line = left, spot[1] + step * 0.9
        form.field(x, line, word, f"{truth.issue_count:02d}")


def _booklet(truth: TravelPermit, style: Style) -> Image.Image:
    """The page of an old booklet: like a passport's, without a machine-readable zone."""
    rolls = style.dice("travel_permit/booklet")
    page = Image.new("RGB", (1480, 1040), rolls.choice(((232, 240, 236), (240, 236, 228))))
    text = (truth.printed or "") + _WORDS + _LATIN + "男女" + (truth.issuing_authority or "")
    face = pick(rolls, style.group, Face.SONG, text)
    latin = pick(rolls, style.group, Face.LATIN, _LATIN)
    ink.write_centred(page, (740, 90), _TITLES["taiwan"], face, 52, spacing=6, weight=1)
    rows = [
        ("姓名/Name", truth.printed or ""),
        ("", f"{truth.surname}, {truth.given_names}"),
        ("性别/Sex", "/".join(_SEX[truth.sex or "male"])),
        ("出生日期/Date of Birth", f"{truth.birth:%Y-%m-%d}"),
        ("签发日期/Date of Issue", f"{truth.valid_from:%Y-%m-%d}"),
        ("有效期至/Date of Expiry", f"{truth.valid_until:%Y-%m-%d}"),
        ("签发机关/Authority", truth.issuing_authority or ""),
        ("证件号码/No.", truth.permit_number or ""),
    ]
    y = 200.0
    for label, value in rows:
        ink.write(page, (500, y), label, face, 27, colour=(60, 60, 70))
        ink.write(page, (830, y), value, latin if value.isascii() else face, 38)
        y += 96
    bust(page, style, (90, 210, 420, 650))
    ink.mark(page, style, (260, 720), 40, strength=0.9)
    return page


def _back(truth: TravelPermit, style: Style) -> Image.Image:
    rolls = style.dice("travel_permit/back")
    card = Card(style, (truth.printed or "") + _LATIN)
    card.look = replace(card.look, size=card.look.size * 0.88)
    form = _Form(card, style, above=False)
    title = pick(rolls, style.group, Face.SONG, _WORDS)
    y = 0.14
    if rolls.random() < 0.6:
        heading = _TITLES.get(truth.home, _HOMES)
        ink.write_centred(card.picture, card.at(0.5, y), heading, title, 0.04 * WIDTH)
    form.field(0.08, y + 0.13, "姓名", truth.printed or "", room=0.22)
    form.text(0.3, y + 0.21, f"{truth.surname}, {truth.given_names}")
    words = ("身份证号码",) if truth.home == "taiwan" else ("港澳证件号码", "身份证件号码")
    form.field(0.08, y + 0.31, rolls.choice(words), truth.id_number or "", room=0.22)
    zone = pick(rolls, style.group, Face.NUMBER, _LATIN)
    for number, line in enumerate(truth.zone):
        where = (0.05 * WIDTH, (0.68 + 0.1 * number) * HEIGHT)
        size = 0.049 * WIDTH
        spacing = (0.9 * WIDTH - ink.width_of(line, zone, size)) / 29
        ink.write(card.picture, where, line, zone, size, spacing=spacing)
    ink.mark(card.picture, style, card.at(0.75, 0.5), 0.03 * WIDTH, strength=0.9)
    return card.finish()


DRAWER = Drawer(kind=Kind.MAINLAND_TRAVEL_PERMIT, roll=roll, draw=draw)
