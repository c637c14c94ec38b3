"""Which papers a file holds: sides of a card, several cards, bundles of pages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.written import cell, page, sheet
from verifiers.documents import catalogue, papers
from verifiers.documents.bundle import WHOLE
from verifiers.documents.catalogue import recognise
from verifiers.model import Document, Field, Kind
from verifiers.sides import is_other_side, joined

if TYPE_CHECKING:
    from verifiers.read import Sheet

PORTRAIT = [
    "姓名张三",
    "性别男民族汉",
    "出生1949年12月31日",
    "住址北京市朝阳区甲路1号",
    "公民身份号码11010519491231002X",
]
OTHER_PORTRAIT = [
    "姓名李四",
    "性别女民族汉",
    "出生1880年1月1日",
    "住址广东省汕头市乙路2号",
    "公民身份号码440524188001010014",
]
EMBLEM = ["中华人民共和国", "居民身份证", "签发机关 朝阳县公安局", "有效期限 2016.03.15-长期"]
DEED = [
    "公证书",
    "(2019)京中信内民证字第00756号",
    "申请人:张三,男,1949年12月31日出生,公民身份号码:11010519491231002X。",
    "公证事项:继承",
    "兹证明被继承人李四的遗产由张三继承。",
    "中华人民共和国北京市中信公证处",
    "公证员 王五",
    "二〇一九年五月二十日",
]


def _page(*blocks: list[str], number: int = 1) -> Sheet:
    """Blocks of rows one above the other, with empty paper between them."""
    rows = [row for block in blocks for row in (*block, "", "", "")]
    written = sheet([row or "　" for row in rows], number=number)
    kept = tuple(region for region in written.regions if region.text.strip())
    return replace(written, regions=kept)


def _kinds(*sheets: Sheet) -> list[Kind]:
    return [paper.recognised.kind for paper in papers(sheets)]


def test_one_card_is_one_paper() -> None:
    assert _kinds(_page(PORTRAIT)) == [Kind.ID_CARD_PORTRAIT]
    assert _kinds(_page(EMBLEM)) == [Kind.ID_CARD_EMBLEM]


def test_a_residence_permits_other_side_is_one_paper() -> None:
    """Its authority and term stand apart from its title, and are an identity card's as well."""
    title = ["中华人民共和国", "港澳居民居住证", "通行证号码 H06731925", "签发次数 01"]
    term = ["样本", "签发机关 深圳市公安局南山分局", "有效期限 2022.04.18-2027.04.18"]
    assert _kinds(_page(title, term)) == [Kind.RESIDENCE_PERMIT]
    assert _kinds(_page(title, EMBLEM)) == [Kind.RESIDENCE_PERMIT, Kind.ID_CARD_EMBLEM]


def test_what_is_written_obliquely_closes_no_gap() -> None:
    """A purpose written again and again across both sides of a copied card."""
    sides = _page(PORTRAIT, EMBLEM)
    text = sides.regions[0]
    purposes = [
        replace(
            text,
            text="仅供店铺过户使用",
            box=((0.0, y), (0.5, y - 0.2), (0.5, y - 0.18), (0.0, y + 0.02)),
        )
        for y in (0.2, 0.24, 0.28, 0.32, 0.36, 0.4, 0.44, 0.48)
    ]
    marked = replace(sides, regions=(*sides.regions, *purposes))
    assert _kinds(marked) == [Kind.ID_CARD_PORTRAIT, Kind.ID_CARD_EMBLEM]


def test_both_sides_on_a_sheet_are_two_papers_of_two_kinds() -> None:
    assert _kinds(_page(PORTRAIT, EMBLEM)) == [Kind.ID_CARD_PORTRAIT, Kind.ID_CARD_EMBLEM]
    assert _kinds(_page(EMBLEM, PORTRAIT)) == [Kind.ID_CARD_EMBLEM, Kind.ID_CARD_PORTRAIT]


def test_two_cards_on_a_sheet_are_two_papers_each_with_its_own_rows() -> None:
    found = papers([_page(PORTRAIT, OTHER_PORTRAIT)])
    assert [paper.recognised.kind for paper in found] == [Kind.ID_CARD_PORTRAIT] * 2
    texts = ["".join(r.text for r in paper.sheets[0].regions) for paper in found]
    assert "张三" in texts[0]
    assert "李四" not in texts[0]
    assert "李四" in texts[1]


