"""Whether a service answers."""

from __future__ import annotations

import http.client


def is_up(host: str, port: int, path: str = "/healthz") -> bool:
    """Whether `path` answers 200 within two seconds."""
    connection = http.client.HTTPConnection(host, port, timeout=2)
    try:
        connection.request("GET", path)
        return connection.getresponse().status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
