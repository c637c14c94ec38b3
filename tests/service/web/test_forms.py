"""No form of these pages can be sent from another site, whoever is signed in."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.parametrize("login", ["merchant", "approver", "administrator"])
def test_every_form_needs_its_token(app: Any, visit: Any, login: str) -> None:
    visitor = visit(login)
    adapter = app.url_map.bind("localhost")
    rules = [
        rule
        for rule in app.url_map.iter_rules()
        if rule.endpoint.startswith("web.") and "POST" in (rule.methods or ())
    ]
    assert len(rules) > 15
    for rule in rules:
        path = adapter.build(rule.endpoint, dict.fromkeys(rule.arguments, "x"), method="POST")
        # Each page that refuses also holds a good token.
        visitor.token = "forged"
        assert visitor.post(path).status_code == 400, path
