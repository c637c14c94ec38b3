"""Words that no given name holds tell a name that was read wrong."""

import pytest

from verifiers.text.given_names import may_be_given


@pytest.mark.parametrize(
    ("name", "may"),
    [
        ("左一宇", True),
        ("左一字", False),
        ("欧阳恰", False),
        ("邵静电", False),
        ("艾力·买件", True),
    ],
)
def test_what_follows_the_surname_may_be_a_given_name(name: str, may: bool) -> None:
    assert may_be_given(name) is may
