"""Words the papers of courts, and says which people and statements they hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tests.specimens.pen import SEX, Pen
from tests.specimens.people import invented_name, person
from verifiers.model import Party, Statement

if TYPE_CHECKING:
    from tests.specimens.families import Family
    from tests.specimens.people import Person

_CIVIL_CODE = date(2021, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One paper's text, and the truth of it."""

    title: str
    paragraphs: tuple[str, ...]
    parties: tuple[Party, ...] = ()
    statements: tuple[Statement, ...] = ()
    effective: date | None = None
    death: date | None = None


def _party(pen: Pen, label: str, role: str, who: Person) -> tuple[str, Party]:
    colon = pen.choose("：", "：", "")
    numbered = pen.rolls.random() < 0.7
    born = f"{pen.day(who.birth)}{pen.choose('出生', '生')}"
    parts = [who.name, SEX[who.sex], born, f"{who.ethnicity}族", f"住{who.address}"]
    if numbered:
        parts.append(f"{pen.number_word}{pen.choose('：', '')}{who.id_number}")
    told = Party(
        name=who.name,
        role=role,
        sex=who.sex,
        birth_date=who.birth.isoformat(),
        id_number=who.id_number if numbered else None,
    )
    return f"{label}{colon}{'，'.join(parts)}。", told


def _agent(pen: Pen) -> tuple[str, Party]:
    name = invented_name(f"lawyer/{pen.rolls.random()}", sex="male")
    label = pen.choose("委托诉讼代理人", "委托代理人")
    return f"{label}：{name}，某某律师事务所律师。", Party(name=name, role="agent")


def _law(issued: date, article: str) -> str:
    law = "《中华人民共和国民法典》" if issued >= _CIVIL_CODE else "《中华人民共和国婚姻法》"
    return f"依照{law}{article}之规定"


def divorce(pen: Pen, people: Family, issued: date, *, number: str, court: str) -> Words:
    """A divorce, by judgment or by mediation; every clause is a statement."""
    del number, court
    one = people.transferee
    sex = "male" if one.sex == "female" else "female"
    other = person(f"spouse/{one.id_number}", sex=sex, place=one.place)
    first, plaintiff = _party(pen, "原告", "plaintiff", one)
    second, defendant = _party(pen, "被告", "defendant", other)
    lines, parties = [first], [plaintiff]
    if pen.rolls.random() < 0.4:
        line, agent = _agent(pen)
        lines.append(line)
        parties.append(agent)
    lines.append(second)
    parties.append(defendant)
    filed = pen.day(issued - timedelta(days=60))
    lines.append(
        f"原告{one.name}与被告{other.name}离婚纠纷一案，本院于{filed}立案后，依法"
        f"{pen.choose('适用简易程序', '组成合议庭')}，公开开庭进行了审理。本案现已审理终结。"
    )
    shop = f"店铺“{people.shop}”（账号：{people.account}）"
    clauses = (
        f"一、原告{one.name}与被告{other.name}{{}}离婚；",
        f"二、{shop}归原告{one.name}所有。",
    )
    if pen.rolls.random() < 0.5:
        judged = tuple(clause.format("").replace("一、", "一、准予", 1) for clause in clauses)
        lines += [
            f"{one.name}向本院提出诉讼请求：1.判令原、被告离婚；2.依法分割夫妻共同财产。",
            f"本院认为，原、被告夫妻感情确已破裂。{_law(issued, '第一千零七十九条')}，判决如下：",
            *judged,
            "如不服本判决，可在判决书送达之日起十五日内，向本院递交上诉状。",
        ]
        return Words(
            title="民事判决书",
            paragraphs=tuple(lines),
            parties=tuple(parties),
            statements=_between(one.name, other.name, judged),
        )
    agreed = tuple(clause.format("自愿") for clause in clauses)
    lines += [
        pen.choose(
            "本案审理过程中，经本院主持调解，当事人自愿达成如下协议：",
            "经本院主持调解，双方当事人自愿达成如下协议：",
            unseen=("本案在审理过程中，经本院主持调解，双方自愿达成协议如下：",),
        ),
        *agreed,
        "上述协议，不违反法律规定，本院予以确认。",
        "本调解书经双方当事人签收后，即具有法律效力。",
    ]
    return Words(
        title="民事调解书",
        paragraphs=tuple(lines),
        parties=tuple(parties),
        statements=_between(one.name, other.name, agreed),
    )


