"""Papers that look like a kind we read and are not: known so that they can be `other`, honestly.

A row leaves this table when its kind gets a file of its own. Vocabulary: domain.md A.7.
"""

from __future__ import annotations

import re

from verifiers.documents.kind import weigh

_NO_PASSPORT = r"\A(?![\s\S]*(?:护照|(?i:passport)))[\s\S]*"
"""Passports of Hong Kong and Taiwan, and of people born there, name them too."""
_MARKS: dict[str, dict[str, float]] = {
    "cover of a household register": {r"居民户口簿": 0.85},
    "residence permit of another place": {r"(?<!居民)居住证|暂住证": 0.97},
    "identity card of Hong Kong, Macao or Taiwan": {
        (
            rf"{_NO_PASSPORT}(?:永久性居民|HONGKONG(?!.?ANDMACA)|(?:香港|澳门)(?!居民).{{0,8}}身份证)"
        ): 0.98,
        rf"{_NO_PASSPORT}(?:国民身[分份]证(?!号|统)|中华民国)": 0.98,
    },
    "permit to leave for Hong Kong, Macao or Taiwan": {
        r"往来港澳|往来台湾|往来香港|港澳通行证|台湾通行证|(?:边境|出入境|入出境).?通行证": 0.98,
        r"^[^\u4e00-\u9fff]*C[SDW][A-Z]?\d{7,8}\d<\d": 0.95,
    },
    "driving licence": {
        r"驾驶证|DrivingLicen|准驾车型|初次领证": 0.98,
        r"行驶证|号牌号码|车辆识别代号": 0.98,
    },
    "social security or bank card": {r"社会保障卡|社会保障号码|医疗保障卡|银联|UnionPay": 0.97},
    "licence to do something": {
        r"^.{0,14}(?:经营|生产|卫生|许可)[\u4e00-\u9fff]{0,6}许可证(?:\(.{1,3}\))?$": 0.98,
        r"^.{0,10}(?:备案凭证|备案证明|开户许可证|税务登记证|组织机构代码证)": 0.98,
        r"事业单位法人证书|社会团体法人登记证书|民办非企业单位登记证书": 0.98,
    },
    "what the register of enterprises tells": {
        r"登记状态[::]?(?:存续|在[营业册]|开业|注销|吊销)|^营业执照信息$": 0.95,
    },
    "other paper of a police station": {
        (
            r"^(?!.*公证).{0,12}"
            r"(?:户口迁移证|准予迁入|户籍证明|人口信息|亲属关系证明|无犯罪记录)"
        ): 0.98,
    },
    "birth certificate": {r"出生医学证明": 0.98},
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
