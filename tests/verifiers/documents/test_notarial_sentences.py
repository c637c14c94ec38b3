"""Sentences of certificates in which a part of one was taken for another, or was passed over."""

from __future__ import annotations

import pytest

from tests.written import cell, page, prose
from verifiers.documents import catalogue, recognise
from verifiers.model import Kind, Party, Statement

KIND = catalogue()[Kind.NOTARIAL_CERTIFICATE]
FOOT = ("中华人民共和国江苏省南京市石城公证处", "公证员　李卫东", "二○二二年九月二十八日")
HEIR = "申请人：冯国强，男，1970年1月1日出生，公民身份号码：320102197001010037。"
DEAD = "被继承人：冯德山，男，1940年5月6日出生，生前住南京市玄武区。"
ESTATE = (HEIR, DEAD, "公证事项：继承")


def _read(*paragraphs: str) -> tuple[tuple[Party, ...], tuple[Statement, ...]]:
    page = prose(["公　证　书", "（2022）苏宁石证民内字第2311号", *paragraphs, *FOOT])
    fields = {field.name: field.value for field in KIND.extract((page,))}
    parties = tuple(one for one in fields["parties"] or () if isinstance(one, Party))
    told = tuple(one for one in fields["statements"] or () if isinstance(one, Statement))
    return parties, told


def _told(*paragraphs: str) -> set[tuple[str, str | None, str | None, str | None]]:
    """Type, person, whom it is told of or left to, and the relation or the day."""
    return {
        (
            one.type,
            one.person,
            one.to or one.of or one.from_ or one.before,
            one.relation or one.date,
        )
        for one in _read(*paragraphs)[1]
    }


@pytest.mark.parametrize(
    "words",
    [
        "兹证明高秀兰（女，一九四二年五月六日出生）于二〇〇五年九月一日在我的面前，在前面的《放弃继承权声明书》上签名。",
        "兹证明高秀兰，女，一九四二年五月六日出生，现住南京市玄武区，于二〇〇五年九月一日来我处，在前面的《放弃继承权声明书》上签名。",
    ],
)
def test_the_day_of_birth_of_who_waives_is_not_that_of_the_waiver(words: str) -> None:
    assert _told(words) == {("waiver", "高秀兰", None, "2005-09-01")}


def test_the_day_of_who_died_first_is_not_that_of_the_other() -> None:
    told = _told(
        *ESTATE,
        "被继承人冯德山的配偶高秀兰先于被继承人冯德山于二〇一〇年一月一日去世。",
    )
    assert ("death", "高秀兰", None, "2010-01-01") in told
    assert ("predeceased", "高秀兰", "冯德山", None) in told
    assert not any(one[:2] == ("death", "冯德山") for one in told)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2018年2月2日，被继承人冯德山因病医治无效去世。", "2018-02-02"),
        ("2018年2月2日，冯德山在南京市死亡。", "2018-02-02"),
        ("2018年2月2日，冯德山因其父亲去世申请公证。", None),
        ("2018年2月2日，冯德山去世后留有遗产。", None),
    ],
)
def test_a_day_may_stand_before_who_died(words: str, day: str | None) -> None:
    deaths = {one[3] for one in _told(*ESTATE, words) if one[0] == "death" and one[3]}
    assert deaths == ({day} if day else set())


def test_whose_wife_stood_beside_somebody_in_life() -> None:
    told = _told(
        *ESTATE,
        "冯德山与高秀兰共生育两个儿子：长子冯国强、次子冯国民。"
        "冯国民于2019年6月1日死亡，生前与妻子彭莉生育一女冯雪。",
    )
    assert ("kinship", "彭莉", "冯国民", "spouse") in told
    assert ("kinship", "彭莉", "冯德山", "spouse") not in told
    assert {("kinship", "冯雪", "冯国民", "child"), ("kinship", "冯雪", "彭莉", "child")} <= told


