"""The policy's table of who may decide what is strict, and rises from role to role."""

import pytest

from tests.verifiers.policies.test_policy import SOURCE, refusal
from verifiers.errors import PolicyInvalid
from verifiers.policies.policy import load_policy, parse_policy

START, END = SOURCE.index("[authority.reviewer]"), SOURCE.index("# ---- what each finding weighs")
WITHOUT = (SOURCE[:START] + SOURCE[END:]).encode()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("approves_up_to = 90", "approves_up_to = 190", "authority.reviewer.approves_up_to: "),
        ("approves_up_to = 90", "", "authority.reviewer.approves_up_to: missing"),
        ("approves_up_to = 90", "approves_up_to = 96", "authority: approves_up_to must not fall"),
        ("approves_up_to = 100", "approves_up_to = 94", "authority: approves_up_to must not fall"),
        ("approves_up_to = 95", "approves_up_to = 95\nlimit = 1", "approver.limit: unknown key"),
        ('waives = ["registrant_identity"', 'waives = ["luck"', "reviewer.waives: luck is no fact"),
        ('waives = ["reg', 'waives = ["shop_is_named", "reg', "approver.waives must hold all of"),
        ('never_waives = ["', 'never_waives = ["luck", "', "never_waives: luck is no fact"),
        ('guarantors = ["reviewer", ', 'guarantors = ["merchant", ', "guarantors.0: "),
        ("outstanding = 3", "outstanding = 0", "special_approval.outstanding: "),
        ('never_on = ["CHECK_FAILED"]', 'never_on = ["LUCK"]', "never_on: LUCK is no finding code"),
        ("at_most = 2", "at_most = 0", "authority.appeals.at_most: "),
    ],
)
def test_each_mistake_is_refused_by_its_key(old: str, new: str, said: str) -> None:
    assert said in refusal((old, new))


def test_a_policy_in_force_says_who_may_decide() -> None:
    with pytest.raises(PolicyInvalid, match="authority: missing"):
        parse_policy(WITHOUT)


def test_an_older_policy_is_still_replayed() -> None:
    """Nobody decides by it any more."""
    old = parse_policy(WITHOUT, complete=False)
    with pytest.raises(PolicyInvalid, match="authority: missing"):
        _ = old.authority


def test_only_those_who_review_have_authority() -> None:
    authority = load_policy().authority
    assert authority.of("reviewer") is authority.reviewer
    assert authority.of("approver") is authority.approver
    assert authority.of("merchant") is None
