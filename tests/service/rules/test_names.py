"""File names are made fit for showing and lose whatever could mislead."""

import pytest

from service.rules.names import LONGEST, display_name


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("身份证.jpg", "身份证.jpg"),
        ("../../etc/passwd", "passwd"),
        ("C:\\papers\\a.pdf", "a.pdf"),
        ("x\u202egpj.exe", "xgpj.exe"),
        ("a\r\nSet-Cookie: b.jpg", "aSet-Cookie: b.jpg"),
        ("a\x00b.jpg", "ab.jpg"),
        ("e\u0301.png", "é.png"),
        ("", "document"),
        ("..", "document"),
        ("/", "document"),
        ("CON", "CON"),
        ("😀.webp", "😀.webp"),
    ],
)
def test_display_name(given: str, shown: str) -> None:
    assert shown == display_name(given)


def test_long_names_are_cut() -> None:
    assert len(display_name("x" * 4000)) == LONGEST