def test_whose_wife_somebody_is_called_after_a_word_for_the_dead() -> None:
    told = _told(*ESTATE, "冯德山于2018年2月2日死亡，其生前与高秀兰系夫妻关系。")
    ties = {frozenset(one[1:3]) for one in told if one[0] == "kinship" and one[3] == "spouse"}
    assert ties == {frozenset({"冯德山", "高秀兰"})}
    apart = _told(*ESTATE, "冯德山于2018年2月2日死亡，其与高秀兰系夫妻关系，已于2001年离婚。")
    assert not any(one[0] == "kinship" and one[3] == "spouse" for one in apart)


def test_to_find_out_is_no_surname() -> None:
    told = _told(*ESTATE, "查冯德山于2018年2月2日死亡，其妻高秀兰于2019年8月8日死亡。")
    assert ("death", "冯德山", None, "2018-02-02") in told
    assert not any("查冯德山" in one for one in told)


def test_children_listed_among_the_heirs_without_a_word_for_whose_they_are() -> None:
    told = _told(
        *ESTATE,
        "冯德山的第一顺序法定继承人为：配偶高秀兰，父亲冯万福（已于1988年死亡），"
        "母亲李国秀（已于1996年死亡），子女冯国强、冯国芳、冯国平。",
    )
    children = {one[1] for one in told if one[0] == "kinship" and one[3] == "child"}
    assert children == {"冯国强", "冯国芳", "冯国平"}


def test_a_wife_in_life_is_no_child_of_her_husband() -> None:
    told = _told(
        *ESTATE,
        "查被继承人冯德山于2018年2月2日因病死亡，生前与妻子高秀兰（公民身份号码：320102194510100025）"
        "生育了两个子女：长女冯国英、长子冯国强。",
    )
    children = {one for one in told if one[0] == "kinship" and one[3] == "child"}
    assert children == {
        ("kinship", child, parent, "child")
        for child in ("冯国英", "冯国强")
        for parent in ("冯德山", "高秀兰")
    }
    assert ("kinship", "高秀兰", "冯德山", "spouse") in told


def test_a_name_does_not_take_what_follows_it_and_the_child_is_of_both() -> None:
    told = _told(
        *ESTATE,
        "三、母亲赵桂花于一九九三年死亡；被继承人冯德山只有一次婚姻，其配偶为高秀兰，共生育一子冯国强。",
    )
    assert {
        ("kinship", "高秀兰", "冯德山", "spouse"),
        ("kinship", "冯国强", "冯德山", "child"),
        ("kinship", "冯国强", "高秀兰", "child"),
    } <= told
    assert not any("只" in (one[2] or "") for one in told)


def test_father_and_mother_each_with_the_owner_named_anew() -> None:
    told = _told(
        *ESTATE,
        "被继承人冯德山的父亲冯有才于1979年去世，被继承人冯德山的母亲赵桂花于1990年去世。",
    )
    assert {
        ("kinship", "冯有才", "冯德山", "parent"),
        ("kinship", "赵桂花", "冯德山", "parent"),
        ("death", "冯有才", None, None),
        ("death", "赵桂花", None, None),
    } <= told


def test_parents_without_names_after_a_wife_with_one() -> None:
    told = _told(*ESTATE, "因死者冯德山的妻子高秀兰、父母均已先于其死亡，遗产由其儿子冯国强继承。")
    assert {
        ("predeceased", "高秀兰", "冯德山", None),
        ("predeceased", "父亲", "冯德山", None),
        ("predeceased", "母亲", "冯德山", None),
    } <= told


def test_both_parents_with_particulars_in_brackets() -> None:
    parties, told = _read(
        "申请人：白雪，女，一九八三年七月二十一日出生，公民身份号码：110102198307212447。",
        "公证事项：亲属关系",
        "兹证明白雪（女，一九八三年七月二十一日出生，公民身份号码：110102198307212447）"
        "是白永年（男，一九五五年二月十日出生，公民身份号码：11010219550210033X）"
        "和许桂兰（女，一九五七年十月一日出生）的女儿。",
    )
    assert [(one.name, one.role) for one in parties] == [
        ("白雪", "applicant"),
        ("白永年", None),
        ("许桂兰", None),
    ]
    assert {(one.person, one.relation, one.to) for one in told} == {
        ("白雪", "child", "白永年"),
        ("白雪", "child", "许桂兰"),
    }


