"""Whether a testimony names the shop: by its name or by its account, however spaced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.text.normalise import compact

if TYPE_CHECKING:
    from verifiers.model import Document, Shop


def is_named(document: Document, shop: Shop) -> bool:
    """Whether any statement of the document is about this shop."""
    names = [_plain(shop.name), _plain(shop.account)]
    about = [_plain(one.what) for one in document.statements() if one.what]
    return any(name in what for name in names if name for what in about)


def _plain(text: str) -> str:
    return compact(text).casefold()
