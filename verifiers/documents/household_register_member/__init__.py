"""A member's card of a household register 常住人口登记卡 (公通字[1995]91号; domain.md A.2).

A table of labels and values in two to four columns. Religion, blood type, height and employer are
not read, on purpose. What the stamp 注销 and the page of changes beside it say: `cancellation`.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from verifiers.documents.household_register_member.cancellation import (
    STAMP,
    cancelled,
    death_date,
)
from verifiers.documents.kind import IN_PART, DocumentKind, weigh
from verifiers.layout import blanks, lines_of, paragraphs_of, unlabelled
from verifiers.layout import fields as f
from verifiers.layout.cells import name_in
from verifiers.layout.labels import spaced
from verifiers.layout.table import table_of
from verifiers.layout.values import BY_GRAMMAR, by_grammar, known, unread
from verifiers.model import Field, Kind
from verifiers.read import Script
from verifiers.text import household, names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verifiers.layout import Line
    from verifiers.layout.table import Table
    from verifiers.read import Sheet

_NO_NAME = "(?![大路街巷乡镇村学院新小园社宾饭])"
"""民族路 and 职业学院 are parts of an address and no labels."""
_LABELS = {
    "name": re.compile(rf"(?<![主属人]){spaced('姓名|姓各|娃名')}"),
    "relation_to_head": re.compile(
        spaced("户主或与户主关系|户主或与户主的关系|与户主关系|与户主的关系|户主关系")
        + "|^户主或与?|^与?户主的?关系|^与户主的?$|^关系$|^[户卢尸]?主关系$|^户主(?!姓名).{1,6}$"
    ),
    "former_name": re.compile(spaced("曾用名|曾用各|曾用姓名")),
    "sex": re.compile(spaced("性别|性刖|姓别") + "|^[性别](?=[男女]$)"),
    "birth_place": re.compile(spaced("出生地|岀生地")),
    "ethnicity": re.compile(f"(?:{spaced('民族|民旅|民簇')}){_NO_NAME}"),
    "native_place": re.compile(spaced("籍贯|籍贸|籍责|藉贯")),
    "birth_date": re.compile(spaced("出生日期|出生年月日|岀生日期|出生时间")),
    "address": re.compile(rf"(?<!他){spaced('住址|现住址|户籍地址|常住地址|户口所在地')}"),
    "id_number": re.compile(
        spaced(
            "公民身份证件编号|公民身份号码|公民身份证编号|公民身份证号码|身份证件编号|公民身份编号"
            "|身份证号码|身份证编号|身份证号"
        )
        + "|^公民身(?:份证?|.)?$|^公民身份证?(?=[1-9])|^证?件?(?:号码|编号)(?=$|[1-9])"
    ),
    "marital_status": re.compile(spaced("婚姻状况|婚姻状態|婚烟状况|婚况")),
    "registration_date": re.compile(spaced("登记日期|登记时间")),
    "household_number": re.compile(rf"(?<!账){spaced('户号')}"),
    "head_name": re.compile(spaced("户主姓名")),
    "": re.compile(
        spaced(
            "本市(县)其他住址|其他住址|本市县其他住址|宗教信仰|身高|血型|文化程度|兵役状况|服役状况|服务处所|工作单位|监护人"
            "|监护关系|何时由何地迁来本市(县)|何时由何地迁来本址|何时由何地|迁来本市(县)|迁来本址|何时何因|承办人签章|承办人"
            "|签章|户口登记机关|户口专用章|登记事项变更和更正记载|变更、更正后的内容|变更、更正日期|项目"
        )
        + rf"|^本市\(县\)|{spaced('职业')}{_NO_NAME}"
    ),
}
_ACCEPTS = {
    "sex": re.compile(f"(?<![{names.HAN}])[男女]"),
    "birth_date": re.compile(r"\d|[年月日]"),
    "registration_date": re.compile(r"\d|[年月日一二三四五六七八九〇]"),
    "id_number": re.compile(r"\d{6}|[\dXx]{8}"),
    "household_number": re.compile(r"\d{2}"),
    "": re.compile(r"^(?!\d{17}[\dXx]$)"),
}
_FRAGMENTS = {
    "name": re.compile(rf"姓|名(?P<value>[{names.HAN}·]{{2,12}})?"),
    "relation_to_head": re.compile("与户主?"),
    "former_name": re.compile("曾用?|用名"),
    "sex": re.compile("[性别]"),
    "birth_place": re.compile("出|生?地|出生地."),
    "ethnicity": re.compile("[民族]"),
    "native_place": re.compile("[籍贯]"),
    "birth_date": re.compile("出生|日期|出生日|生日期"),
    "marital_status": re.compile("婚姻|婚姻状|姻状况"),
}
_TITLE = re.compile(spaced("常住人口登记卡|常住人口登记|住人口登记卡|常住人口登记表"))
_CHANGES = re.compile(r"登记事项变更|变更和更正|变更、更正|变更.更正")
_MARKS = {
    r"常住人口登记[卡表]|常住人口登记|住人口登记卡": 0.85,
    r"户主或与|与户主(?:的)?关系|户主关系": 0.7,
    r"何时由何地|迁来本[市址]|兵役状况|服务处所|宗教信仰|文化程度": 0.5,
    r"曾用名|籍贯|出生地|婚姻状况|血型": 0.45,
    r"登记事项变更和更正|承办人签章": 0.35,
}
_WHOLE = "姓名|常住人口登记[卡表]", "姓名|曾用名", "公民身份|出生日期|出生地|民族"
"""What every card shows; a card cut in two lacks some of it."""
_SPEAKS_OF_IT = re.compile(r"公证处|公证员|人民法院|死亡医学证明|死者姓名")
"""Papers that list a register among others, and certificates of death with much the same labels."""
_HOUSEHOLD_NUMBER = re.compile(r"[A-Z0-9\-]{2,20}")


def support(text: str) -> float:
    """How well a text supports this kind; a register's first page has none of these labels."""
    weight = weigh(text, _MARKS)
    if _SPEAKS_OF_IT.search(text):
        return weight * 0.5
    return weight if all(re.search(part, text) for part in _WHOLE) else weight * IN_PART


