"""Words notarial certificates of every matter but inheritance, in varied ways.

Each function answers a `NotarialCertificate` whose statements are exactly those that its wording
makes. Roles of parties: `applicant` 申请人, `decedent` 被继承人, `declarant` 声明人, `principal`
委托人, `agent` 受托人, `related_party` 关系人.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from tests.specimens.pen import SEX, Pen, assemble, heir_word, party_line
from tests.specimens.people import invented_name
from verifiers.model import Party, Statement

if TYPE_CHECKING:
    from tests.specimens.families import Family
    from tests.specimens.style import Style
    from tests.specimens.truth import NotarialCertificate

_CIVIL_CODE = date(2021, 1, 1)


def waiver(family: Family, style: Style, *, index: int = 0) -> NotarialCertificate:
    """放弃继承权声明: the statement of one heir, certified on the day it was signed."""
    pen, given = Pen.of(style), family.waivers[index]
    who, dead = given.person, family.registrant
    estate = pen.choose("全部遗产", "上述遗产", "遗产")
    signature = pen.choose("签名", "签名、捺指印", "签名并捺指印")
    text = (
        f"我是被继承人{dead.name}的{heir_word(who, given.relation)}。"
        f"被继承人{dead.name}于{pen.day(family.death)}死亡。"
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
    """亲属关系: what the transferee is to the registrant."""
    pen, child, parent = Pen.of(style), family.transferee, family.registrant
    back = {"child": ("父亲", "母亲"), "spouse": ("丈夫", "妻子")}[family.heir]
    proof = (
        f"兹证明{pen.choose('申请人', '')}{child.name}是{parent.name}的"
        f"{heir_word(child, family.heir)}，"
        f"{parent.name}是{child.name}的{back[parent.sex == 'female']}。"
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
        statements=[
            Statement(type="kinship", person=child.name, relation=family.heir, to=parent.name)
        ],
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
        f"兹证明{dead.name}，{SEX[dead.sex]}，{pen.day(dead.birth)}出生，生前住{dead.address}，"
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
        described=(Party(name=dead.name, sex=dead.sex, birth_date=dead.birth.isoformat()),),
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
