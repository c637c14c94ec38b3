"""Proofs of cancelled household registration 户口注销证明 of a police station (domain.md A.3).

No national form exists: a letter with blanks filled in, often with its stub 存根 beside it, or a
small table. It proves a death only where it states the day. The day of the cancellation itself is
no day of death.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from verifiers.documents.kind import DocumentKind, weigh
from verifiers.layout import blanks, lines_of, paragraphs_of, rows_of
from verifiers.layout import fields as f
from verifiers.layout.cells import resident_number_in
from verifiers.layout.foot import closing_day
from verifiers.layout.gutter import parted
from verifiers.layout.labels import spaced
from verifiers.layout.letter import day_with, office_in, person_in
from verifiers.layout.table import table_of
from verifiers.layout.values import BY_GRAMMAR, read, unread
from verifiers.model import Kind
from verifiers.read import Script
from verifiers.text.places import is_whole_address

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verifiers.layout import Passage
    from verifiers.layout.table import Table
    from verifiers.model import Field
    from verifiers.read import Sheet

_LABELS = {
    "name": re.compile(
        rf"(?<![主属人请办])(?:{spaced('姓名|死者姓名|死亡人姓名|被注销人姓名|被注销人')})"
    ),
    "sex": re.compile(spaced("性别")),
    "id_number": re.compile(
        spaced(
            "公民身份号码|公民身份证号码|身份证号码|身份证件号码|身份证编号|身份证号|公民身份证件编号|身份号码"
        )
    ),
    "birth_date": re.compile(spaced("出生日期|出生年月日|出生时间|出生年月")),
    "address": re.compile(
        spaced(
            "户口所在地|户籍所在地|户籍地址|户口地址|原户籍地址|原住址|注销前住址|常住户口所在地|家庭住址|住址|户籍住址"
        )
    ),
    "death_date": re.compile(spaced("死亡日期|死亡时间|死亡年月日|去世日期|去世时间")),
    "reason": re.compile(spaced("注销原因|注销事由|注销类别|注销户口原因|注销类型|销户原因")),
    "certificate_number": re.compile(rf"(?:{spaced('编号|证明编号|存根编号')}|N[oO][.:]|№)"),
    "issue_date": re.compile(
        spaced("签发日期|填发日期|开具日期|出具日期|发证日期|办理日期|填表日期|签发时间|开具时间")
    ),
    "": re.compile(
        spaced(
            "民族|年龄|注销日期|注销时间|注销户口日期|注销户口时间|婚姻状况|户号|户主姓名|户主|与户主关系|申请人|申报人"
            "|经办人|承办人|承办民警|签章|盖章|联系电话|备注|死亡地点|死亡原因|迁往地|迁往地址|户口登记机关|派出所意见|申报人姓名"
            "|受理日期|受理单位|注销单位|证明单位|文化程度|职业|籍贯|曾用名|出生地"
        )
    ),
}
_ACCEPTS = {
    "sex": re.compile("[男女]"),
    "id_number": re.compile(r"\d{6}"),
    "birth_date": re.compile(r"[\d年月日]"),
    "death_date": re.compile(r"[\d年月日]"),
    "issue_date": re.compile(r"[\d年月日]"),
    "certificate_number": re.compile(r"\d"),
}
_TITLE = r"户[口籍]注销[证单]|注销户[口籍]证|死亡注销|死亡销户|销户证明|注销证明"
_MARKS = {
    rf"^[^,。;、:《]{{0,16}}(?:{_TITLE})[^,。;、]{{0,10}}$": 0.85,
    r"注销(?:其|了)?(?:常住)?户[口籍]|户[口籍].{0,18}注销|注销原因|注销日期": 0.5,
    r"派出所": 0.4,
    r"户口专用章|户籍": 0.2,
    r"死亡日期|死亡时间|因死亡|去世": 0.15,
}
_SPEAKS_OF_IT = re.compile(
    r"公证处|公证员|人民法院|死亡医学证明|^死亡证明书?$|常住人口登记|登记事项变更|迁来本",
    re.MULTILINE,
)
"""Papers that only speak of the cancellation, as certificates of death, deeds and registers do."""
_NUMBER = re.compile(
    r"[(]?(?:19|20)\d{2}[)]?年?[\u4e00-\u9fffA-Z]{0,16}?字?(?:第|[(]第)?\d{1,17}号"
    # What begins amid the words between a place and its number has lost the place.
    r"|(?![所局注户]|公(?!安))[\u4e00-\u9fff]{1,14}字(?:[(]\d{4}[)])?第\d{1,17}号"
    r"|[\u4e00-\u9fff]{1,12}[(]\d{4}[)]第?\d{1,10}号"
)
_PLAIN = re.compile(r"[A-Z]{0,4}\d{4,20}(?![\dA-Z×*])")
_STATION = re.compile(
    r"[\u4e00-\u9fff]{2,30}(?:派出所|警务室)(?!辖区)|[\u4e00-\u9fff]{2,20}公安局[\u4e00-\u9fff]{0,10}分局"
    r"|[\u4e00-\u9fff]{2,20}公安(?:分)?局"
)
_PROSE = re.compile(r"[,。;]")
_SENTENCE = 2
"""So many of these stand in running text at least."""
_DIED = re.compile(
    r"(?:(?!注销|销户|户[口籍]|申报|办理|登记)[^。;,\d]){0,14}?(?<!因)(?:死亡|去世|逝世|病故|身故|亡故)"
    r"(?!注销|销户|证明|登记|申报|日|时间|地|原|,注销|后注销)"
)
"""Between the day and the word nothing of the registration: that has a day of its own."""
_DIED_BEFORE = re.compile(r"(?:死亡|去世)(?:日期|时间)(?:为|是|:|系)?(?:公元)?$")
_BORN = re.compile(r"(?:出)?生(?!前)")
_BORN_BEFORE = re.compile(r"(?:出生日期|出生年月日|出生于|生于|出生)(?:为|是|:)?$")
_HOME = re.compile(
    r"(?:原?户[籍口](?:所在地|地址|住址)?|原?住址|原住|生前住|家住|现住|住)(?:为|在|于|是|:)?"
    r"(?P<home>[^,。;、\n]{5,60}?)(?=[,。;、\n)]|于\d|因|已|该)"
)
_NO_HOME = re.compile(r"死亡|注销|去世|办理|\d月|\d年")
"""Where a line between was not read, an address seems to go on into another sentence."""
_REASONS = (
    ("死亡", re.compile(r"死亡(?!注销户口证明|注销证明|证明)|去世|病故|逝世|亡故|身故")),
    ("迁出", re.compile(r"因?(?:户口)?(?:迁出|迁移|迁往)")),
    ("出国定居", re.compile(r"出国定居|出国\(境\)定居|定居国外|加入外国国籍|加入外籍")),
    ("参军", re.compile(r"参军|服兵役|应征入伍")),
)
_WHY = re.compile(r"(?:死亡|迁出|出国[(]?境?[)]?定居|参军|重复户口|[\u4e00-\u9fff]{2,8})")


def support(text: str) -> float:
    """How well a text supports this kind; other papers speak of it, too."""
    weight = weigh(text, _MARKS)
    return weight * 0.5 if _SPEAKS_OF_IT.search(text) else weight


def extract(sheets: Sequence[Sheet]) -> tuple[Field, ...]:
    """The fields of the letter or table; what it lacks, from the stub beside it."""
    parts = [_fields(part) for sheet in sheets for part in parted(sheet)] or [_fields(None)]
    return tuple(_whole(*same) for same in zip(*parts, strict=True))


def _whole(*same: Field) -> Field:
    """The first that is known; of a name, a later one of which that is only the end."""
    first = f.first_known(*same)
    known = (one for one in same if isinstance(one.value, str) and first.name == "name")
    longer = (one for one in known if one.value != first.value)
    return next((one for one in longer if str(one.value).endswith(str(first.value))), first)


def _fields(sheet: Sheet | None) -> tuple[Field, ...]:
    """From the running text first where there is any, else from the labels."""
    rows = rows_of(sheet) if sheet else ()
    text = paragraphs_of([sheet] if sheet else []).solid()
    name, sex = person_in(text)
    lines = lines_of(sheet) if sheet else ()
    if name.value is not None:
        lines = tuple(line for line in lines if not _PROSE.search(line.text))
    table = table_of([lines], _LABELS, _ACCEPTS)
    told = (
        name,
        sex,
        resident_number_in("id_number", text, trust=BY_GRAMMAR),
        day_with("birth_date", text, after=_BORN, before=_BORN_BEFORE),
        _home(text),
        day_with("death_date", text, after=_DIED, before=_DIED_BEFORE),
        _told_reason(text),
    )
    # A line of a sentence, of which the commas were lost, is no line of a table.
    in_words = any(
        _HOME.search(one) and len(_PROSE.findall(one)) >= _SENTENCE for one in text.text.split("\n")
    )
    listed = (
        f.name_of("name", table.of("name")),
        f.sex_of("sex", table.of("sex")),
        f.number_of("id_number", table.of("id_number")),
        f.day_of("birth_date", table.of("birth_date")),
        unread("address") if in_words else f.address_of("address", table.of("address")),
        f.day_of("death_date", table.of("death_date")),
        _listed_reason(f.matched("reason", table.of("reason"), _WHY)),
    )
    first, second = (told, listed) if name.value is not None else (listed, told)
    known = [f.first_known(*pair) for pair in zip(first, second, strict=True)]
    return (
        *(blanks.number_told(one, _LABELS, [sheet] if sheet else ()) for one in known),
        _certificate_number(rows, table),
        f.first_known(
            f.day_of("issue_date", table.of("issue_date")), closing_day("issue_date", rows)
        ),
        office_in("issuing_authority", rows, _STATION),
    )


def _home(text: Passage) -> Field:
    for match in _HOME.finditer(text.text):
        # What stands before a colon is left of a label.
        home = match["home"].rpartition(":")[2]
        if is_whole_address(home) and not _NO_HOME.search(home):
            span = text.span(match.end("home") - len(home), match.end("home"))
            return read("address", home, span, trust=BY_GRAMMAR)
    return unread("address")


def _listed_reason(field: Field) -> Field:
    """A word of the list; what another says stays as printed."""
    for word, pattern in _REASONS:
        if pattern.search(str(field.value)):
            return replace(field, value=word)
    return field


def _told_reason(text: Passage) -> Field:
    """The word of the list that the running text uses first."""
    told = [
        (match.span(), word)
        for word, pattern in _REASONS
        if (match := pattern.search(text.text)) is not None
    ]
    if not told:
        return unread("reason")
    span, word = min(told)
    return read("reason", word, text.span(*span), trust=BY_GRAMMAR)


def _certificate_number(rows: Sequence[Passage], table: Table) -> Field:
    """A number with its year and office; what stands after 编号 on plainer papers."""
    for row in rows:
        solid = row.solid()
        match = _NUMBER.search(solid.text)
        if match and not _PROSE.search(solid.text):
            return read("certificate_number", match[0], solid.span(*match.span()))
    return f.matched("certificate_number", table.of("certificate_number"), _PLAIN)


KIND = DocumentKind(
    kind=Kind.HOUSEHOLD_CANCELLATION,
    support=support,
    extract=extract,
    critical={
        "id_number": Script.ID_NUMBER,
        "birth_date": Script.DATE,
        "death_date": Script.DATE,
        "certificate_number": Script.MIXED,
        "issue_date": Script.DATE,
    },
)
