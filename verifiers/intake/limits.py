"""How much one uploaded file may cost."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a file may weigh before it is read, and what opening it may cost."""

    max_bytes: int = 20 * 1024 * 1024
    max_pixels: int = 65_000_000
    """Of one picture: phones take 48 to 64 million, and an encoder may add a margin. Above it a
    file is refused before any pixel is decoded."""
    max_pages: int = 30
    page_pixels: int = 12_000_000
    """A page is handed on with at most this many pixels; a larger picture is reduced."""
    document_pixels: int = 60_000_000
    """All pages of a document together, so that the reader's memory stays bounded."""
    memory_bytes: int = 1536 * 1024 * 1024
    """Address space of the process that decodes."""
    seconds: float = 20.0
    """Wall clock and processor time of the process that decodes."""

    def pixels_a_page(self, pages: int) -> int:
        """How many pixels each of so many pages may have."""
        return min(self.page_pixels, self.document_pixels // max(1, pages))
