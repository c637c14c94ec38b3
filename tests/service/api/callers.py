"""Clients that hold every answer to the OpenAPI document, and what they send."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flask.testing import FlaskClient
from jsonschema import Draft202012Validator
from PIL import Image

from service.api.description import document
from verifiers.model import Document, Field, Finding, Kind, Page, Quality, Strength, Text

if TYPE_CHECKING:
    from werkzeug.test import TestResponse

CLAIM = {
    "scenario": "inheritance",
    "shop": {"name": "鹭岛女装", "account": "ludao_1924"},
    "registrant": {
        "name": "林秀英",
        "id_number": "350203192405060028",
        "birth_date": "1924-05-06",
        "death_date": "2016-08-11",
    },
    "transferee": {"name": "陈建国", "id_number": "350203196203072213"},
    "relatives": [{"name": "陈志华", "relation": "spouse", "alive": False}],
}


def picture(colour: str = "white") -> bytes:
    """A small JPEG; another colour is another file."""
    content = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(content, "JPEG")
    return content.getvalue()


def failing(error: Exception) -> Any:
    """Something that can only fail so."""

    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


class CheckedClient(FlaskClient):
    """Holds every answer to the OpenAPI document: known status, known media type, valid body."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        response = super().open(*args, **kwargs)
        if response.request.path.startswith("/v1/"):
            _hold_to_document(_document(self.application), response)
        return response


_DOCUMENT: list[dict[str, Any]] = []


def _document(app: Any) -> dict[str, Any]:
    """Every application has the same document, so the first one's serves all tests."""
    if not _DOCUMENT:
        _DOCUMENT.append(document(app))
    return _DOCUMENT[0]


def _hold_to_document(spec: dict[str, Any], response: TestResponse) -> None:
    call = _call_of(spec, response.request.path, response.request.method)
    if response.mimetype == "application/problem+json":
        schema: dict[str, Any] = {"$ref": "#/components/schemas/Problem"}
        if call is not None:
            told = call["responses"][str(response.status_code)]["description"]
            slug = response.json["type"].rpartition(":")[2]
            assert slug == "path-unknown" or f"`{slug}`" in told
    else:
        assert call is not None
        schema = call["responses"][str(response.status_code)]["content"][response.mimetype][
            "schema"
        ]
    if response.mimetype.endswith("json"):
        whole = {**schema, "components": spec["components"]}
        Draft202012Validator(whole).validate(response.json)


def _call_of(spec: dict[str, Any], path: str, method: str) -> dict[str, Any] | None:
    for template, calls in spec["paths"].items():
        pattern = re.sub(r"\{\w+\}", "[^/]+", template)
        if re.fullmatch(pattern, path):
            return calls.get("get" if method == "HEAD" else method.lower())
    return None


@dataclass
class Caller:
    """A client that speaks as one key."""

    client: FlaskClient
    key: str
    key_id: str

    def get(self, path: str, **kwargs: Any) -> TestResponse:
        return self.client.get(path, headers=self._headers(kwargs), **kwargs)

    def post(self, path: str, **kwargs: Any) -> TestResponse:
        return self.client.post(path, headers=self._headers(kwargs), **kwargs)

    def delete(self, path: str, **kwargs: Any) -> TestResponse:
        return self.client.delete(path, headers=self._headers(kwargs), **kwargs)

    def open_transfer(self, **changes: Any) -> dict[str, Any]:
        response = self.post("/v1/transfers", json={**CLAIM, **changes})
        assert response.status_code == 201, response.json
        return response.json

    def upload(
        self, transfer_id: str, content: bytes | None = None, name: str = "a.jpg", **more: Any
    ) -> TestResponse:
        data = {"file": (io.BytesIO(picture() if content is None else content), name)}
        headers = more.pop("headers", {})
        path = f"/v1/transfers/{transfer_id}/documents"
        return self.post(path, data={**data, **more}, headers=headers)

    def _headers(self, kwargs: dict[str, Any]) -> dict[str, str]:
        given = {"Authorization": f"Bearer {self.key}", "Accept-Language": "en"}
        return {**given, **kwargs.pop("headers", {})}


def reading_of(document_id: str) -> Document:
    return Document(
        id=document_id,
        sha256="0" * 64,
        kind=Kind.DEATH_CERTIFICATE,
        kind_confidence=0.9,
        pages=(Page(1, 40, 30, 0, Quality(0.9, 0.0, 0.5, 1.0)),),
        fields=(
            Field(
                name="name",
                value="林秀英",
                raw="林 秀英",
                confidence=0.98,
                box=((0.1, 0.1), (0.5, 0.1), (0.5, 0.2), (0.1, 0.2)),
                readers=(("paddle", "林秀英"), ("tesseract", "林秀英")),
                agreed=True,
            ),
        ),
        findings=(
            Finding(
                code="NOISE_UNEVEN",
                strength=Strength.SOFT,
                message=Text("局部噪声不一致。", "The noise differs from place to place."),
                fix=Text("请重新拍摄原件。", "Please photograph the original again."),
                forensic=True,
            ),
        ),
    )


def unreadable(document_id: str) -> Document:
    return Document(
        id=document_id,
        sha256="0" * 64,
        kind=Kind.OTHER,
        kind_confidence=0.0,
        findings=(
            Finding(
                code="FILE_UNREADABLE",
                strength=Strength.HARD,
                message=Text("文件已损坏。", "The file is damaged."),
                fix=Text("请重新拍摄。", "Please take it again."),
            ),
        ),
    )
