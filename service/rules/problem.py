"""What one kind of refusal is: a slug, an HTTP status, words in two languages."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from verifiers.model import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

Extra = str | int | bool | None
_MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Problem:
    """One kind of refusal: RFC 9457's type (a slug), status, title and detail."""

    type: str
    status: int
    title: Text
    detail: Text
    extra: Mapping[str, Extra] = field(default_factory=dict)

    def of(self, extra: Mapping[str, Extra]) -> Problem:
        """The row, with the limits and rules of one case put into its detail."""
        limit = extra.get("limit")
        mebibytes = f"{limit / _MEBIBYTE:.3g}" if isinstance(limit, int) else ""
        zh, en = (
            sentence.format(**extra, mebibytes=mebibytes)
            for sentence in (self.detail.zh, self.detail.en)
        )
        return replace(self, detail=Text(zh, en), extra=dict(extra))


def row(slug: str, status: int, title: tuple[str, str], detail: tuple[str, str]) -> Problem:
    """One row of a table of refusals; titles and details are Chinese, then English."""
    return Problem(slug, status, Text(*title), Text(*detail))
