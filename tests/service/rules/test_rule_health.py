"""Rules that people overturn often come first; one unlucky case is no scandal."""

from __future__ import annotations

from typing import Any

from service.rules.rule_health import RuleHealth, worst_first


def rule(name: str, **counts: Any) -> RuleHealth:
    given = {"fired": 100, "upheld": 0, "overturned": 0, "asked": 0, "in_vain": 0, **counts}
    return RuleHealth(rule=name, shadow=False, mean_delay_hours=None, **given)


def test_often_overturned_comes_before_once_overturned() -> None:
    once = rule("ONCE", overturned=1)
    often = rule("OFTEN", overturned=90, upheld=10)
    quiet = rule("QUIET", in_vain=3)
    silent = rule("SILENT")
    assert worst_first([silent, once, quiet, often]) == (often, once, quiet, silent)


def test_precision_is_of_what_people_decided() -> None:
    assert rule("A", upheld=3, overturned=1).precision == 0.75
    assert rule("A").precision is None
    assert rule("A").overturned_at_least == 0
