"""Divisions that a text names, wherever in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.text.divisions.tables import LONGEST_NAME, names, own_names

if TYPE_CHECKING:
    from collections.abc import Iterator


def named(text: str) -> frozenset[str]:
    """The characters of all divisions that `text` names whole.

    >>> sorted(named("厦门市鹭江公证处"))
    ['厦', '市', '门']
    """
    found = (name for name in _stretches(text) if name in names())
    return frozenset("".join(found))


def provinces(text: str) -> frozenset[str]:
    """The provinces of which `text` names a division that no other province has, today or before.

    >>> sorted(provinces("广州市荔湾区人民法院"))
    ['广东省']
    >>> sorted(provinces("鼓楼区人民法院"))
    []
    """
    return frozenset(own_names()[name] for name in _stretches(text) if name in own_names())


def _stretches(text: str) -> Iterator[str]:
    """Whatever in `text` may be a division's whole name."""
    for start in range(len(text)):
        for end in range(start + 3, min(start + LONGEST_NAME, len(text)) + 1):
            yield text[start:end]
