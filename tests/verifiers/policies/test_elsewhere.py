"""The policy's table on papers from elsewhere always leaves a way to everybody."""

import pytest

from tests.verifiers.policies.test_policy import SOURCE, refusal
from verifiers.policies.policy import parse_policy

CONSULAR = SOURCE[
    SOURCE.index("[elsewhere.places.abroad.consular]") : SOURCE.index("# China-appointed")
]
TABLE = SOURCE[SOURCE.index("[elsewhere]") : SOURCE.index("# ---- evidence that proves the same")]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (CONSULAR, "", "abroad: one way must be open to every state, at any time"),
        (
            "[elsewhere.places.hong_kong.transfer]\n",
            "[elsewhere.places.hong_kong.transfer]\nsince = 1999-01-01\n",
            "hong_kong: one way must be open to every state, at any time",
        ),
        ('marks = ["apostille", "附加证明书"]', "marks = []", "marks: "),
        ('marks = ["apostille", "附加证明书"]', 'marks = [" "]', "a mark must not be empty"),
        ("[elsewhere.places.taiwan.copy]", "[elsewhere.places.atlantis.copy]", "atlantis"),
        ('[elsewhere]\nowner = "risk-policy"', "[elsewhere]", "elsewhere.owner: missing"),
    ],
)
def test_each_mistake_is_refused_by_its_key(old: str, new: str, said: str) -> None:
    assert said in refusal((old, new))


def test_a_policy_older_than_the_table_takes_papers_as_they_come() -> None:
    assert parse_policy(SOURCE.replace(TABLE, "").encode()).origins == {}
