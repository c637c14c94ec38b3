"""Certificates of death 居民死亡医学证明（推断）书 and plainer ones 死亡证明书 (domain.md A.3).

The form of 2014 is a table: labels and values in cells, several to a row, sometimes a value below
its label. Plainer papers tell the same in a sentence. Cause of death, illness and religion are
health data and beliefs: they are not read, on purpose.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from verifiers.documents.kind import DocumentKind, weigh
from verifiers.layout import GAP, Passage, paragraphs_of, rows_of
from verifiers.layout.labels import labelled, spaced, strip
from verifiers.layout.values import BY_GRAMMAR, read, unread
from verifiers.model import Kind
from verifiers.numbers import resident_id
from verifiers.read import Script
from verifiers.text import names
from verifiers.text.dates import find_days
from verifiers.text.lookalikes import DIGIT_LIKE, repair_digits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verifiers.model import Field
    from verifiers.read import Sheet

_MARKS = {
    r"^.{0,14}死亡医学证明.{0,12}$": 0.8,
    r"^.{0,12}死亡证明书?(?:\(.{1,8}\))?.{0,3}$": 0.8,
    r"死者姓名|死亡者姓名": 0.4,
    r"死亡日期|死亡时间": 0.35,
    r"死亡地点|死亡原因|医师签名": 0.3,
}
_LABELS = {
    "name": re.compile(rf"(?<![属人查表]){spaced('死者姓名|死亡者姓名|逝者姓名|姓名')}"),
    "sex": re.compile(spaced("性别")),
    "id_number": re.compile(
        spaced("证件号码|身份证件号码|身份证号码|公民身份号码|身份证号|身份证编号")
    ),
    "birth_date": re.compile(spaced("出生日期|出生年月日|出生时间|出生年月")),
    "death_date": re.compile(spaced("死亡日期|死亡时间|死亡年月日")),
    "certificate_number": re.compile(rf"(?:{spaced('编号|证明书编号')}|N[oO][.:]|№)"),
    "issue_date": re.compile(spaced("填表日期|签发日期|填发日期|开具日期|出具日期|发证日期")),
    "": re.compile(
        spaced(
            "民族|年龄|婚姻状况|有效身份证件类别|证件类别|国家或地区|文化程度|个人身份|死亡地点|死亡原因|生前工作单位|工作单位|户籍地址"
            "|常住地址|住址|家庭住址|可联系的家属姓名|家属姓名|联系人姓名|联系电话|家属住址|致死的主要疾病|与死者关系|行政区划代码"
            "|医师签名|医师|医疗卫生机构盖章|盖章|职业|户口所在地|病历号|住院号"
        )
    ),
}
"""The last, without a name, are labels that only end the value before them."""
_ID = re.compile(
    rf"(?<![\dA-Za-z])([1-9][{DIGIT_LIKE}]{{16}}[{DIGIT_LIKE}]|\d{{15}})(?![\dA-Za-z])"
)
_SERIAL = re.compile(r"(?<!\d)\d{17}(?![\dXx])")
_PLAIN_SERIAL = re.compile(r"[\u4e00-\u9fffA-Z0-9()\-]{0,16}\d{3,20}号?")
_FORM, _MOST_PLAIN = 17, 8
"""Digits of the form's number, and of the longest plain one."""
_CODED = re.compile(r"([129])[.、:-]?(男|女)性?")
_SENTENCE = re.compile(
    r"(?:^|[\n,:。]|(?=兹证明|兹有))(?:兹证明|兹有|证明)?(?:患者|死者|逝者|居民|我辖区居民)?(?P<name>[\u3400-\u9fff·]{2,15}),"
    r"(?P<sex>[男女])(?:性)?[,、]"
)
_DIED_AFTER = re.compile(r"^[^。;,]{0,24}?(?:死亡|去世|病故|逝世|身故|呼吸心跳停止)")


def support(text: str) -> float:
    """How well a text supports this kind."""
    return weigh(text, _MARKS)


@dataclass(frozen=True, slots=True)
class _Value:
    """A labelled value: the passage it stands in and its place there."""

    passage: Passage
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.passage.text[self.start : self.end]


def extract(sheets: Sequence[Sheet]) -> tuple[Field, ...]:
    """The seven fields, from the form's cells first, then from running text."""
    rows = [row for sheet in sheets for row in rows_of(sheet)]
    values = _cells(rows)
    text = paragraphs_of(sheets).solid()
    return (
        _name(values.get("name"), text),
        _sex(values.get("sex"), text),
        _id_number(values.get("id_number"), text),
        _birth_date(values.get("birth_date"), text),
        _death_date(values.get("death_date"), text),
        _certificate_number(values.get("certificate_number"), rows),
        _issue_date(values.get("issue_date"), rows),
    )


def _cells(rows: Sequence[Passage]) -> dict[str, _Value]:
    """The first value of every label: to its right, or else below it."""
    found: dict[str, _Value] = {}
    for index, row in enumerate(rows):
        for hit in labelled(row, _LABELS):
            if not hit.name or hit.name in found:
                continue
            if hit.start < hit.end:
                found[hit.name] = _Value(row, hit.start, hit.end)
            elif index + 1 < len(rows):
                below = _below(row, hit.at, rows[index + 1])
                if below is not None:
                    found[hit.name] = below
    return found


