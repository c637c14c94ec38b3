"""Sealed content opens for its owner and purpose, and for nothing else."""

from pathlib import Path

import pytest

from service.rules.errors import IntegrityBroken
from service.settings import Settings
from service.store.sealing import WrappedKey, new_key, open_key, rewrap
from service.store.secrets import KeyRing


@pytest.fixture
def ring(tmp_path: Path) -> KeyRing:
    return KeyRing(Settings.load(home=tmp_path / "home"))


def test_what_was_sealed_opens(ring: KeyRing) -> None:
    sealer, kept = new_key(ring, "doc_1")
    sealed = sealer.seal("original", b"paper")
    assert open_key(ring, "doc_1", kept).open("original", sealed) == b"paper"


def test_equal_contents_are_sealed_unequally(ring: KeyRing) -> None:
    """A fresh nonce each time: nobody can tell that two papers are the same."""
    sealer, _ = new_key(ring, "doc_1")
    assert sealer.seal("name", b"x") != sealer.seal("name", b"x")


def test_other_purpose_does_not_open(ring: KeyRing) -> None:
    sealer, _ = new_key(ring, "doc_1")
    with pytest.raises(IntegrityBroken):
        sealer.open("reading", sealer.seal("original", b"paper"))


def test_other_owner_does_not_open(ring: KeyRing) -> None:
    """A wrapped key moved to another row is refused as well."""
    sealer, kept = new_key(ring, "doc_1")
    other, _ = new_key(ring, "doc_2")
    with pytest.raises(IntegrityBroken):
        other.open("original", sealer.seal("original", b"paper"))
    with pytest.raises(IntegrityBroken):
        open_key(ring, "doc_2", kept)


@pytest.mark.parametrize("at", [0, 1, 13, -1])
def test_every_changed_byte_is_found(ring: KeyRing, at: int) -> None:
    sealer, _ = new_key(ring, "doc_1")
    sealed = bytearray(sealer.seal("original", b"paper"))
    sealed[at] ^= 1
    with pytest.raises(IntegrityBroken):
        sealer.open("original", bytes(sealed))


@pytest.mark.parametrize("sealed", [b"", b"\x01", b"\x01" + b"n" * 12])
def test_cut_content_is_found(ring: KeyRing, sealed: bytes) -> None:
    sealer, _ = new_key(ring, "doc_1")
    with pytest.raises(IntegrityBroken):
        sealer.open("original", sealed)


def test_unknown_wrapping_key_is_told(ring: KeyRing) -> None:
    _, kept = new_key(ring, "doc_1")
    with pytest.raises(IntegrityBroken):
        open_key(ring, "doc_1", WrappedKey("0" * 16, kept.wrapped))


def test_turned_ring_wraps_anew_and_still_unwraps(ring: KeyRing, tmp_path: Path) -> None:
    """Rotation: another process follows without a restart, and sealed content stays as it is."""
    running = KeyRing(Settings.load(home=tmp_path / "home"))
    sealer, kept = new_key(running, "doc_1")
    sealed = sealer.seal("original", b"paper")
    turned = ring.turn()
    assert running.current()[0] == turned != kept.kek_id
    fresh = rewrap(running, "doc_1", kept)
    assert fresh.kek_id == turned
    for one in (kept, fresh):
        assert open_key(running, "doc_1", one).open("original", sealed) == b"paper"


def test_keys_are_made_once_and_for_this_user_alone(tmp_path: Path) -> None:
    settings = Settings.load(home=tmp_path / "home")
    first, second = KeyRing(settings), KeyRing(settings)
    assert first.current() == second.current()
    for path in settings.secrets_path.iterdir():
        assert path.stat().st_mode & 0o777 == 0o600
    assert settings.secrets_path.stat().st_mode & 0o777 == 0o700
