"""What a rejection may rest on: a public rule that the latest assessment shows to be broken.

A ground is the code of a reason: a fact that is missing or contradicted, or a finding that is
`hard` or `strong`. Never the score, never a picture detector, never a file that could not be
opened or a paper that could not be read: those prove nothing (laws 1 and 3).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from service.rules.errors import RuleRequired
from verifiers.checks.file_problem import TITLES as FILE_PROBLEMS
from verifiers.model import Strength

if TYPE_CHECKING:
    from collections.abc import Collection

    from verifiers.model import Assessment, Reason
    from verifiers.policies.policy import Policy

MOST_GROUNDS = 8
_GRAVE = frozenset({Strength.HARD, Strength.STRONG})


def citable(assessment: Assessment, policy: Policy) -> tuple[Reason, ...]:
    """The reasons that can carry a rejection, heaviest first, each code once."""
    never = {*FILE_PROBLEMS, *policy.authority.rejection.never_on}
    found: dict[str, Reason] = {}
    for reason in assessment.reasons:
        carries = (
            reason.strength in _GRAVE
            and not reason.forensic
            and reason.code not in never
            and not policy.asks_again(reason.code)
        )
        if carries:
            found.setdefault(reason.code, reason)
    # One code may be noticed by a detector and by a rule; what a detector noticed stays out.
    forensic = {reason.code for reason in assessment.reasons if reason.forensic}
    return tuple(reason for code, reason in found.items() if code not in forensic)


def cited(assessment: Assessment, grounds: Collection[str]) -> tuple[Reason, ...]:
    """The reasons that these codes name, each code once, as the merchant may read them."""
    found: dict[str, Reason] = {}
    for reason in assessment.reasons:
        if reason.code in grounds and not reason.forensic:
            found.setdefault(reason.code, reason)
    return tuple(found.values())


def check_grounds(
    grounds: Collection[str], assessment: Assessment, policy: Policy
) -> tuple[str, ...]:
    """The stated codes, sorted, once each. Raises `RuleRequired` where they cannot carry it."""
    allowed = [reason.code for reason in citable(assessment, policy)]
    chosen = tuple(sorted(set(grounds)))
    if not 1 <= len(chosen) <= MOST_GROUNDS or not set(chosen) <= set(allowed):
        raise RuleRequired(allowed=", ".join(allowed) or "–")
    return chosen
