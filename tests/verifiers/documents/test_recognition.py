"""What a document is, and that what is not read here is `other`."""

from __future__ import annotations

import pytest

from tests.written import sheet
from verifiers.documents import catalogue, recognise
from verifiers.documents.papers import papers
from verifiers.model import Kind

OTHERS = {
    "what the register of enterprises tells": [
        "国家企业信用信息公示系统",
        "营业执照信息",
        "统一社会信用代码：91330106MA2ABCDE1X",
        "企业名称：杭州某某有限公司",
        "法定代表人：李强",
        "成立日期：2018年01月02日",
        "登记机关：杭州市西湖区市场监督管理局",
        "登记状态：存续",
    ],
    "driving licence": [
        "中华人民共和国机动车驾驶证",
        "姓名 张三 性别 男 国籍 中国",
        "住址 北京市朝阳区",
        "出生日期 1949-12-31",
        "准驾车型 C1",
        "证号 11010519491231002X",
    ],
    "travel permit": [
        "往来港澳通行证",
        "有效期限 2014.05.26-2024.05.25",
        "签发机关 公安部出入境管理局",
    ],
    "Hong Kong card": ["香港永久性居民身份證", "HONG KONG PERMANENT IDENTITY CARD", "陳大文"],
    "social security": ["社会保障卡", "姓名 张三", "社会保障号码 11010519491231002X"],
    "permit to move": [
        "户口迁移证",
        "姓名 张三",
        "曾用名",
        "性别 男 民族 汉",
        "出生地 北京市",
        "籍贯 河北省",
        "文化程度 高中 婚姻状况 未婚",
        "迁往地址 上海市",
    ],
    "obituary": [
        "讣告",
        "先母林秀英女士因病医治无效，于2016年8月11日逝世，享年九十二岁。",
        "兹定于2016年8月13日上午9时在厦门市殡仪馆举行告别仪式，遗体火化。",
        "孝男 陈建国 泣告",
    ],
    "game of chess": [
        "ROUND 7  CARLSSON<<<VS<<<PETROVA",
        "1. E4 E5 2. NF3 NC6 3. BB5 A6",
        "EVAL<<<0.35<<<DEPTH<<<24<<<<<<<",
        "P<WHITE<<RESIGNS<<<<<<<<<<<<<<<<",
    ],
    "card of a club": [
        "金悦会员卡 VIP MEMBER CARD",
        "姓名 周雅雯 性别 女",
        "生日 1993.07.21",
        "卡号 No. 880012345678901",
        "有效期限 2025.01.01-2028.01.01",
    ],
    "gibberish": ["AULNCELUGCTUN AC LEULIL LAN AILE LUATU", "UULU UN E U L LN LCU LN"],
    "letter": [
        "Dear Sir,",
        "Please find enclosed a copy of my passport and the marriage certificate.",
        "My passport number is L898902C3 and my date of birth is 12 AUG 1974.",
        "Yours faithfully,",
    ],
    "cover of a household register": ["居民户口簿", "中华人民共和国公安部制"],
    "divorce agreement": [
        "离婚协议书",
        "男方:张三,男,1970年1月1日出生",
        "女方:李四,女,1972年1月1日出生",
        "双方于1995年登记结婚,现自愿离婚,结婚证字号J110101-1995-000001,达成如下协议:",
    ],
    "form": [
        "申请表",
        "姓名:张三",
        "性别:男",
        "民族:汉",
        "住址:北京市朝阳区",
        "身份证号码:11010519491231002X",
    ],
    "conversation": [
        "您好,店铺过户需要公证书和身份证复印件吗?",
        "继承公证书、死亡证明都",
        "要上传哦",
    ],
    "a page of nothing": [],
    "a shopping list": ["牛奶", "鸡蛋", "面包"],
}


OWN = {
    Kind.BUSINESS_LICENCE: [
        "营业执照",
        "统一社会信用代码 91110105MA00000000",
        "名称 某某公司",
        "经营范围 零售",
    ],
    Kind.COURT_DOCUMENT: [
        "北京市朝阳区人民法院",
        "民事判决书",
        "(2020)京0105民初1234号",
        "原告张三,男,1949年12月31日出生。",
        "被告提交公证书一份,由公证处出具。",
        "审判员 李四",
    ],
    Kind.RESIDENCE_PERMIT: [
        "姓名 张三",
        "性别 男",
        "出生 1994年8月23日",
        "住址 广东省深圳市",
        "公民身份号码 810000199408230021",
    ],
    Kind.FOREIGN_PERMANENT_RESIDENT_ID: [
        "中华人民共和国",
        "外国人永久居留身份证",
        "签发机关 国家移民管理局",
        "有效期限 2023.12.01-2033.11.30",
    ],
    Kind.MAINLAND_TRAVEL_PERMIT: [
        "台湾居民来往大陆通行证",
        "姓名 林美惠",
        "性别 女",
        "出生日期 1969.05.07",
        "有效期限 2016.01.09-2021.01.08",
        "签发机关 公安部出入境管理局",
    ],
    Kind.ID_CARD_PORTRAIT: [
        "中华人民共和国临时居民身份证",
        "姓名 张三",
        "性别 男 民族 汉",
        "住址 北京市",
        "公民身份号码 11010519491231002X",
    ],
}


