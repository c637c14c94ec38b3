"""Words the testimony of an inheritance certificate, and says which statements it makes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from tests.specimens.pen import Pen, assemble, heir_word, party_line
from verifiers.model import Statement

if TYPE_CHECKING:
    from tests.specimens.families import Family, Gone
    from tests.specimens.people import Person
    from tests.specimens.style import Style
    from tests.specimens.truth import NotarialCertificate

_ORDINALS = (*"一二三四五六七八九十", "十一", "十二")


@dataclass(slots=True)
class _Testimony:
    """Sentences and statements, gathered side by side."""

    pen: Pen
    family: Family
    complete: bool
    names_shop: bool
    estate: str = ""
    """What was left behind, as printed."""
    findings: list[str] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)

    def say(self, sentence: str, *statements: Statement) -> None:
        self.findings.append(sentence)
        self.statements.extend(statements)

    @property
    def dead(self) -> Person:
        return self.family.registrant


def certificate(family: Family, style: Style, *, complete: bool = False) -> NotarialCertificate:
    """The certificate by which the transferee inherits; it mentions everyone of the family.

    With `complete` it says all that a transfer needs (the shop, no will, a day for every waiver,
    the sole heir); else some offices leave some of it out.
    """
    pen = Pen.of(style)
    told = _Testimony(pen, family, complete, complete or pen.rolls.random() < 0.8)
    _death(told)
    _estate(told)
    _no_will(told)
    _relatives(told)
    _waivers(told)
    heir, dead = family.transferee, family.registrant
    opening = _opening(told)
    numbered = pen.rolls.random() < 0.8
    facts = [
        f"{_ORDINALS[i]}、{sentence}" if numbered else sentence
        for i, sentence in enumerate(told.findings)
    ]
    conclusion = _conclusion(told)
    return assemble(
        pen,
        family.place,
        matter="inheritance",
        printed_matter=pen.choose("继承", "继承权", "继承", "法定继承"),
        issued=family.deed_day,
        people=[
            ("applicant", heir, party_line(pen, "applicant", heir)),
            (
                "decedent",
                dead,
                party_line(pen, "decedent", dead, died=pen.choose_day(family.death)),
            ),
        ],
        testimony=(opening, *facts, conclusion),
        statements=told.statements,
        title=pen.choose("公证书", "公证书", "继承公证书", "继承权公证书"),
    )


def _opening(told: _Testimony) -> str:
    pen, heir, dead = told.pen, told.family.transferee.name, told.dead.name
    return pen.choose(
        f"申请人{heir}因继承被继承人{dead}的遗产，向我处申请办理继承公证。根据《中华人民共和国公证法》的规定，"
        "本公证员对申请人提交的权利证明及相关证据材料进行了审查核实，并对申请人进行了询问。"
        "申请人保证其陈述和材料真实。现查明如下事实：",
        f"申请人{heir}于{pen.day(told.family.deed_day)}向我处申请办理继承公证，并提供了居民身份证、户口簿、死亡证明、"
        "亲属关系证明等材料。经查，",
        f"申请人{heir}向本公证处申请继承{dead}的遗产。经审查申请人提供的证明材料，并向有关单位核实，"
        "现查明：",
        unseen=(
            (
                f"申请人{heir}因{dead}死亡，申请继承其遗产。我处依法受理后，对当事人提交的材料进行了审查，"
                "并作了必要的调查核实，兹查明以下事实："
            ),
        ),
    )


def _death(told: _Testimony) -> None:
    pen, day = told.pen, told.pen.day(told.family.death)
    name, city = told.dead.name, told.dead.place.city
    told.say(
        pen.choose(
            f"被继承人{name}于{day}{pen.choose('因病', '')}在{city}死亡。",
            f"{name}于{day}死亡，死亡时户籍地为{told.dead.address}。",
            f"被继承人{name}已于{day}因病去世。",
            unseen=(
                f"{name}（被继承人）因病于{day}在{city}逝世。",
                f"被继承人{name}于{day}在家中病故。",
            ),
        ),
        Statement(type="death", person=name, date=told.family.death.isoformat()),
    )


def _what(told: _Testimony) -> str:
    family = told.family
    if not told.names_shop:
        return told.pen.choose("个人财产", "银行存款人民币86,000元", "遗留的个人合法财产")
    return told.pen.choose(
        f"网络店铺“{family.shop}”（账号：{family.account}）",
        f"淘宝店铺“{family.shop}”（店铺账号{family.account}）",
        f"店铺“{family.shop}”（账号{family.account}）及其经营权益",
    )


def _estate(told: _Testimony) -> None:
    pen, what = told.pen, _what(told)
    told.estate = what
    told.say(
        pen.choose(
            f"被继承人{told.dead.name}死亡时遗留有：{what}。",
            f"申请人提供的材料表明，被继承人生前遗留的财产为{what}。",
            f"登记在被继承人{told.dead.name}名下的{what}，为被继承人遗留的个人财产。",
            unseen=(f"被继承人{told.dead.name}遗留的个人合法财产有：{what}。",),
        )
    )


def _no_will(told: _Testimony) -> None:
    if told.pen.rolls.random() < 0.12 and not told.complete:
        return
    name = told.dead.name
    told.say(
        told.pen.choose(
            f"据申请人称，被继承人{name}生前未立遗嘱，亦未与他人签订遗赠扶养协议。",
            f"被继承人{name}生前无遗嘱，也未签订遗赠扶养协议。",
            "被继承人生前未留有遗嘱，截至本公证书出具之日，无人向我处提出异议。",
            unseen=(
                f"经向申请人核实，未发现被继承人{name}立有遗嘱。",
                f"{name}生前没有立过遗嘱，没有与他人订立遗赠扶养协议。",
            ),
        ),
        Statement(type="no_will", person=name),
    )


def _relatives(told: _Testimony) -> None:
    pen, family, dead = told.pen, told.family, told.dead.name
    spouse = next((gone for gone in family.gone if gone.relation == "spouse"), None)
    if spouse is not None:
        wed = "丈夫" if spouse.sex == "male" else "妻子"
        told.say(
            f"被继承人{dead}的{pen.choose('配偶', wed)}{spouse.name}{_before(told, spouse)}。",
            Statement(type="kinship", person=spouse.name, relation="spouse", to=dead),
            *_gone(told, spouse),
        )
    if family.widowed is not None:
        wed = pen.choose("配偶为", "丈夫是" if family.widowed.sex == "male" else "妻子是")
        told.say(
            f"被继承人{dead}的{wed}{family.widowed.name}。",
            Statement(type="kinship", person=family.widowed.name, relation="spouse", to=dead),
        )
    parents = [gone for gone in family.gone if gone.relation == "parent"]
    if parents:
        _parents(told, parents)
    _children(told, family.children)


def _children(told: _Testimony, children: tuple[Person, ...]) -> None:
    pen, dead = told.pen, told.dead.name
    if not children:
        told.say(f"被继承人{dead}生前{pen.choose('未生育子女', '无子女')}，亦未收养子女。")
        return
    listed = "、".join(f"{heir_word(child, 'child')}{child.name}" for child in children)
    if len(children) == 1:
        sentence = f"被继承人{dead}{pen.choose('生前仅', '一生只')}生育一名子女，即{listed}。"
    else:
        count = _count(len(children))
        sentence = pen.choose(
            f"被继承人{dead}共生育{count}名子女，即{listed}。",
            unseen=(
                f"被继承人{dead}共有子女{count}人：{listed}。",
                f"被继承人{dead}的子女有{listed}，除此之外无其他子女。",
            ),
        )
    told.say(
        sentence,
        *(
            Statement(type="kinship", person=child.name, relation="child", to=dead)
            for child in children
        ),
    )


def _parents(told: _Testimony, parents: list[Gone]) -> None:
    dead = told.dead.name
    named = "、".join(f"{'父亲' if one.sex == 'male' else '母亲'}{one.name}" for one in parents)
    if any(one.died for one in parents):
        text = "，".join(
            f"{'父亲' if one.sex == 'male' else '母亲'}{one.name}{_before(told, one)}"
            for one in parents
        )
    else:
        text = named + told.pen.choose(
            "均先于被继承人死亡",
            "均已先于其死亡",
            f"均先于{dead}死亡",
            "均早于被继承人去世",
            unseen=("均在被继承人之前去世", f"均已先于{dead}去世"),
        )
    ties = tuple(
        Statement(type="kinship", person=one.name, relation="parent", to=dead) for one in parents
    )
    gone = tuple(statement for one in parents for statement in _gone(told, one))
    told.say(f"被继承人{told.pen.choose('', dead)}的{text}。", *ties, *gone)


def _before(told: _Testimony, one: Gone) -> str:
    if one.died is None:
        return told.pen.choose(
            "先于被继承人死亡",
            "已先于其死亡",
            "先于被继承人去世",
            unseen=("早于被继承人死亡",),
        )
    return told.pen.choose(
        f"已于{told.pen.day(one.died)}先于被继承人死亡",
        f"于{told.pen.day(one.died)}死亡，先于被继承人",
        unseen=(f"（{told.pen.day(one.died)}死亡）先于被继承人死亡",),
    )


def _gone(told: _Testimony, one: Gone) -> tuple[Statement, ...]:
    before = Statement(type="predeceased", person=one.name, before=told.dead.name)
    if one.died is None:
        return (before,)
    return (Statement(type="death", person=one.name, date=one.died.isoformat()), before)


def _waivers(told: _Testimony) -> None:
    pen, dead = told.pen, told.dead.name
    for given in told.family.waivers:
        dated = pen.rolls.random() < 0.8 or told.complete
        when = f"于{pen.day(given.day)}" if dated else ""
        how = pen.choose("书面表示", "在我处表示", "表示")
        heir = heir_word(given.person, given.relation)
        sentence = pen.choose(
            f"被继承人的{heir}{given.person.name}{when}{how}自愿放弃对被继承人{dead}上述遗产的继承权。",
            f"{given.person.name}{when}作出声明，放弃继承被继承人{dead}的遗产。",
            unseen=(
                f"现{given.person.name}{when}向本处明确表示放弃对{dead}遗产的继承。",
                f"{given.person.name}自愿放弃继承权，并{when}在放弃继承权声明书上签名。",
            ),
        )
        told.say(
            sentence,
            Statement(
                type="waiver",
                person=given.person.name,
                of=dead,
                date=given.day.isoformat() if dated else None,
            ),
        )


def _conclusion(told: _Testimony) -> str:
    pen, heir, dead = told.pen, told.family.transferee, told.dead.name
    if told.family.deed_day < date(2021, 1, 1):
        law = "《中华人民共和国继承法》第五条、第十条、第二十五条"
    else:
        law = "《中华人民共和国民法典》第一千一百二十三条、第一千一百二十七条"
    alone = pen.rolls.random() < 0.6 or told.complete
    short = pen.rolls.random() < 0.5
    what = "上述遗产" if short else f"上述{_short_what(told)}"
    # 上述个人财产 is what was described before; a shop is named by itself.
    left = told.estate if short or not told.names_shop else _short_what(told)
    told.statements.append(Statement(type="inherits", person=heir.name, from_=dead, what=left))
    if alone:
        told.statements.append(Statement(type="sole_heir", person=heir.name, from_=dead))
    word_alone = pen.choose("一人", "独自", unseen=("单独",)) if alone else ""
    return (
        f"{pen.choose('综上所述，', '')}根据{law}的规定，被继承人{dead}的{what}"
        f"{pen.choose('由', '应由')}其{heir_word(heir, told.family.heir)}{heir.name}"
        f"{word_alone}继承。"
    )


def _short_what(told: _Testimony) -> str:
    return f"店铺“{told.family.shop}”" if told.names_shop else "个人财产"


def _count(number: int) -> str:
    return "零一两三四五六七八九"[number]
