"""The policy's table of how long people have is strict, and belongs to somebody."""

import pytest

from tests.verifiers.policies.test_policy import SOURCE, refusal
from verifiers.errors import PolicyInvalid
from verifiers.policies.policy import load_policy, parse_policy

START, END = SOURCE.index("[deadlines]"), SOURCE.index("# ---- who may decide what")
WITHOUT = (SOURCE[:START] + SOURCE[END:]).encode()
HOURS = 'office_hours = ["09:00-12:00", "13:30-18:00"]'


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('owner = "review-office"', "", "deadlines.owner: missing"),
        ("review = 16", "review = 0", "deadlines.hours.review: "),
        ("review = 16", "reviews = 16", "deadlines.hours."),
        ("warned_after = 0.75", "warned_after = 1.5", "deadlines.warned_after: "),
        (HOURS, "office_hours = []", "deadlines.office_hours: "),
        (HOURS, 'office_hours = ["9-18"]', "each span is HH:MM-HH:MM"),
        (HOURS, 'office_hours = ["09:00-24:30"]', "a span ends after it begins"),
        (HOURS, 'office_hours = ["12:00-09:00"]', "a span ends after it begins"),
        (
            HOURS,
            'office_hours = ["09:00-12:00", "11:00-18:00"]',
            "spans must be in order and apart",
        ),
        (
            HOURS,
            'office_hours = ["13:00-18:00", "09:00-12:00"]',
            "spans must be in order and apart",
        ),
    ],
)
def test_each_mistake_is_refused_by_its_key(old: str, new: str, said: str) -> None:
    assert said in refusal((old, new))


def test_a_policy_in_force_says_how_long_people_have() -> None:
    with pytest.raises(PolicyInvalid, match="deadlines: missing"):
        parse_policy(WITHOUT)


def test_transfers_of_an_older_policy_have_the_default_times() -> None:
    assert parse_policy(WITHOUT, complete=False).deadlines == load_policy().deadlines


def test_office_hours_are_told_in_minutes() -> None:
    assert load_policy().deadlines.spans == ((540, 720), (810, 1080))
