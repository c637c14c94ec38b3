"""Keys of the installation: given by settings, or made once however many processes start."""

import base64
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from service.settings import Settings, SettingsInvalid
from service.store import secrets
from service.store.secrets import KeyRing


def encoded(byte: bytes) -> str:
    return base64.b64encode(byte * 32).decode()


def test_starting_at_once_ends_with_one_key(tmp_path: Path) -> None:
    settings = Settings.load(home=tmp_path / "home")
    with ThreadPoolExecutor(8) as pool:
        made = set(pool.map(lambda _: secrets.journal_key(settings), range(16)))
        rings = set(pool.map(lambda _: KeyRing(settings).current(), range(16)))
    assert (len(made), len(rings)) == (1, 1)
    assert not list(settings.secrets_path.glob(".new-*"))


def test_given_keys_are_used_and_not_written(tmp_path: Path) -> None:
    settings = Settings.load(
        home=tmp_path / "home",
        key_encryption_key=encoded(b"a"),
        retired_key_encryption_keys=encoded(b"b") + "," + encoded(b"c"),
        journal_key=encoded(b"j"),
        session_secret=encoded(b"s"),
        trace_key=encoded(b"t"),
    )
    ring = KeyRing(settings)
    assert ring.current() == (secrets.key_id(b"a" * 32), b"a" * 32)
    assert ring.find(secrets.key_id(b"c" * 32)) == b"c" * 32
    assert secrets.journal_key(settings) == b"j" * 32
    assert secrets.session_secret(settings) == b"s" * 32
    assert secrets.trace_key(settings) == b"t" * 32
    assert list(settings.secrets_path.iterdir()) == []
    with pytest.raises(SettingsInvalid, match="RETIRED"):
        ring.turn()


@pytest.mark.parametrize("given", ["", "secret", encoded(b"x")[:-8], "不是"])
def test_wrong_key_is_refused_without_showing_it(tmp_path: Path, given: str) -> None:
    settings = Settings.load(home=tmp_path / "home", journal_key=given)
    with pytest.raises(SettingsInvalid, match="GUOHU_JOURNAL_KEY") as caught:
        secrets.journal_key(settings)
    assert not given or given not in str(caught.value)
