"""Sets a notarial certificate as a PDF of real text, as an office's own system would send it.

The glyphs are Type 3 bitmaps with a ToUnicode map: the file embeds what it needs and no more, is
drawn alike by every renderer, and its text can be copied out.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pikepdf
from PIL import Image, ImageDraw

from tests.specimens import ink
from tests.specimens.fonts import Face, Typeface, pick

if TYPE_CHECKING:
    from tests.specimens.style import Style
    from tests.specimens.truth import NotarialCertificate

_PAGE = (595, 842)
"""A4 in points."""
_EM, _DEEP = 128, 160
"""Pixels of a glyph's square, and of its bitmap, whose lower 32 rows hang below the baseline."""
_CODES = 255


@dataclass(slots=True)
class _Glyphs:
    """Every character used so far: number `n` is code `n % 255 + 1` of font `n // 255`."""

    face: Typeface
    numbers: dict[str, int] = field(default_factory=dict)

    def place(self, character: str) -> tuple[int, int]:
        """Font and code of a character."""
        number = self.numbers.setdefault(character, len(self.numbers))
        return number // _CODES, number % _CODES + 1


def text_pdf(truth: NotarialCertificate, style: Style) -> bytes:
    """The certificate as text on A4 pages."""
    lines = [*truth.annex, "", truth.title, truth.printed_number, *truth.paragraphs, ""]
    foot = (truth.office, f"公证员\u3000{truth.notary}", truth.printed_date)
    text = "".join((*lines, *foot, ink.MARK)) + " \u3000"
    glyphs = _Glyphs(pick(style.dice("text_pdf"), style.group, Face.SONG, text))
    content = _Content(glyphs)
    for line in lines:
        large = line in (truth.title, *truth.annex[:1])
        align = "centre" if large else "right" if line == truth.printed_number else "left"
        content.paragraph(line, size=22 if large else 14, align=align)
    for line in foot:
        content.paragraph(line, size=14, align="right")
    return _written(content.pages, glyphs)


class _Content:
    """Content streams of pages, filled from the top."""

    def __init__(self, glyphs: _Glyphs) -> None:
        self.glyphs = glyphs
        self.pages: list[list[str]] = []
        self.turn()

    def turn(self) -> None:
        self.pages.append([])
        self.pages[-1] += ["0.8 0.1 0.1 rg", *self.show(ink.MARK, 40, 805, 11), "0 0 0 rg"]
        self.y = 750.0

    def paragraph(self, text: str, *, size: float, align: str) -> None:
        """One paragraph; only a left-aligned one is wrapped and indented."""
        width, face = _PAGE[0] - 2 * 80, self.glyphs.face
        broken = [text]
        if align == "left":
            lines = ink.wrap("\u3000\u3000" + text, face, _EM, width * _EM / size)
            broken = [line for line in lines if line]
        for line in broken:
            if self.y < 90:
                self.turn()
            length = ink.width_of(line, face, _EM) * size / _EM
            left = {"left": 80.0, "centre": 80 + (width - length) / 2, "right": 80 + width - length}
            self.pages[-1] += self.show(line, left[align], self.y, size)
            self.y -= size * 1.8

    def show(self, text: str, x: float, y: float, size: float) -> list[str]:
        """Operators that show one line."""
        operators = ["BT", f"1 0 0 1 {x:.2f} {y:.2f} Tm"]
        for character in text:
            font, code = self.glyphs.place(character)
            operators.append(f"/F{font} {size} Tf <{code:02X}> Tj")
        return [*operators, "ET"]


def _written(pages: list[list[str]], glyphs: _Glyphs) -> bytes:
    pdf = pikepdf.new()
    characters = list(glyphs.numbers)
    fonts = pikepdf.Dictionary()
    for start in range(0, len(characters), _CODES):
        font = _font(pdf, characters[start : start + _CODES], glyphs.face)
        fonts[f"/F{start // _CODES}"] = pdf.make_indirect(font)
    for operators in pages:
        page = pdf.add_blank_page(page_size=_PAGE)
        page.Contents = pdf.make_stream("\n".join(operators).encode())
        page.Resources = pikepdf.Dictionary(Font=fonts)
    buffer = io.BytesIO()
    pdf.save(buffer, compress_streams=True, deterministic_id=True)
    return buffer.getvalue()


def _font(pdf: pikepdf.Pdf, characters: list[str], face: Typeface) -> pikepdf.Dictionary:
    """A Type 3 font of up to 255 characters, codes from 1."""
    procedures, differences, widths = pikepdf.Dictionary(), [1], []
    for code, character in enumerate(characters, 1):
        width = round(face.at(_EM).getlength(character) * 1000 / _EM)
        procedures[f"/g{code}"] = pdf.make_stream(_glyph(character, face, width))
        differences.append(pikepdf.Name(f"/g{code}"))
        widths.append(width)
    return pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type3,
        FontBBox=[0, -250, 1000, 1000],
        FontMatrix=[0.001, 0, 0, 0.001, 0, 0],
        CharProcs=procedures,
        Encoding=pikepdf.Dictionary(
            Type=pikepdf.Name.Encoding, Differences=pikepdf.Array(differences)
        ),
        FirstChar=1,
        LastChar=len(characters),
        Widths=widths,
        Resources=pikepdf.Dictionary(),
        ToUnicode=pdf.make_stream(_to_unicode(characters)),
    )


def _glyph(character: str, face: Typeface, width: int) -> bytes:
    bitmap = Image.new("1", (_EM, _DEEP))
    ImageDraw.Draw(bitmap).text((0, _EM), character, 1, face.at(_EM), anchor="ls")
    head = f"{width} 0 0 -250 1000 1000 d1 q 1000 0 0 1250 0 -250 cm BI /W {_EM} /H {_DEEP} "
    return head.encode() + b"/IM true /BPC 1 /D [1 0] ID " + bitmap.tobytes() + b"\nEI Q"


def _to_unicode(characters: list[str]) -> bytes:
    rows = [
        f"<{code:02X}> <{character.encode('utf-16-be').hex().upper()}>"
        for code, character in enumerate(characters, 1)
    ]
    blocks = [rows[start : start + 100] for start in range(0, len(rows), 100)]
    mapped = "\n".join(
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks
    )
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "/CMapName /Specimen def /CMapType 2 def\n"
        f"1 begincodespacerange <00> <FF> endcodespacerange\n{mapped}\n"
        "endcmap CMapName currentdict /CMap defineresource pop end end"
    ).encode()