def _below(row: Passage, at: int, following: Passage) -> _Value | None:
    """What stands under the label that begins at `at`, where no label stands there itself."""
    left = row.left_of(at)
    if left is None or labelled(following, _LABELS):
        return None
    for line in following.lines:
        if line.left - 2 * line.pitch <= left <= line.right:
            cell = Passage.row([line])
            return _Value(cell, 0, len(cell.text))
    return None


def _name(value: _Value | None, text: Passage) -> Field:
    if value is not None:
        cut = value.text.split(GAP, 1)[0]
        name = names.normalise(cut)
        if names.is_name(name):
            return read("name", name, value.passage.span(value.start, value.start + len(cut)))
    match = _SENTENCE.search(text.text)
    if match and names.is_name(match["name"]):
        return read("name", match["name"], text.span(*match.span("name")), trust=BY_GRAMMAR)
    return unread("name")


def _sex(value: _Value | None, text: Passage) -> Field:
    """男 or 女 as written, or by its code where the form prints what the codes mean."""
    if value is not None:
        words = value.text
        coded = dict(_CODED.findall(words))
        if len(set(coded.values())) > 1:
            left = re.findall(r"\d|男|女", _CODED.sub("", words))
            words = coded.get(left[0], left[0]) if len(left) == 1 else ""
        sexes = set(re.findall("[男女]", words))
        if len(sexes) == 1:
            sex = "male" if sexes == {"男"} else "female"
            return read("sex", sex, value.passage.span(value.start, value.end))
    match = _SENTENCE.search(text.text)
    if match:
        sex = "male" if match["sex"] == "男" else "female"
        return read("sex", sex, text.span(*match.span("sex")), trust=BY_GRAMMAR)
    return unread("sex")


def _id_number(value: _Value | None, text: Passage) -> Field:
    places = [(value.passage.part(value.start, value.end).solid(), 1.0)] if value else []
    for passage, trust in (*places, (text, BY_GRAMMAR)):
        for match in _ID.finditer(passage.text):
            repair = repair_digits(match[1], resident_id.is_valid)
            if repair is not None:
                span = passage.span(*match.span(1))
                return read("id_number", repair.text, span, trust=trust, repaired=repair.repaired)
    return unread("id_number")


def _birth_date(value: _Value | None, text: Passage) -> Field:
    if value is not None:
        return _day("birth_date", value)
    for day in find_days(text.text):
        if re.match(r"出生|生(?!前)", text.text[day.end :]):
            iso = day.day.isoformat() if day.day else None
            return read("birth_date", iso, text.span(day.start, day.end), trust=BY_GRAMMAR)
    return unread("birth_date")


def _death_date(value: _Value | None, text: Passage) -> Field:
    if value is not None:
        return _day("death_date", value)
    for day in find_days(text.text):
        if _DIED_AFTER.match(text.text[day.end :]):
            iso = day.day.isoformat() if day.day else None
            return read("death_date", iso, text.span(day.start, day.end), trust=BY_GRAMMAR)
    return unread("death_date")


def _day(name: str, value: _Value) -> Field:
    solid = value.passage.part(value.start, value.end).solid()
    days = find_days(solid.text)
    if not days:
        return unread(name)
    day = days[0]
    iso = day.day.isoformat() if day.day else None
    return read(name, iso, solid.span(day.start, day.end), repaired=day.repaired)


def _certificate_number(value: _Value | None, rows: Sequence[Passage]) -> Field:
    """Seventeen digits on the form; what follows 编号 on plainer papers."""
    if value is not None:
        solid = value.passage.part(value.start, value.end).solid()
        for pattern in (_SERIAL, _PLAIN_SERIAL):
            match = pattern.search(solid.text)
            # Digits alone that are too few or too many are a form's number, read in part.
            if match and not (match[0].isdecimal() and _MOST_PLAIN < len(match[0]) != _FORM):
                return read("certificate_number", match[0], solid.span(*match.span()))
    for row in rows[:4]:
        solid = row.solid()
        match = _SERIAL.fullmatch(solid.text)
        if match:
            span = solid.span(*match.span())
            return read("certificate_number", match[0], span, trust=BY_GRAMMAR)
    return unread("certificate_number")


def _issue_date(value: _Value | None, rows: Sequence[Passage]) -> Field:
    if value is not None:
        return _day("issue_date", value)
    for row in reversed(rows):
        solid = row.solid()
        days = find_days(solid.text)
        if len(days) == 1 and days[0].end - days[0].start >= len(solid.text) - 3:
            return _day("issue_date", _Value(row, *strip(row.text, 0, len(row.text))))
    return unread("issue_date")


KIND = DocumentKind(
    kind=Kind.DEATH_CERTIFICATE,
    support=support,
    extract=extract,
    critical={
        "id_number": Script.ID_NUMBER,
        "birth_date": Script.DATE,
        "death_date": Script.DATE,
        "certificate_number": Script.DIGITS,
        "issue_date": Script.DATE,
    },
)
