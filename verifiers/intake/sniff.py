"""What a file is, told from its first bytes alone; names and declared types are not looked at."""

from __future__ import annotations

from enum import Enum

PDF_HEADER_WITHIN = 1024
"""Bytes: readers accept the header a little into the file (ISO 32000-1, implementation note 13)."""


_HEVC = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs"}
"""Brands of pictures and sequences of them in HEVC (ISO/IEC 23008-12, annex B)."""
_ANY_CODEC = {b"mif1", b"msf1", b"mif2"}
"""Brands that leave open how the picture is compressed."""
_OTHER_CODECS = {b"avif", b"avis", b"jpeg", b"j2ki", b"j2is", b"vvic", b"vvis"}
_MOST_BRANDS = 32


class Format(Enum):
    """The accepted formats. Phones' multi-picture files (MPO) are JPEG by their bytes."""

    JPEG = "JPEG"
    PNG = "PNG"
    WEBP = "WEBP"
    HEIF = "HEIF"
    """Pictures compressed by HEVC alone (HEIC); AVIF shares the container and is not read."""
    TIFF = "TIFF"
    PDF = "PDF"


_STARTS = {
    b"\xff\xd8\xff": Format.JPEG,
    b"\x89PNG\r\n\x1a\n": Format.PNG,
    b"II*\x00": Format.TIFF,
    b"MM\x00*": Format.TIFF,
}


def sniff(content: bytes) -> Format | None:
    """The format of these bytes, or `None` where it is none of the accepted ones."""
    for start, known in _STARTS.items():
        if content.startswith(start):
            return known
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return Format.WEBP
    if _is_heic(content):
        return Format.HEIF
    if b"%PDF-" in content[:PDF_HEADER_WITHIN]:
        return Format.PDF
    return None


def _is_heic(content: bytes) -> bool:
    """Whether the first box lists brands of HEIC (ISO/IEC 14496-12, 4.3)."""
    if content[4:8] != b"ftyp":
        return False
    end = min(int.from_bytes(content[:4], "big"), 16 + 4 * _MOST_BRANDS)
    major, others = content[8:12], {content[at : at + 4] for at in range(16, end, 4)}
    if major in _HEVC:
        return True
    return major in _ANY_CODEC and (bool(others & _HEVC) or not others & _OTHER_CODECS)