def extract(sheets: Sequence[Sheet]) -> tuple[Field, ...]:
    """The fields of the card that shows most of them."""
    read_cards = [_page(sheet, lines) for sheet in sheets for lines in _cards(sheet)]
    empty = (*_card(()), unread("cancelled"), unread("death_date"))
    return max(read_cards, key=known, default=empty)


def _page(sheet: Sheet, lines: Sequence[Line]) -> tuple[Field, ...]:
    card, text = _card(lines), paragraphs_of([sheet]).solid()
    card = tuple(blanks.number_told(one, _LABELS, [sheet]) for one in card)
    return (*card, cancelled(sheet, card, text), death_date(text))


def _cards(sheet: Sheet) -> list[list[Line]]:
    """The lines of each card of a sheet: cut at the titles, without the page of changes."""
    lines = lines_of(sheet)
    titles = [line for line in lines if _TITLE.search(line.text)]
    lines = _without_changes(lines, titles)
    cuts = [0.0, *(title.middle - title.height for title in titles), float("inf")]
    parts = [
        [line for line in lines if above <= line.middle < below] for above, below in pairwise(cuts)
    ]
    return [part for part in parts if part]


def _without_changes(lines: Sequence[Line], titles: Sequence[Line]) -> tuple[Line, ...]:
    """The lines that do not stand on the page of changes, which has its own heading."""
    heading = next((line for line in lines if _CHANGES.search(line.text)), None)
    if heading is None or not titles:
        return tuple(lines)
    title = min(titles, key=lambda one: abs(one.middle - heading.middle))
    one, other = (title.left + title.right) / 2, (heading.left + heading.right) / 2
    if abs(title.middle - heading.middle) > abs(one - other):
        if heading.middle > title.middle:
            return tuple(line for line in lines if line.middle < heading.middle - heading.height)
        return tuple(line for line in lines if line.middle > title.middle - title.height)
    cut = (one + other) / 2
    return tuple(line for line in lines if ((line.left + line.right) / 2 < cut) == (one < cut))


