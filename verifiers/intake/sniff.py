"""What a file is, told from its first bytes alone; names and declared types are not looked at."""

from __future__ import annotations

from enum import Enum

PDF_HEADER_WITHIN = 1024
"""Bytes: readers accept the header a little into the file (ISO 32000-1, implementation note 13)."""


class Format(Enum):
    """The accepted formats. Phones' multi-picture files (MPO) are JPEG by their bytes."""

    JPEG = "JPEG"
    PNG = "PNG"
    WEBP = "WEBP"
    PDF = "PDF"


def sniff(content: bytes) -> Format | None:
    """The format of these bytes, or `None` where it is none of the accepted ones."""
    if content.startswith(b"\xff\xd8\xff"):
        return Format.JPEG
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return Format.PNG
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return Format.WEBP
    if b"%PDF-" in content[:PDF_HEADER_WITHIN]:
        return Format.PDF
    return None
