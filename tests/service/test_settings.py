"""Settings: defaults that run, and one clear line for whatever is wrong."""

from pathlib import Path

import pytest

from service.settings import Settings, SettingsInvalid


@pytest.fixture(autouse=True)
def clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("PORT", "GUOHU_PORT", "GUOHU_HOME", "GUOHU_DATABASE_URL", "GUOHU_REDIS_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


def test_defaults_make_a_private_home(tmp_path: Path) -> None:
    settings = Settings.load()
    assert settings.home_path == tmp_path / "var"
    for path in (settings.home_path, settings.blobs_path, settings.secrets_path):
        assert path.stat().st_mode & 0o777 == 0o700
    assert settings.sqlalchemy_url == f"sqlite:///{tmp_path}/var/guohu.sqlite3"
    assert settings.private_redis
    assert settings.broker_url == f"redis+socket://{tmp_path}/var/redis/redis.sock"
    assert (settings.max_file_bytes, settings.max_pages, settings.max_documents) == (
        20 * 1024 * 1024,
        30,
        60,
    )


@pytest.mark.parametrize("name", ["PORT", "GUOHU_PORT"])
def test_port_has_two_names(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "8123")
    assert Settings.load().port == 8123


@pytest.mark.parametrize(
    "given", ["postgresql://u:p@h/d", "postgres://u:p@h/d", "postgresql+psycopg://u:p@h/d"]
)
def test_given_database_and_redis_are_used(given: str) -> None:
    settings = Settings.load(database_url=given, redis_url="redis://h:6379/0")
    assert settings.sqlalchemy_url == "postgresql+psycopg://u:p@h/d"
    assert settings.broker_url == "redis://h:6379/0"
    assert not settings.private_redis


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("GUOHU_PORT", "secret-value"),
        ("GUOHU_WORKERS", "0"),
        ("GUOHU_MAX_FILE_BYTES", "-1"),
        ("GUOHU_LOG_LEVEL", "secret-value"),
    ],
)
def test_wrong_value_is_one_line_with_its_name(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsInvalid) as caught:
        Settings.load()
    line = str(caught.value)
    assert line.startswith(f"{name}: ")
    assert "\n" not in line
    assert "secret-value" not in line


def test_home_that_cannot_be_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SettingsInvalid, match=r"^GUOHU_HOME: cannot create .*\(Not a directory\)$"):
        Settings.load(home=tmp_path / "file" / "home")


def test_home_without_permission_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Root may write everywhere, so the question is answered for it here."""
    monkeypatch.setattr("service.settings.os.access", lambda *_: False)
    with pytest.raises(SettingsInvalid, match=r"^GUOHU_HOME: .* is not writable for this user$"):
        Settings.load(home=tmp_path / "home")


def test_socket_of_a_long_home_is_short(tmp_path: Path) -> None:
    """A UNIX socket's path is short; every process finds the same one all the same."""
    long_home = tmp_path / ("x" * 100)
    one, other = Settings.load(home=long_home), Settings.load(home=long_home)
    assert one.redis_socket == other.redis_socket
    assert len(str(one.redis_socket)) < 100
    assert one.redis_socket != Settings.load(home=tmp_path / ("y" * 100)).redis_socket


def test_secrets_are_not_shown() -> None:
    settings = Settings.load(
        database_url="postgresql://u:hidden@h/d",
        redis_url="redis://:hidden@h",
        journal_key="hidden",
        key_encryption_key="hidden",
        session_secret="hidden",
    )
    assert "hidden" not in repr(settings) + str(settings)
