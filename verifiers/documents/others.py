"""Papers that look like a kind we read and are not: known so that they can be `other`, honestly.

A row leaves this table when its kind gets a file of its own. Vocabulary: domain.md A.7.
"""

from __future__ import annotations

import re

from verifiers.documents.kind import weigh

_MARKS: dict[str, dict[str, float]] = {
    "household register": {
        r"常住人口登记": 0.98,
        r"户别|户主姓名|户口登记机关|承办人签章": 0.9,
        r"户主或与|与户主关系|何时由何地迁来|兵役状况|宗教信仰|婚姻状况": 0.9,
        r"居民户口簿": 0.9,
    },
    "residence permit": {
        r"居住证": 0.9,
        r"通行证号码|签发次数": 0.9,
        r"(?<!\d)8[123]0000(?:19|20)\d{9}[\dX]": 0.97,
    },
    "permanent resident or foreigner": {
        r"永久居留": 0.98,
        r"PermanentResident|ForeignPermanent": 0.9,
        r"永久性居民|香港|澳门|澳門|HONGKONG|国民身分证|國民身分證|中华民国|中華民國": 0.98,
    },
    "passport or travel permit": {
        r"[A-Z0-9<]{4,}<<[A-Z0-9<]{6,}": 0.98,
        r"通行证": 0.98,
        r"^.{0,12}护照|PASSPORT|Passport|Passeport|Reisepass": 0.95,
        r"出入境管理局": 0.9,
        r"Nationality|NATIONALITY|Surname|SURNAME|Givennames": 0.8,
    },
    "driving licence": {
        r"驾驶证|DrivingLicen|准驾车型|初次领证": 0.98,
        r"行驶证|号牌号码|车辆识别代号": 0.98,
    },
    "temporary identity card": {r"临时居民身份证|临时身份证": 0.99},
    "social security or bank card": {r"社会保障卡|社会保障号码|医疗保障卡|银联|UnionPay": 0.97},
    "marriage or divorce certificate": {
        r"结婚证|离婚证|持证人|婚姻登记专用章|予以登记": 0.95,
        r"[JL]\d{6}-\d{4}-\d{6}": 0.98,
    },
    "licence to do something": {
        r"^.{0,14}(?:经营|生产|卫生|许可)[\u4e00-\u9fff]{0,6}许可证(?:\(.{1,3}\))?$": 0.98,
        r"^.{0,10}(?:备案凭证|备案证明|开户许可证|税务登记证|组织机构代码证)": 0.98,
        r"事业单位法人证书|社会团体法人登记证书|民办非企业单位登记证书": 0.98,
    },
    "birth certificate": {r"出生医学证明": 0.98},
    "cremation or cancelled household": {
        r"火化证": 0.95,
        r"户口注销证明|注销户口证明": 0.95,
        r"死亡注销户口": 0.9,
    },
    "official or student pass": {
        r"学生证|工作证|军官证|士兵证|警官证|教师资格证": 0.9,
        r"毕业证书|学位证书|房屋所有权证|不动产权": 0.9,
    },
}


_PROSE = re.compile(r"[,;。、《》]|(?:[^\u4e00-\u9fff]*[\u4e00-\u9fff]){25}")
"""A row of running text speaks of other papers; what a paper is itself stands in short rows."""


def others(text: str) -> float:
    """How well `text` supports any paper that is known and not read here, 0 to 1."""
    text = "\n".join(row for row in text.split("\n") if not _PROSE.search(row))
    return max(weigh(text, marks) for marks in _MARKS.values())
