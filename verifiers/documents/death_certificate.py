"""Certificates of death 居民死亡医学证明（推断）书 and plainer ones 死亡证明书 (domain.md A.3).

The form of 2014 is a table: labels and values in cells, several to a row, sometimes a value below
its label. Plainer papers tell the same in a sentence. Cause of death, illness and religion are
health data and beliefs: they are not read, on purpose.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from verifiers.documents.kind import DocumentKind, weigh
from verifiers.layout import blanks, paragraphs_of, rows_of
from verifiers.layout.cells import Cell, cells, day_in, name_in, resident_number_in, sex_in
from verifiers.layout.fields import first_known
from verifiers.layout.foot import closing_day
from verifiers.layout.labels import misread, spaced
from verifiers.layout.stacked import day_beside, with_labels_joined
from verifiers.layout.values import BY_GRAMMAR, read, read_day, unread
from verifiers.model import Kind
from verifiers.read import Script
from verifiers.text import names
from verifiers.text.dates import find_days

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verifiers.layout import Passage
    from verifiers.model import Field
    from verifiers.read import Sheet

_MARKS = {
    rf"^[^,。;、?]{{0,14}}(?:{misread('死亡医学证明')})[^,。;、?]{{0,12}}$": 0.8,
    r"^[^,。;、?]{0,12}死亡证明书?(?:\(.{1,8}\))?[^,。;、?]{0,3}$": 0.8,
    r"死者姓名|死亡者姓名": 0.4,
    r"死亡日期|死亡时间": 0.35,
    r"死亡地点|死亡原因|医师签名": 0.3,
}
_TITLE = re.compile("死亡医学证明|死亡证明")
_CREMATED = re.compile("火化(?:日期|时间|证)|骨灰")
"""Labels of a certificate of cremation, which has most of these as well."""
_LABELS = {
    "name": re.compile(
        rf"(?<![属人查表])(?<!查者)(?:{spaced('死者姓名|死亡者姓名|死亡人姓名|逝者姓名|姓名')})"
        r"|死者(?=[: \t])"
    ),
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
            "民族|年龄|婚姻状况|有效身份证件类别|身份证件类别|证件类别|国家或地区|文化程度|个人身份|死亡地点|死亡原因|生前工作单位|工作单位|户籍地址"
            "|常住地址|住址|家庭住址|可联系的家属姓名|家属姓名|联系人姓名|联系电话|家属住址|致死的主要疾病|与死者关系|行政区划代码"
            "|被调查者姓名|调查者签名|调查日期|医师签名|医师|医疗卫生机构盖章|盖章|职业|户口所在地|病历号|住院号"
        )
    ),
}
"""The last, without a name, are labels that only end the value before them."""
_SERIAL = re.compile(r"(?<!\d)\d(?:[.·]?\d){16}(?![\dXx])")
"""On copies the rule between two boxes may be taken for a point."""
_POINTS = re.compile("[.·]")
_PLAIN_SERIAL = re.compile(r"[\u4e00-\u9fffA-Z0-9()\-]{0,16}\d{3,20}号?(?![\dA-Z×*])")
_LABELLED_SERIAL = re.compile(r"编号:?\d{17}")
"""With the first digit of a line below it seems the number of a person, where lines are hidden."""
_FORM, _MOST_PLAIN = 17, 8
"""Digits of the form's number, and of the longest plain one."""
_SENTENCE = re.compile(
    r"(?:^|[\n,:。]|(?=兹证明|兹有))(?:兹证明|兹有|证明)?(?:患者|死者|逝者|(?:[本我该][\u4e00-\u9fff]{1,6}?)?(?:居|村)民|[本我]院患者)?(?P<name>[\u3400-\u9fff·]{2,15})[,、(]"
    r"(?:性别)?:?(?P<sex>[男女])(?:性)?[,、;.]"
)
_SIGNED = re.compile("医师签[名章字]|机构盖章")
_ENDS_THERE = re.compile(r"$|派出所|公安机关|民警")
"""What may stand behind the day of issue in its row: nothing, or the cell of the police."""
_BORN_BEFORE = re.compile(r"(?:生于|出生(?:日期|年月日|于)?:?)$")
# On a form whose day of death is covered, the next label follows the day of birth.
_DIED_AFTER = re.compile(
    r"^[^。;,年]{0,24}?(?:死亡(?!日|时间|年月日|地|原|证明|医学)|去世|病故|逝世|身故|呼吸心跳停止)"
)


def support(text: str) -> float:
    """How well a text supports this kind; whose title was not read may be a cremation's."""
    weight = weigh(text, _MARKS)
    return weight * 0.5 if _CREMATED.search(text) and not _TITLE.search(text) else weight


