"""The check that the documentation teaches works as it stands there."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from tests.verifiers.papers import TODAY, paper
from verifiers import checks
from verifiers.errors import PolicyInvalid
from verifiers.model import Document, Kind, Strength
from verifiers.policies.policy import parse_policy

PAGE = Path(__file__).parents[3] / "docs/add-a-check.md"
SHIPPED = Path(__file__).parents[3] / "verifiers/policies/default.toml"


@pytest.fixture(scope="module")
def check() -> checks.Check:
    (code,) = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    module = ModuleType("uscc_too_early")
    exec(compile(code, str(PAGE), "exec"), module.__dict__)  # noqa: S102 -- the page's own example
    (found,) = checks.gather([module])
    return found


def licence(issued: date | None, uscc: str | None = "91350200MA2Y1R5X1B") -> Document:
    return paper(Kind.BUSINESS_LICENCE, uscc=uscc, issue_date=issued)


def test_it_notices_a_code_of_a_time_that_had_none(check: checks.Check) -> None:
    assert check.document is not None
    (found,) = check.document(licence(date(2012, 5, 4)), TODAY)
    assert (found.code, found.strength) == ("USCC_TOO_EARLY", Strength.STRONG)
    assert found.field == "issue_date"


@pytest.mark.parametrize(
    "document",
    [
        licence(date(2015, 1, 1)),
        licence(None),
        licence(date(2012, 5, 4), uscc=None),
        paper(Kind.DEATH_CERTIFICATE, issue_date=date(2012, 5, 4)),
    ],
)
def test_it_notices_nothing_else(check: checks.Check, document: Document) -> None:
    assert check.document is not None
    assert list(check.document(document, TODAY)) == []


@pytest.fixture
def offered(check: checks.Check, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As if the file lay in the folder."""
    shipped = checks.catalogue()
    monkeypatch.setattr(checks, "catalogue", lambda: (*shipped, check))
    checks.titles.cache_clear()
    yield
    checks.titles.cache_clear()


@pytest.mark.usefixtures("offered")
def test_a_policy_must_say_what_it_counts_for() -> None:
    shipped = SHIPPED.read_text(encoding="utf-8")
    with pytest.raises(PolicyInvalid, match="USCC_TOO_EARLY: missing"):
        parse_policy(shipped.encode())
    in_shadow = shipped.replace("shadow = []", 'shadow = ["USCC_TOO_EARLY"]', 1)
    assert parse_policy(in_shadow.encode()).is_shadow("USCC_TOO_EARLY")