def test_two_numbers_tell_two_cards_although_labels_of_one_were_not_read() -> None:
    part = ["张三", "1949年12月31日", "住址北京市朝阳区甲路1号", PORTRAIT[-1]]
    permit = [*OTHER_PORTRAIT[:1], "性别女", *OTHER_PORTRAIT[2:4], "公民身份号码810000199408230021"]
    assert _kinds(_page(part, permit)) == [Kind.ID_CARD_PORTRAIT, Kind.RESIDENCE_PERMIT]


def test_a_title_above_a_card_is_part_of_it() -> None:
    title, card = (
        ["台湾居民来往大陆通行证"],
        [
            "姓名 林佩雅",
            "LIN, PEI-YA",
            "性别 男 出生日期 1940.09.10",
            "有效期限 2019.11.24-2024.11.24",
            "签发机关 公安部出入境管理局",
            "证件编号 04017703",
        ],
    )
    assert _kinds(_page(title, card)) == [Kind.MAINLAND_TRAVEL_PERMIT]


def test_a_passports_page_and_its_zone_are_one_paper() -> None:
    page = [
        "护照 PASSPORT",
        "中华人民共和国",
        "Type P Country Code CHN",
        "Passport No. G29869059",
        "姓名 Name 何怡伟 HE YIWEI",
        "Date of birth 25 SEP 1988",
        "Date of expiry 02 JAN 2020",
    ]
    zone = [
        "公安部出入境管理局",
        "MPS Exit & Entry Administration",
        "P<CHNHE<<YIWEI<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<",
        "G298690594CHN8809254F2001023<<<<<<<<<<<<<<02",
    ]
    assert _kinds(_page(page, zone)) == [Kind.PASSPORT]


def test_nothing_is_cut_off_a_card_that_is_no_paper_itself() -> None:
    (only,) = papers([_page(PORTRAIT, ["扫描全能王", "手机拍摄", "第一张"])])
    assert only.recognised.kind is Kind.ID_CARD_PORTRAIT
    assert len(only.sheets) == 1


def test_four_cards_on_a_sheet_are_four_papers() -> None:
    page = _page(PORTRAIT, EMBLEM, OTHER_PORTRAIT, EMBLEM)
    assert len(papers([page])) == 4


def _beside(left: list[str], right: list[str]) -> Sheet:
    """Two papers side by side, on rows of their own."""
    rows = [sheet([row or "　" for row in block]).regions for block in (left, right)]
    halves = [
        replace(one, box=tuple((x * 0.45 + part * 0.5, y) for x, y in one.box))
        for part, block in enumerate(rows)
        for one in block
        if one.text.strip()
    ]
    return replace(sheet(["　"]), regions=tuple(sorted(halves, key=lambda one: one.box[0][1])))


def test_a_note_across_two_cards_with_both_sides_each_hides_none() -> None:
    space = ["", "", "", ""]
    copied = _beside([*PORTRAIT, *space, *OTHER_PORTRAIT], [*EMBLEM, *space, "", *EMBLEM])
    last = copied.regions[-1]
    note = replace(
        last,
        text="此复印件仅供过户，再次复印无效",
        box=((0.1, 0.6), (0.9, 0.6), (0.9, 0.63), (0.1, 0.63)),
    )
    found = _kinds(replace(copied, regions=(*copied.regions, note)))
    assert sorted(found) == [Kind.ID_CARD_EMBLEM] * 2 + [Kind.ID_CARD_PORTRAIT] * 2


def test_a_card_beside_a_paper_that_the_picture_cuts_off_is_itself() -> None:
    strip = ["字第1420号", "四日出生，", "一日在上海，", "死者的遗产。", "区公证处", "十九日"]
    beside = _beside(strip, PORTRAIT)
    shifted = tuple(
        replace(one, box=tuple((x - 0.03 if one.box[0][0] < 0.4 else x, y) for x, y in one.box))
        for one in beside.regions
    )
    assert _kinds(replace(beside, regions=shifted)) == [Kind.ID_CARD_PORTRAIT]
    far = tuple(
        replace(one, box=tuple((x + 0.1 if one.box[0][0] < 0.4 else x, y) for x, y in one.box))
        for one in beside.regions
    )
    assert _kinds(replace(beside, regions=far)) == [Kind.OTHER]


