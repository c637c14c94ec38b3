"""Whether a paper names the shop, and who gets it by that paper."""

from __future__ import annotations

import pytest

from tests.verifiers.papers import SHOP, paper
from verifiers.dossier.shop import goes_past, is_everything, is_named, recipients
from verifiers.model import Document, Kind, Person

WANG = Person(name="王芳", id_number=None)
PEOPLE = [
    {"name": "王芳", "role": "party_b", "sex": "female"},
    {"name": "李强", "role": "party_a", "sex": "male"},
]
COURT = [
    {"name": "王芳", "role": "plaintiff", "sex": "female"},
    {"name": "李强", "role": "defendant", "sex": "male"},
]


def agreed(what: str, parties: list[dict[str, str]] | None = None) -> Document:
    said = [{"type": "agreement", "parties": ["李强", "王芳"], "what": what}]
    return paper(Kind.OTHER, parties=parties or PEOPLE, statements=said)


@pytest.mark.parametrize(
    ("what", "everything"),
    [
        ("全部遗产", True),
        ("本人名下全部财产", True),
        ("个人所有的合法财产", True),
        ("林秀英的遗产均由陈建国继承", True),
        ("房屋、存款等全部财产归陈建国", True),
        ("其余遗产由陈丽华继承", True),
        ("everything I own", True),
        ("遗产中的存款归陈建国所有", False),
        ("全部财产中的房屋", False),
        ("房屋、存款等财产由陈丽华继承", False),
        ("全部存款", False),
        ("夫妻共同财产归李强所有", False),
        ("all savings", False),
    ],
)
def test_all_that_somebody_leaves_is_no_part_of_it(what: str, everything: bool) -> None:
    assert is_everything(what) is everything


@pytest.mark.parametrize(
    ("what", "named"),
    [
        ("店铺“鹭岛女装”归王芳所有", True),
        ("账号 LUDAO_1924 归王芳", True),
        ("店铺 鹭 岛 女 装 归王芳", True),
        ("账号1udao_l924归王芳", True),
        ("账号LUDA0_I924归王芳", True),
        ("账号ludao_19245归王芳", False),
        ("账号ludao_1925归王芳", False),
        ("the account ludao_1924 goes to Wang Fang", True),
        ("双方的网店归王芳", False),
    ],
)
def test_a_shop_is_named_by_name_or_account(what: str, named: bool) -> None:
    assert is_named(agreed(what), SHOP) is named


@pytest.mark.parametrize(
    ("what", "getting"),
    [
        ("店铺“鹭岛女装”归王芳所有", ()),
        ("店铺“鹭岛女装”（账号ludao_1924）归李强所有", ("李强",)),
        ("店铺“鹭岛女装”归乙方所有", ()),
        ("店铺“鹭岛女装”归甲方所有", ("李强",)),
        ("店铺“鹭岛女装”归女方，房屋归男方", ()),
        ("店铺“鹭岛女装”归男方，房屋归女方", ("李强",)),
        ("甲方将店铺“鹭岛女装”转让给乙方", ()),
        ("房屋归李强所有；店铺“鹭岛女装”归王芳所有", ()),
        ("店铺“鹭岛女装”由双方另行商定", ()),
    ],
)
def test_who_gets_the_shop(what: str, getting: tuple[str, ...]) -> None:
    assert goes_past(agreed(what), SHOP, WANG) == getting


@pytest.mark.parametrize(
    ("what", "getting"),
    [("店铺“鹭岛女装”归原告所有", ()), ("店铺“鹭岛女装”归被告李强所有", ("李强",))],
)
def test_a_court_names_the_sides_by_their_role(what: str, getting: tuple[str, ...]) -> None:
    assert goes_past(agreed(what, COURT), SHOP, WANG) == getting


def test_a_gift_and_an_inheritance_say_whose_the_shop_is() -> None:
    gift = [{"type": "gift", "person": "李强", "to": "赵敏", "what": "店铺“鹭岛女装”"}]
    assert goes_past(paper(Kind.OTHER, statements=gift), SHOP, WANG) == ("赵敏",)
    left = [{"type": "inherits", "person": "王芳", "from": "李强", "what": "店铺“鹭岛女装”"}]
    assert goes_past(paper(Kind.OTHER, statements=left), SHOP, WANG) == ()


def test_somebody_who_is_no_party_may_get_the_shop() -> None:
    def getting(words: str) -> tuple[str, ...]:
        return goes_past(agreed(f"双方同意店铺“鹭岛女装”{words}"), SHOP, WANG)

    assert getting("归陈海燕所有") == ("陈海燕",)
    assert getting("由双方共同经营") == getting("归女方所有") == getting("由乙方经营") == ()


@pytest.mark.parametrize(
    "what",
    [
        "店铺“鹭岛女装”由双方共同所有，各占百分之五十",
        "店铺“鹭岛女装”归甲、乙双方共有",
        "店铺“鹭岛女装”双方各占50%",
        "店铺“鹭岛女装”归李强、王芳共同所有",
        "店铺“鹭岛女装”归甲方和乙方按份共有",
        "店铺“鹭岛女装”由双方共同经营，收益平分",
    ],
)
def test_all_sides_may_get_the_shop_together(what: str) -> None:
    assert recipients(agreed(what), SHOP) == {"李强", "王芳"}


def test_whoever_gets_it_in_the_end_gets_it_alone() -> None:
    shared = "店铺“鹭岛女装”由双方共同经营至今，现归王芳所有，王芳补偿李强十万元"
    assert recipients(agreed(shared), SHOP) == {"王芳"}
    assert recipients(agreed("店铺“鹭岛女装”归王芳所有，收益双方各半"), SHOP) == {"王芳"}
