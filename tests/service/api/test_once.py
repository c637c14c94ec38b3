"""One effect for one Idempotency-Key, whatever the client does."""

from __future__ import annotations

import io
import threading
from typing import Any

import pytest

from service.rules.roles import Role
from tests.service.api.callers import CLAIM, Caller, picture

KEY = {"Idempotency-Key": "first-try-1"}


def _count(caller: Caller) -> int:
    return len(caller.get("/v1/transfers").json["data"])


def test_the_same_request_again_gets_the_first_answer(merchant: Caller) -> None:
    first = merchant.post("/v1/transfers", json=CLAIM, headers=KEY)
    again = merchant.post("/v1/transfers", json=CLAIM, headers=KEY)

    assert (again.status_code, again.json) == (first.status_code, first.json)
    assert again.headers["Location"] == first.headers["Location"]
    assert again.headers["Idempotent-Replayed"] == "true"
    assert "Idempotent-Replayed" not in first.headers
    assert _count(merchant) == 1


def test_another_request_with_the_same_key_is_refused(merchant: Caller) -> None:
    merchant.post("/v1/transfers", json=CLAIM, headers=KEY)

    other = merchant.post("/v1/transfers", json={**CLAIM, "relatives": []}, headers=KEY)

    assert other.status_code == 422
    assert other.json["type"] == "urn:guohu:problem:idempotency-key-reused"


def test_keys_of_different_callers_do_not_meet(merchant: Caller, caller: Any) -> None:
    other = caller(Role.MERCHANT, "shop-2")

    merchant.post("/v1/transfers", json=CLAIM, headers=KEY)
    response = other.post("/v1/transfers", json=CLAIM, headers=KEY)

    assert response.json["merchant_ref"] == "shop-2"


@pytest.mark.parametrize("key", ["", "has a blank", "x" * 256, "钥匙"])
def test_a_key_that_is_none_is_refused(merchant: Caller, key: str) -> None:
    headers = {"Idempotency-Key": key.encode().decode("latin-1")}

    response = merchant.post("/v1/transfers", json=CLAIM, headers=headers)

    assert response.status_code == 400
    assert response.json["type"] == "urn:guohu:problem:idempotency-key-invalid"


def test_uploads_are_the_same_by_file_and_fields_not_by_boundary(merchant: Caller) -> None:
    transfer = merchant.open_transfer()["id"]

    first = merchant.upload(transfer, headers=KEY)
    again = merchant.upload(transfer, headers=KEY)
    renamed = merchant.upload(transfer, name="b.jpg", headers=KEY)
    changed = merchant.upload(transfer, picture("red"), headers=KEY)

    assert again.json == first.json
    assert [again.status_code, renamed.status_code, changed.status_code] == [202, 422, 422]


def test_a_refused_request_may_be_tried_again_with_its_key(merchant: Caller) -> None:
    merchant.post("/v1/transfers", json={**CLAIM, "merchant_ref": "shop-2"}, headers=KEY)

    assert merchant.post("/v1/transfers", json=CLAIM, headers=KEY).status_code == 201


def test_the_answer_of_a_submission_is_given_again_after_the_state_moved_on(
    merchant: Caller,
) -> None:
    transfer = merchant.open_transfer()["id"]
    path = f"/v1/transfers/{transfer}/submission"

    first = merchant.post(path, headers=KEY)
    merchant.upload(transfer)
    again = merchant.post(path, headers=KEY)

    assert again.json == first.json


def test_twenty_at_once_have_one_effect(merchant: Caller, app: Any) -> None:
    transfer = merchant.open_transfer()["id"]
    barrier = threading.Barrier(20)
    answers: list[tuple[int, Any]] = []

    def send() -> None:
        mine = Caller(app.test_client(), merchant.key, merchant.key_id)
        barrier.wait()
        data = {"file": (io.BytesIO(picture()), "a.jpg")}
        response = mine.post(f"/v1/transfers/{transfer}/documents", data=data, headers=KEY)
        answers.append((response.status_code, response.json.get("id")))

    threads = [threading.Thread(target=send) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    accepted = {body for status, body in answers if status == 202}
    assert len(accepted) == 1
    assert {status for status, _ in answers} <= {202, 409}
    assert len(merchant.get(f"/v1/transfers/{transfer}").json["documents"]) == 1