def extract(sheets: Sequence[Sheet]) -> tuple[Field, ...]:
    """The seven fields, from the form's cells first, then from running text."""
    sheets = [with_labels_joined(sheet, _LABELS) for sheet in sheets]
    rows = [row for sheet in sheets for row in rows_of(sheet)]
    values = cells(rows, _LABELS)
    text = paragraphs_of(sheets).solid()
    return (
        _name(values.get("name"), text),
        _sex(values.get("sex"), text),
        blanks.number_told(_id_number(values.get("id_number"), text), _LABELS, sheets),
        first_known(
            _birth_date(values.get("birth_date"), text),
            day_beside("birth_date", _LABELS["birth_date"], _LABELS, sheets),
        ),
        first_known(
            _death_date(values.get("death_date"), text),
            day_beside("death_date", _LABELS["death_date"], _LABELS, sheets),
        ),
        _certificate_number(values.get("certificate_number"), rows),
        _issue_date(values.get("issue_date"), rows),
    )


def _name(cell: Cell | None, text: Passage) -> Field:
    field = name_in("name", cell)
    match = _SENTENCE.search(text.text)
    if field.value is None and match and names.is_name(match["name"]):
        return read("name", match["name"], text.span(*match.span("name")), trust=BY_GRAMMAR)
    return field


def _sex(cell: Cell | None, text: Passage) -> Field:
    field = sex_in("sex", cell)
    match = _SENTENCE.search(text.text)
    if field.value is None and match:
        sex = "male" if match["sex"] == "男" else "female"
        return read("sex", sex, text.span(*match.span("sex")), trust=BY_GRAMMAR)
    return field


def _id_number(cell: Cell | None, text: Passage) -> Field:
    field = resident_number_in("id_number", cell.solid() if cell else None)
    if field.value is None:
        serial = _LABELLED_SERIAL.search(text.text)
        rest = text.part(serial.end() if serial else 0, len(text.text))
        return resident_number_in("id_number", rest, trust=BY_GRAMMAR)
    return field


def _birth_date(value: Cell | None, text: Passage) -> Field:
    if value is not None:
        return day_in("birth_date", value)
    for day in find_days(text.text):
        before = text.text[max(0, day.start - 6) : day.start]
        told = _BORN_BEFORE.search(before) and not _is_label(text.part(0, day.start))
        if told or re.match(r"出生|生(?!前)", text.text[day.end :]):
            return read_day("birth_date", text, day, trust=BY_GRAMMAR)
    return unread("birth_date")


def _is_label(before: Passage) -> bool:
    """Whether a line that is a label and no more ends here: its cell was looked into already."""
    return _LABELS["birth_date"].fullmatch(before.lines[-1].text) is not None


def _death_date(value: Cell | None, text: Passage) -> Field:
    if value is not None:
        return day_in("death_date", value)
    for day in find_days(text.text):
        if _DIED_AFTER.match(text.text[day.end :]):
            return read_day("death_date", text, day, trust=BY_GRAMMAR)
    return unread("death_date")


def _certificate_number(value: Cell | None, rows: Sequence[Passage]) -> Field:
    """Seventeen digits on the form; what follows 编号 on plainer papers."""
    if value is not None:
        solid = value.solid()
        for pattern in (_SERIAL, _PLAIN_SERIAL):
            match = pattern.search(solid.text)
            # Digits alone that are too few or too many are a form's number, read in part.
            if match and not (match[0].isdecimal() and _MOST_PLAIN < len(match[0]) != _FORM):
                number = _POINTS.sub("", match[0]) if pattern is _SERIAL else match[0]
                return read("certificate_number", number, solid.span(*match.span()))
    for row in rows[:4]:
        solid = row.solid()
        match = _SERIAL.fullmatch(solid.text)
        if match:
            span = solid.span(*match.span())
            number = _POINTS.sub("", match[0])
            return read("certificate_number", number, span, trust=BY_GRAMMAR)
    return unread("certificate_number")


def _issue_date(value: Cell | None, rows: Sequence[Passage]) -> Field:
    if value is not None:
        return day_in("issue_date", value)
    closing = closing_day("issue_date", _below_what_is_told(rows))
    return closing if closing.raw else _signed_on(rows)


def _below_what_is_told(rows: Sequence[Passage]) -> Sequence[Passage]:
    """The rows below those of birth and death: a day in two lines of its cell is none of issue."""
    told = (_LABELS["birth_date"], _LABELS["death_date"])
    last = [n for n, row in enumerate(rows) if any(label.search(row.text) for label in told)]
    return rows[last[-1] + 2 :] if last else rows


def _signed_on(rows: Sequence[Passage]) -> Field:
    """The one day at the foot, from where it is signed, if a row ends with it.

    The seal that stands there often hides what the day is labelled with.
    """
    signed = [number for number, row in enumerate(rows) if _SIGNED.search(row.solid().text)]
    foot = [row.solid() for row in rows[signed[-1] :]] if signed else []
    found = [(row, day) for row in foot for day in find_days(row.text)]
    if len(found) == 1 and _ENDS_THERE.match(found[0][0].text, found[0][1].end) is None:
        return unread("issue_date")
    if len(found) != 1:
        return unread("issue_date")
    row, day = found[0]
    return read_day("issue_date", row, day, trust=BY_GRAMMAR)


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
