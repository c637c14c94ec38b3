"""A card of the size ID-1 being drawn: its ground, labels and values, wherever they go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image

from tests.specimens import ink
from tests.specimens.fonts import Face, Typeface, pick
from tests.specimens.id_card_art import HEIGHT, WIDTH, guilloche, rounded

if TYPE_CHECKING:
    from tests.specimens.style import Style

_LABELS = (
    "姓名性别民族出生年月日住址公民身份号码签发机关有效期限次数通行证换件国籍地点持编长至籍港澳原期"
)
_BLUES = ((58, 118, 178), (44, 102, 170), (86, 138, 188), (40, 112, 160))


@dataclass(frozen=True, slots=True)
class Look:
    """What varies from card to card. Lengths are fractions of the card's width."""

    values: Typeface
    labels: Typeface
    digits: Typeface
    blue: ink.Colour
    black: ink.Colour
    size: float
    shift: tuple[float, float]
    spread: float
    weight: int
    line: float
    """Characters of an address line."""

    @classmethod
    def of(cls, style: Style, text: str) -> Look:
        rolls = style.dice("id_card")
        face = rolls.choices((Face.SANS, Face.SONG, Face.KAI), (7, 2, 1))[0]
        shade = rolls.randrange(18, 48)
        values = pick(rolls, style.group, face, text)
        return cls(
            values=values,
            labels=pick(rolls, style.group, Face.SANS, _LABELS),
            digits=pick(rolls, style.group, Face.NUMBER, "0123456789X"),
            blue=rolls.choice(_BLUES),
            black=(shade, shade, shade + 4),
            size=rolls.uniform(0.036, 0.041),
            shift=(rolls.uniform(-0.012, 0.012), rolls.uniform(-0.012, 0.012)),
            spread=rolls.uniform(0.1, 0.6),
            weight=1 if face is not Face.KAI and rolls.random() < 0.4 else 0,
            line=rolls.choice((10, 10.5, 11, 11)),
        )


class Card:
    """A card being drawn; positions are fractions of its width and height."""

    def __init__(self, style: Style, text: str) -> None:
        self.style = style
        self.look = Look.of(style, text)
        variant = style.dice("guilloche").randrange(4)
        self.picture = guilloche(style.group, variant).copy()

    def at(self, x: float, y: float) -> tuple[float, float]:
        dx, dy = self.look.shift
        return (x + dx) * WIDTH, (y + dy) * HEIGHT

    def label(self, x: float, y: float, text: str, *, until: float, blue: bool = True) -> None:
        """A label whose characters are spread to end at `until`."""
        room = (until - x) / len(text) if len(text) > 1 else 1.0
        size = min(self.look.size * 0.9, room) * WIDTH
        natural = ink.width_of(text, self.look.labels, size)
        spacing = ((until - x) * WIDTH - natural) / max(1, len(text) - 1)
        colour = self.look.blue if blue else self.look.black
        where = self.at(x, y)
        ink.write(self.picture, where, text, self.look.labels, size, colour=colour, spacing=spacing)

    def value(self, x: float, y: float, text: str, *, scale: float = 1, wide: float = 0) -> None:
        """A value in black; `wide` spreads its characters, in fractions of their size."""
        look, size = self.look, self.look.size * WIDTH * scale
        ink.write(
            self.picture,
            self.at(x, y),
            text,
            look.values,
            size,
            colour=look.black,
            spacing=wide * size,
            weight=look.weight,
        )

    def finish(self) -> Image.Image:
        """The card on white, its corners rounded."""
        page = Image.new("RGB", self.picture.size, (255, 255, 255))
        page.paste(self.picture, (0, 0), rounded(self.picture.size))
        return page
