"""A browser without JavaScript, and what it sends."""

from __future__ import annotations

import html
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PIL import Image

from verifiers.model import Document, Field, Finding, Kind, Page, Quality, Strength, Text

if TYPE_CHECKING:
    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

PASSWORD = "a long enough password"
CLAIM = {
    "scenario": "inheritance",
    "shop_name": "鹭岛女装",
    "shop_account": "ludao_1924",
    "registrant_name": "林秀英",
    "registrant_id": "350203192405060028",
    "transferee_name": "陈建国",
    "transferee_id": "350203196203072213",
}
_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
_DOCUMENT = re.compile(r'id="(doc_[0-9a-z]+)-(?:queued|reading|checked|failed)"')


@dataclass
class Visitor:
    """Follows links and sends forms; the form token is the one of the last page seen."""

    client: FlaskClient
    language: str = "en"
    token: str = ""

    def get(self, path: str, **headers: str) -> TestResponse:
        return self._keep(self.client.get(path, headers=self._headers(headers)))

    def post(self, path: str, data: dict[str, Any] | None = None, **headers: str) -> TestResponse:
        form = {"csrf_token": self.token, **(data or {})}
        return self._keep(self.client.post(path, data=form, headers=self._headers(headers)))

    def return_as(self, token: str) -> None:
        """Come back with the cookie of an earlier visit."""
        self.client.set_cookie("guohu_session", token, httponly=True, samesite="Lax")
        self.get(self.get("/").location)

    def sign_in(self, login: str, password: str = PASSWORD, **more: str) -> TestResponse:
        self.get("/sign-in")
        response = self.post("/sign-in", {"login": login, "password": password, **more})
        if response.status_code == 303:
            self.get(response.location)
        return response

    def open_transfer(self, **changes: str) -> str:
        """The new transfer's path."""
        self.get("/transfers/new")
        response = self.post("/transfers/new", {**CLAIM, **changes})
        assert response.status_code == 303, response.text
        return str(response.location)

    def upload(self, path: str, *files: tuple[bytes, str], script: bool = False) -> TestResponse:
        sent = [(io.BytesIO(content), name) for content, name in files or [(picture(), "证.jpg")]]
        headers = {"HX-Request": "true"} if script else {}
        return self.post(f"{path}/documents", {"file": sent}, **headers)

    def submit(self, path: str) -> TestResponse:
        return self.post(f"{path}/submission")

    def documents(self, path: str) -> list[str]:
        """The ids of the papers on a transfer's page, newest first."""
        return _DOCUMENT.findall(self.get(path).text)

    def value_of(self, path: str, name: str) -> str:
        """What a hidden field of a page holds."""
        found = re.search(rf'name="{name}" value="([^"]*)"', self.get(path).text)
        assert found is not None, f"{path} has no field {name}"
        return html.unescape(found[1])

    def _headers(self, headers: dict[str, str]) -> dict[str, str]:
        return {"Accept-Language": self.language, **headers}

    def _keep(self, response: TestResponse) -> TestResponse:
        found = _TOKEN.search(response.text) if response.mimetype == "text/html" else None
        if found is not None:
            self.token = html.unescape(found[1])
        return response


def picture(colour: str = "white") -> bytes:
    """A small JPEG; another colour is another file."""
    content = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(content, "JPEG")
    return content.getvalue()


def id_card(*, detector: str | None = None) -> Document:
    """A transferee's card as a reader would have read it; `detector` noticed something."""
    findings = []
    if detector is not None:
        said = Text(f"检测器{detector}", f"noticed by {detector}")
        findings.append(
            Finding(code=detector, strength=Strength.STRONG, message=said, fix=said, forensic=True)
        )
    return Document(
        id="whatever the reader called it",
        sha256="0" * 64,
        kind=Kind.ID_CARD_PORTRAIT,
        kind_confidence=0.98,
        pages=(Page(1, 40, 30, 0, Quality(0.9, 0.0, 0.5, 1.0)),),
        fields=(
            _field("name", "陈建国"),
            _field("sex", "male"),
            _field("birth_date", "1962-03-07"),
            _field("id_number", "350203196203072213"),
            Field(name="address", value=None),
        ),
        findings=tuple(findings),
    )


def expired_card() -> Document:
    """The other side of that card, which ran out: nobody but a person may pass over that."""
    return Document(
        id="whatever the reader called it",
        sha256="0" * 64,
        kind=Kind.ID_CARD_EMBLEM,
        kind_confidence=0.98,
        pages=(Page(1, 40, 30, 0, Quality(0.9, 0.0, 0.5, 1.0)),),
        fields=(
            _field("issuing_authority", "厦门市公安局思明分局"),
            _field("valid_from", "2000-03-07"),
            _field("valid_until", "2020-03-07"),
            Field(name="long_term", value=False),
        ),
    )


def unreadable() -> Document:
    """What becomes of a damaged file."""
    return Document(
        id="x",
        sha256="0" * 64,
        kind=Kind.OTHER,
        kind_confidence=0.0,
        findings=(
            Finding(
                code="FILE_UNREADABLE",
                strength=Strength.HARD,
                message=Text("文件已损坏。", "The file is damaged."),
                fix=Text("请重新拍照。", "Please take the photo again."),
            ),
        ),
    )


def _field(name: str, value: str) -> Field:
    return Field(
        name=name,
        value=value,
        raw=value,
        confidence=0.98,
        box=((0.1, 0.2), (0.5, 0.2), (0.5, 0.3), (0.1, 0.3)),
        readers=(("paddle", value), ("tesseract", value)),
        agreed=True,
    )
