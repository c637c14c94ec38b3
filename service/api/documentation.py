"""``/openapi.json``, and ``/docs``: the same document as one page that needs no network.

The page is drawn from the document itself: no script, one style, nothing from elsewhere.
"""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path
from typing import Any, cast

from apiflask import APIBlueprint, APIFlask
from flask import Response, current_app, jsonify, render_template
from markupsafe import Markup, escape

from service.api.description import SCHEMAS, document
from service.api.problems import ALL_PROBLEMS, URN

bp = APIBlueprint("documentation", __name__, enable_openapi=False, template_folder="templates")

Json = dict[str, Any]
_STYLE = Path(__file__).with_name("docs.css").read_text("utf-8")
_DIGEST = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
_CODE = re.compile("`([^`]+)`")
_POLICY = f"default-src 'none'; style-src 'sha256-{_DIGEST}'; base-uri 'none'; form-action 'none'"


@bp.get("/openapi.json")
def openapi() -> Response:
    """The OpenAPI 3.1 document."""
    return jsonify(document(cast("APIFlask", current_app)))


@bp.get("/docs")
def docs() -> Response:
    """The document as a page."""
    spec = document(cast("APIFlask", current_app))
    page = render_template(
        "docs.html",
        spec=spec,
        style=_STYLE,
        groups=_groups(spec),
        problems=sorted(ALL_PROBLEMS.values(), key=lambda row: (row.status, row.type)),
        urn=URN,
        type_of=type_of,
        marked=marked,
    )
    response = Response(page, mimetype="text/html")
    response.headers["Content-Security-Policy"] = _POLICY
    return response


def marked(text: str) -> Markup:
    """Text with `code` in backticks; a problem's slug leads to its row."""
    return Markup(_CODE.sub(_as_code, str(escape(text))))  # noqa: S704 -- escaped before


def _as_code(found: re.Match[str]) -> str:
    code = f"<code>{found[1]}</code>"
    return f'<a href="#problem-{found[1]}">{code}</a>' if found[1] in ALL_PROBLEMS else code


def type_of(schema: Json) -> str:  # noqa: PLR0911 -- a table, one case a line
    """A schema as a few words: ``string (date)``, ``list of Fact``, ``Kind or null``."""
    if "$ref" in schema:
        return str(schema["$ref"]).removeprefix(SCHEMAS)
    if "enum" in schema:
        return " | ".join(str(value) for value in schema["enum"])
    if "const" in schema:
        return str(schema["const"])
    if "anyOf" in schema:
        return " or ".join(type_of(one) for one in schema["anyOf"])
    kind = str(schema.get("type", "any"))
    if kind == "array":
        return f"list of {type_of(schema.get('items', {}))}"
    if kind == "object" and isinstance(schema.get("additionalProperties"), dict):
        return f"map to {type_of(schema['additionalProperties'])}"
    return f"{kind} ({schema['format']})" if "format" in schema else kind


def _groups(spec: Json) -> list[tuple[Json, list[tuple[str, str, Json]]]]:
    """The calls under their tags, in the order of the tags."""
    calls = [
        (method.upper(), path, call)
        for path, methods in spec["paths"].items()
        for method, call in methods.items()
    ]
    return [(tag, [one for one in calls if tag["name"] in one[2]["tags"]]) for tag in spec["tags"]]