def test_a_signed_contract_of_gift_says_who_gives_to_whom() -> None:
    parties, told = _read(
        "申请人（赠与人）：冯德山，男，1940年5月6日出生，住南京市玄武区。",
        "受赠人：冯国强，男，1970年1月1日出生，住址同上。",
        "公证事项：赠与合同",
        "兹证明赠与人冯德山与受赠人冯国强于二〇二二年九月一日自愿签订了前面的《网络店铺赠与合同》。",
    )
    assert [one.role for one in parties] == ["donor", "donee"]
    assert [(one.type, one.person, one.to, one.what) for one in told] == [
        ("gift", "冯德山", "冯国强", "网络店铺赠与合同")
    ]


def test_what_a_will_leaves_once_its_author_is_dead() -> None:
    annex = (
        "遗嘱",
        "立遗嘱人：冯德山，男，1940年5月6日出生。",
        "一、本人名下的淘宝店铺“德山茶业”在我去世后由我女儿冯国英继承。",
    )
    _, told = _read(
        "申请人：冯德山，男，1940年5月6日出生，住南京市玄武区。",
        "公证事项：遗嘱",
        "兹证明冯德山于二〇二二年九月一日在本公证员的面前，在后附的《遗嘱》上签名。",
    )
    assert told == ()
    pages = (
        prose(
            [
                "公　证　书",
                "（2022）苏宁石证民内字第2311号",
                "申请人：冯德山，男，1940年5月6日出生，住南京市玄武区。",
                "公证事项：遗嘱",
                "兹证明冯德山于二〇二二年九月一日在本公证员的面前，在后附的《遗嘱》上签名。",
                *FOOT,
            ]
        ),
        prose(annex, number=2),
    )
    fields = {field.name: field.value for field in KIND.extract(pages)}
    assert fields["statements"] == (
        Statement(type="gift", person="冯德山", to="冯国英", what="淘宝店铺“德山茶业”"),
    )


def test_what_a_will_that_is_quoted_leaves() -> None:
    _, told = _read(
        *ESTATE,
        "被继承人冯德山生前立有公证遗嘱，遗嘱内容为：将其名下的网络店铺“德山茶业”由其儿子冯国强个人继承。",
    )
    assert [one.what for one in told if one.type == "inherits"] == ["网络店铺“德山茶业”"]


def test_who_agrees_after_talks_is_named() -> None:
    _, told = _read(
        "申请人：甲方：龚伟，男，一九七五年三月四日出生。",
        "乙方：万芳，女，一九七六年四月五日出生。",
        "公证事项：财产分割协议",
        "兹证明龚伟、万芳经协商一致，于二〇二二年五月六日签订了前面的《财产分割协议书》。",
    )
    assert [(one.type, one.parties) for one in told] == [("agreement", ("龚伟", "万芳"))]


@pytest.mark.parametrize(
    ("title", "matter"),
    [
        ("出生公证书", "other"),
        ("无犯罪记录公证书", "other"),
        ("继承权证明书", "inheritance"),
        ("继承权公证书", "inheritance"),
        ("山水公证书", None),
    ],
)
def test_a_title_tells_the_matter(title: str, matter: str | None) -> None:
    rows = [
        title,
        "（2015）渝中证字第8841号",
        "罗梓涵，女，于二〇〇二年九月十六日在重庆市。",
        *FOOT,
    ]
    fields = {one.name: one.value for one in KIND.extract((prose(rows),))}
    assert fields["matter"] == matter


def test_a_record_that_a_notary_certifies_is_no_paper_of_the_police() -> None:
    rows = [
        "公证书",
        "（2022）川国公证字第30718号",
        "公证事项：无犯罪记录",
        FOOT[0],
        "本员岳云鹏",
        FOOT[2],
    ]
    assert recognise((prose(rows),)).kind is Kind.NOTARIAL_CERTIFICATE
    assert recognise((prose(["无犯罪记录证明", "兹证明"]),)).kind is Kind.OTHER


