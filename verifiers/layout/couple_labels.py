"""The labels of certificates about two people, and how they and their values are recognised."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from verifiers.layout.labels import spaced
from verifiers.text.names import HAN

if TYPE_CHECKING:
    from collections.abc import Mapping

LABELS: Mapping[str, re.Pattern[str]] = {
    "holder": re.compile(spaced("持证人姓名|持证人|持正人|特证人|持证入")),
    "registration_date": re.compile(
        spaced("登记日期|登记时间|结婚登记日期|离婚登记日期|登记曰期|发证日期|登记目期")
    ),
    "certificate_number": re.compile(
        spaced(
            "结婚证字号|离婚证字号|结婚证号|离婚证号|结婚证编号|离婚证编号|证字号|婚证字号|字号|证书编号"
        )
        + r"|^编号|N[oO][.:]"
    ),
    "name": re.compile(rf"(?<![人属])(?:{spaced('姓名|姓各|娃名')})|{spaced('申请人姓名')}"),
    "sex": re.compile(spaced("性别|性刖|姓别") + "|^[性别](?=[男女]$)"),
    "birth_date": re.compile(
        spaced("出生日期|出生年月日|岀生日期|出生时间|出生年月|出生曰期")
        + rf"|{spaced('出生')}(?=[^{HAN}\d]{{0,3}}(?:19|20|一九|二[〇○零]))"
    ),
    "id_number": re.compile(
        spaced(
            "身份证件号码|身份证件号|身份证号码|身份证编号|身份证号|公民身份号码|身份证件编号|证件号码|身份证件"
            "|身份证字号|身份证件字号"
        )
    ),
    "": re.compile(
        spaced(
            "国籍|国藉|民族|年龄|备注|备往|婚姻登记员|登记员|登记机关|婚姻登记机关|住址|职业|文化程度|婚姻状况|照片"
        )
        + "|^印$"
    ),
}
ACCEPTS: Mapping[str, re.Pattern[str]] = {
    "sex": re.compile("[男女]"),
    "birth_date": re.compile(r"\d|[年月日]"),
    "registration_date": re.compile(r"\d|[年月日一二三四五六七八九〇]"),
    "id_number": re.compile(r"\d{5}"),
    "certificate_number": re.compile(r"\d{2}"),
    "holder": re.compile(rf"[{HAN}]{{2}}|[A-Z]{{2}}"),
    "name": re.compile(rf"[{HAN}]{{2}}|[A-Z]{{2}}"),
}
FRAGMENTS: Mapping[str, re.Pattern[str]] = {
    "holder": re.compile("持证|证人"),
    "name": re.compile(rf"姓|名(?P<value>[{HAN}·]{{2,12}})?"),
    "sex": re.compile("性|别"),
    "birth_date": re.compile("出生|日期|出生日|生日期"),
    "id_number": re.compile("身份证|件号|证件号|份证件号"),
    "": re.compile(rf"国|籍(?P<value>[{HAN}]{{2,12}})?"),
}
