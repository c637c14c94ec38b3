"""A small client of the service's own HTTP API, for the demonstration on first start."""

from __future__ import annotations

import http.client
import json
import secrets
from typing import TYPE_CHECKING, Any

from service.cli.refusal import Refusal

if TYPE_CHECKING:
    from pathlib import Path


class Client:
    """Speaks for the holder of one API key. Goes straight there, whatever proxies are set."""

    def __init__(self, host: str, port: int, key: str, language: str) -> None:
        self._address = (host, port)
        self._headers = {"Authorization": f"Bearer {key}", "Accept-Language": language}

    def get(self, path: str) -> Any:  # noqa: ANN401 -- JSON
        """What is there. Raises `Refusal`."""
        return self._request("GET", path, b"", {})

    def post(self, path: str, body: object = None) -> Any:  # noqa: ANN401 -- JSON
        """Send JSON. Raises `Refusal`."""
        content = b"" if body is None else json.dumps(body).encode()
        headers = {} if body is None else {"Content-Type": "application/json"}
        return self._request("POST", path, content, headers)

    def upload(self, path: str, file: Path, kind: str | None) -> Any:  # noqa: ANN401 -- JSON
        """Send a file as a form does. Raises `Refusal`."""
        boundary = secrets.token_hex(16)
        parts = [] if kind is None else [_part(boundary, 'name="kind"', kind.encode())]
        disposition = f'name="file"; filename="{file.name}"'
        parts += [_part(boundary, disposition, file.read_bytes()), f"--{boundary}--\r\n".encode()]
        form = {"Content-Type": f"multipart/form-data; boundary={boundary}"}
        return self._request("POST", path, b"".join(parts), form)

    def _request(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> Any:  # noqa: ANN401
        if method == "POST":
            headers = {**headers, "Idempotency-Key": secrets.token_hex(16)}
        connection = http.client.HTTPConnection(*self._address, timeout=30)
        try:
            connection.request(method, path, body, {**self._headers, **headers})
            answer = connection.getresponse()
            said = json.loads(answer.read() or b"null")
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise Refusal(f"the service does not answer {path} ({type(error).__name__})") from None
        finally:
            connection.close()
        if answer.status >= http.client.BAD_REQUEST:
            raise Refusal(f"the service refused {path}: {answer.status} {said.get('title', '')}")
        return said


def _part(boundary: str, disposition: str, content: bytes) -> bytes:
    head = f"--{boundary}\r\nContent-Disposition: form-data; {disposition}\r\n\r\n"
    return head.encode() + content + b"\r\n"
