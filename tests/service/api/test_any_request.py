"""Whatever is sent, well formed or not: never a fault, and only what the document promises."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from service.app import create_app
from service.cases import people
from service.rules.roles import Role
from service.settings import Settings
from service.store.database import Store
from service.store.doorbell import Silent

if TYPE_CHECKING:
    from collections.abc import Iterator

EXAMPLES = int(os.environ.get("GUOHU_TEST_EXAMPLES", "12"))
"""Requests tried for each call; raise it for a long search."""

KEPT = json.loads((Path(__file__).parents[3] / "docs" / "openapi.json").read_text("utf-8"))
CALLS = [(path, method) for path, methods in KEPT["paths"].items() for method in methods]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    home = tmp_path_factory.mktemp("any") / "home"
    store = Store(Settings.load(home=home, requests_per_minute=1_000_000), Silent())
    store.migrate()
    yield store
    store.close()


@pytest.fixture(scope="module")
def keys(store: Store) -> dict[Role, str]:
    refs = {Role.MERCHANT: "shop-1", Role.REVIEWER: None, Role.ADMINISTRATOR: None}
    with store.transaction() as tx:
        return {
            role: people.add_key(tx, role=role, merchant_ref=ref).text for role, ref in refs.items()
        }


@pytest.fixture(scope="module")
def document(store: Store) -> Any:
    return schemathesis.openapi.from_wsgi("/openapi.json", create_app(store.settings, store))


@pytest.mark.parametrize("mode", list(GenerationMode))
@pytest.mark.parametrize("call", CALLS)
def test_every_answer_is_one_that_the_document_promises(
    document: Any, keys: dict[Role, str], call: tuple[str, str], mode: GenerationMode
) -> None:
    path, method = call
    operation = document[path][method]

    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    def hold(case: Any) -> None:
        for key in keys.values():
            case.call_and_validate(
                headers={"Authorization": f"Bearer {key}"},
                # Rules that no schema can tell, such as which scenarios a policy offers.
                excluded_checks=[positive_data_acceptance],
            )

    try:
        hold()
    except Unsatisfiable:
        assert mode is GenerationMode.NEGATIVE, "nothing can be wrong here"
