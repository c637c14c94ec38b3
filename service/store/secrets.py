"""The keys of this installation: made once, readable by this user alone, or given by settings.

All machines that share a database must share them. A file is written whole and then renamed, so
that two processes starting at once end with one and the same key.
"""

from __future__ import annotations

import base64
import binascii
import json
import os
import secrets
import tempfile
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from service.settings import SettingsInvalid

if TYPE_CHECKING:
    from pydantic import SecretStr

    from service.settings import Settings

KEY_BYTES = 32


def key_id(key: bytes) -> str:
    """The public name of a key: 16 hexadecimal digits that tell nothing of it."""
    return sha256(b"guohu key id\n" + key).hexdigest()[:16]


def journal_key(settings: Settings) -> bytes:
    """The key of the journal's HMAC chain."""
    return _given_or_made(settings, settings.journal_key, "GUOHU_JOURNAL_KEY", "journal.key")


def signing_key(settings: Settings) -> Ed25519PrivateKey:
    """The key that signs the journal's heads."""
    given = settings.journal_signing_key
    seed = _given_or_made(settings, given, "GUOHU_JOURNAL_SIGNING_KEY", "journal-signing.key")
    return Ed25519PrivateKey.from_private_bytes(seed)


def trace_key(settings: Settings) -> bytes:
    """The key of the digests by which transfers recognise each other's documents."""
    return _given_or_made(settings, settings.trace_key, "GUOHU_TRACE_KEY", "trace.key")


def session_secret(settings: Settings) -> bytes:
    """The key that signs cookies, CSRF tokens and upload links."""
    return _given_or_made(settings, settings.session_secret, "GUOHU_SESSION_SECRET", "session.key")


class KeyRing:
    """The key-encryption keys: one current, which wraps, and retired ones, which still unwrap.

    A ring in a file is read again when the file has changed, so running processes follow a
    rotation without a restart.
    """

    def __init__(self, settings: Settings) -> None:
        self._path: Path | None = None
        self._stamp = (0, 0)
        self._keys: dict[str, bytes] = {}
        self._current = ""
        given = settings.key_encryption_key
        if given is not None:
            self._take_given(given, settings.retired_key_encryption_keys)
            return
        self._path = settings.secrets_path / "key-encryption-keys.json"
        if not self._path.exists():
            fresh = secrets.token_bytes(KEY_BYTES)
            write_once(self._path, _ring_text(key_id(fresh), {key_id(fresh): fresh}))
        self._refresh()

    def current(self) -> tuple[str, bytes]:
        """The id and the key that wraps."""
        self._refresh()
        return self._current, self._keys[self._current]

    def find(self, kek_id: str) -> bytes | None:
        """The key of that id, or `None` where this installation does not hold it."""
        if kek_id not in self._keys:
            self._refresh()
        return self._keys.get(kek_id)

    def turn(self) -> str:
        """Make a fresh current key and keep the others as retired; answers its id.

        Raises `SettingsInvalid` where the keys are given by settings: they are turned there.
        """
        if self._path is None:
            raise SettingsInvalid(
                "GUOHU_KEY_ENCRYPTION_KEY: the key is given by settings; set a new one there and "
                "put the old one into GUOHU_RETIRED_KEY_ENCRYPTION_KEYS"
            )
        self._refresh()
        fresh = secrets.token_bytes(KEY_BYTES)
        keys = {**self._keys, key_id(fresh): fresh}
        _replace(self._path, _ring_text(key_id(fresh), keys))
        self._refresh()
        return self._current

    @property
    def in_file(self) -> bool:
        """Whether the ring lies in a file of `home`, so that it can be turned here."""
        return self._path is not None

    def _take_given(self, current: SecretStr, retired: SecretStr | None) -> None:
        key = _decode(current.get_secret_value(), "GUOHU_KEY_ENCRYPTION_KEY")
        self._current = key_id(key)
        self._keys[self._current] = key
        for text in (retired.get_secret_value() if retired else "").split(","):
            if text.strip():
                old = _decode(text, "GUOHU_RETIRED_KEY_ENCRYPTION_KEYS")
                self._keys[key_id(old)] = old

    def _refresh(self) -> None:
        if self._path is None:
            return
        status = self._path.stat()
        stamp = (status.st_mtime_ns, status.st_ino)
        if stamp == self._stamp:
            return
        ring = json.loads(self._path.read_text("ascii"))
        self._keys = {name: base64.b64decode(text) for name, text in ring["keys"].items()}
        self._current = ring["current"]
        self._stamp = stamp


def write_once(path: Path, content: bytes) -> bytes:
    """Create `path` (0600) with `content` unless it exists; answers what it holds in the end."""
    temporary = _temporary(path, content)
    try:
        # A hard link fails where the name is taken, and never shows half a file.
        os.link(temporary, path)
    except FileExistsError:
        pass
    finally:
        temporary.unlink()
    return path.read_bytes()


def _replace(path: Path, content: bytes) -> None:
    _temporary(path, content).replace(path)


def _temporary(path: Path, content: bytes) -> Path:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return Path(name)


def _given_or_made(settings: Settings, given: SecretStr | None, name: str, file: str) -> bytes:
    if given is not None:
        return _decode(given.get_secret_value(), name)
    path = settings.secrets_path / file
    if not path.exists():
        write_once(path, base64.b64encode(secrets.token_bytes(KEY_BYTES)))
    return _decode(path.read_text("ascii"), str(path))


def _decode(text: str, name: str) -> bytes:
    try:
        key = base64.b64decode(text.strip(), validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if len(key) != KEY_BYTES:
        raise SettingsInvalid(f"{name}: must be the base64 of {KEY_BYTES} bytes")
    return key


def _ring_text(current: str, keys: dict[str, bytes]) -> bytes:
    named = {name: base64.b64encode(key).decode() for name, key in keys.items()}
    return json.dumps({"current": current, "keys": named}, indent=1).encode()
