"""Files that must be refused, each with its own clear problem, without harming the service.

Every function answers the file's bytes. They are small to store and dear to open: the hostile
ones are written chunk by chunk, never by drawing what they claim to hold.
"""

from __future__ import annotations

import io
import struct
import zlib
from typing import TYPE_CHECKING

import numpy as np
import pikepdf
from PIL import Image

from tests.specimens import containers
from tests.specimens.documents import specimen
from tests.specimens.style import Style
from verifiers.model import Kind

if TYPE_CHECKING:
    from collections.abc import Callable

_PNG = b"\x89PNG\r\n\x1a\n"


def empty() -> bytes:
    """No byte at all."""
    return b""


def text_named_jpg() -> bytes:
    """Plain text; its name says .jpg."""
    return "这不是图片。This is not a picture.\n".encode() * 40


def truncated_jpeg() -> bytes:
    """A card whose upload broke off in the middle."""
    whole = containers.jpeg(_card())
    return whole[: len(whole) // 2]


def damaged_jpeg() -> bytes:
    """A JPEG head, then noise."""
    whole = containers.jpeg(_card())
    return whole[:600] + np.random.default_rng(5).bytes(20_000)


def huge_png() -> bytes:
    """A valid PNG of 20,000 x 20,000 pixels (400 million) in about 50 kB."""
    side, row = 20_000, b"\0" * (1 + 20_000 // 8)
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(row) for _ in range(side)) + packer.flush()
    return _png(side, side, packed, depth=1)


def lying_png() -> bytes:
    """A PNG head that claims 60,000 x 60,000 pixels and holds ten bytes."""
    return _png(60_000, 60_000, zlib.compress(b"\0" * 10), depth=8)


def encrypted_pdf() -> bytes:
    """A PDF that asks for a password."""
    pdf = _blank_pdf(1)
    lock = pikepdf.Encryption(owner="specimen-owner", user="specimen-user")
    return _saved(pdf, encryption=lock)


def owner_locked_pdf() -> bytes:
    """A PDF that opens without a password but forbids changes: readable, hence good."""
    pdf = pikepdf.open(io.BytesIO(containers.pdf([_card()])))
    return _saved(pdf, encryption=pikepdf.Encryption(owner="specimen-owner", user=""))


def long_pdf(pages: int = 1_000) -> bytes:
    """A PDF of a thousand empty pages."""
    return _saved(_blank_pdf(pages))


def big_upload(size: int = 30 * 1024 * 1024) -> bytes:
    """A true JPEG with so much behind it that it passes the limit."""
    start = containers.jpeg(_card())
    return start + b"\0" * (size - len(start))


def svg() -> bytes:
    """A drawing with a script, of a type that is not accepted."""
    return (
        b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
        b"<script>alert(1)</script><text>SPECIMEN</text></svg>"
    )


def html_jpeg() -> bytes:
    """A true JPEG whose comment is a web page: it may be read, never served as HTML."""
    page = b"<html><body><script>alert(1)</script>SPECIMEN</body></html>"
    whole = containers.jpeg(_card())
    return whole[:2] + b"\xff\xfe" + struct.pack(">H", len(page) + 2) + page + whole[2:]


def html() -> bytes:
    """A web page that ends like a JPEG."""
    return b"<!doctype html><html><script>alert(1)</script></html>\xff\xd8\xff\xe0" + b"\0" * 99


def inflating_pdf(size: int = 256 * 1024 * 1024) -> bytes:
    """One page whose content stream is 256 MB once inflated."""
    packer = zlib.compressobj(9)
    block = b"0 0 m 9 9 l S\n" * 74_899
    packed = b"".join(packer.compress(block) for _ in range(size // len(block) + 1))
    pdf = _blank_pdf(1)
    content = pikepdf.Stream(pdf, b"")
    content.write(packed + packer.flush(), filter=pikepdf.Name.FlateDecode)
    pdf.pages[0].Contents = pdf.make_indirect(content)
    return _saved(pdf, recompress=False)


def vast_page_pdf() -> bytes:
    """One page of five by five kilometres."""
    pdf = _blank_pdf(1)
    pdf.pages[0].MediaBox = pikepdf.Array([0, 0, 14_400_000, 14_400_000])
    return _saved(pdf)


def looping_pdf() -> bytes:
    """A page tree that contains itself."""
    objects = (
        b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n",
        b"2 0 obj<</Type/Pages/Count 2/Kids[3 0 R]/Parent 3 0 R>>endobj\n",
        b"3 0 obj<</Type/Pages/Count 2/Kids[2 0 R 3 0 R]/Parent 2 0 R>>endobj\n",
    )
    body, offsets = b"%PDF-1.4\n", []
    for item in objects:
        offsets.append(len(body))
        body += item
    table = b"xref\n0 4\n0000000000 65535 f \n"
    table += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    end = b"trailer<</Size 4/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(body)
    return body + table + end


def pageless_pdf() -> bytes:
    """A PDF without any page."""
    return _saved(pikepdf.new())


def cmyk_jpeg() -> bytes:
    """A good card in the colours of a printing house."""
    return _stored(_card().convert("CMYK"), "JPEG", quality=88)


def sixteen_bit_png() -> bytes:
    """A good card, grey, with sixteen bits a pixel."""
    grey = np.asarray(_card().convert("L"), np.uint16) * 257
    return _stored(Image.fromarray(grey), "PNG")


def palette_png() -> bytes:
    """A good card in 256 colours, one of them transparent."""
    return _stored(_card().quantize(256), "PNG", transparency=0)


def multi_picture_jpeg() -> bytes:
    """A good card with a small second picture behind it, as phones save depth and previews."""
    card = _card()
    preview = card.resize((200, 126))
    return _stored(card, "MPO", save_all=True, append_images=[preview])


def animated_webp() -> bytes:
    """A card that blinks."""
    card = _card().resize((800, 505))
    frames = [card.rotate(180)]
    return _stored(card, "WEBP", save_all=True, append_images=frames, duration=300)


def gif() -> bytes:
    """A type that is not accepted."""
    return _stored(_card().resize((400, 252)), "GIF")


def tiny_png() -> bytes:
    """One pixel: a picture in which nothing can be."""
    return containers.png(Image.new("RGB", (1, 1), (255, 255, 255)))


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty.jpg": (empty, "FILE_EMPTY"),
    "text.jpg": (text_named_jpg, "FILE_TYPE_NOT_ACCEPTED"),
    "page.jpg": (html, "FILE_TYPE_NOT_ACCEPTED"),
    "drawing.svg": (svg, "FILE_TYPE_NOT_ACCEPTED"),
    "moving.gif": (gif, "FILE_TYPE_NOT_ACCEPTED"),
    "truncated.jpg": (truncated_jpeg, "FILE_UNREADABLE"),
    "damaged.jpg": (damaged_jpeg, "FILE_UNREADABLE"),
    "looping.pdf": (looping_pdf, "FILE_UNREADABLE"),
    "pageless.pdf": (pageless_pdf, "FILE_UNREADABLE"),
    "huge.png": (huge_png, "FILE_TOO_MANY_PIXELS"),
    "lying.png": (lying_png, "FILE_TOO_MANY_PIXELS"),
    "encrypted.pdf": (encrypted_pdf, "FILE_ENCRYPTED"),
    "long.pdf": (long_pdf, "FILE_TOO_MANY_PAGES"),
    "big.jpg": (big_upload, "FILE_TOO_LARGE"),
}
"""Name of the file, its maker, and the code of the one problem it must end in."""

HOSTILE: dict[str, Callable[[], bytes]] = {
    "inflating.pdf": inflating_pdf,
    "vast.pdf": vast_page_pdf,
}
"""Files that may be refused or read as blank, so long as memory and time stay within limits."""

UNUSUAL: dict[str, Callable[[], bytes]] = {
    "cmyk.jpg": cmyk_jpeg,
    "sixteen_bit.png": sixteen_bit_png,
    "palette.png": palette_png,
    "multi_picture.jpg": multi_picture_jpeg,
    "animated.webp": animated_webp,
    "web_page_inside.jpg": html_jpeg,
    "owner_locked.pdf": owner_locked_pdf,
}
"""Files of rare make that hold a good identity card, the one of `CARD_STYLE`."""


def _card() -> Image.Image:
    return specimen(Kind.ID_CARD_PORTRAIT, CARD_STYLE).pages[0]


CARD_STYLE = Style(1924)
"""The style of the card that all `UNUSUAL` files hold."""


def _png(width: int, height: int, packed: bytes, *, depth: int) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, depth, 0, 0, 0, 0)
    return _PNG + _chunk(b"IHDR", head) + _chunk(b"IDAT", packed) + _chunk(b"IEND", b"")


def _chunk(name: bytes, data: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(name + data))
    return struct.pack(">I", len(data)) + name + data + check


def _blank_pdf(pages: int) -> pikepdf.Pdf:
    pdf = pikepdf.new()
    for _ in range(pages):
        pdf.add_blank_page()
    return pdf


def _saved(
    pdf: pikepdf.Pdf, *, encryption: pikepdf.Encryption | None = None, recompress: bool = True
) -> bytes:
    buffer = io.BytesIO()
    if encryption is not None:
        pdf.save(buffer, encryption=encryption)
    else:
        pdf.save(buffer, compress_streams=recompress, deterministic_id=True)
    return buffer.getvalue()


def _stored(picture: Image.Image, form: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, form, **options)
    return buffer.getvalue()
