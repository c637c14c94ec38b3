"""Which language a page speaks: what its reader chose, else what their browser asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from flask import g, request

from service.web.words import PHRASES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from verifiers.model import Text

Language = Literal["zh", "en"]
COOKIE = "guohu_language"
COOKIE_SECONDS = 365 * 24 * 3600
TAGS: Mapping[Language, str] = {"zh": "zh-CN", "en": "en"}
"""For the ``lang`` attribute: it chooses fonts and voices."""


def reader_language() -> Language:
    """The language of this request."""
    known: Language | None = g.get("web_language")
    return known or _note_language()


def _note_language() -> Language:
    kept = request.cookies.get(COOKIE)
    best = request.accept_languages.best_match(("zh", "en"), "zh")
    wanted: Language = "en" if (kept if kept in TAGS else best) == "en" else "zh"
    g.web_language = wanted
    return wanted


def other_language() -> Language:
    """The one that this request is not in."""
    return "zh" if reader_language() == "en" else "en"


def say(text: Text) -> str:
    """The sentence in the reader's language."""
    return text.en if reader_language() == "en" else text.zh


def phrase(name: str, /, **values: object) -> str:
    """The sentence of that name in the reader's language, its gaps filled."""
    return say(PHRASES[name]).format(**values)
