"""What papers say, in words for people: sexes, relations, roles, statements, whole values.

Keys are the contract's slugs; `verifiers.kinds` has the names of kinds and fields.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from verifiers.kinds import MATTERS
from verifiers.model import Party, Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from verifiers.model import Document, Field, Statement

Language = Literal["zh", "en"]


def _table(**rows: tuple[str, str]) -> Mapping[str, Text]:
    return MappingProxyType({slug: Text(zh, en) for slug, (zh, en) in rows.items()})


SEXES = _table(male=("男", "male"), female=("女", "female"))

RELATIONS = _table(
    spouse=("配偶", "spouse"),
    child=("子女", "child"),
    parent=("父母", "parent"),
    sibling=("兄弟姐妹", "sibling"),
    grandchild=("孙子女、外孙子女", "grandchild"),
    grandparent=("祖父母、外祖父母", "grandparent"),
    nephew_niece=("侄（甥）子女", "nephew or niece"),
    other=("其他", "other"),
)

PARTY_ROLES = _table(
    decedent=("被继承人", "the deceased"),
    applicant=("申请人", "applicant"),
    heir=("继承人", "heir"),
    deceased=("死者", "the deceased"),
    related_party=("关系人", "related"),
    declarant=("声明人", "declarant"),
    principal=("委托人", "principal"),
    agent=("代理人", "agent"),
    guardian=("监护人", "guardian"),
    custodian=("财产代管人", "custodian of the property"),
    donor=("赠与人", "donor"),
    donee=("受赠人", "donee"),
    testator=("遗嘱人", "testator"),
    witness=("见证人", "witness"),
    party=("当事人", "party"),
    spouse=("配偶", "spouse"),
    former_spouse=("原配偶", "former spouse"),
    party_a=("甲方", "party A"),
    party_b=("乙方", "party B"),
    party_c=("丙方", "party C"),
    man=("男方", "the man"),
    woman=("女方", "the woman"),
)

STATEMENTS = _table(
    death=("{person}去世，日期：{date}", "{person} died: {date}"),
    kinship=("{person}是{to}的{relation}", "{person} is {relation} of {to}"),
    predeceased=("{person}先于{before}去世", "{person} died before {before}"),
    parents_unknown=("{person}的父母不详", "who the parents of {person} are is not known"),
    childless=("{person}没有子女", "{person} left no children"),
    disqualified=("{person}丧失对{from_}的继承权", "{person} may not inherit from {from_}"),
    waiver=("{person}放弃继承{of}的遗产", "{person} gives up the inheritance of {of}"),
    revocation=(
        "{person}撤回对{of}遗产的放弃",
        "{person} takes back the waiver of the inheritance of {of}",
    ),
    accepts=("{person}接受{from_}的遗赠", "{person} accepts the bequest of {from_}"),
    inherits=("{person}继承{from_}的遗产：{what}", "{person} inherits from {from_}: {what}"),
    sole_heir=("{person}是{from_}的唯一继承人", "{person} is the sole heir of {from_}"),
    guardian=(
        "{person}是{of}的监护人或财产代管人",
        "{person} is guardian, or custodian of the property, of {of}",
    ),
    no_will=("{person}未留遗嘱", "{person} left no will"),
    agreement=("{parties}之间：{what}", "Between {parties}: {what}"),
    entrusts=("{person}委托{to}", "{person} entrusts {to}"),
    gift=("{person}赠与{to}：{what}", "{person} gives to {to}: {what}"),
)
"""One sentence for each type of statement; what a certificate leaves open is a dash."""

_YES_NO = (Text("否", "no"), Text("是", "yes"))
_ENDLESS = Text("长期有效", "without end")
_UNREAD = Text("（未读出）", "(not read)")


def said(text: Text, language: Language) -> str:
    """The text in that language."""
    return text.zh if language == "zh" else text.en


def is_endless(field: Field, document: Document) -> bool:
    """Whether the field has no value because the paper says 长期: valid without end."""
    if field.name != "valid_until" or field.value is not None:
        return False
    term = document.field("long_term")
    return term is not None and term.value is True


def is_absent(field: Field, document: Document) -> bool:
    """Whether nothing was seen of the field: many papers do not have all that their kind may."""
    nothing = field.value is None and field.box is None and not field.raw
    return nothing and not is_endless(field, document)


def lines(field: Field, document: Document, language: Language) -> list[str]:
    """A field's value as people read it: one line, or one for each party, statement or MRZ line.

    Where nothing could be read, one line that says so.
    """
    value = field.value
    if is_endless(field, document):
        return [said(_ENDLESS, language)]
    if value is None or value in ("", ()):
        return [said(_UNREAD, language)]
    if isinstance(value, bool):
        return [said(_YES_NO[value], language)]
    if isinstance(value, str):
        closed = {"sex": SEXES, "matter": MATTERS}.get(field.name, {})
        return [said(closed[value], language)] if value in closed else value.split("\n")
    return [
        _party(row, language) if isinstance(row, Party) else _statement(row, language)
        for row in value
    ]


def _party(party: Party, language: Language) -> str:
    told = (
        _of(PARTY_ROLES, party.role, language),
        party.name,
        _of(SEXES, party.sex, language),
        party.birth_date,
        party.id_number,
    )
    return " ".join(part for part in told if part)


def _statement(row: Statement, language: Language) -> str:
    sentence = STATEMENTS.get(row.type)
    if sentence is None:
        return row.type
    told = {
        "person": row.person,
        "date": row.date,
        "relation": relation(row, language),
        "to": row.to,
        "of": row.of,
        "before": row.before,
        "from_": row.from_,
        "what": row.what,
        "parties": "、".join(row.parties),
    }
    return said(sentence, language).format(**{key: value or "–" for key, value in told.items()})


def relation(row: Statement, language: Language) -> str | None:
    """A relation as it is printed, where that was kept; in English its name, and the word."""
    named = _of(RELATIONS, row.relation, language)
    if row.word is None or language == "zh":
        return row.word or named
    return f"{named} ({row.word})"


def _of(names: Mapping[str, Text], slug: str | None, language: Language) -> str | None:
    if slug is None:
        return None
    return said(names[slug], language) if slug in names else slug.replace("_", " ")