def _between(one: str, other: str, clauses: tuple[str, ...]) -> tuple[Statement, ...]:
    return tuple(
        Statement(type="agreement", parties=(one, other), what=clause.rstrip("；。"))
        for clause in clauses
    )


def estate(pen: Pen, people: Family, issued: date, *, number: str, court: str) -> Words:
    """A judgment on an estate: the shop goes to one heir."""
    del number, court
    heir, dead = people.transferee, people.registrant
    other = people.waivers[0].person if people.waivers else person(f"rival/{heir.id_number}")
    first, plaintiff = _party(pen, "原告", "plaintiff", heir)
    second, defendant = _party(pen, "被告", "defendant", other)
    shop = f"{pen.choose('淘宝店铺', '网络店铺')}“{people.shop}”（账号：{people.account}）"
    gets = pen.choose(
        f"被继承人{dead.name}名下的{shop}由原告{heir.name}继承",
        f"被继承人{dead.name}遗留的{shop}归原告{heir.name}所有",
        unseen=(f"登记在被继承人{dead.name}名下的{shop}由原告{heir.name}继承所有",),
    )
    lines = (
        first,
        second,
        f"原告{heir.name}与被告{other.name}法定继承纠纷一案，本院受理后，依法进行了审理。现已审理终结。",
        f"经审理查明，被继承人{dead.name}于{pen.day(people.death)}死亡，生前未留有遗嘱。",
        f"{_law(issued, '第一千一百二十七条')}，判决如下：",
        gets + "。",
        pen.choose(
            "案件受理费50元，由原告负担。", "本案受理费减半收取计25元，由原、被告各负担一半。"
        ),
        "如不服本判决，可以在判决书送达之日起十五日内，向本院递交上诉状。",
    )
    return Words(
        title="民事判决书",
        paragraphs=lines,
        parties=(plaintiff, defendant),
        statements=(
            Statement(type="death", person=dead.name, date=people.death.isoformat()),
            Statement(type="inherits", person=heir.name, from_=dead.name, what=shop),
        ),
    )


def death(pen: Pen, people: Family, issued: date, *, number: str, court: str) -> Words:
    """A declaration of death, of the day of the judgment or of a day that it names."""
    del number, court
    child, dead = people.transferee, people.registrant
    first, applicant = _party(pen, "申请人", "applicant", child)
    second, missing = _party(pen, "被申请人", "deceased", dead)
    named = pen.rolls.random() < 0.3
    day = people.death if named else issued
    gone = pen.day(people.death)
    lines = (
        first,
        second,
        f"申请人{child.name}申请宣告{dead.name}死亡一案，本院依法适用特别程序进行了审理，现已审理终结。",
        f"经审查，{dead.name}于{gone}离家后下落不明，已满法定期间。本院发出寻找公告，公告期间届满，仍然下落不明。",
        f"{_law(issued, '第四十六条')}，判决如下：",
        f"宣告{dead.name}{f'于{gone}' if named else ''}死亡。",
        "本判决为终审判决。",
    )
    return Words(
        title="民事判决书",
        paragraphs=lines,
        parties=(applicant, missing),
        death=day,
        statements=(Statement(type="death", person=dead.name, date=day.isoformat()),),
    )


def in_force(pen: Pen, people: Family, issued: date, *, number: str, court: str) -> Words:
    """A certificate that a judgment came into force."""
    day = issued - timedelta(days=pen.rolls.randrange(1, 40))
    paper = pen.choose("民事判决书", "民事判决书", "民事调解书")
    parties = f"{people.transferee.name}与{invented_name(f'other/{number}', sex='female')}"
    text = pen.choose(
        f"本院作出的{number}{paper}已于{pen.day(day)}发生法律效力。",
        f"{parties}离婚纠纷一案，本院{number}{paper}，于{pen.day(day)}起生效。",
        unseen=(f"兹证明{court}{number}{paper}已于{pen.day(day)}正式发生法律效力。",),
    )
    title = pen.choose("生效证明", "法律文书生效证明书", "裁判文书生效证明", unseen=("生效证明书",))
    return Words(title=title, paragraphs=(text, "特此证明。"), effective=day)