def test_pages_of_a_bundle_are_told_apart() -> None:
    assert _kinds(_page(DEED), _page(PORTRAIT, number=2)) == [
        Kind.NOTARIAL_CERTIFICATE,
        Kind.ID_CARD_PORTRAIT,
    ]


def test_a_page_of_no_known_kind_goes_with_the_paper_before_it() -> None:
    loose = _page(["此页无正文", "以下空白"], number=2)
    found = papers([_page(DEED), loose])
    assert [paper.recognised.kind for paper in found] == [Kind.NOTARIAL_CERTIFICATE]
    assert [one.page.number for one in found[0].sheets] == [1, 2]


def test_nothing_recognised_is_one_paper_of_no_known_kind() -> None:
    assert _kinds(_page(["随便写写", "没有内容"])) == [Kind.OTHER]
    assert _kinds() == [Kind.OTHER]


def _document(kind: Kind, **values: str | None) -> Document:
    fields = tuple(Field(name=name, value=value, raw=value or "") for name, value in values.items())
    return Document(id=kind.value, sha256="", kind=kind, kind_confidence=0.9, fields=fields)


def test_sides_of_a_card_become_one_document_named_by_the_portrait() -> None:
    front = _document(Kind.ID_CARD_PORTRAIT, name="张三", sex="male")
    back = _document(Kind.ID_CARD_EMBLEM, valid_from="2016-03-15", valid_until=None)
    for one, other in ((front, back), (back, front)):
        assert is_other_side(other, one)
        whole = joined(one, other)
        assert whole.kind is Kind.ID_CARD_PORTRAIT
        assert {field.name for field in whole.fields} == {
            "name",
            "sex",
            "valid_from",
            "valid_until",
        }


def test_of_two_copied_cards_each_has_its_own_other_side() -> None:
    first = _document(Kind.ID_CARD_PORTRAIT, name="张三")
    second = _document(Kind.ID_CARD_PORTRAIT, name="李四")
    back = _document(Kind.ID_CARD_EMBLEM, valid_from="2016-03-15", valid_until="2036-03-15")
    other = _document(Kind.ID_CARD_EMBLEM, valid_from="2012-03-05", valid_until=None)
    whole = joined(first, back)
    assert not is_other_side(other, whole)
    assert is_other_side(other, second)
    assert is_other_side(back, whole)


def test_two_sides_of_one_kind_are_joined_only_where_neither_contradicts_the_other() -> None:
    front = _document(Kind.RESIDENCE_PERMIT, name="张三", permit_number=None)
    back = _document(Kind.RESIDENCE_PERMIT, name=None, permit_number="H12345678")
    assert is_other_side(front, back)
    assert joined(front, back).text("permit_number") == "H12345678"
    stranger = _document(Kind.RESIDENCE_PERMIT, name="李四", permit_number=None)
    assert not is_other_side(front, stranger)
    assert not is_other_side(front, _document(Kind.PASSPORT, name=None))


WAIVER = [
    "放弃继承权声明书",
    "我自愿放弃对被继承人李四遗产的继承权。",
    "声明人:张三",
    "2019年4月18日",
]
WAIVED = [
    "公证书",
    "(2019)京中信内民证字第00755号",
    "申请人:张三,男,1949年12月31日出生。",
    "公证事项:放弃继承权声明",
    "兹证明张三于2019年4月18日来到我处,在本公证员的面前,在前面的《放弃继承权声明书》上签名。",
    "中华人民共和国北京市中信公证处",
    "公证员 王五",
    "二〇一九年四月十八日",
]
TITLED = ["北京市朝阳区人民法院", "民事判决书", "(2024)京0105民初1234号"]
RULING = [*TITLED, "原告:张三,男,1949年12月31日出生。", "判决如下:", "准予离婚。", "审判员 王五"]
IN_FORCE = [
    "北京市朝阳区人民法院",
    "裁判文书生效证明",
    "本院作出的(2024)京0105民初1234号民事判决书已于2024年5月6日发生法律效力。",
    "2024年5月20日",
]
LICENCE = [
    "营业执照",
    "统一社会信用代码91350203M0001ABC2H",
    "名称厦门鹭岛服饰有限公司",
    "类型有限责任公司",
    "法定代表人苏晓月",
    "成立日期2016年4月1日",
    "登记机关",
]


