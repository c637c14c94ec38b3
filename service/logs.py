"""Logs: JSON lines (coloured on a terminal) with a closed list of keys, so nothing personal fits.

Code says ``log.info("document_checked", document_id=…)``: an event is a slug, and a value that is
not on the list, or does not look like an id, a slug or a number, is replaced.
"""

from __future__ import annotations

import logging
import re
import sys
from typing import TYPE_CHECKING, Protocol, TextIO

import structlog

if TYPE_CHECKING:
    from structlog.typing import EventDict, Processor, WrappedLogger

KEYS = frozenset(
    {
        "act", "actor_id", "actor_kind", "address", "assessment_id", "attempt", "bytes", "code",
        "component", "count", "document_id", "documents", "error", "event", "exit_code", "host",
        "key_id", "level", "logger", "method", "override_id", "pages", "path", "pid", "port",
        "problem", "reason", "recommendation", "request_id", "role", "rss_bytes", "seconds",
        "signal", "status", "task", "timestamp", "transfer_id", "transfers", "url_rule", "version",
        "where", "worker",
    }
)  # fmt: skip
"""What may stand in a line. Add a key here only if no value of it can ever be personal."""

REDACTED = "[removed]"
_PLAIN = re.compile(r"[A-Za-z0-9_.:,/<>{}\[\]()= +@-]{0,200}")
_PERSONAL_NUMBER = re.compile(r"(?<![0-9A-Za-z])\d{11,}[\dXx]?(?![0-9A-Za-z])")
"""A telephone, identity or card number; the hexadecimal of a digest is no such thing."""


class Wanted(Protocol):
    """The settings that logs need: ``auto json console``, and the lowest level that is told."""

    @property
    def log_format(self) -> str:
        """How a line looks; `auto` is coloured on a terminal and JSON elsewhere."""

    @property
    def log_level(self) -> str:
        """For instance ``info``."""


def configure(settings: Wanted, stream: TextIO | None = None) -> None:
    """Send the service's and its libraries' logs to standard error, in one form."""
    out = stream or sys.stderr
    coloured = settings.log_format == "console" or (settings.log_format == "auto" and out.isatty())
    renderer: Processor = (
        structlog.dev.ConsoleRenderer() if coloured else structlog.processors.JSONRenderer()
    )
    shared: list[Processor] = [
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        where_it_failed,
        redact,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(out)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[*shared[:4], redact_foreign],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(settings.log_level.upper())
    for noisy in ("alembic", "PIL", "RapidOCR", "waitress.queue"):
        logging.getLogger(noisy).setLevel(logging.WARNING)


def redact(logger: WrappedLogger, method: str, event: EventDict) -> EventDict:
    """Drop keys that are not on the list, and values that might be personal."""
    del logger, method
    kept: EventDict = {}
    for key, value in event.items():
        if key.startswith("_"):
            kept[key] = value
        elif key in KEYS:
            kept[key] = clean(value)
    return kept


def redact_foreign(logger: WrappedLogger, method: str, event: EventDict) -> EventDict:
    """A library's line: its own words, without anything that might be personal."""
    return redact(logger, method, event)


def where_it_failed(logger: WrappedLogger, method: str, event: EventDict) -> EventDict:
    """Instead of a traceback, whose messages and values echo input: its type and last place."""
    del logger, method
    info = event.pop("exc_info", None)
    error = info if isinstance(info, BaseException) else None
    if isinstance(info, tuple):
        error = info[1]
    elif info is True:
        error = sys.exc_info()[1]
    if error is not None:
        event["error"] = type(error).__name__
        event["where"] = _place(error)
    return event


def clean(value: object) -> object:
    """`value` if it is a number or plain text, else a mark that something was removed."""
    if value is None or isinstance(value, bool | int | float):
        return value
    text = str(value)
    if _PLAIN.fullmatch(text) is None or _PERSONAL_NUMBER.search(text):
        return REDACTED
    return text


def _place(error: BaseException) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return ""
    code = trace.tb_frame.f_code
    return f"{code.co_filename.rsplit('/', 2)[-1]}:{trace.tb_lineno} {code.co_name}"
