"""The page that shows how each rule fares, for reviewers and administrators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import render_template

from service.cases.governing import rule_health
from service.web import guard
from service.web.door import BLUEPRINT, door
from service.web.language import say
from verifiers.checks import titles
from verifiers.evidence.facts import RULES
from verifiers.model import Text

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue


@BLUEPRINT.get("/rules")
def show_rules() -> ResponseReturnValue:
    """Every rule that ever spoke, those that people overturn often first."""
    with door().store.reading() as tx:
        found = rule_health.health(tx, guard.actor())
    return render_template("rules.html", rows=[(_title(one.rule), one) for one in found])


def _title(rule: str) -> str:
    title = RULES[rule].title if rule in RULES else titles().get(rule, Text(rule, rule))
    return say(title)