def _sizes(*blocks: list[str]) -> list[tuple[Kind, int]]:
    sheets = [_page(block, number=place) for place, block in enumerate(blocks, 1)]
    return [(paper.recognised.kind, len(paper.sheets)) for paper in papers(sheets)]


def test_two_deeds_in_one_file_are_two_papers() -> None:
    assert _sizes(DEED, WAIVED) == [(Kind.NOTARIAL_CERTIFICATE, 1), (Kind.NOTARIAL_CERTIFICATE, 1)]


def test_a_deed_goes_on_over_the_page() -> None:
    assert _sizes(DEED[:5], DEED[5:]) == [(Kind.NOTARIAL_CERTIFICATE, 2)]


def test_what_is_bound_before_a_deed_is_a_part_of_it_whatever_comes_before() -> None:
    deed, card = Kind.NOTARIAL_CERTIFICATE, Kind.ID_CARD_EMBLEM
    assert _sizes(WAIVER, WAIVED) == [(deed, 2)]
    assert _sizes(EMBLEM, WAIVER, WAIVED) == [(card, 1), (deed, 2)]
    assert _sizes(DEED, WAIVER, WAIVED) == [(deed, 1), (deed, 2)]


AGREEMENT = [
    "离婚协议书",
    "男方:张三,女方:李四。",
    "一、双方自愿离婚。",
    "二、店铺“鹭岛女装”归张三所有。",
]
AUTHORITY = ["授权委托书", "委托人:张三", "受托人:李四", "委托李四代为办理店铺过户手续。"]
SIGNED_ABROAD = [row.replace("《放弃继承权声明书》", "《放弃继承声朋书》") for row in WAIVED]


def test_what_people_wrote_themselves_is_a_paper_of_its_own() -> None:
    deed, card, own = Kind.NOTARIAL_CERTIFICATE, Kind.ID_CARD_EMBLEM, Kind.OTHER
    assert _sizes(EMBLEM, AGREEMENT, DEED) == [(card, 1), (own, 1), (deed, 1)]
    assert _sizes(AGREEMENT, AUTHORITY) == [(own, 1), (own, 1)]
    assert _sizes(RULING, AGREEMENT, ["三、无其他争议。", "男方 女方"], EMBLEM) == [
        (Kind.COURT_DOCUMENT, 1),
        (own, 2),
        (card, 1),
    ]


def test_unless_the_deed_after_it_says_that_it_is_bound_there() -> None:
    deed, own = Kind.NOTARIAL_CERTIFICATE, Kind.OTHER
    assert _sizes(AUTHORITY, WAIVER, WAIVED) == [(own, 1), (deed, 2)]
    assert _sizes(AUTHORITY, WAIVER, SIGNED_ABROAD) == [(own, 1), (deed, 2)]
    unread = [row.replace("《放弃继承权声明书》", "声明书") for row in WAIVED]
    assert _sizes(DEED, WAIVER, unread) == [(deed, 1), (deed, 2)]


def test_or_the_one_before_it_that_it_is_attached() -> None:
    copied = [*DEED[:3], "公证事项:复印件与原件相符", "兹证明后附的复印件与原件相符。", *DEED[5:]]
    assert _sizes(copied, AGREEMENT) == [(Kind.NOTARIAL_CERTIFICATE, 2)]


def test_a_judgment_and_the_proof_of_its_force_are_two_papers() -> None:
    court = Kind.COURT_DOCUMENT
    assert _sizes(RULING, IN_FORCE) == [(court, 1), (court, 1)]
    assert _sizes(RULING[:4], RULING[4:]) == [(court, 2)]


def test_two_licences_in_one_file_are_two_papers() -> None:
    licence = Kind.BUSINESS_LICENCE
    assert _sizes(LICENCE, LICENCE) == [(licence, 1), (licence, 1)]


