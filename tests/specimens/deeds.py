"""Words notarial certificates: the text of every matter with its varied ways of saying things.

Each function answers a `NotarialCertificate` whose statements are exactly those that its wording
makes. Roles of parties: `applicant` 申请人, `deceased` 被继承人, `declarant` 声明人, `principal`
委托人, `agent` 受托人, `related_party` 关系人.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tests.specimens import dates
from tests.specimens.people import Person, invented_name
from tests.specimens.truth import NotarialCertificate
from verifiers.model import Party, Statement

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from tests.specimens.families import Family
    from tests.specimens.places import Place
    from tests.specimens.style import Style

_OFFICES = ("鹭江湾", "湖心", "钟楼", "平江里", "恒岳", "天衡", "明德", "东屿", "正清", "信安")
_CLASSES = ("民", "内", "内民", "民内", "经", "外", "外民", "港澳台", "房", "融")
_SEX = {"male": "男", "female": "女"}
_CIVIL_CODE = date(2021, 1, 1)
_ROLES = {
    "applicant": "申请人",
    "deceased": "被继承人",
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

    @classmethod
    def of(cls, style: Style) -> Pen:
        rolls = style.dice("deed")
        return cls(
            rolls=rolls,
            zero=rolls.choice(dates.ZEROS),
            chinese_days=rolls.random() < 0.2,
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

    def choose(self, *ways: str) -> str:
        """One of several ways to say the same."""
        return self.rolls.choice(ways)


def party_line(pen: Pen, role: str, who: Person, *, died: date | None = None) -> str:
    """One person in the head of a certificate, with birth, number and home."""
    label = pen.choose(_ROLES[role], _ROLES[role], " ".join(_ROLES[role]))
    parts = [who.name, _SEX[who.sex], f"{pen.day(who.birth)}出生"]
    number = f"{pen.number_word}{pen.choose('：', ':', '')}{who.id_number}"
    lived = "生前住" if role == "deceased" else pen.choose("住址：", "现住", "住")
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
) -> NotarialCertificate:
    """Put head, matter, testimony and foot together."""
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
        parties=tuple(party(role, who) for role, who, _ in people),
        statements=tuple(statements),
        title=title,
        printed_number=printed_number,
        printed_date=pen.closing_day(issued),
        paragraphs=(*head, f"{label}：{printed_matter}", *testimony),
        annex=annex,
    )


def waiver(family: Family, style: Style, *, index: int = 0) -> NotarialCertificate:
    """放弃继承权声明: the statement of one heir, certified on the day it was signed."""
    pen, given = Pen.of(style), family.waivers[index]
    who, dead = given.person, family.registrant
    estate = pen.choose("全部遗产", "上述遗产", "遗产")
    signature = pen.choose("签名", "签名、捺指印", "签名并捺指印")
    text = (
        f"我是被继承人{dead.name}的{child_word(who)}。被继承人{dead.name}于{pen.day(family.death)}死亡。"
        f"我自愿{pen.choose('无条件', '')}放弃对被继承人{dead.name}{estate}"
        f"的继承权，{pen.choose('本声明是我真实意思的表示。', '今后绝不反悔。')}"
    )
    signed = (
        f"兹证明{who.name}于{pen.day(given.day)}来到我处，在本公证员的面前，"
        f"在前面的《放弃继承权声明书》上{signature}，并表示知悉放弃继承权的"
        "法律意义和法律后果。"
    )
    law = "声明人的行为符合《中华人民共和国民法典》的规定。"
    if given.day < _CIVIL_CODE:
        law = "声明人的行为符合《中华人民共和国民法通则》第五十五条的规定。"
    lines = (
        "放弃继承权声明书",
        party_line(pen, "declarant", who),
        text,
        f"声明人：{who.name}",
        pen.day(given.day),
    )
    return assemble(
        pen,
        family.place,
        matter="inheritance_waiver",
        printed_matter=pen.choose("声明（放弃继承权）", "放弃继承权声明", "放弃继承权"),
        issued=given.day + timedelta(days=pen.rolls.randrange(0, 8)),
        people=[("applicant", who, party_line(pen, "applicant", who))],
        testimony=(signed, law),
        statements=[
            Statement(type="waiver", person=who.name, of=dead.name, date=given.day.isoformat())
        ],
        annex=lines,
    )


def kinship(family: Family, style: Style) -> NotarialCertificate:
    """亲属关系: the transferee is the registrant's child."""
    pen, child, parent = Pen.of(style), family.transferee, family.registrant
    parent_word = "父亲" if parent.sex == "male" else "母亲"
    proof = (
        f"兹证明{pen.choose('申请人', '')}{child.name}是{parent.name}的{child_word(child)}，"
        f"{parent.name}是{child.name}的{parent_word}。"
    )
    return assemble(
        pen,
        family.place,
        matter="kinship",
        printed_matter="亲属关系",
        issued=family.deed_day,
        people=[
            ("applicant", child, party_line(pen, "applicant", child)),
            ("related_party", parent, party_line(pen, "related_party", parent)),
        ],
        testimony=(proof,),
        statements=[Statement(type="kinship", person=child.name, relation="child", to=parent.name)],
        title=pen.choose("公证书", "亲属关系公证书"),
    )


