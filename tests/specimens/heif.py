"""Writes HEIC files around a picture that is compressed already: turned, mirrored, or lying.

The picture comes from `heic/id_card_portrait.heic`. Boxes are those of ISO/IEC 14496-12 and
ISO/IEC 23008-12; only what a decoder asks for is written.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CARD = Path(__file__).parent / "heic" / "id_card_portrait.heic"
"""A card as an encoder wrote it, upright."""


@dataclass(frozen=True, slots=True)
class Coded:
    """A compressed picture: its size, how to set up the decoder, its data."""

    width: int
    height: int
    configuration: bytes
    data: bytes


@cache
def card() -> Coded:
    """The picture of `CARD`."""
    content = CARD.read_bytes()
    found: dict[bytes, tuple[int, int]] = {}
    for name, place in _boxes(content, 0, len(content)):
        found.setdefault(name, place)
    width, height = struct.unpack_from(">II", content, found[b"ispe"][0] + 4)
    # The first item, as that encoder places it: its number, twice nothing, and then where.
    first = struct.unpack_from(">HHHIHII", content, found[b"iloc"][0] + 8)
    start = first[3] + first[5]
    return Coded(width, height, content[slice(*found[b"hvcC"])], content[start : start + first[6]])


def heic(
    picture: Coded,
    *,
    quarter_turns: int = 0,
    mirrored: int | None = None,
    exif: bytes | None = None,
    size: tuple[int, int] | None = None,
    pictures: int = 1,
) -> bytes:
    """A HEIC file.

    `quarter_turns` anticlockwise and then `mirrored` (0 top with bottom, 1 left with right) are
    what a viewer must do to the picture; `exif` is carried along; `size` is claimed instead of the
    true one; so many `pictures` share one datum, the last of them being the main one.
    """
    properties = [
        _box(b"hvcC", picture.configuration),
        _full(b"ispe", struct.pack(">II", *(size or (picture.width, picture.height)))),
    ]
    if quarter_turns:
        properties.append(_box(b"irot", bytes([quarter_turns])))
    if mirrored is not None:
        properties.append(_box(b"imir", bytes([mirrored])))
    kinds = [b"hvc1"] * pictures
    chunks = [(0, len(picture.data))] * pictures
    data = picture.data
    if exif is not None:
        kinds.append(b"Exif")
        chunks.append((len(data), 4 + len(exif)))
        data += bytes(4) + exif
    head = _box(b"ftyp", b"heic", bytes(4), b"mif1heic")
    start = len(head) + len(_meta(kinds, chunks, properties, 0, pictures)) + 8
    return head + _meta(kinds, chunks, properties, start, pictures) + _box(b"mdat", data)


def _meta(
    kinds: Sequence[bytes],
    chunks: Sequence[tuple[int, int]],
    properties: Sequence[bytes],
    start: int,
    main: int,
) -> bytes:
    items = [
        _full(b"infe", struct.pack(">HH", number, 0), kind, b"\0", version=2)
        for number, kind in enumerate(kinds, start=1)
    ]
    places = b"".join(
        struct.pack(">HHHII", number, 0, 1, start + offset, length)
        for number, (offset, length) in enumerate(chunks, start=1)
    )
    listed = bytes(0x80 | number for number in range(1, len(properties) + 1))
    owned = b"".join(
        struct.pack(">HB", number, len(listed)) + listed for number in range(1, main + 1)
    )
    links = [
        _full(b"iref", _box(b"cdsc", struct.pack(">HHH", number, 1, main)))
        for number, kind in enumerate(kinds, start=1)
        if kind == b"Exif"
    ]
    return _full(
        b"meta",
        _full(b"hdlr", bytes(4), b"pict", bytes(13)),
        _full(b"pitm", struct.pack(">H", main)),
        _full(b"iloc", b"\x44\0", struct.pack(">H", len(chunks)), places),
        _full(b"iinf", struct.pack(">H", len(items)), *items),
        *links,
        _box(
            b"iprp",
            _box(b"ipco", *properties),
            _full(b"ipma", struct.pack(">I", main), owned),
        ),
    )


def _box(name: bytes, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return struct.pack(">I", 8 + len(body)) + name + body


def _full(name: bytes, *parts: bytes, version: int = 0) -> bytes:
    return _box(name, struct.pack(">I", version << 24), *parts)


def _boxes(content: bytes, start: int, stop: int) -> Iterator[tuple[bytes, tuple[int, int]]]:
    """Every box with the place of its body, those inside of others too."""
    skipped = {b"meta": 4, b"iprp": 0, b"ipco": 0}
    while start < stop:
        (length,) = struct.unpack_from(">I", content, start)
        name, body = content[start + 4 : start + 8], (start + 8, start + length)
        yield name, body
        if name in skipped:
            yield from _boxes(content, body[0] + skipped[name], body[1])
        start += length
