"""Assessing is quick once documents are read."""

from dataclasses import replace
from time import process_time

from tests.verifiers.papers import evidence, papers
from verifiers.assess import assess
from verifiers.policy import load_policy


def test_twenty_documents_are_assessed_in_a_blink() -> None:
    """The aim is 20 ms; the bound leaves room for a slow or busy machine."""
    copies = [replace(one, id=f"{one.id}/{copy}") for copy in range(5) for one in papers()]
    case, policy = evidence(*copies), load_policy()
    assess(case, policy)
    quickest = 1.0
    for _ in range(5):
        begin = process_time()
        assess(case, policy)
        quickest = min(quickest, process_time() - begin)
    assert quickest < 0.06