def test_another_paper_beside_the_foot_does_not_hide_the_office() -> None:
    deed = page(
        [
            cell("公证书", 300, 100),
            cell("（2018）徐证外民字第309号", 300, 150),
            cell("公证事项：未婚", 80, 200),
            cell(FOOT[0], 80, 400),
            cell("死者姓名", 800, 400),
            cell(FOOT[1], 80, 450),
        ]
    )
    fields = {one.name: one.value for one in KIND.extract((deed,))}
    assert fields["office"] == FOOT[0]


def test_a_wife_in_a_list_of_heirs_is_no_child() -> None:
    told = _told(*ESTATE, "被继承人冯德山的第一顺序继承人有：妻子高秀兰、长子冯国强、女儿冯国英。")
    assert {one for one in told if one[0] == "kinship"} == {
        ("kinship", "高秀兰", "冯德山", "spouse"),
        ("kinship", "冯国强", "冯德山", "child"),
        ("kinship", "冯国英", "冯德山", "child"),
    }


def test_a_former_wife_is_named_and_her_child_is_of_both() -> None:
    told = _told(
        *ESTATE,
        "冯德山与前妻孙玉于1980年离婚，与现任妻子高秀兰于1985年再婚。"
        "冯德山与前妻孙玉生育一子冯国强，与高秀兰生育一女冯国英。",
    )
    assert {
        ("kinship", "冯国强", "冯德山", "child"),
        ("kinship", "冯国强", "孙玉", "child"),
        ("kinship", "冯国英", "高秀兰", "child"),
    } <= told
    assert not any(one[1] == "未读出姓名者" for one in told)


def test_a_couple_of_one_s_life_and_a_wife_who_is_alive() -> None:
    told = _told(
        *ESTATE, "冯德山生前与高秀兰系原配夫妻，二人共生育子女二人，长子冯国强、长女冯国英。"
    )
    assert {("kinship", child, "高秀兰", "child") for child in ("冯国强", "冯国英")} <= told
    assert ("kinship", "冯德山", "高秀兰", "spouse") in told
    told = _told(
        *ESTATE,
        "被继承人冯德山死亡时，其配偶高秀兰健在，其父亲冯有才已于1999年1月1日去世。",
    )
    assert {
        ("kinship", "高秀兰", "冯德山", "spouse"),
        ("kinship", "冯有才", "冯德山", "parent"),
        ("death", "冯有才", None, "1999-01-01"),
    } <= told


@pytest.mark.parametrize("whose", ["被继承人", "被继承人冯德山"])
def test_the_day_of_a_relative_whose_name_was_not_made_out_is_nobodys(whose: str) -> None:
    """昊 was read for 吴: no surname, so no name, and the day is not that of the decedent."""
    told = _told(
        *ESTATE,
        f"{whose}的父亲昊一梓（2004年10月22日死亡）先于被继承人死亡，母亲李秀英早于被继承人死亡。",
    )
    assert not any(one[:2] == ("death", "冯德山") for one in told)
    assert ("predeceased", "李秀英", "冯德山", None) in told


def test_each_child_of_a_count_is_one() -> None:
    told = _told(*ESTATE, "冯德山与高秀兰生育有一子冯国强、一女冯国英，冯国英放弃继承。")
    children = {one[1:3] for one in told if one[0] == "kinship" and one[3] == "child"}
    assert children == {
        (child, parent) for child in ("冯国强", "冯国英") for parent in ("冯德山", "高秀兰")
    }


def test_a_former_spouse_is_no_heir_and_no_name_takes_the_word_behind_it() -> None:
    married = "冯德山生前与其配偶林芝只育有独子冯国强。"
    assert ("kinship", "林芝", "冯德山", "spouse") in _told(*ESTATE, married)
    for parted, married_still in (
        ("林芝与冯德山已于2005年离婚，冯德山此后未再婚。", False),
        ("林芝与冯德山未办理离婚手续。", True),
        ("林芝与冯德山于2005年离婚，后于2006年复婚。", True),
    ):
        told = _told(*ESTATE, married, parted)
        assert (("kinship", "林芝", "冯德山", "spouse") in told) is married_still
        assert ("kinship", "冯国强", "林芝", "child") in told


