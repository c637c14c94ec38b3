"""Certificates of cremation 火化证明 of a funeral home (domain.md A.3). No national form exists.

It proves no death by itself; it supports what another paper states. The relative who fetched it
stands on it, too, and is never taken for the dead.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from verifiers.documents.kind import DocumentKind, weigh
from verifiers.layout import fields as f
from verifiers.layout import lines_of, paragraphs_of, rows_of
from verifiers.layout.cells import resident_number_in
from verifiers.layout.foot import closing_day
from verifiers.layout.labels import spaced
from verifiers.layout.letter import day_with, office_in, person_in
from verifiers.layout.table import table_of
from verifiers.layout.values import BY_GRAMMAR, read, unread
from verifiers.model import Kind
from verifiers.read import Script

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verifiers.layout import Passage
    from verifiers.model import Field
    from verifiers.read import Sheet

_LABELS = {
    "name": re.compile(
        rf"(?<![属人主办])(?:{spaced('死者姓名|亡者姓名|逝者姓名|亡人姓名|死亡人姓名|遗体姓名|姓名')})"
        rf"|{spaced('死亡人姓名|亡人姓名')}"
    ),
    "sex": re.compile(spaced("性别")),
    "age": re.compile(spaced("年龄|享年|终年")),
    "id_number": re.compile(
        spaced("公民身份号码|身份证号码|身份证件号码|身份证号|身份证编号|证件号码|身份证件号")
    ),
    "birth_date": re.compile(spaced("出生日期|出生年月日|出生年月|出生时间")),
    "death_date": re.compile(
        spaced("死亡日期|死亡时间|去世日期|去世时间|死亡年月日|逝世日期|逝世时间")
    ),
    "cremation_date": re.compile(spaced("火化日期|火化时间|火化年月日|火葬日期")),
    "certificate_number": re.compile(
        rf"(?:{spaced('火化证编号|火化证号|火化编号|火化号|证书编号|证明编号|编号|证号|序号')}|N[oO][.:]|№)"
    ),
    "issue_date": re.compile(
        spaced("签发日期|填发日期|开具日期|出具日期|发证日期|填写日期|办理日期|填表日期")
    ),
    "": re.compile(
        spaced(
            "民族|死亡原因|死因|死亡地点|死亡地址|籍贯|家庭住址|户籍地址|户口所在地|住址|家属姓名|家属|亲属姓名|承办人|经办人"
            "|丧属姓名|丧主姓名|丧主|丧户|家属签名|联系人姓名|联系人|联系电话|电话|与死者关系|与逝者关系|与亡者关系|关系|骨灰去向|骨灰处理|骨灰存放"
            "|火化炉号|炉号|火化工|遗体编号|接运地点|火化单位|殡仪馆|单位|盖章|签章|备注|生前单位|工作单位|证件类型|火化机号|国籍"
        )
    ),
}
_ACCEPTS = {
    "sex": re.compile("[男女]"),
    "age": re.compile(r"\d|[一二三四五六七八九十]"),
    "id_number": re.compile(r"\d{6}"),
    "birth_date": re.compile(r"[\d年月日]"),
    "death_date": re.compile(r"[\d年月日]"),
    "cremation_date": re.compile(r"[\d年月日]"),
    "issue_date": re.compile(r"[\d年月日]"),
    "certificate_number": re.compile(r"\d"),
}
_MARKS = {
    r"^[^,。;、:《]{0,18}(?:火[化葬]证明?书?)(?:[(].{1,8}[)])?.{0,4}$": 0.85,
    r"火化日期|火化时间|火化证|予以火化|遗体.{0,12}火化|火化完毕|已火化|馆火化": 0.5,
    r"殡仪馆|殡葬|火葬场": 0.4,
    r"骨灰": 0.25,
    r"死者|逝者|亡者": 0.2,
}
_SPEAKS_OF_IT = re.compile(
    r"公证处|公证员|人民法院|死亡医学证明|户口注销|注销户口|讣告|告别仪式|追悼会"
)
"""Papers that only speak of a cremation."""
_HOME = re.compile(
    r"[\u4e00-\u9fff]{1,20}?(?:殡仪馆|殡仪服务中心|殡葬服务中心|殡葬管理所|殡葬服务所|火葬场|殡仪服务站|殡葬服务站)"
)
_AGE = re.compile(r"\d{1,3}")
_AGED = re.compile(r"(?:享年|终年|年龄|现年|[,男女性])(?P<age>\d{1,3})(?=岁)")
_SERIAL = re.compile(
    r"[\u4e00-\u9fff]{0,8}[(]?(?:19|20)\d{2}[)]?[\u4e00-\u9fffA-Z]{0,14}字?第?\d{1,17}号|[\u4e00-\u9fff]{1,12}字[(]?\d{0,4}[)]?第\d{1,17}号"
    r"|[\u4e00-\u9fff]{1,12}字第\d{4}-\d{1,10}号|(?<!字)第\d{3,17}号|[A-Z]{0,6}\d(?:(?!X{3})[\dA-Z\-]){2,19}(?![\dA-Z×*])"
)
_PROSE = re.compile(r"[,。;]")
_LABEL = "(?!日|时间|年月|地|原|证|编?号)"
_DIED = re.compile(rf"[^。;\d]{{0,18}}?(?:死亡|去世|逝世|病故|身故|亡故|因病){_LABEL}")
_CREMATED = re.compile(rf"[^。;\d]{{0,18}}?火[化葬]{_LABEL}")
"""What happened on the day before it; the label of the day in the next row says nothing of it."""
_HEADED = re.compile(r"[\u4e00-\u9fff(]{1,12}[\d()]{0,6}字[(]?\d{0,4}[)]?第[\d-]{1,15}号")
_HEAD = 4
"""Rows from the top among which the number stands without a label."""


def support(text: str) -> float:
    """How well a text supports this kind; other papers speak of it, too."""
    weight = weigh(text, _MARKS)
    return weight * 0.5 if _SPEAKS_OF_IT.search(text) else weight


def extract(sheets: Sequence[Sheet]) -> tuple[Field, ...]:
    """The fields; from the running text first where there is any, else from the labels."""
    rows = [row for sheet in sheets for row in rows_of(sheet)]
    text = paragraphs_of(sheets).solid()
    name, sex = person_in(text)
    lines = [lines_of(sheet) for sheet in sheets]
    if name.value is not None:
        lines = [tuple(one for one in some if not _PROSE.search(one.text)) for some in lines]
    table = table_of(lines, _LABELS, _ACCEPTS)
    told = (
        name,
        sex,
        _aged(text),
        resident_number_in("id_number", text, trust=BY_GRAMMAR),
        unread("birth_date"),
        day_with("death_date", text, after=_DIED),
        day_with("cremation_date", text, after=_CREMATED),
    )
    listed = (
        f.name_of("name", table.of("name")),
        f.sex_of("sex", table.of("sex")),
        f.matched("age", table.of("age"), _AGE),
        f.number_of("id_number", table.of("id_number")),
        f.day_of("birth_date", table.of("birth_date")),
        f.day_of("death_date", table.of("death_date")),
        f.day_of("cremation_date", table.of("cremation_date")),
    )
    first, second = (told, listed) if name.value is not None else (listed, told)
    return (
        *(f.first_known(*pair) for pair in zip(first, second, strict=True)),
        f.first_known(
            f.matched("certificate_number", table.of("certificate_number"), _SERIAL),
            _headed(rows),
        ),
        f.first_known(
            f.day_of("issue_date", table.of("issue_date")), closing_day("issue_date", rows)
        ),
        office_in("issuing_authority", rows, _HOME),
    )


def _headed(rows: Sequence[Passage]) -> Field:
    """The number that stands alone under the title."""
    for row in rows[:_HEAD]:
        solid = row.solid()
        if _HEADED.fullmatch(solid.text):
            span = solid.span(0, len(solid.text))
            return read("certificate_number", solid.text, span, trust=BY_GRAMMAR)
    return unread("certificate_number")


def _aged(text: Passage) -> Field:
    match = _AGED.search(text.text)
    if match is None:
        return unread("age")
    return read("age", match["age"], text.span(*match.span("age")), trust=BY_GRAMMAR)


KIND = DocumentKind(
    kind=Kind.CREMATION_CERTIFICATE,
    support=support,
    extract=extract,
    critical={
        "id_number": Script.ID_NUMBER,
        "birth_date": Script.DATE,
        "death_date": Script.DATE,
        "cremation_date": Script.DATE,
        "certificate_number": Script.MIXED,
        "issue_date": Script.DATE,
    },
)
