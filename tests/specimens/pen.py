"""How offices write: days, people, numbers, and the frame of every certificate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.specimens import dates
from tests.specimens.people import Person, invented_name
from tests.specimens.style import Group, Style
from tests.specimens.truth import NotarialCertificate
from verifiers.model import Party, Statement

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from random import Random

    from tests.specimens.places import Place

_OFFICES = ("鹭江湾", "湖心", "钟楼", "平江里", "恒岳", "天衡", "明德", "东屿", "正清", "信安")
_CLASSES = ("民", "内", "内民", "民内", "经", "外", "外民", "港澳台", "房", "融")
SEX = {"male": "男", "female": "女"}
_ROLES = {
    "applicant": "申请人",
    "decedent": "被继承人",
    "declarant": "声明人",
    "principal": "委托人",
    "agent": "受托人",
    "related_party": "关系人",
}


@dataclass(frozen=True, slots=True)
class Pen:
    """The habits of one office: how it writes days, numbers and people."""

    rolls: Random
    zero: str
    chinese_days: bool
    number_word: str
    held_out: bool

    @classmethod
    def of(cls, style: Style) -> Pen:
        rolls = style.dice("deed")
        return cls(
            rolls=rolls,
            zero=rolls.choice(dates.ZEROS),
            chinese_days=rolls.random() < 0.2,
            held_out=style.group is Group.HELD_OUT,
            number_word=rolls.choice(
                ("公民身份号码", "公民身份号码", "身份证号码", "公民身份证号码")
            ),
        )

    def day(self, day: date) -> str:
        """A day in the running text."""
        return dates.chinese(day, self.zero) if self.chinese_days else dates.arabic(day)

    def closing_day(self, day: date) -> str:
        """The day of issue, which stands in Chinese numerals."""
        if self.rolls.random() < 0.08:
            return dates.arabic(day)
        return dates.chinese(day, self.zero, short_twenty=self.rolls.random() < 0.04)

    def choose_day(self, day: date) -> date | None:
        """Some offices repeat the day of death in the head."""
        return day if self.rolls.random() < 0.3 else None

    def choose(self, *ways: str, unseen: tuple[str, ...] = ()) -> str:
        """One of several ways to say the same; those `unseen` only where nobody tunes on them."""
        return self.rolls.choice(ways + unseen * 2 if self.held_out else ways)


def party_line(pen: Pen, role: str, who: Person, *, died: date | None = None) -> str:
    """One person in the head of a certificate, with birth, number and home."""
    label = pen.choose(_ROLES[role], _ROLES[role], " ".join(_ROLES[role]))
    parts = [who.name, SEX[who.sex], f"{pen.day(who.birth)}出生"]
    number = f"{pen.number_word}{pen.choose('：', ':', '')}{who.id_number}"
    lived = "生前住" if role == "decedent" else pen.choose("住址：", "现住", "住")
    home = f"{lived}{who.address}"
    parts += pen.choose(f"{number}|{home}", f"{home}|{number}").split("|")
    if died:
        parts.append(f"于{pen.day(died)}死亡")
    return f"{label}：{'，'.join(parts)}。"


def party(role: str, who: Person) -> Party:
    """The same person as a reader should find them."""
    return Party(
        name=who.name,
        role=role,
        sex=who.sex,
        birth_date=who.birth.isoformat(),
        id_number=who.id_number,
    )


def office_of(pen: Pen, place: Place) -> tuple[str, str]:
    """The office's full name, and the short name that its numbers begin with."""
    name = pen.rolls.choice(_OFFICES)
    where = place.province + place.city
    if pen.rolls.random() < 0.25:
        return f"中华人民共和国{where}{place.county}公证处", place.short
    return f"中华人民共和国{where}{name}公证处", place.short + name[: pen.rolls.choice((0, 1, 2))]


def number_of(pen: Pen, short: str, issued: date) -> tuple[str, str]:
    """A certificate number: canonical (half-width round brackets, no spaces) and as printed."""
    rolls = pen.rolls
    serial = str(rolls.randrange(1, 10 ** rolls.choice((3, 4, 4, 5, 5))))
    if rolls.random() < 0.5:
        serial = serial.zfill(rolls.choice((5, 5, 6)))
    way = rolls.random()
    if way < 0.1:
        middle = short
    elif way < 0.2:
        middle = f"{short}证字"
    else:
        middle = f"{short}证{rolls.choice(_CLASSES)}字"
    left, right = rolls.choice(("（）", "（）", "（）", "()", "()", "〔〕", "[]"))
    gap = " " if rolls.random() < 0.25 else ""
    after_year = gap if rolls.random() < 0.3 else ""
    printed = f"{left}{issued.year}{right}{after_year}{middle}第{gap}{serial}{gap}号"
    return f"({issued.year}){middle}第{serial}号", printed


def assemble(
    pen: Pen,
    place: Place,
    *,
    matter: str,
    printed_matter: str,
    issued: date,
    people: Sequence[tuple[str, Person, str]],
    testimony: Sequence[str],
    statements: Sequence[Statement],
    title: str = "公证书",
    annex: tuple[str, ...] = (),
    described: tuple[Party, ...] = (),
) -> NotarialCertificate:
    """Put head, matter, testimony and foot together.

    `described` are those whom the testimony tells the particulars of, and not the head.
    """
    office, short = office_of(pen, place)
    number, printed_number = number_of(pen, short, issued)
    head = [line for _, _, line in people]
    label = pen.choose("公证事项", "公证事项", "公 证 事 项")
    return NotarialCertificate(
        certificate_number=number,
        matter=matter,
        office=office,
        notary=invented_name(f"notary/{pen.rolls.random()}", sex=pen.choose("male", "female")),
        issue_date=issued,
        parties=(*(party(role, who) for role, who, _ in people), *described),
        statements=tuple(statements),
        title=title,
        printed_number=printed_number,
        printed_date=pen.closing_day(issued),
        paragraphs=(*head, f"{label}：{printed_matter}", *testimony),
        annex=annex,
    )


def heir_word(who: Person, relation: str) -> str:
    """What an heir is to the registrant: 儿子, 女儿, 丈夫 or 妻子."""
    if relation == "child":
        return "儿子" if who.sex == "male" else "女儿"
    return "丈夫" if who.sex == "male" else "妻子"
