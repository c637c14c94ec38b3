"""The closed vocabularies of household registers."""

from __future__ import annotations

import pytest

from verifiers.text import household


@pytest.mark.parametrize("word", sorted(household.RELATIONS))
def test_every_relation_stays_as_printed(word: str) -> None:
    assert household.relation(word) == (word, False)


@pytest.mark.parametrize(
    ("printed", "known"),
    [
        ("户主之妻", ("妻", False)),
        ("岳毋", ("岳母", True)),
        ("外孙士", (None, False)),
        ("集休户成员", ("集体户成员", True)),
        ("久居", (None, False)),
        ("", (None, False)),
    ],
)
def test_only_what_one_word_alone_can_mean_is_put_right(
    printed: str, known: tuple[str | None, bool]
) -> None:
    assert household.relation(printed) == known


def test_marital_status_and_kind_of_household() -> None:
    assert household.marital("有配隅") == ("有配偶", True)
    assert household.household_type("非农业家庭户") == ("非农业家庭户", False)