@pytest.mark.parametrize(
    ("words", "who", "kind"),
    [
        ("冯德山的父母早已去世。", ("父亲", "母亲"), "death"),
        ("冯德山的父母均已死亡。", ("父亲", "母亲"), "death"),
        ("冯德山的父母先于其去世。", ("父亲", "母亲"), "predeceased"),
        ("冯德山之父冯荣、之母钱氏分别于1979年、1986年死亡。", ("冯荣", "钱氏"), "death"),
        ("冯德山的养父母冯大、农氏均先于冯德山死亡。", ("冯大", "农氏"), "predeceased"),
    ],
)
def test_parents_who_died_whether_before_or_when_is_not_told(
    words: str, who: tuple[str, str], kind: str
) -> None:
    told = _told(*ESTATE, words)
    assert {one[1] for one in told if one[0] == kind} == set(who)
    assert {one[1:] for one in told if one[0] == "kinship"} == {
        (one, "冯德山", "parent") for one in who
    }


def test_whose_wife_one_is_does_not_tell_who_entrusts() -> None:
    paper = (
        "委托人：苗凤英，女，1955年9月23日出生，公民身份号码：320102195509230020。",
        "受托人：田野，男，1983年12月12日出生，公民身份号码：320102198312120036。",
        "我是被继承人田国栋的妻子，因身体原因不能亲自办理，特委托我的儿子田野作为我的代理人。",
    )
    told = _told(*paper, "公证事项：委托", "兹证明苗凤英于2022年5月5日在前面的《委托书》上签名。")
    assert {one for one in told if one[0] == "entrusts"} == {("entrusts", "苗凤英", "田野", None)}


def test_what_a_will_says_is_not_what_the_notary_concludes() -> None:
    _, told = _read(
        *ESTATE,
        "冯德山的父母均先于其去世，其配偶刘淑琴对遗嘱无异议。",
        "该遗嘱指定其名下网店由儿子冯国强个人继承。",
        "兹证明冯德山（2020年5月6日死亡）名下店铺“德山茶庄”由冯国强继承。",
    )
    assert [one.what for one in told if one.type == "inherits"] == ["店铺“德山茶庄”"]
    assert any((one.person, one.relation) == ("刘淑琴", "spouse") for one in told)


def test_the_children_told_after_a_wife_who_died_are_of_both() -> None:
    told = _told(
        *ESTATE,
        "冯德山于2018年7月20日死亡，其妻高秀兰于2001年1月1日死亡，其子冯国强、其女冯国英均健在。",
    )
    children = {one[1:] for one in told if one[0] == "kinship" and one[3] == "child"}
    assert children == {("冯国强", "冯德山", "child"), ("冯国英", "冯德山", "child")}


def test_parents_of_two_at_once_are_of_each() -> None:
    told = _told(*ESTATE, "被继承人冯德山、高秀兰的父母均先于二人死亡。")
    assert {one[2] for one in told if one[0] == "predeceased"} == {"冯德山", "高秀兰"}


def test_the_death_of_somebody_elses_parents_is_not_that_of_the_decedents() -> None:
    """A death without a name is taken for that of the decedent's parent."""
    told = _told(*ESTATE, "冯德山的妻子是高秀兰，高秀兰的父母早已去世。")
    assert not any(one[0] == "death" for one in told)


def test_parents_whose_days_of_death_nobody_knows_are_dead() -> None:
    told = _told(
        *ESTATE, "冯德山的父亲冯荣、母亲钱氏因年代久远，已无法查明其死亡时间，但均已去世。"
    )
    assert {one for one in told if one[0] == "death"} == {
        ("death", "冯荣", None, None),
        ("death", "钱氏", None, None),
    }


@pytest.mark.parametrize("whose", ["的祖父母", "与冯国强的祖父母", "、冯国强的祖父母情况不明"])
def test_whose_grandparents_died_is_not_dead_by_that(whose: str) -> None:
    told = _told(
        HEIR, "公证事项：亲属关系", f"兹证明冯国庆{whose}，均已去世，冯国庆是冯国强的弟弟。"
    )
    assert not any(one[0] == "death" for one in told)