def _card(lines: Sequence[Line]) -> tuple[Field, ...]:
    printed = [line for line in lines if not STAMP.fullmatch(line.text)]
    table = table_of([printed], _LABELS, _ACCEPTS, _FRAGMENTS)
    number = f.first_known(
        f.number_of("id_number", table.of("id_number")),
        f.number_loose("id_number", table.loose),
    )
    beside_name = [piece for entry in table.of("name") for piece in entry.pieces]
    return (
        f.first_known(
            _no_relation(f.name_of("name", table.of("name"))), _name_before_relation(table)
        ),
        f.first_known(
            f.closed("relation_to_head", table.of("relation_to_head"), household.relation),
            # Where its label was not read, the name's, in the same row, took it.
            f.closed_loose("relation_to_head", beside_name, _certain_relation),
            f.closed_loose("relation_to_head", table.loose, _certain_relation),
        ),
        f.name_of("former_name", table.of("former_name")),
        f.first_known(f.sex_of("sex", table.of("sex")), f.closed_loose("sex", table.loose, _sex)),
        f.ethnicity_of("ethnicity", table.of("ethnicity")),
        f.first_known(
            f.day_of("birth_date", table.of("birth_date")), unlabelled.birth_day(printed, number)
        ),
        f.place_of("birth_place", table.of("birth_place")),
        f.first_known(
            f.place_of("native_place", table.of("native_place")),
            f.second_place("native_place", table.of("birth_place")),
            trust=BY_GRAMMAR,
        ),
        f.address_of("address", table.of("address")),
        number,
        f.first_known(
            f.closed("marital_status", table.of("marital_status"), household.marital),
            f.closed_loose("marital_status", table.loose, household.marital),
        ),
        f.day_of("registration_date", table.of("registration_date")),
        f.matched("household_number", table.of("household_number"), _HOUSEHOLD_NUMBER),
        _no_relation(f.name_of("head_name", table.of("head_name"))),
    )


def _name_before_relation(table: Table) -> Field:
    """The name on the left of the relation to the head, where its own label was not read."""
    labelled = [one for entry in table.of("relation_to_head") for one in entry.pieces]
    certain = [
        one for one in table.loose if _certain_relation(one.passage.solid().text)[0] is not None
    ]
    found = [
        name_in("name", one.cell())
        for one in table.loose
        for other in (*labelled, *certain)
        if one.right < other.left and abs(one.middle - other.middle) < one.em
    ]
    likely = [one for one in found if names.is_likely_name(str(one.value))]
    if len(likely) != 1:
        return unread("name")
    return by_grammar(likely[0])


def _no_relation(field: Field) -> Field:
    """The field, unless a relation or its label slipped into a name's cell: 养子, 卢主关系."""
    slipped = field.value in household.RELATIONS or "关系" in str(field.value)
    return unread(field.name) if slipped else field


def _certain_relation(text: str) -> tuple[str | None, bool]:
    """A relation that nothing else on a card is, so that it is known without its label."""
    value, repaired = household.relation(text)
    return (None, False) if value in {"其他", "本人", "寄养", "保姆", "女"} else (value, repaired)


def _sex(text: str) -> tuple[str | None, bool]:
    return {"男": "male", "女": "female"}.get(text), False


KIND = DocumentKind(
    kind=Kind.HOUSEHOLD_REGISTER_MEMBER,
    support=support,
    extract=extract,
    stamps=True,
    critical={
        "id_number": Script.ID_NUMBER,
        "birth_date": Script.DATE,
        "registration_date": Script.DATE,
        "death_date": Script.DATE,
    },
)
