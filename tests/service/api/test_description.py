"""The OpenAPI document is valid, complete, current and readable without a network."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from service import openapi
from service.api.problems import MEDIA_TYPE

if TYPE_CHECKING:
    from flask.testing import FlaskClient

KEPT = Path(__file__).parents[3] / "docs" / "openapi.json"


@pytest.fixture(scope="module")
def spec() -> dict[str, Any]:
    return json.loads(openapi.text())


def test_it_is_valid_openapi(spec: dict[str, Any]) -> None:
    assert list(OpenAPIV31SpecValidator(spec).iter_errors()) == []
    assert spec["openapi"].startswith("3.1")


def test_the_kept_copy_is_current(spec: dict[str, Any]) -> None:
    assert json.loads(KEPT.read_text("utf-8")) == spec, (
        "run: python -m service.openapi > docs/openapi.json"
    )


def test_it_is_served_as_it_is_kept(client: FlaskClient, spec: dict[str, Any]) -> None:
    response = client.get("/openapi.json")

    assert response.mimetype == "application/json"
    assert response.json == spec


def test_it_says_nothing_of_the_host_that_was_asked(client: FlaskClient) -> None:
    response = client.get("/openapi.json", headers={"Host": "evil.example"})

    assert "evil.example" not in response.text


def test_it_holds_every_call_of_the_api(app: Any, spec: dict[str, Any]) -> None:
    served = {
        (method.lower(), re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule))
        for rule in app.url_map.iter_rules()
        for method in rule.methods - {"HEAD", "OPTIONS"}
        if rule.rule.startswith("/v1/")
    }

    assert served == {(method, path) for path, calls in spec["paths"].items() for method in calls}


def test_every_call_describes_itself_and_its_problems(spec: dict[str, Any]) -> None:
    for path, calls in spec["paths"].items():
        for method, call in calls.items():
            assert call["summary"], path
            assert call["tags"], path
            assert call["operationId"], path
            assert {"401", "429", "500", "503"} <= call["responses"].keys(), path
            if method == "post":
                assert {"400", "409", "413", "415", "422"} <= call["responses"].keys(), path
                assert "Idempotency-Key" in {one["name"] for one in call["parameters"]}
            for status, response in call["responses"].items():
                assert (MEDIA_TYPE in response["content"]) == (status >= "400"), (path, status)


def test_the_page_is_readable_without_a_network_or_scripts(client: FlaskClient) -> None:
    response = client.get("/docs")

    assert response.status_code == 200
    assert "/v1/transfers/{transfer_id}/overrides" in response.text
    assert "文件类型不支持" in response.text
    assert "<script" not in response.text
    assert not re.search(r"""(?:src|href)=["']?(?:https?:)?//""", response.text)
    assert response.headers["Content-Security-Policy"].startswith("default-src 'none'")


def test_every_link_of_the_page_leads_somewhere(client: FlaskClient) -> None:
    page = client.get("/docs").text

    targets = set(re.findall(r'href="#([^"]+)"', page))
    assert targets <= set(re.findall(r'id="([^"]+)"', page))
