"""Sealing: AES-256-GCM under a data key of its own for each owner, wrapped by the ring's key.

The additional data names owner and purpose, so content moved to another row or file does not open:
it raises `IntegrityBroken`. A sealed text is version (1 byte), nonce (12), ciphertext and tag (16).
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from service.rules.errors import IntegrityBroken

if TYPE_CHECKING:
    from service.store.secrets import KeyRing

VERSION = b"\x01"
NONCE_BYTES = 12
DATA_KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class Sealer:
    """Seals and opens what belongs to one owner."""

    owner_id: str
    _key: bytes

    def seal(self, purpose: str, content: bytes) -> bytes:
        """`content`, sealed for that purpose of this owner."""
        return _encrypt(self._key, f"{self.owner_id}|{purpose}", content)

    def open(self, purpose: str, sealed: bytes) -> bytes:
        """What was sealed. Raises `IntegrityBroken` where it is not that, or was changed."""
        return _decrypt(self._key, f"{self.owner_id}|{purpose}", sealed)

    def seal_text(self, purpose: str, text: str) -> bytes:
        """`text`, sealed."""
        return self.seal(purpose, text.encode())

    def open_text(self, purpose: str, sealed: bytes) -> str:
        """The sealed text."""
        return self.open(purpose, sealed).decode()


@dataclass(frozen=True, slots=True)
class WrappedKey:
    """A data key as it is kept: under which key, and the sealed bytes."""

    kek_id: str
    wrapped: bytes


def new_key(ring: KeyRing, owner_id: str) -> tuple[Sealer, WrappedKey]:
    """A fresh data key for `owner_id`, ready to use and ready to keep."""
    key = secrets.token_bytes(DATA_KEY_BYTES)
    return Sealer(owner_id, key), _wrap(ring, owner_id, key)


def open_key(ring: KeyRing, owner_id: str, kept: WrappedKey) -> Sealer:
    """The sealer of a kept key. Raises `IntegrityBroken`, also for an unknown wrapping key."""
    return Sealer(owner_id, _unwrap(ring, owner_id, kept))


def rewrap(ring: KeyRing, owner_id: str, kept: WrappedKey) -> WrappedKey:
    """The same data key under the ring's current key; what it sealed stays as it is."""
    return _wrap(ring, owner_id, _unwrap(ring, owner_id, kept))


def _wrap(ring: KeyRing, owner_id: str, key: bytes) -> WrappedKey:
    kek_id, kek = ring.current()
    return WrappedKey(kek_id, _encrypt(kek, f"{owner_id}|data key|{kek_id}", key))


def _unwrap(ring: KeyRing, owner_id: str, kept: WrappedKey) -> bytes:
    kek = ring.find(kept.kek_id)
    if kek is None:
        raise IntegrityBroken
    return _decrypt(kek, f"{owner_id}|data key|{kept.kek_id}", kept.wrapped)


def _encrypt(key: bytes, bound: str, content: bytes) -> bytes:
    nonce = secrets.token_bytes(NONCE_BYTES)
    return VERSION + nonce + AESGCM(key).encrypt(nonce, content, VERSION + bound.encode())


def _decrypt(key: bytes, bound: str, sealed: bytes) -> bytes:
    version, nonce, rest = sealed[:1], sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :]
    try:
        if version != VERSION:
            raise IntegrityBroken
        return AESGCM(key).decrypt(nonce, rest, VERSION + bound.encode())
    except (InvalidTag, ValueError):
        raise IntegrityBroken from None
