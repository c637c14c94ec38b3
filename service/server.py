"""The HTTP server: waitress, which slow clients cannot stop, with refusals in our own words.

Waitress reads and writes in one loop and hands a request to a thread only when it is complete.
What it must refuse by itself (a body or headers over the limit, broken framing) is answered as
problem+json, and the connection lingers until the client has stopped sending: closing at once
would reset it, and the client would never read why.
"""

from __future__ import annotations

import json
import socket
import time
from typing import TYPE_CHECKING, Any

from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.server import MultiSocketServer, create_server
from waitress.task import ErrorTask
from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

from service.api.problems import MEDIA_TYPE, Refusal, problem_body
from service.rules.ids import new_id

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

    from service.api.problems import Language

LINGER_SECONDS, LINGER_BYTES = 20, 128 * 1024 * 1024
CONNECTIONS = 500
IDLE_SECONDS = 60
MOST_HEADER_BYTES = 32 * 1024

_SLUGS = {
    400: "request-malformed",
    # Only a file can be meant by so large a body, so the answer names the limit of a file.
    413: "file-too-large",
    431: "headers-too-large",
    501: "not-implemented",
}


def open_server(
    app: WSGIApplication,
    *,
    host: str,
    port: int,
    threads: int,
    most_body_bytes: int,
    most_file_bytes: int,
) -> Any:  # noqa: ANN401 -- waitress has no types
    """A server that has bound its port (0 chooses one) and serves once `run()` is called.

    Raises `OSError` where the port is taken or not allowed.
    """
    server = create_server(
        app,
        host=host,
        port=port,
        threads=threads,
        # Waitress refuses from this size on, not above it.
        max_request_body_size=most_body_bytes + 1,
        max_request_header_size=MOST_HEADER_BYTES,
        connection_limit=CONNECTIONS,
        channel_timeout=IDLE_SECONDS,
        asyncore_use_poll=True,
        ident=None,
        clear_untrusted_proxy_headers=True,
    )
    for one in server.map.values() if isinstance(server, MultiSocketServer) else [server]:
        one.channel_class = _Channel
        one.most_file_bytes = most_file_bytes
    return server


class _Parser(HTTPRequestParser):  # type: ignore[misc]
    def received(self, data: bytes) -> int:
        consumed: int = super().received(data)
        if self.error is not None:
            # Never invite a body that has been refused already (RFC 9110, 10.1.1).
            self.expect_continue = False
        return consumed


class _Refuse(ErrorTask):  # type: ignore[misc]
    def execute(self) -> None:
        code = self.request.error.code
        slug = _SLUGS.get(code, "internal-error")
        language = _language(self.request.headers.get("ACCEPT_LANGUAGE", ""))
        refusal = Refusal(slug, limit=self.channel.server.most_file_bytes)
        body = problem_body(refusal.problem, language=language, request_id=new_id("req"))
        content = json.dumps(body, ensure_ascii=False).encode()
        self.status = f"{refusal.problem.status} {self.request.error.reason}"
        self.response_headers.extend(
            [
                ("Content-Type", MEDIA_TYPE),
                ("Content-Language", language),
                ("Cache-Control", "no-store"),
                ("X-Content-Type-Options", "nosniff"),
            ]
        )
        self.set_close_on_finish()
        self.channel.lingers = True
        self.content_length = len(content)
        self.write(content)


class _Channel(HTTPChannel):  # type: ignore[misc]
    parser_class = _Parser
    error_task_class = _Refuse

    close_when_flushed: bool
    lingers = False
    _linger_until = 0.0
    _linger_bytes = 0

    def handle_write(self) -> None:
        if self.lingers and self.close_when_flushed and not self.total_outbufs_len:
            self.close_when_flushed = False
            self._linger_until = time.monotonic() + LINGER_SECONDS
            try:
                self.socket.shutdown(socket.SHUT_WR)
            except OSError:
                self.handle_close()
            return
        super().handle_write()

    def readable(self) -> bool:
        return bool(self._linger_until or super().readable())

    def handle_read(self) -> None:
        if not self._linger_until:
            super().handle_read()
            return
        try:
            data = self.recv(self.adj.recv_bytes)
        except OSError:
            data = b""
        self._linger_bytes += len(data)
        over = time.monotonic() > self._linger_until or self._linger_bytes > LINGER_BYTES
        if over or not data:
            self.handle_close()


def _language(accept: str) -> Language:
    """As `reader_language`, from the bare header."""
    wanted = parse_accept_header(accept, LanguageAccept)
    return "en" if wanted.best_match(("zh", "en"), "zh") == "en" else "zh"
