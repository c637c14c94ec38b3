from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.service.web.visitors import Visitor

PAGES = {
    None: ["/sign-in", "/nowhere", "/upload", "/upload/nonsense"],
    "merchant": ["/transfers", "/transfers/new", "/transfers/tr_none", "/review"],
    "reviewer": ["/review", "/review/all"],
    "administrator": ["/office", "/transfers/tr_none"],
}
ALL_PAGES = [(login, path) for login, paths in PAGES.items() for path in paths]
_INLINE = re.compile(r"<script(?![^>]*\bsrc=)|<style|\bstyle=|\bon\w+=|javascript:|hx-on")


@pytest.mark.parametrize(("login", "path"), ALL_PAGES)
def test_every_page_forbids_what_it_does_not_need(visit: Any, login: str | None, path: str) -> None:
    page = visit(login).get(path)

    policy = page.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert page.headers["X-Content-Type-Options"] == "nosniff"
    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["Referrer-Policy"] == "same-origin"
    assert _INLINE.findall(page.text) == []


def test_the_full_pages_hold_nothing_inline_either(
    merchant: Visitor, reviewer: Visitor, in_review: str
) -> None:
    pages = (
        merchant.get(in_review),
        reviewer.get(in_review.replace("/transfers/", "/review/")),
    )

    assert [_INLINE.findall(page.text) for page in pages] == [[], []]


@pytest.mark.parametrize("name", ["guohu.css", "guohu.js", "htmx.min.js", "icon.svg"])
def test_static_files_may_be_kept(visit: Any, name: str) -> None:
    served = visit().get(f"/static/{name}")

    assert served.status_code == 200
    assert "no-store" not in served.headers["Cache-Control"]


@pytest.mark.parametrize(("login", "path"), ALL_PAGES)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_page_is_in_one_language(
    visit: Any, login: str | None, path: str, language: str
) -> None:
    text = visit(login, language).get(path).text
    body = re.sub(r'<a [^>]*lang="[^"]*"[^>]*>.*?</a>', "", text)

    assert f'<html lang="{"en" if language == "en" else "zh-CN"}">' in text
    assert ("的" in body or "登录" in body or "过户" in body) == (language == "zh")