def test_a_page_with_a_zone_begins_a_paper_though_little_else_was_read_on_it() -> None:
    front = ["IDENTITY CARD", "Surname ERIKSSON", "Given names ANNA", "Passport", "Nationality"]
    back = [
        "I<UTOD231458907<<<<<<<<<<<<<<<",
        "7408122F1204159UTO<<<<<<<<<<<6",
        "ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
    ]
    page = ["CARTE NATIONALE", "IDFRALEFEBVRE<<<<<<<<<<<<<<<<<923170", "8806923102858CORINNE"]
    assert recognise([_page(page)]).confidence < WHOLE
    assert _sizes(back, page) == [(Kind.PASSPORT, 1), (Kind.PASSPORT, 1)]
    assert _sizes(front, back) == [(Kind.PASSPORT, 2)]


def test_the_first_paper_of_a_file_has_its_own_pages_alone() -> None:
    pages = tuple(_page(PORTRAIT, number=number).page for number in (1, 2, 3))

    def paper(kind: Kind, *numbers: int) -> Document:
        field = Field(name="name", value="张三", raw="张三", confidence=0.99, page=numbers[0])
        own = tuple(one for one in pages if one.number in numbers)
        return Document(
            id="x", sha256="", kind=kind, kind_confidence=0.9, pages=own, fields=(field,)
        )

    card, ruling = paper(Kind.ID_CARD_PORTRAIT, 1, 2), paper(Kind.COURT_DOCUMENT, 3)
    bundle = replace(card, pages=pages, papers=(ruling,))
    assert [[page.number for page in one.pages] for one in bundle.each()] == [[1, 2], [3]]
    beside = replace(card, pages=pages[:1], papers=(paper(Kind.ID_CARD_PORTRAIT, 1),))
    assert [[page.number for page in one.pages] for one in beside.each()] == [[1], [1]]


def test_the_heading_of_a_card_is_no_card_of_its_own() -> None:
    """Light across a card may part its heading from the rest; both are recognised."""
    heading = [
        "中华人民共和国外国人永久居留身份证",
        "FOREIGN PERMANENT RESIDENT ID CARD",
        "姓名/Name",
        "MUSTER, SPECIMEN",
    ]
    rest = [
        "中文姓名 / Chinese name",
        "样本",
        "国籍/Nationality　英国/GBR",
        "出生日期/Date of Birth　1979.11.04",
        "有效期限/Period of Validity　2024.03.18-2034.03.17",
        "签发机关/Issuing Authority",
        "国家移民管理局",
        "证件号码/ID No.",
        "932682198501010017",
    ]
    assert _kinds(_page(heading, rest)) == [Kind.FOREIGN_PERMANENT_RESIDENT_ID]


def test_a_side_whose_labels_faded_on_a_copy_is_told_by_its_number() -> None:
    faded = ["张三", "男　民族汉", "1949", "北京市朝阳区甲路1号", "11010519491231002X"]
    assert _kinds(_page(faded, EMBLEM)) == [Kind.ID_CARD_PORTRAIT, Kind.ID_CARD_EMBLEM]


def test_the_pages_of_an_open_booklet_are_read_one_after_the_other() -> None:
    """Lines of both stand at one height; a day in a sentence on the left is no day of issue."""
    first = [
        "公证书",
        "(2019)京中信内民证字第00756号",
        "申请人:张三,男,1949年12月31日出生。",
        "被继承人:李四,女,1920年2月3日出生。",
        "公证事项:继承",
        "申请人张三因继承被继承人李四的遗产,",
        "于2019年4月26日向本处申请办理公证。",
        "本处告知了继承公证的法律意义和后果。",
    ]
    second = [
        "经查,被继承人李四于2018年11月9日死亡。",
        "被继承人李四的遗产由张三一人继承。",
        "",
        "",
        "中华人民共和国北京市中信公证处",
        "公证员 王五",
        "二〇一九年五月二十日",
    ]
    regions = [cell(text, 40, 60 + 32 * row) for row, text in enumerate(first)]
    regions += [cell(text, 540, 60 + 32 * row) for row, text in enumerate(second) if text]
    (paper,) = papers([page(regions)])
    assert len(paper.sheets) == 2
    fields = {one.name: one for one in catalogue()[paper.recognised.kind].extract(paper.sheets)}
    assert fields["issue_date"].value == "2019-05-20"
    assert any(
        one.type == "death" and one.date == "2018-11-09" for one in fields["statements"].value
    )
