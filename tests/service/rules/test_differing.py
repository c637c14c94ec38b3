"""Differences name every place, and only the places, at which two JSON values differ."""

import json

from hypothesis import given
from hypothesis import strategies as st

from service.rules.differing import Difference, differences

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("ab", max_size=2), inner),
    max_leaves=12,
)


def test_each_place_has_its_path() -> None:
    then = {"score": 3, "facts": [{"state": "missing"}, {"state": "waived"}], "old": 1}
    now = {"score": 4, "facts": [{"state": "missing"}], "new": 2}
    assert differences(then, now) == (
        Difference("score", 3, 4),
        Difference("facts[1]", {"state": "waived"}, None),
        Difference("old", 1, None),
        Difference("new", None, 2),
    )


def test_yes_is_not_one() -> None:
    (only,) = differences({"agreed": True}, {"agreed": 1})
    assert (only.path, only.then, only.now) == ("agreed", True, 1)


@given(JSON, JSON)
def test_none_are_found_exactly_where_the_text_is_the_same(then: object, now: object) -> None:
    same = json.dumps(then, sort_keys=True) == json.dumps(now, sort_keys=True)
    assert (differences(then, now) == ()) == same