def test_a_child_of_one_is_not_whoever_brought_it_up() -> None:
    told = _told(
        *ESTATE,
        "冯德山于1988年与高秀兰登记结婚，婚后未生育子女。",
        "高秀兰与前夫所生之女谢芳由被继承人抚养成人。",
    )
    assert not any(one[0] == "childless" for one in told)
    assert {one[1:3] for one in told if one[3] == "child"} <= {("谢芳", "高秀兰")}


def test_a_will_that_says_this_shop_means_the_one_it_named() -> None:
    will = (
        "立遗嘱人：葛天明，男，1948年8月8日出生，公民身份号码：320102194808080038。",
        "我名下有淘宝店铺一家，店铺名称“天明文具”。我去世后，该店铺由我的儿子葛小天一人继承。",
    )
    page = prose([*will, "公　证　书", "（2022）苏宁石证民内字第2311号", "公证事项：遗嘱",
                  "兹证明葛天明于2019年9月9日立下了前面的《遗嘱》。", *FOOT])  # fmt: skip
    fields = {field.name: field.value for field in KIND.extract((page,))}
    told = [one for one in fields["statements"] or () if isinstance(one, Statement)]
    assert [(one.person, one.to, one.what) for one in told] == [
        ("葛天明", "葛小天", "店铺名称“天明文具”")
    ]


@pytest.mark.parametrize(
    "words",
    [
        "被继承人的父亲焦庆先于被继承人去世，母录上官花于1979年10月1日死亡。",
        "高秀兰系冯德山的母亲，于1979年10月1日死亡。",
        "冯德山于2018年2月2日因其母录上官花死亡申请公证。",
    ],
)
def test_a_day_of_death_is_of_nobody_where_another_may_have_died(words: str) -> None:
    assert not any(one[0] == "death" and one[3] for one in _told(*ESTATE, words))


def test_who_died_first_is_not_who_is_enumerated_before() -> None:
    told = _told(*ESTATE, "被继承人的妻子高秀兰健在，母录上官花先于被继承人死亡。")
    assert not any(one[0] == "predeceased" for one in told)


@pytest.mark.parametrize(
    "words",
    [
        "被题承人马德山的上述遗产由其儿子冯国强一人继承。",
        "冯国民放弃继承，被继承人冯德山上述遗产由其儿子冯国强一人继承。",
    ],
)
def test_whose_son_inherits_is_not_told_of_an_earlier_person(words: str) -> None:
    told = _told(*ESTATE, "冯国民自愿放弃继承权。", words)
    assert not any(one[:3] == ("kinship", "冯国强", "冯国民") for one in told)


def test_who_waives_is_not_who_is_enumerated_before() -> None:
    told = _told(
        *ESTATE,
        "被继承人的子女有女儿冯国英、儿子冯国强，除此之外无其他子女七、高秀孕自愿放弃继承权。",
        "冯国英、冯国强，现高秀孕自愿放弃继承权。",
    )
    assert not any(one[0] == "waiver" for one in told if one[1] != "高秀孕")


def test_a_side_may_be_called_so_after_its_particulars() -> None:
    _, told = _read(
        "申请人：辛弃，男，1940年5月28日出生，公民身份号码：320102194005280019。",
        "公证事项：赠与",
        "兹证明赠与人辛弃（以下简称甲方）与受赠人辛小疾（女，1970年7月7日出生，以下简称乙方）"
        "于2017年3月15日签订了《赠与合同》。甲方自愿将其淘宝店铺“稼轩词社”赠与乙方。",
    )
    (gift,) = (one for one in told if one.type == "gift")
    assert (gift.person, gift.to, gift.what) == ("辛弃", "辛小疾", "其淘宝店铺“稼轩词社”")


