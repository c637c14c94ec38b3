"""Posting to a real server on this machine: what comes back, and where it never goes."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from ipaddress import ip_address, ip_network
from typing import TYPE_CHECKING

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from service.store import resolving
from tasks import posting

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HERE = (ip_network("127.0.0.0/8"),)


class Inbox(BaseHTTPRequestHandler):
    """Answers by what the path asks for, and remembers what came."""

    came: list[tuple[str, bytes, dict[str, str]]]

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.came.append((self.path, body, dict(self.headers)))
        status = int(self.path.strip("/").partition("?")[0] or 200)
        self.send_response(status)
        if status in {301, 302, 307}:
            self.send_header("Location", f"http://127.0.0.1:{self.server.server_port}/200")  # type: ignore[attr-defined]
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def inbox() -> Iterator[HTTPServer]:
    class Mine(Inbox):
        came: list[tuple[str, bytes, dict[str, str]]] = []  # noqa: RUF012 -- one for each test

    server = HTTPServer(("127.0.0.1", 0), Mine)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def address(server: HTTPServer, path: str, scheme: str = "http") -> str:
    return f"{scheme}://127.0.0.1:{server.server_port}/{path}"


@pytest.mark.parametrize("status", ["200", "204", "400", "410", "503"])
def test_the_status_comes_back(inbox: HTTPServer, status: str) -> None:
    assert posting.post(address(inbox, status), b"{}", {"webhook-id": "msg_1"}, HERE) == status
    path, body, headers = inbox.RequestHandlerClass.came[0]  # type: ignore[attr-defined]
    assert (path, body, headers["webhook-id"]) == (f"/{status}", b"{}", "msg_1")


@pytest.mark.parametrize("status", ["301", "302", "307"])
def test_a_redirect_leads_nowhere(inbox: HTTPServer, status: str) -> None:
    assert posting.post(address(inbox, status), b"{}", {}, HERE) == status
    assert len(inbox.RequestHandlerClass.came) == 1  # type: ignore[attr-defined]


def test_this_machine_is_not_posted_to_unless_the_operator_opens_it(inbox: HTTPServer) -> None:
    assert posting.post(address(inbox, "200", "https"), b"{}", {}, ()) == "refused"
    assert inbox.RequestHandlerClass.came == []  # type: ignore[attr-defined]


def test_a_name_that_changes_its_address_is_refused_at_delivery(
    inbox: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """DNS rebinding: public when it was registered, private now."""
    monkeypatch.setattr(resolving, "resolve", lambda *_: ("127.0.0.1",))
    url = f"https://shop.example:{inbox.server_port}/200"
    assert posting.post(url, b"{}", {}, ()) == "refused"
    assert inbox.RequestHandlerClass.came == []  # type: ignore[attr-defined]


def test_nobody_there_is_unreachable() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert posting.post(f"http://127.0.0.1:{port}/", b"{}", {}, HERE) == "unreachable"


def test_an_address_that_does_not_answer_leaves_the_next(
    inbox: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of several addresses of one name, all of them checked, the message goes to one, once."""
    monkeypatch.setattr(resolving, "resolve", lambda *_: ("127.0.0.9", "::1", "127.0.0.1"))
    own = (*HERE, ip_network("::1/128"))
    url = f"http://shop.example:{inbox.server_port}/200"
    assert posting.post(url, b"{}", {}, own) == "200"
    assert len(inbox.RequestHandlerClass.came) == 1  # type: ignore[attr-defined]
    monkeypatch.setattr(resolving, "resolve", lambda *_: ("127.0.0.1", "10.0.0.1"))
    assert posting.post(url, b"{}", {}, own) == "refused"


@pytest.mark.parametrize("drip", [b"", b"H"])
def test_an_endpoint_that_answers_slowly_costs_only_the_time_set(
    monkeypatch: pytest.MonkeyPatch, drip: bytes
) -> None:
    """Silent, or one byte at a time so that no single wait is long."""
    monkeypatch.setattr(posting, "TOTAL_SECONDS", 1.0)
    with socket.create_server(("127.0.0.1", 0)) as server:
        over = threading.Event()

        def hang() -> None:
            connection, _ = server.accept()
            with connection:
                while not over.wait(0.1):
                    if drip:
                        try:
                            connection.sendall(drip)
                        except OSError:
                            return

        thread = threading.Thread(target=hang)
        thread.start()
        began = time.monotonic()
        port = server.getsockname()[1]
        outcome = posting.post(f"http://127.0.0.1:{port}/", b"{}", {}, HERE)
        seconds = time.monotonic() - began
        over.set()
        thread.join()
    assert outcome == "timeout"
    assert seconds < 4


def test_a_certificate_that_nobody_vouches_for_is_refused(
    inbox: HTTPServer, tmp_path: Path
) -> None:
    inbox.socket = certified(tmp_path).wrap_socket(inbox.socket, server_side=True)
    assert posting.post(address(inbox, "200", "https"), b"{}", {}, HERE) == "tls"
    assert inbox.RequestHandlerClass.came == []  # type: ignore[attr-defined]


def test_the_certificate_is_checked_against_the_name_not_the_address(
    inbox: HTTPServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox.socket = certified(tmp_path).wrap_socket(inbox.socket, server_side=True)
    trust = ssl.create_default_context(cafile=str(tmp_path / "certificate.pem"))
    monkeypatch.setattr(posting, "_trust", lambda: trust)
    monkeypatch.setattr(resolving, "resolve", lambda *_: ("127.0.0.1",))
    port = inbox.server_port
    assert posting.post(f"https://shop.example:{port}/200", b"{}", {}, HERE) == "200"
    assert posting.post(f"https://other.example:{port}/200", b"{}", {}, HERE) == "tls"


def certified(folder: Path) -> ssl.SSLContext:
    """A server's context with a fresh certificate for shop.example, kept in `folder`."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "shop.example")])
    now = datetime.now(UTC)
    names = [x509.DNSName("shop.example"), x509.IPAddress(ip_address("127.0.0.2"))]
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .sign(key, hashes.SHA256())
    )
    (folder / "certificate.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    (folder / "key.pem").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "certificate.pem", folder / "key.pem")
    return context