def entrustment(family: Family, style: Style) -> NotarialCertificate:
    """委托: the transferee lets a relative act for them before the platform."""
    pen, principal = Pen.of(style), family.transferee
    agent = family.waivers[0].person if family.waivers else None
    name = agent.name if agent else invented_name(f"agent/{principal.name}", sex="male")
    task = (
        f"委托人{principal.name}因工作繁忙，特委托{name}代为办理店铺“{family.shop}”"
        f"（账号：{family.account}）的过户手续，受托人在上述权限内签署的有关文件，委托人均予以承认。"
    )
    proof = (
        f"兹证明委托人{principal.name}于{pen.day(family.deed_day)}来到我处，在本公证员的面前，"
        f"签署了前面的《委托书》，委托{name}代为办理前述事宜。"
        "委托人的委托行为符合《中华人民共和国民法典》第一百四十三条的规定。"
    )
    people = [("principal", principal, party_line(pen, "principal", principal))]
    if agent:
        people.append(("agent", agent, party_line(pen, "agent", agent)))
    return assemble(
        pen,
        family.place,
        matter="entrustment",
        printed_matter="委托",
        issued=family.deed_day + timedelta(days=pen.rolls.randrange(0, 6)),
        people=people,
        testimony=(proof,),
        statements=[Statement(type="entrusts", person=principal.name, to=name)],
        title=pen.choose("公证书", "委托公证书"),
        annex=("委 托 书", task, f"委托人：{principal.name}", pen.day(family.deed_day)),
    )


def declaration(family: Family, style: Style) -> NotarialCertificate:
    """声明: the transferee declares how the shop was run. It states no typed fact."""
    pen, who = Pen.of(style), family.transferee
    text = (
        f"我声明：店铺“{family.shop}”（账号：{family.account}）的经营债务由我本人承担，"
        "与他人无关。如有虚假，我愿承担一切法律责任。"
    )
    proof = (
        f"兹证明{who.name}于{pen.day(family.deed_day)}在{pen.choose('我处', '本公证处')}，"
        "在本公证员的面前，在前面的《声明书》上签名，声明人的行为符合法律规定。"
    )
    return assemble(
        pen,
        family.place,
        matter="declaration",
        printed_matter="声明",
        issued=family.deed_day + timedelta(days=pen.rolls.randrange(0, 6)),
        people=[("applicant", who, party_line(pen, "applicant", who))],
        testimony=(proof,),
        statements=[],
        title=pen.choose("公证书", "声明公证书"),
        annex=("声 明 书", text, f"声明人：{who.name}", pen.day(family.deed_day)),
    )


def death(family: Family, style: Style) -> NotarialCertificate:
    """死亡公证: the registrant's death, with its day."""
    pen, dead, child = Pen.of(style), family.registrant, family.transferee
    proof = (
        f"兹证明{dead.name}，{_SEX[dead.sex]}，{pen.day(dead.birth)}出生，生前住{dead.address}，"
        f"于{pen.day(family.death)}在{dead.place.city}{pen.choose('因病死亡', '死亡')}。"
    )
    return assemble(
        pen,
        family.place,
        matter="death",
        printed_matter="死亡",
        issued=family.deed_day,
        people=[("applicant", child, party_line(pen, "applicant", child))],
        testimony=(proof,),
        statements=[Statement(type="death", person=dead.name, date=family.death.isoformat())],
        title=pen.choose("公证书", "死亡公证书"),
    )


def other(family: Family, style: Style) -> NotarialCertificate:
    """文本相符: a copy agrees with its original, which no scenario asks for."""
    pen, who = Pen.of(style), family.transferee
    paper = pen.choose("毕业证书", "驾驶证", "学位证书")
    proof = (
        f"兹证明前面的影印件与{who.name}出示给本公证员的《{paper}》的原件"
        "相符，原件上的印章、签名均属实。"
    )
    return assemble(
        pen,
        family.place,
        matter="other",
        printed_matter=pen.choose("文本相符", "影印件与原件相符"),
        issued=family.deed_day,
        people=[("applicant", who, party_line(pen, "applicant", who))],
        testimony=(proof,),
        statements=[],
    )


def child_word(who: Person) -> str:
    """儿子 or 女儿."""
    return "儿子" if who.sex == "male" else "女儿"