def test_who_signs_for_a_company_is_no_party_of_what_it_agrees() -> None:
    _, told = _read(
        "申请人：甲方：北京清风网络科技有限公司。法定代表人：苏东，男，1977年1月8日出生。",
        "乙方：黄庭，男，1985年8月9日出生，公民身份号码：320102198508090014。",
        "公证事项：店铺转让协议",
        "兹证明甲方的法定代表人苏东与乙方黄庭于2022年6月18日签订了前面的《网络店铺转让协议》。",
    )
    assert {one.parties for one in told if one.type == "agreement"} == {
        ("北京清风网络科技有限公司", "黄庭")
    }


def test_of_several_days_that_lack_their_year_none_is_everybodys() -> None:
    told = _told(*ESTATE, "高秀兰、冯国英已分别于2021年3月1日、3月2日作出放弃继承权的书面声明。")
    assert {one[1::2] for one in told if one[0] == "waiver"} == {("高秀兰", None), ("冯国英", None)}


def test_a_description_of_the_estate_does_not_end_within_brackets() -> None:
    _, told = _read(
        *ESTATE,
        "冯德山遗留的个人财产：淘宝店铺一间（店铺名称：德记药材；会员名：deji_yaocai）。",
        "兹证明冯德山的上述遗产由冯国强继承。",
    )
    assert [one.what for one in told if one.type == "inherits"] == [
        "淘宝店铺一间(店铺名称:德记药材;会员名:deji_yaocai)"
    ]


def test_a_name_may_begin_like_a_pronoun() -> None:
    parties, _ = _read("申请人：其其格，女，1971年5月9日出生，公民身份号码：150102197105090020。")
    assert [one.name for one in parties] == ["其其格"]


@pytest.mark.parametrize(
    ("estate", "conclusion", "what"),
    [
        ("网店“老街”（账号", "上述遗产", "网店“老街”"),
        ("店铺“老街“（账号：a_1）。", "上述遗产", "店铺“老街”(账号:a_1)"),
        ("店铺“老街”（账号：a_1）。", "上述店铺“老街”", "店铺“老街”"),
    ],
)
def test_what_is_inherited_is_told_as_far_as_it_is_whole(
    estate: str, conclusion: str, what: str
) -> None:
    _, told = _read(
        *ESTATE,
        f"二、被继承人冯德山死亡时遗留有：{estate}",
        "三、被继承人冯德山生前未立遗嘱。",
        f"被题承人马德山的{conclusion}由冯国强一人继承。",
    )
    assert [one.what for one in told if one.type == "inherits"] == [what]


def test_nothing_is_told_of_a_name_that_nobody_has() -> None:
    told = _told(*ESTATE, "被继承人的丈夫钱勇字于1971年4月10日死亡，先于被继承人。")
    assert not any("钱勇字" in one for one in told)


def test_a_dotted_name_that_holds_another_is_still_that_of_the_dead() -> None:
    told = _told(
        HEIR,
        "被继承人：阿卜杜拉·马合曼，男，1940年5月6日出生。",
        "公证事项：继承",
        "被继承人阿卜杜拉·马合曼的妻子是马合曼。",
        "阿卜杜拉·马合曼于2018年2月2日死亡。",
    )
    assert ("death", "阿卜杜拉·马合曼", None, "2018-02-02") in told


def test_what_describes_one_in_brackets_does_not_part_those_who_died_first() -> None:
    told = _told(
        *ESTATE,
        "其父冯荣（1975年3月4日死亡）、母亲钱氏（1980年5月6日死亡）均先于被继承人死亡。",
    )
    assert {one[1] for one in told if one[0] == "predeceased"} == {"冯荣", "钱氏"}


def test_a_list_of_relatives_is_the_applicants() -> None:
    told = _told(
        HEIR,
        "公证事项：亲属关系",
        "兹证明申请人冯国强的亲属情况如下：父亲：冯德山，男，1940年5月6日出生；"
        "母亲：高秀兰，女，1943年2月2日出生；妻子：王芳，女，1972年3月3日出生。",
    )
    assert {one[1:] for one in told if one[0] == "kinship"} == {
        ("冯德山", "冯国强", "parent"),
        ("高秀兰", "冯国强", "parent"),
        ("王芳", "冯国强", "spouse"),
    }
