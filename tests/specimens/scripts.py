"""The second script of bilingual cards: Latin Zhuang, Arabic Uyghur, Hangul, or something like it.

Where no installed font has the glyphs (Tibetan, Yi, Mongolian), strokes are drawn that a reader
takes for some script or other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PIL import ImageDraw

from tests.specimens import ink
from tests.specimens.fonts import Face, NoFontError, pick

if TYPE_CHECKING:
    from random import Random

    from tests.specimens.card import Card
    from tests.specimens.style import Style

_AREAS = {"45": "zhuang", "65": "uyghur", "54": "tibetan", "15": "mongolian", "5134": "yi"}
_WORDS = {
    "zhuang": {
        "姓名": "Singqmingz",
        "性别": "Singqbied",
        "民族": "Minzcuz",
        "出生": "Seng",
        "住址": "Diegyouq",
        "公民身份号码": "Gunghminz Sinhfwn Hauxmaj",
        "签发机关": "Gihgvanh Cienfat",
        "有效期限": "Geizhanh Mizyauq",
    },
    "uyghur": {
        "姓名": "ئىسمى",
        "性别": "جىنسى",
        "民族": "مىللىتى",
        "出生": "تۇغۇلغان",
        "住址": "ئادرېسى",
        "公民身份号码": "گراژدانلىق سالاھىيەت نومۇرى",
        "签发机关": "تارقاتقان ئورگان",
        "有效期限": "كۈچكە ئىگە مۇددىتى",
    },
    "korean": {
        "姓名": "이름",
        "性别": "성별",
        "民族": "민족",
        "出生": "출생",
        "住址": "주소",
        "公民身份号码": "공민신분번호",
        "签发机关": "발급기관",
        "有效期限": "유효기한",
    },
}


def script_of(region: str) -> str | None:
    """The second script of cards issued in a region (six digits), where it has one."""
    return _AREAS.get(region[:2]) or _AREAS.get(region[:4])


class SecondScript:
    """Writes labels of one script on one card."""

    def __init__(self, card: Card, style: Style, script: str) -> None:
        self.card, self.script = card, script
        self._rolls = style.dice(f"script/{script}")
        words = _WORDS.get(script)
        self._face = None
        if words:
            try:
                self._face = pick(self._rolls, style.group, Face.LATIN, "".join(words.values()))
            except NoFontError:
                self._face = None

    @property
    def stands_left(self) -> bool:
        """Mongolian runs downwards at the left of the label, the others stand above it."""
        return self.script == "mongolian"

    def label(self, x: float, y: float, word: str, *, gap: float = 0.052) -> None:
        """The label that belongs to `word`, which is printed at (x, y) of the card."""
        size = 0.023 * self.card.picture.width
        if self.stands_left:
            self._strokes(self.card.at(x - 0.03, y - 0.035), size, 3, downwards=True)
        elif self._face is not None:
            text = _WORDS[self.script][word]
            where = self.card.at(x, y - gap)
            blue = self.card.look.blue
            ink.write(self.card.picture, where, text, self._face, size, colour=blue)
        else:
            self._strokes(self.card.at(x, y - gap), size, 2 * len(word), downwards=False)

    def value(self, x: float, y: float, letters: int, *, gap: float = 0.052) -> None:
        """A value of so many letters above the Chinese one."""
        size = 0.025 * self.card.picture.width
        self._strokes(self.card.at(x, y - gap), size, letters, downwards=False)

    def _strokes(
        self, at: tuple[float, float], size: float, letters: int, *, downwards: bool
    ) -> None:
        pen, (x, y), rolls = ImageDraw.Draw(self.card.picture), at, self._rolls
        colour = self.card.look.blue
        for _ in range(letters):
            _letter(pen, rolls, (x, y), size * 0.8, colour, downwards=downwards)
            x, y = (x, y + size * 0.85) if downwards else (x + size * 0.85, y)


def _letter(
    pen: ImageDraw.ImageDraw,
    rolls: Random,
    at: tuple[float, float],
    size: float,
    colour: ink.Colour,
    *,
    downwards: bool,
) -> None:
    """A stem with a few curls on it."""
    x, y = at
    if downwards:
        pen.line((x, y, x, y + size), fill=colour, width=3)
    else:
        pen.line((x, y - size / 2, x + size * 0.8, y - size / 2), fill=colour, width=3)
    for _ in range(rolls.randrange(2, 5)):
        left, top = x + rolls.uniform(-0.1, 0.5) * size, y + rolls.uniform(-0.5, 0.2) * size
        reach = rolls.uniform(0.2, 0.55) * size
        if rolls.random() < 0.5:
            begin = rolls.randrange(360)
            pen.arc((left, top, left + reach, top + reach), begin, begin + 230, colour, 3)
        else:
            pen.line((left, top, left + rolls.uniform(-0.2, 0.4) * size, top + reach), colour, 3)
