"""How long one assessment of twenty documents takes once they are read; the goal is 20 ms."""

from __future__ import annotations

from dataclasses import replace
from statistics import median
from time import process_time

from tests.verifiers.papers import evidence, papers
from verifiers.assess import assess
from verifiers.policies.policy import load_policy

RUNS = 20


def milliseconds() -> float:
    """The median of processor time over some runs."""
    policy = load_policy()
    took = []
    for _ in range(RUNS):
        # Fresh papers each time: what was worked out for others' papers helps nobody.
        copies = [replace(one, id=f"{one.id}/{copy}") for copy in range(5) for one in papers()]
        case = evidence(*copies)
        begin = process_time()
        assess(case, policy)
        took.append(process_time() - begin)
    return 1000 * median(took)
