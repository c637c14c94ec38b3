"""Draws papers of courts: judgments, mediation papers, declarations of death, proofs of force."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tests.specimens import dates, ink
from tests.specimens.drawer import Drawer
from tests.specimens.families import family
from tests.specimens.kinds.court_words import Words, death, divorce, estate, in_force
from tests.specimens.pen import Pen
from tests.specimens.people import invented_name
from tests.specimens.stationery import DOTS_PER_MM, FURNITURE, Pages, Sheet
from verifiers.model import Kind, Party, Statement
from verifiers.text.normalise import compact

if TYPE_CHECKING:
    from PIL import Image

    from tests.specimens.places import Place
    from tests.specimens.style import Style
    from tests.specimens.truth import Fields

_SHORT = {
    "11": "京", "12": "津", "13": "冀", "14": "晋", "15": "内", "21": "辽", "22": "吉", "23": "黑",
    "31": "沪", "32": "苏", "33": "浙", "34": "皖", "35": "闽", "36": "赣", "37": "鲁", "41": "豫",
    "42": "鄂", "43": "湘", "44": "粤", "45": "桂", "46": "琼", "50": "渝", "51": "川", "52": "黔",
    "53": "云", "54": "藏", "61": "陕", "62": "甘", "63": "青", "64": "宁", "65": "新",
}  # fmt: skip
_SINCE = date(2016, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class CourtDocument:
    """A paper of a court; the wording is part of it."""

    case_number: str
    court: str
    document_type: str
    issue_date: date
    parties: tuple[Party, ...]
    effective_date: date | None
    death_date: date | None
    statements: tuple[Statement, ...]
    printed_number: str
    """Empty where the number stands in the text alone."""
    printed_date: str
    paragraphs: tuple[str, ...]
    judges: tuple[str, ...]
    clerk: str

    @property
    def kind(self) -> Kind:
        return Kind.COURT_DOCUMENT

    def fields(self) -> Fields:
        return {
            "case_number": self.case_number,
            "court": self.court,
            "document_type": self.document_type,
            "issue_date": self.issue_date.isoformat(),
            "parties": self.parties or None,
            "effective_date": self.effective_date.isoformat() if self.effective_date else None,
            "death_date": self.death_date.isoformat() if self.death_date else None,
            "statements": tuple(
                replace(one, what=compact(one.what)) if one.what else one for one in self.statements
            )
            or None,
        }


def roll(style: Style) -> CourtDocument:
    """A divorce, a dispute about an estate, a declared death, or a proof that one is in force."""
    rolls = style.dice("court")
    pen = Pen.of(style)
    people = family(f"court/{style.group}/{style.seed}")
    issued = max(people.deed_day, date(2008, 1, 1)) + timedelta(days=rolls.randrange(30))
    place = people.place
    court = f"{place.full if rolls.random() < 0.75 else place.city + place.county}人民法院"
    matter = rolls.choices((divorce, estate, death, in_force), (3, 4, 2, 2))[0]
    number, printed = _number(pen, place, issued, special=matter is death)
    words: Words = matter(pen, people, issued, number=printed, court=court)
    return CourtDocument(
        case_number=number,
        court=court,
        document_type=words.title,
        issue_date=issued,
        parties=words.parties,
        effective_date=words.effective,
        death_date=words.death,
        statements=words.statements,
        printed_number="" if words.effective else printed,
        printed_date=dates.chinese(issued, pen.zero),
        paragraphs=words.paragraphs,
        judges=() if words.effective else _judges(pen),
        clerk="" if words.effective else invented_name(f"clerk/{rolls.random()}", sex="female"),
    )


def _number(pen: Pen, place: Place, issued: date, *, special: bool) -> tuple[str, str]:
    rolls = pen.rolls
    serial = rolls.randrange(1, 19999)
    year = issued.year
    left, right = rolls.choice(("（）", "（）", "()", "〔〕"))
    if issued >= _SINCE:
        sort = "民特" if special else pen.choose("民初", "民初", "民终")
        court = f"{_SHORT[place.code[:2]]}{place.code[2:4]}{rolls.randrange(1, 30):02d}"
        sub = "之一" if rolls.random() < 0.04 else ""
        body = f"{court}{sort}{serial}号{sub}"
    else:
        sort = "民特字" if special else pen.choose("民初字", "民一初字", "少民初字")
        body = f"{place.short}{sort}第{str(serial).zfill(rolls.choice((1, 5)))}号"
    return f"({year}){body}", f"{left}{year}{right}{body}"


def _judges(pen: Pen) -> tuple[str, ...]:
    titles = pen.choose(
        "审判员",
        "审判长|审判员|审判员",
        "代理审判员",
        "审判长|人民陪审员|人民陪审员",
        unseen=("审判长|审判员|人民陪审员",),
    ).split("|")
    return tuple(
        f"{' '.join(title) if len(title) < 4 else title}\u3000\u3000"
        f"{invented_name(f'judge/{pen.rolls.random()}', sex='male')}"
        for title in titles
    )


def draw(truth: CourtDocument, style: Style) -> tuple[Image.Image, ...]:
    """The paper's pages, sealed over the day."""
    text = "".join((*truth.paragraphs, *truth.judges, truth.court, truth.document_type))
    text += truth.printed_number + truth.printed_date + truth.clerk + "书记员" + FURNITURE
    sheet = Sheet.of(style, text)
    rolls = style.dice("court/layout")
    pages, em = Pages(sheet, style), sheet.em
    own_row = rolls.random() < 0.9 or bool(truth.effective_date)
    if own_row:
        pages.centre(truth.court, sheet.title, min(em * 1.5, sheet.width / len(truth.court)))
        pages.down(1.5)
        pages.centre(truth.document_type, sheet.title, em * 1.7, spacing=em * rolls.uniform(0, 0.8))
    else:
        title = truth.court + truth.document_type
        pages.centre(title, sheet.title, min(em * 1.4, sheet.width / len(title)))
    pages.down(1.6)
    if truth.printed_number:
        pages.right(truth.printed_number)
        pages.down(0.3)
    for paragraph in truth.paragraphs:
        pages.paragraph(paragraph)
    _foot(pages, truth, rolls.random() < 0.4)
    pages.number()
    return tuple(pages.pages)


def _foot(pages: Pages, truth: CourtDocument, checked: bool) -> None:
    sheet, style = pages.sheet, pages.style
    pages.down(1)
    pages.need(len(truth.judges) + 4)
    rolls = style.dice("court/foot")
    for judge in truth.judges:
        pages.right(judge + "\u3000")
    if truth.effective_date:
        pages.right(truth.court + "\u3000")
    top = pages.y
    pages.right(truth.printed_date + "\u3000")
    if checked and truth.clerk:
        at = (sheet.margin, pages.y - 0.2 * sheet.em)
        ink.write(pages.page, at, "本件与原本核对无异", sheet.title, sheet.em, colour=(60, 60, 150))
        pages.down(0.6)
    if truth.clerk:
        pages.right(f"书 记 员\u3000\u3000{truth.clerk}\u3000")
    radius = 21 * DOTS_PER_MM
    where = (
        sheet.size[0] - sheet.margin - rolls.uniform(0.8, 2.2) * radius,
        top + rolls.uniform(-0.6, 0.6) * radius,
    )
    ink.seal(pages.page, style, where, radius, truth.court, strength=rolls.uniform(0.4, 0.75))


DRAWER = Drawer(kind=Kind.COURT_DOCUMENT, roll=roll, draw=draw)
