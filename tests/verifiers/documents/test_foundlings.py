"""People whose parents nobody knows, in a notary's words."""

import pytest

from tests.written import prose
from verifiers.documents import catalogue
from verifiers.model import Kind, Statement

UNKNOWN = Statement(type="parents_unknown", person="厦福安")


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("被继承人厦福安系弃婴，其生父母不详。", True),
        ("厦福安的亲生父母均无法查明。", True),
        ("厦福安由福利院抚养长大，查找不到其生父母。", True),
        ("厦福安的父母均先于其死亡。", False),
        ("厦福安的死因不详。", False),
    ],
)
def test_parents_are_unknown_where_a_notary_says_so(sentence: str, told: bool) -> None:
    page = prose(
        [
            "公 证 书",
            "（2024）厦鹭证内字第2201号",
            "申请人：何秀娟，女，1980年5月6日出生。",
            "被继承人：厦福安，男，1978年3月4日出生。",
            "公证事项：继承",
            f"经查明，被继承人厦福安于2024年3月1日死亡。{sentence}",
            "中华人民共和国福建省厦门市鹭江公证处",
            "公证员　李卫东",
            "二○二四年五月二十日",
        ]
    )
    fields = catalogue()[Kind.NOTARIAL_CERTIFICATE].extract([page])
    said = next(one.value for one in fields if one.name == "statements")
    assert isinstance(said, tuple)
    assert (UNKNOWN in said) is told
