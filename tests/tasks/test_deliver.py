"""The courier, with a real receiver that verifies as Standard Webhooks says."""

from __future__ import annotations

import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest
from standardwebhooks.webhooks import Webhook

from service.cases import transfers
from service.cases.telling import endpoints
from service.settings import Settings
from service.store.database import Store
from service.store.doorbell import Silent
from tasks.deliver import Courier
from tests import homes
from tests.service.world import CLAIM, MERCHANT, PLATFORM

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Receiver(ThreadingHTTPServer):
    """Keeps what came, and answers with `status`."""

    def __init__(self) -> None:
        self.came: list[tuple[bytes, dict[str, str]]] = []
        self.status = 204
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                receiver.came.append((body, {k.lower(): v for k, v in self.headers.items()}))
                self.send_response(receiver.status)
                self.end_headers()

            def log_message(self, *_: object) -> None:
                pass

        super().__init__(("127.0.0.1", 0), Handler)


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    server = Receiver()
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(
        Settings.load(home=homes.migrated(tmp_path), webhook_networks="127.0.0.0/8"), Silent()
    )
    yield store
    store.close()


def register(store: Store, port: int) -> endpoints.EndpointView:
    url = f"http://127.0.0.1:{port}/hooks"
    endpoints.check_url(store, url)
    with store.transaction() as tx:
        return endpoints.add_endpoint(tx, PLATFORM, url=url, events=())


def happen(store: Store) -> str:
    with store.transaction() as tx:
        return transfers.open_transfer(tx, MERCHANT, CLAIM).id


def test_what_arrives_is_signed_and_says_what_happened(store: Store, receiver: Receiver) -> None:
    made = register(store, receiver.server_port)
    transfer_id = happen(store)
    courier = Courier()
    courier.tell(store)
    courier.wait()
    assert made.secret is not None
    [(body, headers)] = receiver.came
    told: Any = Webhook(made.secret).verify(body, headers)
    assert told["type"] == "transfer.opened"
    assert told["data"] == {
        "transfer_id": transfer_id, "subject_id": transfer_id, "scenario": "inheritance",
    }  # fmt: skip


def test_during_a_rotation_either_secret_verifies(store: Store, receiver: Receiver) -> None:
    made = register(store, receiver.server_port)
    with store.transaction() as tx:
        turned = endpoints.rotate_secret(tx, PLATFORM, made.id)
    happen(store)
    courier = Courier()
    courier.tell(store)
    courier.wait()
    [(body, headers)] = receiver.came
    for secret in (made.secret, turned.secret):
        assert secret is not None
        Webhook(secret).verify(body, headers)


def test_a_hanging_endpoint_delays_no_other(store: Store, receiver: Receiver) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        register(store, silent.getsockname()[1])
        register(store, receiver.server_port)
        happen(store)
        courier = Courier()
        began = time.monotonic()
        courier.tell(store)
        while not receiver.came and time.monotonic() - began < 5:
            time.sleep(0.02)
        assert len(receiver.came) == 1
    courier.wait()


def test_what_was_not_taken_is_sent_again_with_the_same_id(
    store: Store, receiver: Receiver
) -> None:
    register(store, receiver.server_port)
    happen(store)
    receiver.status = 503
    courier = Courier()
    began = time.monotonic()
    while len(receiver.came) < 2 and time.monotonic() - began < 15:
        courier.tell(store)
        courier.wait()
        receiver.status = 200 if receiver.came else 503
        time.sleep(0.1)
    assert [headers["webhook-id"] for _, headers in receiver.came] == [
        receiver.came[0][1]["webhook-id"]
    ] * 2
    assert time.monotonic() - began > 4.5
