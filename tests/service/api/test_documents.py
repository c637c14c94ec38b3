"""Uploading files of every sort, and reading them back."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest

from service.cases import reading
from tests.service.api.callers import Caller, picture

if TYPE_CHECKING:
    from service.settings import Settings
    from service.store.database import Store

FORM = "multipart/form-data; boundary=x"


def test_an_upload_is_stored_queued_and_rung_for(merchant: Caller, store: Store) -> None:
    transfer = merchant.open_transfer()

    response = merchant.upload(transfer["id"], name="林秀英 死亡证.jpg", kind="death_certificate")

    body = response.json
    assert response.status_code == 202
    assert response.headers["Location"] == f"/v1/documents/{body['id']}"
    assert body["status"] == "queued"
    assert body["name"] == "林秀英 死亡证.jpg"
    assert body["declared_kind"] == "death_certificate"
    assert body["kind"] is None
    assert store.doorbell.rung == [("guohu.check_document", body["id"])]


def test_a_read_document_shows_what_was_read(
    merchant: Caller, reviewer: Caller, assessed: dict[str, Any]
) -> None:
    path = f"/v1/documents/{assessed['documents'][0]['id']}"

    seen = merchant.get(path).json
    reviewed = reviewer.get(path).json

    assert seen["status"] == "checked"
    assert seen["fields"]["name"]["value"] == "林秀英"
    assert seen["fields"]["name"]["box"] == [[4, 3], [20, 3], [20, 6], [4, 6]]
    # A detector that only shadows weighs nothing, so a merchant need not know that it spoke.
    assert seen["findings"] == []
    assert [finding["code"] for finding in reviewed["findings"]] == ["NOISE_UNEVEN"]


def test_an_unreadable_file_ends_as_failed_with_the_reason(merchant: Caller, read: Any) -> None:
    transfer = merchant.open_transfer()
    uploaded = merchant.upload(transfer["id"]).json

    read(uploaded["id"], readable=False)

    found = merchant.get(f"/v1/documents/{uploaded['id']}").json
    assert found["status"] == "failed"
    assert found["findings"][0]["code"] == "FILE_UNREADABLE"


def test_a_document_that_a_worker_holds_is_reading(merchant: Caller, store: Store) -> None:
    transfer = merchant.open_transfer()
    uploaded = merchant.upload(transfer["id"]).json

    reading.claim(store, uploaded["id"])

    assert merchant.get(f"/v1/documents/{uploaded['id']}").json["status"] == "reading"


def test_the_same_bytes_again_are_the_same_document(merchant: Caller) -> None:
    transfer = merchant.open_transfer()

    first, again = merchant.upload(transfer["id"]), merchant.upload(transfer["id"], name="b.jpg")

    assert again.status_code == 202
    assert again.json["id"] == first.json["id"]


@pytest.mark.parametrize(
    ("content", "status", "slug"),
    [
        (b"", 422, "file-empty"),
        (b"not a picture at all", 415, "file-type-not-accepted"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", 415, "file-type-not-accepted"),
        (b"<!doctype html><script>alert(1)</script>", 415, "file-type-not-accepted"),
        (b"MZ\x90\x00", 415, "file-type-not-accepted"),
    ],
)
def test_what_is_certainly_no_document_is_refused_at_the_door(
    merchant: Caller, content: bytes, status: int, slug: str
) -> None:
    transfer = merchant.open_transfer()

    response = merchant.upload(transfer["id"], content)

    assert response.status_code == status
    assert response.json["type"] == f"urn:guohu:problem:{slug}"
    assert merchant.get(f"/v1/transfers/{transfer['id']}").json["documents"] == []


@pytest.mark.parametrize("name", ["a.jpg", "a.pdf", "a.exe", "a"])
def test_the_name_does_not_decide_what_a_file_is(merchant: Caller, name: str) -> None:
    transfer = merchant.open_transfer()

    assert merchant.upload(transfer["id"], b"%PDF-1.7\n", name).status_code == 202


def test_a_truncated_picture_is_taken_for_a_worker_to_judge(merchant: Caller) -> None:
    transfer = merchant.open_transfer()

    assert merchant.upload(transfer["id"], picture()[:200]).status_code == 202


def test_a_file_over_the_limit_is_refused_and_the_limit_named(
    merchant: Caller, settings: Settings
) -> None:
    transfer = merchant.open_transfer()

    response = merchant.upload(transfer["id"], picture() + bytes(settings.max_file_bytes))

    assert response.status_code == 413
    assert response.json["type"] == "urn:guohu:problem:file-too-large"
    assert response.json["limit"] == settings.max_file_bytes
    assert f"{settings.max_file_bytes / 2**20:.3g} MiB" in response.json["detail"]


def test_a_body_far_over_the_limit_is_refused_before_it_is_read(merchant: Caller) -> None:
    transfer = merchant.open_transfer()
    body = _Unread()

    response = merchant.post(
        f"/v1/transfers/{transfer['id']}/documents",
        input_stream=body,
        content_length=body.length,
        content_type=FORM,
    )

    assert response.status_code == 413
    assert response.json["type"] == "urn:guohu:problem:file-too-large"
    assert not body.was_read


def test_documents_over_the_limit_of_a_transfer_are_refused(
    merchant: Caller, settings: Settings
) -> None:
    transfer = merchant.open_transfer()
    for colour in ("white", "black", "green")[: settings.max_documents]:
        assert merchant.upload(transfer["id"], picture(colour)).status_code == 202

    response = merchant.upload(transfer["id"], picture("red"))

    assert response.status_code == 422
    assert response.json["type"] == "urn:guohu:problem:too-many-documents"
    assert response.json["limit"] == settings.max_documents


@pytest.mark.parametrize(
    ("data", "slug"),
    [
        ({}, "file-missing"),
        ({"kind": "other"}, "file-missing"),
        ({"file": "text instead of a file"}, "file-missing"),
        ({"paper": (io.BytesIO(b"x"), "a.jpg")}, "file-missing"),
    ],
)
def test_a_form_without_a_file_is_refused(
    merchant: Caller, data: dict[str, Any], slug: str
) -> None:
    transfer = merchant.open_transfer()

    response = merchant.post(
        f"/v1/transfers/{transfer['id']}/documents", data=data, content_type="multipart/form-data"
    )

    assert response.status_code == 422
    assert response.json["type"] == f"urn:guohu:problem:{slug}"


@pytest.mark.parametrize("parts", [2, 10_000])
def test_a_form_with_several_files_is_refused(merchant: Caller, parts: int) -> None:
    transfer = merchant.open_transfer()
    part = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n\r\n'

    response = merchant.post(
        f"/v1/transfers/{transfer['id']}/documents",
        data=(part * parts)[:150_000] + b"--x--\r\n",
        content_type=FORM,
    )

    assert response.status_code == 400
    assert response.json["type"] == "urn:guohu:problem:form-malformed"


def test_unknown_kinds_and_fields_are_refused(merchant: Caller) -> None:
    transfer = merchant.open_transfer()

    kind = merchant.upload(transfer["id"], kind="bus_ticket")
    field = merchant.upload(transfer["id"], status="checked")

    assert [kind.status_code, field.status_code] == [422, 422]
    assert kind.json["errors"][0]["pointer"] == "#/kind"
    assert "bus_ticket" not in kind.text


@pytest.mark.parametrize("content_type", ["application/json", "image/jpeg", "text/plain"])
def test_an_upload_that_is_no_form_is_refused(merchant: Caller, content_type: str) -> None:
    transfer = merchant.open_transfer()

    response = merchant.post(
        f"/v1/transfers/{transfer['id']}/documents", data=picture(), content_type=content_type
    )

    assert response.status_code == 415
    assert response.json["type"] == "urn:guohu:problem:content-type-not-accepted"
    assert response.json["expected"] == "multipart/form-data"


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd",
        "a\x00b.jpg",
        "x" * 4000,
        "CON",
        "x\u202egpj.exe",
        "👵🏽.jpg",
        'a"; filename="b.html',
        "a%0D%0ASet-Cookie: x=1",
        "",
    ],
)
def test_names_are_only_shown_and_never_break_anything(merchant: Caller, name: str) -> None:
    transfer = merchant.open_transfer()
    uploaded = merchant.upload(transfer["id"], name=name)
    if uploaded.status_code != 202:
        # Without a name a part is a text field, not a file (RFC 7578, 4.2).
        assert uploaded.json["type"] == "urn:guohu:problem:file-missing"
        return

    shown = uploaded.json["name"]
    response = merchant.get(f"/v1/documents/{uploaded.json['id']}/original")

    assert len(shown) <= 255
    assert not re.search("[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]", shown)
    disposition = response.headers["Content-Disposition"]
    assert disposition.startswith("attachment; filename*=UTF-8''")
    assert unquote(disposition.partition("''")[2]) == shown
    assert "Set-Cookie" not in response.headers


def test_the_original_comes_back_as_an_attachment_that_may_do_nothing(
    merchant: Caller, assessed: dict[str, Any]
) -> None:
    document = assessed["documents"][0]["id"]

    response = merchant.get(f"/v1/documents/{document}/original")

    assert response.data == picture()
    assert response.mimetype == "image/jpeg"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response.headers["Cache-Control"] == "no-store"


def test_a_page_is_the_picture_drawn_anew(merchant: Caller, assessed: dict[str, Any]) -> None:
    document = assessed["documents"][0]["id"]

    response = merchant.get(f"/v1/documents/{document}/pages/1")

    assert response.data == picture("grey")
    assert response.mimetype == "image/jpeg"


@pytest.mark.parametrize("number", ["0", "2", "99999999999999999999", "-1", "x"])
def test_other_pages_do_not_exist(merchant: Caller, assessed: dict[str, Any], number: str) -> None:
    document = assessed["documents"][0]["id"]

    assert merchant.get(f"/v1/documents/{document}/pages/{number}").status_code == 404


def test_every_look_at_a_paper_is_journalled(
    merchant: Caller, reviewer: Caller, assessed: dict[str, Any]
) -> None:
    document = assessed["documents"][0]["id"]
    reviewer.get(f"/v1/documents/{document}/pages/1")
    reviewer.get(f"/v1/documents/{document}/original")

    events = merchant.get(f"/v1/transfers/{assessed['id']}/events?limit=100").json["data"]

    looks = [(event["act"], event["actor"]) for event in events if "_read" in event["act"]]
    office = {"id": None, "role": "reviewer"}
    assert looks == [("document.page_read", office), ("document.original_read", office)]


class _Unread(io.RawIOBase):
    """A body of 30 MB that remembers whether anybody looked at it."""

    was_read = False
    length, position = 30_000_000, 0

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        self.position = offset if whence == io.SEEK_SET else self.length + offset
        return self.position

    def tell(self) -> int:
        return self.position

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        del buffer
        self.was_read = True
        return 0