@pytest.mark.parametrize("kind", OWN)
def test_papers_of_offices_are_known_by_their_own_words(kind: Kind) -> None:
    recognised = recognise([sheet(OWN[kind])])
    assert recognised.kind == kind
    assert recognised.confidence > 0.8


@pytest.mark.parametrize("name", OTHERS)
def test_papers_that_are_not_read_here_are_other(name: str) -> None:
    assert recognise([sheet(OTHERS[name])]).kind == Kind.OTHER


def test_both_sides_of_a_card_in_one_picture_are_one_side_with_little_confidence() -> None:
    front = [
        "姓名张三",
        "性别男民族汉",
        "出生1949年12月31日",
        "住址北京市朝阳区",
        "公民身份号码11010519491231002X",
    ]
    back = ["中华人民共和国", "居民身份证", "签发机关 朝阳县公安局", "有效期限 2016.03.15-长期"]
    both = recognise([sheet(front + back)])
    assert both.kind in {Kind.ID_CARD_PORTRAIT, Kind.ID_CARD_EMBLEM}
    assert both.confidence < 0.6
    assert recognise([sheet(front)]).confidence > 0.9
    assert recognise([sheet(back)]).confidence > 0.9


def test_a_certificate_that_speaks_of_other_papers_is_still_a_certificate() -> None:
    text = [
        "公证书",
        "(2019)厦鹭证内字第1号",
        "申请人提交了居民身份证、户口簿、驾驶证、死亡医学证明、结婚证等材料。",
        "兹证明前面的复印件与《驾驶证》原件相符。",
        "中华人民共和国福建省厦门市鹭江公证处",
        "公证员 李卫东",
        "二〇一九年五月二十日",
    ]
    recognised = recognise([sheet(text)])
    assert recognised.kind == Kind.NOTARIAL_CERTIFICATE
    assert recognised.confidence > 0.9


def test_every_kind_reads_nothing_from_nothing_and_still_names_its_fields() -> None:
    for kind in catalogue().values():
        fields = kind.extract([])
        assert fields
        assert all(field.value is None for field in fields)
        names = {field.name for field in fields}
        assert {name.partition(".")[0] for name in kind.critical} <= names


def test_a_deed_that_lists_papers_of_civil_status_is_surely_a_deed() -> None:
    text = [
        "公证书",
        "(2019)厦鹭证内字第1号",
        "申请人提交了以下材料:",
        "1、结婚证",
        "2、户口注销证明",
        "3、火化证明",
        "4、常住人口登记卡",
        "中华人民共和国福建省厦门市鹭江公证处",
        "公证员 李卫东",
        "二〇一九年五月二十日",
    ]
    recognised = recognise([sheet(text)])
    assert recognised.kind == Kind.NOTARIAL_CERTIFICATE
    assert recognised.confidence > 0.9


SMALL_PAPERS = {
    Kind.MARRIAGE_CERTIFICATE: [
        ("持证人", "张三"),
        ("结婚证字号", "J110101-2010-000001"),
        "",
        "",
        ("姓名", "张三", "性别", "男"),
        ("国籍", "中国", "出生日期", "1949年12月31日"),
        ("身份证件号", "11010519491231002X"),
    ],
    Kind.HOUSEHOLD_REGISTER_HEAD: [
        ("户别", "家庭户", "", "", "户主姓名", "张三"),
        ("户号", "12345678", "", "", "住址", "北京市朝阳区"),
        "",
        "",
        ("省级公安机关", "", "", "户口登记机关"),
        ("承办人签章", "", "", "住址变动登记"),
    ],
}


@pytest.mark.parametrize("kind", SMALL_PAPERS)
def test_a_paper_with_wide_gaps_is_not_cut_in_two(kind: Kind) -> None:
    found = papers([sheet(SMALL_PAPERS[kind])])
    assert [paper.recognised.kind for paper in found] == [kind]
