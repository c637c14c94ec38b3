"""Which of the service's two languages the reader of an answer prefers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import request

if TYPE_CHECKING:
    from service.api.problems import Language


def reader_language() -> Language:
    """By ``Accept-Language``; Chinese where the request does not say."""
    return "en" if request.accept_languages.best_match(("zh", "en"), "zh") == "en" else "zh"
