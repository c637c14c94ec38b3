"""Notarial certificates of typed parties and statements, with the paper that was signed bound in.

What two people agreed, somebody gives, leaves or declares stands in an annex over their signatures;
the notary's own words certify who signed it, and when.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tests.specimens.pen import SEX, Pen
from tests.specimens.people import invented_name
from tests.specimens.truth import NotarialCertificate
from tests.specimens.typed.sentences import Teller
from verifiers.model import Party, Statement
from verifiers.numbers import travel_permit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.specimens.style import Style
    from tests.specimens.typed.known import Known
    from verifiers.model import Document

_LABELS = {
    "applicant": "申请人", "decedent": "被继承人", "deceased": "被继承人", "heir": "继承人",
    "related_party": "关系人", "declarant": "声明人", "principal": "委托人", "agent": "代理人",
    "testator": "遗嘱人", "witness": "见证人", "donor": "赠与人", "donee": "受赠人",
    "guardian": "监护人", "custodian": "财产代管人",
    "party_a": "甲方", "party_b": "乙方", "party_c": "丙方",
}  # fmt: skip
_DEAD = frozenset({"decedent", "deceased", "被继承人"})
_MATTERS = {
    "inheritance": "继承", "inheritance_waiver": "放弃继承权声明", "kinship": "亲属关系",
    "agreement": "协议", "gift": "赠与", "will": "遗嘱", "declaration": "声明", "death": "死亡",
    "marital_status": "婚姻状况", "entrustment": "委托", "other": "其他",
}  # fmt: skip
_ENTERPRISES, _NUMERALS = ("公司", "店", "厂"), "一二三四五"
_SHORTEST = 15
"""Characters of the shortest number of an identity card."""
_OPENINGS = ("甲、乙双方经协商一致，自愿达成如下协议：", "双方经平等协商，达成协议如下：")
IN_FORCE = "本协议自双方签字之日起生效"
"""The clause that ends every agreement, whatever is typed."""
_SIGNED = ("签名", "签名、捺指印", "签名并捺指印")


def certificate(document: Document, known: Known, style: Style) -> NotarialCertificate:
    """The certificate, in the habits of one invented office."""
    pen = Pen.of(style)
    matter = document.text("matter") or "other"
    parties = document.parties() or _mentioned(document, known)
    statements = document.statements()
    issued = document.day("issue_date")
    if issued is None:
        raise ValueError(f"{document.id} types no issue_date")
    telling = _Certificate(
        pen=pen,
        known=known,
        parties=parties,
        statements=statements,
        issued=issued,
        matter=matter,
    )
    annex, testimony = telling.body()
    return NotarialCertificate(
        certificate_number=document.text("certificate_number") or "",
        matter=matter,
        office=document.text("office") or "",
        notary=invented_name(f"notary/{pen.rolls.random()}", sex=pen.choose("male", "female")),
        issue_date=issued,
        parties=parties,
        statements=statements,
        title="公证书",
        printed_number=document.text("certificate_number") or "",
        printed_date=pen.closing_day(issued),
        paragraphs=(
            *(party_line(pen, one, known) for one in parties),
            f"公证事项：{_MATTERS[matter]}",
            *testimony,
        ),
        annex=annex,
    )


def _mentioned(document: Document, known: Known) -> tuple[Party, ...]:
    """A certificate that types nobody: the transferee asks for it, and it is about the others."""
    asks = known.transfer.transferee.name
    told = [name for one in document.statements() for name in (one.person, one.to or one.of)]
    others = [name for name in dict.fromkeys(told) if name and len(name) > 2 and name != asks]
    return (
        Party(name=asks, role="applicant"),
        *(Party(name=name, role="related_party") for name in others),
    )


def party_line(pen: Pen, party: Party, known: Known, label: str | None = None) -> str:
    """One person with what is typed of them, and a home."""
    label = label or _LABELS.get(party.role or "", party.role or "申请人")
    if party.name.endswith(_ENTERPRISES):
        return f"{label}：{party.name}，住所：{known.person(party.name).address}。"
    parts = [party.name, SEX[party.sex or known.sex(party.name)]]
    if party.birth_date:
        parts.append(f"{pen.day(date.fromisoformat(party.birth_date))}出生")
    if party.id_number:
        parts.append(f"{_number_word(pen, party.id_number)}：{party.id_number}")
    lived = "生前住" if party.role in _DEAD else "住址："
    parts.append(f"{lived}{known.person(party.name, party).address}")
    return f"{label}：{'，'.join(parts)}。"


def _number_word(pen: Pen, number: str) -> str:
    """What a notary calls this number: of an identity card, a permit or a passport."""
    if len(number) >= _SHORTEST:
        return pen.number_word
    return "来往内地（大陆）通行证号码" if travel_permit.is_valid(number) else "护照号码"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Certificate:
    """One certificate being worded."""

    pen: Pen
    known: Known
    parties: tuple[Party, ...]
    statements: Sequence[Statement]
    issued: date
    matter: str

    @property
    def teller(self) -> Teller:
        return Teller(self.pen, self.known, self._dead())

    def body(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The annex (empty where nothing is bound in), and the testimony."""
        signed = {
            "inheritance_waiver": self._waiver,
            "agreement": self._agreement,
            "gift": self._gift,
            "will": self._will,
            "declaration": self._declaration,
            "entrustment": self._entrustment,
        }
        if self.matter in signed:
            return signed[self.matter]()
        return (), self._kinship() if self.matter == "kinship" else self._inheritance()

    def _dead(self) -> str | None:
        estates = (
            one.from_ or one.of or (one.person if one.type == "no_will" else None)
            for one in self.statements
        )
        by_role = (one.name for one in self.parties if one.role in _DEAD)
        return next((name for name in (*by_role, *estates) if name), None)

    def _inheritance(self) -> tuple[str, ...]:
        heir = next((one.name for one in self.parties if one.role == "applicant"), "")
        opening = self.pen.choose(
            f"申请人{heir}因继承被继承人{self._dead()}的遗产，向我处申请办理继承公证。经审查，现查明如下事实：",
            f"申请人{heir}向本公证处申请继承{self._dead()}的遗产。经审查申请人提供的证明材料，现查明：",
        )
        return (opening, *self.teller.tell(self.statements))

    def _kinship(self) -> tuple[str, ...]:
        first, *others = self.teller.tell(self.statements)
        return (f"兹证明{first}", *others)

    def _waiver(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        given = self.statements[0]
        who, day = given.person or "", self._day(given)
        said = (
            f"我自愿放弃对被继承人{given.of}遗产的继承权，"
            f"{self.pen.choose('本声明是我真实意思的表示。', '今后绝不反悔。')}"
        )
        agent = next((one.name for one in self.parties if one.role == "agent"), None)
        signer = f"{who}的委托代理人{agent}" if agent else who
        annex = ("放弃继承权声明书", said, f"声明人：{who}", day)
        return annex, (self._signs(signer, day, "放弃继承权声明书"),)

    def _agreement(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        found = [one for one in self.statements if one.type == "agreement"]
        sides = [one.name for one in self.parties if (one.role or "").startswith("party")]
        sides = sides or list(found[0].parties)
        labels = ("甲方", "乙方", "丙方")
        heads = [f"{label}：{name}" for label, name in zip(labels, sides, strict=False)]
        title = self.pen.choose("协议书", "协议书", "财产协议书")
        clauses = [
            f"{numeral}、{'' if set(one.parties) & set(sides) else one.parties[0]}{one.what}。"
            for numeral, one in zip(_NUMERALS, found, strict=False)
        ]
        annex = (
            title,
            *heads,
            self.pen.choose(*_OPENINGS),
            *clauses,
            f"{_NUMERALS[len(clauses)]}、{IN_FORCE}。",
            "\u3000".join(heads),
            self.pen.day(self.issued),
        )
        facts = tuple(self.teller.tell([one for one in self.statements if one not in found]))
        day, signed = self.pen.day(self.issued), self.pen.choose(*_SIGNED)
        both = "与".join(sides)
        proof = (
            f"兹证明{both}于{day}来到我处，在本公证员的面前，自愿签订了前面的《{title}》，"
            f"并在协议上{signed}。"
        )
        return annex, (*facts, proof)

    def _gift(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        given = self.statements[0]
        day = self.pen.day(self.issued)
        said = f"我自愿将{given.what}无偿赠与给{given.to}，{given.to}表示接受。"
        annex = ("赠与书", said, f"赠与人：{given.person}", day)
        return annex, (self._signs(given.person or "", day, "赠与书"),)

    def _entrustment(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        given = self.statements[0]
        day = self.pen.day(self.issued)
        said = f"我自愿委托{given.to}{given.what or '代为办理有关手续'}。"
        annex = ("委托书", said, f"委托人：{given.person}", day)
        return annex, (self._signs(given.person or "", day, "委托书"),)

    def _will(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        given = self.statements[0]
        day = self.pen.day(self.issued)
        whom = f"我的{self.teller.kin(self._tie(given))}{given.to}"
        said = self.pen.choose(
            f"我自愿立下遗嘱：我去世后，属于我的{given.what}由{whom}继承。",
            f"为避免日后发生纠纷，特立本遗嘱：在我死亡后，我名下的{given.what}归{whom}所有。",
        )
        annex = ("遗\u3000嘱", said, f"立遗嘱人：{given.person}", day)
        return annex, (self._signs(given.person or "", day, "遗嘱"),)

    def _tie(self, given: Statement) -> Statement:
        """What the one who is given something is to the giver; a child where nobody says."""
        relation = self.known.relation(given.to or "", given.person or "") or "child"
        return Statement(type="kinship", person=given.to, relation=relation, to=given.person)

    def _declaration(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        given = self.statements[0]
        if given.type == "revocation":
            return self._revocation(given)
        who, day = self.parties[0].name, self.pen.day(self.issued)
        said = [f"我声明：{sentence}" for sentence in self.teller.tell(self.statements)]
        said = [one.replace("据申请人称，", "") for one in said]
        annex = ("声 明 书", *said, "以上声明真实无误。", f"声明人：{who}", day)
        return annex, (self._signs(who, day, "声明书"),)

    def _revocation(self, given: Statement) -> tuple[tuple[str, ...], tuple[str, ...]]:
        who, day = given.person or "", self._day(given)
        title = self.pen.choose("撤回放弃继承权声明书", "撤销放弃继承声明书")
        said = f"我此前放弃继承被继承人{given.of}遗产的声明，现予{title[:2]}，要求依法继承。"
        annex = (title, said, f"声明人：{who}", day)
        return annex, (self._signs(who, day, title),)

    def _signs(self, who: str, day: str, title: str) -> str:
        return (
            f"兹证明{who}于{day}来到我处，在本公证员的面前，在前面的《{title}》上"
            f"{self.pen.choose(*_SIGNED)}，其行为符合有关法律的规定。"
        )

    def _day(self, one: Statement) -> str:
        return self.pen.day(date.fromisoformat(one.date) if one.date else self.issued)
