"""Logs hold what is on the list and looks harmless; everything else is removed."""

import io
import json
import logging
from typing import Any

import pytest
import structlog

from service import logs
from service.settings import Settings


@pytest.fixture
def out() -> io.StringIO:
    stream = io.StringIO()
    logs.configure(Settings(log_format="json", log_level="info"), stream)
    return stream


def lines(out: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_line_is_json_with_time_level_and_event(out: io.StringIO) -> None:
    structlog.get_logger("door").info("document_checked", document_id="doc_1", seconds=1.5)
    (line,) = lines(out)
    assert line.pop("timestamp").endswith("Z")
    assert line == {
        "event": "document_checked",
        "level": "info",
        "logger": "door",
        "document_id": "doc_1",
        "seconds": 1.5,
    }


def test_unlisted_keys_are_dropped(out: io.StringIO) -> None:
    structlog.get_logger().info("x", name="林秀英", id_number="350203192405060028", statement="…")
    assert set(lines(out)[0]) == {"event", "level", "logger", "timestamp"} & set(lines(out)[0])
    assert "林秀英" not in out.getvalue()


@pytest.mark.parametrize(
    "value",
    ["林秀英", "350203192405060028", "11010519491231002X", "/v1/13800138000", "a\nb", "x" * 201],
)
def test_listed_keys_hold_nothing_personal(out: io.StringIO, value: str) -> None:
    structlog.get_logger().info("x", path=value)
    assert lines(out)[0]["path"] == logs.REDACTED


@pytest.mark.parametrize("value", ["/v1/transfers/{id}", "doc_4k2m", "a" * 64, 422, None, True])
def test_harmless_values_stay(out: io.StringIO, value: object) -> None:
    structlog.get_logger().info("x", path=value)
    assert lines(out)[0]["path"] == value


def test_errors_are_told_by_type_and_place(out: io.StringIO) -> None:
    """A traceback would repeat messages, and messages repeat input."""
    try:
        int("林秀英")
    except ValueError:
        structlog.get_logger().exception("failed")
    (line,) = lines(out)
    assert line["error"] == "ValueError"
    assert "test_errors_are_told_by_type_and_place" in line["where"]
    assert "林秀英" not in out.getvalue()


def test_libraries_are_cleaned_too(out: io.StringIO) -> None:
    """Their messages, arguments and tracebacks."""
    log = logging.getLogger("library")
    log.warning("cannot read %s", "林秀英")
    log.warning("plain words")
    try:
        int("350203192405060028x")
    except ValueError:
        log.exception("failed")
    said = out.getvalue()
    assert "林秀英" not in said
    assert "350203192405060028" not in said
    assert [line["event"] for line in lines(out)] == [logs.REDACTED, "plain words", "failed"]


def test_console_form_is_cleaned_as_well() -> None:
    stream = io.StringIO()
    logs.configure(Settings(log_format="console"), stream)
    structlog.get_logger().info("document_checked", document_id="doc_1", name="林秀英")
    assert "doc_1" in stream.getvalue()
    assert "林秀英" not in stream.getvalue()
