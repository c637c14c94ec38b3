"""The OpenAPI 3.1 document: what APIFlask collects from the calls, made complete and tidy."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from service.api.answers import Problem
from service.api.once import HEADER, REPLAYED

if TYPE_CHECKING:
    from apiflask import APIFlask

Json = dict[str, Any]
SCHEMAS = "#/components/schemas/"
TITLE = "Guohu 过户"
DESCRIPTION = """\
Moves shops from a registrant to a transferee: upload papers, read what is missing and why, get a
risk score with its reasons, and let a person overrule it.

Programs send `Authorization: Bearer` with a key (`guohu keys add`); people sign in on the pages.
Every refusal is `application/problem+json` (RFC 9457) in Chinese or English by `Accept-Language`,
with both under `text`. Every POST takes an `Idempotency-Key`: the same key and body give the first
answer again. Lists answer `{data, has_more, next}`; send `next` as `after`. Moments are UTC.
"""
TAGS = (
    ("Transfers", "One request to move a shop, and where it stands."),
    ("Documents", "Uploaded papers and what was read from them."),
    ("Assessments", "What one policy makes of one set of evidence."),
    ("Overrides", "People overrule the machine: alone, or with a guarantor and an approver."),
    ("Review", "What waits for a person."),
    ("Journal", "Who did what, and when."),
    ("Webhooks", "Programs that are told what happened."),
)
_SECURITY: Json = {
    "key": {"type": "http", "scheme": "bearer", "description": "A key for programs."},
    "session": {
        "type": "apiKey",
        "in": "cookie",
        "name": "guohu_session",
        "description": (
            "A signed-in person's session (`__Host-guohu_session` over https). "
            "Writing needs a same-origin `Sec-Fetch-Site` or `Origin`."
        ),
    },
}
_WITHOUT_PLACE = frozenset(
    {"addNote", "overrideTransfer", "requestEvidence", "rotateWebhookSecret"}
)
"""Calls that make something which has no address of its own."""
_IDEMPOTENCY: Json = {
    "name": HEADER,
    "in": "header",
    "required": False,
    "description": "1 to 255 visible ASCII characters of your choice, new for each act.",
    "schema": {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$"},
}


def describe(app: APIFlask) -> None:
    """Tell `app` how to write its document."""
    app.config.update(
        OPENAPI_VERSION="3.1.0",
        AUTO_404_RESPONSE=False,
        AUTO_AUTH_ERROR_RESPONSE=False,
        AUTO_VALIDATION_ERROR_RESPONSE=False,
        # Where it is served from is the reader's to know, never what a Host header said.
        SERVERS=[{"url": "/"}],
        SECURITY_SCHEMES=_SECURITY,
        DESCRIPTION=DESCRIPTION,
        LICENSE={
            "name": "Apache-2.0",
            "url": "https://www.apache.org/licenses/LICENSE-2.0",
        },
        TAGS=[{"name": name, "description": told} for name, told in TAGS],
    )
    app.spec_processor(_complete)  # type: ignore[arg-type]  # JSON, not YAML text


def document(app: APIFlask) -> Json:
    """The whole document. APIFlask expects its own mark on every blueprint with hooks."""
    for blueprint in app.blueprints.values():
        if not hasattr(blueprint, "enable_openapi"):
            blueprint.enable_openapi = False  # type: ignore[attr-defined]
    found: Json = app._get_spec("json")  # type: ignore[assignment]  # noqa: SLF001 -- cached, unlike `spec`
    return found


def _complete(spec: Json) -> Json:
    schemas: Json = spec["components"]["schemas"]
    problem = Problem.model_json_schema(ref_template=SCHEMAS + "{model}")
    schemas.update(problem.pop("$defs", {}))
    schemas["Problem"] = problem
    spec["security"] = [{"key": []}, {"session": []}]
    for path in spec["paths"].values():
        for method, call in path.items():
            if method == "post":
                call.setdefault("parameters", []).append(_IDEMPOTENCY)
            if "requestBody" in call:
                call["requestBody"]["required"] = True
            _add_headers(call)
    return _short_names(spec)


def _add_headers(call: Json) -> None:
    """The headers that answers carry and programs rely on."""
    for status, response in call["responses"].items():
        headers: Json = {"X-Request-Id": _text("Names this request in logs and problems.")}
        if status in {"201", "202"} and call["operationId"] not in _WITHOUT_PLACE:
            headers["Location"] = _text("Where the new thing is.")
        if status in {"200", "201", "202"} and HEADER in str(call.get("parameters")):
            headers[REPLAYED] = _text("`true` where this is the first answer again.")
        if status in {"429", "503"}:
            headers["Retry-After"] = _text("Seconds to wait.")
        if status == "401":
            headers["WWW-Authenticate"] = _text("`Bearer`.")
        response["headers"] = headers


def _text(description: str) -> Json:
    return {"description": description, "schema": {"type": "string"}}


def _short_names(spec: Json) -> Json:
    """APIFlask names a nested model after each parent (`TransferAnswer.Fact`); one is enough."""
    schemas: Json = spec["components"]["schemas"]
    text = json.dumps(spec)
    for name in schemas:
        text = text.replace(f'"{SCHEMAS}{name}"', f'"{SCHEMAS}{name.rpartition(".")[2]}"')
    short: Json = json.loads(text)
    found: Json = {}
    for name, schema in sorted(short["components"]["schemas"].items()):
        last = name.rpartition(".")[2]
        if found.setdefault(last, schema) != schema:
            raise ValueError(f"two models are called {last}")
    short["components"]["schemas"] = found
    return short
