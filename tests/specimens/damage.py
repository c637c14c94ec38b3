"""Damages a specimen as phones, chats and copiers do. Every field stays readable to a person.

Each damage is a function of `(picture, rolls, strength)`; strength 0 is hardly seen, 1 is as bad
as people send. `apply` runs several in order, so that the same seed gives the same picture:

    apply(picture, (("desk", 0.5), ("shadow", 0.4), ("chat", 0.5)), seed=7)
"""

from __future__ import annotations

import io
import math
from typing import TYPE_CHECKING

import cv2
import numpy as np
from PIL import Image, ImageDraw

from tests.specimens import ink
from tests.specimens.fonts import Face, pick
from tests.specimens.scene import is_card, on_desk
from tests.specimens.style import Group, Style, dice

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

PURPOSE = "仅供店铺过户使用"
PURPOSES = (
    PURPOSE,
    "仅供办理店铺过户使用，他用无效",
    "此复印件仅限店铺继承过户之用",
    "复印无效",
    "再次复印无效",
    "仅限本次业务使用",
    "此件与原件一致",
)
STAMPS = ("与原件核对无误", "复印件与原件一致", "此件与原件相符", "核对专用章", "仅供核对")


def apply(picture: Image.Image, steps: Sequence[tuple[str, float]], seed: object) -> Image.Image:
    """The picture after every `(name of a damage, strength 0 to 1)`, in order."""
    for position, (name, strength) in enumerate(steps):
        picture = DAMAGES[name](picture, dice("damage", seed, position, name), strength)
    return picture


def turn(picture: Image.Image, degrees: int) -> Image.Image:
    """Turned clockwise by 90, 180 or 270 degrees, with nothing that says so."""
    return picture.rotate(-degrees, expand=True)


def turned(picture: Image.Image, rolls: Random, _strength: float) -> Image.Image:
    """Turned by a quarter, a half or three quarters."""
    return turn(picture, rolls.choice((90, 180, 270)))


def desk(picture: Image.Image, rolls: Random, strength: float) -> Image.Image:
    """Photographed on a desk, from a slant."""
    return on_desk(picture, rolls, slant=0.12 * strength, fill=rolls.uniform(0.72, 0.9))


def far(picture: Image.Image, rolls: Random, strength: float) -> Image.Image:
    """Small in a large scene: at full strength a card takes a third of the width, 800 pixels."""
    least = 0.34 if is_card(picture) else 0.6
    fill = 0.75 - (0.75 - least) * strength
    return on_desk(picture, rolls, slant=0.08 * strength, fill=fill, longest=2400)


def skew(picture: Image.Image, rolls: Random, strength: float) -> Image.Image:
    """A few degrees off straight, as from a flat-bed scanner."""
    angle = rolls.choice((-1, 1)) * (0.3 + 3.2 * strength)
    return picture.rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor=(250, 250, 250))


def curved(picture: Image.Image, rolls: Random, strength: float) -> Image.Image:
    """Of paper that does not lie flat: a wave across it, seen and lit from one side.

    At full strength a line of text rises or falls by a thirtieth of the picture's width.
    """
    width, height = picture.size
    across = np.linspace(0, 1, width, dtype=np.float32)
    turns, begin = rolls.uniform(0.5, 1.0), rolls.uniform(0, 1)
    phase = 2 * np.pi * (turns * across + begin)
    rise = strength / 60 * width * np.sin(phase)
    # What leans away from the camera is foreshortened, and darker where it leans from the light.
    lean = strength * np.cos(phase)
    places = np.cumsum(1 + 0.12 * lean)
    columns = np.interp(np.arange(width), places / places[-1] * (width - 1), np.arange(width))
    rows = np.arange(height, dtype=np.float32)[:, None] + rise[None]
    where = np.broadcast_to(columns[None].astype(np.float32), rows.shape)
    bent = cv2.remap(
        np.asarray(picture), where, rows, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    return _picture(bent.astype(np.float32) * (1 - 0.16 * lean)[None, :, None])


def shadow(picture: Image.Image, rolls: Random, strength: float) -> Image.Image:
    """Uneven light: a slope, and the soft shadow of a hand or phone."""
    across, down = _axes()
    turned = rolls.uniform(0, 2 * math.pi)
    slope = (across - 0.5) * math.cos(turned) + (down - 0.5) * math.sin(turned)
    edge = (across * math.cos(turned + 1) + down * math.sin(turned + 1)) - rolls.uniform(0.2, 0.7)
    dark = 1 / (1 + np.exp(-edge / rolls.uniform(0.03, 0.12)))
    light = 1 + 0.5 * strength * slope - 0.42 * strength * dark
    return _picture(np.asarray(picture, np.float32) * _spread(light, picture))


def glare(picture: Image.Image, rolls: Random, strength: float) -> Image.Image:
    """A bright spot of a lamp; it whitens, and does not wipe out."""
    across, down = _axes()
    x, y = rolls.uniform(0.1, 0.9), rolls.uniform(0.1, 0.9)
    reach, ratio = rolls.uniform(0.06, 0.16), picture.height / picture.width
    spot = np.exp(-((across - x) ** 2 + ((down - y) * ratio) ** 2) / (2 * reach**2))
    amount = _spread(0.72 * strength * spot, picture)
    return _picture(np.asarray(picture, np.float32) * (1 - amount) + 255 * amount)


def blur(picture: Image.Image, rolls: Random, strength: float) -> Image.Image:
    """Out of focus; the radius follows the size of the picture."""
    sigma = (0.0003 + 0.0011 * strength) * max(picture.size) * rolls.uniform(0.8, 1.1)
    return Image.fromarray(cv2.GaussianBlur(np.asarray(picture), (0, 0), sigma))


def shake(picture: Image.Image, rolls: Random, strength: float) -> Image.Image:
    """Blurred by a moving hand."""
    length = max(2, round((0.001 + 0.0032 * strength) * max(picture.size)))
    kernel = np.zeros((length, length), np.float32)
    kernel[length // 2] = 1
    centre, angle = ((length - 1) / 2, (length - 1) / 2), rolls.uniform(0, 180)
    kernel = cv2.warpAffine(kernel, cv2.getRotationMatrix2D(centre, angle, 1), (length, length))
    return Image.fromarray(cv2.filter2D(np.asarray(picture), -1, kernel / kernel.sum()))


def noise(picture: Image.Image, rolls: Random, strength: float) -> Image.Image:
    """Grain of a small sensor, mostly in the brightness."""
    pixels = np.asarray(picture, np.float32)
    grain = np.random.default_rng(rolls.randrange(2**32))
    spread = 3 + 17 * strength
    return _picture(pixels + spread * grain.standard_normal((*pixels.shape[:2], 1), np.float32))


def low_light(picture: Image.Image, rolls: Random, strength: float) -> Image.Image:
    """Taken in the evening: dark, warm, grainy."""
    pixels = np.asarray(picture, np.float32) * (0.85 - 0.5 * strength)
    warm = np.array((1.06, 1.0, 0.86), np.float32) ** rolls.uniform(0.3, 1.2)
    return noise(_picture(pixels * warm), rolls, 0.45 * strength)


def chat(picture: Image.Image, rolls: Random, strength: float) -> Image.Image:
    """Sent through a chat: at most 1280 pixels or so on a side, and JPEG twice."""
    longest = 1800 - 600 * strength
    scale = min(1.0, longest / max(picture.size))
    small = picture.resize(
        (max(1, round(picture.width * scale)), max(1, round(picture.height * scale))),
        Image.Resampling.LANCZOS,
    )
    for _ in range(2):
        small = _recompressed(small, round(80 - 38 * strength) + rolls.randrange(-4, 5))
    return small


def small(picture: Image.Image, _rolls: Random, strength: float) -> Image.Image:
    """Fewer pixels: at full strength a card is 450 wide, a sheet 42 % of what it was."""
    least = 450 / picture.width if is_card(picture) else 0.42
    scale = 1 - (1 - min(1.0, least)) * strength
    size = (round(picture.width * scale), round(picture.height * scale))
    return picture.resize(size, Image.Resampling.BOX if scale < 0.6 else Image.Resampling.BILINEAR)


def copier(picture: Image.Image, rolls: Random, strength: float) -> Image.Image:
    """A black-and-white photocopy: grey, hard contrast, toner specks."""
    grey = np.asarray(picture.convert("L"), np.float32)
    level = rolls.uniform(0.46, 0.56) * 255
    hard = 255 / (1 + np.exp(-(grey - level) / (46 - 30 * strength)))
    grain = np.random.default_rng(rolls.randrange(2**32))
    specks = grain.random(hard.shape) < 0.0008 * strength
    hard[specks] = rolls.randrange(20, 90)
    copied = cv2.GaussianBlur(hard.astype(np.float32), (0, 0), 0.6 + 0.5 * strength)
    return _picture(np.repeat(copied[:, :, None], 3, axis=2))


def stamp(picture: Image.Image, rolls: Random, strength: float) -> Image.Image:
    """A grey copy with a stamp, red or black, across the fields."""
    grey = picture.convert("L").convert("RGB")
    style = Style(rolls.randrange(1000), Group.DEVELOPMENT)
    colour = ink.RED if rolls.random() < 0.6 else ink.BLACK
    radius = rolls.uniform(0.12, 0.17) * min(grey.size)
    where = (rolls.uniform(0.25, 0.6) * grey.width, rolls.uniform(0.35, 0.65) * grey.height)
    tone = 0.2 + 0.4 * strength
    ink.seal(grey, style, where, radius, "样本核对专用章与原件相符", colour=colour, strength=tone)
    return grey


def purpose(picture: Image.Image, rolls: Random, strength: float) -> Image.Image:
    """The holder's own slanting watermark: 仅供店铺过户使用."""
    face = pick(rolls, Group.DEVELOPMENT, Face.SANS, PURPOSE)
    size = rolls.uniform(0.03, 0.045) * picture.width
    layer = Image.new("L", (picture.width * 2, picture.height * 2))
    pen, font = ImageDraw.Draw(layer), face.at(size)
    step_x, step_y = size * rolls.uniform(11, 15), size * rolls.uniform(5.5, 8)
    for row in range(int(layer.height / step_y) + 1):
        for column in range(int(layer.width / step_x) + 1):
            where = ((column + row % 2 / 2) * step_x, row * step_y)
            pen.text(where, PURPOSE, round(40 + 70 * strength), font)
    layer = layer.rotate(rolls.uniform(18, 35), Image.Resampling.BICUBIC)
    left, top = picture.width // 2, picture.height // 2
    layer = layer.crop((left, top, left + picture.width, top + picture.height))
    marked = picture.copy()
    tint = rolls.choice(((120, 120, 130), (200, 60, 60), (60, 90, 170)))
    marked.paste(Image.new("RGB", picture.size, tint), (0, 0), layer)
    return marked


def screen(picture: Image.Image, rolls: Random, strength: float) -> Image.Image:
    """Photographed from a screen: stripes of three colours, seen by another grid of pixels."""
    pitch = rolls.uniform(2.4, 3.4)
    shown = np.asarray(picture, np.float32)
    angle = math.radians(rolls.uniform(-4, 4))
    rows, columns = np.mgrid[0 : picture.height, 0 : picture.width].astype(np.float32)
    across = (columns * math.cos(angle) + rows * math.sin(angle)) / pitch
    down = (rows * math.cos(angle) - columns * math.sin(angle)) / pitch
    depth = 0.25 + 0.45 * strength
    stripes = [1 - depth / 2 + depth / 2 * np.cos(2 * np.pi * (across - k / 3)) for k in range(3)]
    gaps = 1 - depth / 3 + depth / 3 * np.cos(2 * np.pi * down)
    glowing = shown * np.stack(stripes, axis=2) * gaps[:, :, None] * 1.25
    seen = cv2.GaussianBlur(np.clip(glowing, 0, 255), (0, 0), 0.6)
    return _picture(seen * np.array((0.96, 1.0, 1.06), np.float32))


def overprint(picture: Image.Image, rolls: Random, strength: float) -> Image.Image:
    """One or a few lines of a purpose, printed or written large across a grey copy."""
    grey = picture.convert("L").convert("RGB") if rolls.random() < 0.7 else picture.copy()
    text = rolls.choice(PURPOSES)
    face = pick(rolls, Group.DEVELOPMENT, rolls.choice((Face.SANS, Face.KAI)), text)
    angle = rolls.choice((0, 0, rolls.uniform(2, 8), rolls.uniform(8, 40), -rolls.uniform(3, 30)))
    size = rolls.uniform(0.045, 0.075) * picture.width
    size = min(size, 0.95 * picture.width / len(text))
    layer = Image.new("L", (round(size * (len(text) + 1)), round(size * 1.6)))
    tone = round(255 * (0.25 + 0.45 * strength))
    middle = (layer.width / 2, layer.height / 2)
    ImageDraw.Draw(layer).text(middle, text, tone, face.at(size), anchor="mm")
    layer = layer.rotate(angle, Image.Resampling.BICUBIC, expand=True)
    tint = rolls.choice(((60, 60, 70), (200, 40, 40), (40, 70, 170), (110, 110, 120)))
    for _ in range(rolls.choice((1, 1, 2, 3))):
        x = rolls.uniform(-0.05, 0.35) * picture.width
        y = rolls.uniform(0.1, 0.8) * picture.height - layer.height / 2
        grey.paste(Image.new("RGB", layer.size, tint), (round(x), round(y)), layer)
    return grey


def rubber_stamp(picture: Image.Image, rolls: Random, strength: float) -> Image.Image:
    """A rubber stamp in a frame, set across a grey copy: a copy that agrees with its original."""
    grey = picture.convert("L").convert("RGB")
    text = rolls.choice(STAMPS)
    face = pick(rolls, Group.DEVELOPMENT, rolls.choice((Face.SONG, Face.SANS)), text)
    size = rolls.uniform(0.035, 0.055) * picture.width
    layer = Image.new("L", (round(size * (len(text) + 1)), round(size * 1.9)))
    pen, tone = ImageDraw.Draw(layer), round(255 * (0.3 + 0.5 * strength))
    pen.rectangle((3, 3, layer.width - 4, layer.height - 4), outline=tone, width=4)
    middle = (layer.width / 2, layer.height / 2)
    pen.text(middle, text, tone, face.at(size), anchor="mm")
    layer = layer.rotate(rolls.uniform(-12, 12), Image.Resampling.BICUBIC, expand=True)
    x = rolls.uniform(0.05, 0.5) * picture.width
    y = rolls.uniform(0.15, 0.75) * picture.height
    colour = rolls.choice((ink.RED, (50, 60, 150), ink.BLACK))
    grey.paste(Image.new("RGB", layer.size, colour), (round(x), round(y)), layer)
    return grey


def jpeg(picture: Image.Image, rolls: Random, strength: float) -> Image.Image:
    """Saved once as JPEG, at full strength with quality 30."""
    return _recompressed(picture, round(90 - 60 * strength) + rolls.randrange(-2, 3))


DAMAGES: dict[str, Callable[[Image.Image, Random, float], Image.Image]] = {
    "turned": turned,
    "desk": desk,
    "far": far,
    "skew": skew,
    "curved": curved,
    "shadow": shadow,
    "glare": glare,
    "blur": blur,
    "shake": shake,
    "noise": noise,
    "low_light": low_light,
    "chat": chat,
    "small": small,
    "copier": copier,
    "stamp": stamp,
    "purpose": purpose,
    "screen": screen,
    "overprint": overprint,
    "rubber_stamp": rubber_stamp,
    "jpeg": jpeg,
}

RECIPES: dict[str, tuple[tuple[str, float], ...]] = {
    "clean": (),
    "scan": (("skew", 0.2), ("noise", 0.1), ("jpeg", 0.3)),
    "photo": (("desk", 0.4), ("shadow", 0.4), ("blur", 0.2), ("noise", 0.25), ("jpeg", 0.3)),
    "worse_photo": (
        ("desk", 0.8),
        ("shadow", 0.8),
        ("glare", 0.6),
        ("blur", 0.5),
        ("noise", 0.5),
        ("jpeg", 0.5),
    ),
    "shaken": (("desk", 0.3), ("shake", 0.5), ("noise", 0.3)),
    "evening": (("desk", 0.5), ("low_light", 0.7), ("jpeg", 0.4)),
    "chat": (("desk", 0.3), ("shadow", 0.3), ("chat", 0.6)),
    "far": (("far", 0.6), ("shadow", 0.3), ("noise", 0.2), ("jpeg", 0.3)),
    "photocopy": (("copier", 0.5), ("skew", 0.2)),
    "photographed_copy": (("copier", 0.5), ("desk", 0.5), ("shadow", 0.5), ("noise", 0.2)),
    "stamped_copy": (("stamp", 0.6), ("skew", 0.2), ("jpeg", 0.4)),
    "purpose": (("desk", 0.3), ("shadow", 0.3), ("purpose", 0.5), ("jpeg", 0.3)),
    "overprinted_copy": (("overprint", 0.5), ("skew", 0.1), ("jpeg", 0.3)),
    "rubber_stamped_copy": (("rubber_stamp", 0.5), ("skew", 0.2), ("jpeg", 0.3)),
    "small": (("small", 0.8), ("jpeg", 0.3)),
    "turned": (("desk", 0.4), ("turned", 1.0), ("shadow", 0.4), ("noise", 0.2)),
    "glare": (("desk", 0.3), ("glare", 0.9), ("jpeg", 0.3)),
    "curved": (("desk", 0.2), ("curved", 0.6), ("shadow", 0.2), ("noise", 0.2), ("jpeg", 0.3)),
}
"""Whole stories of a picture, from a clean scan to what is hardly worth sending."""


def _axes() -> tuple[np.ndarray, np.ndarray]:
    """Across and down, 0 to 1; light changes slowly, so that few points are enough."""
    steps = np.linspace(0, 1, 200, dtype=np.float32)
    return steps[None, :], steps[:, None]


def _spread(light: np.ndarray, picture: Image.Image) -> np.ndarray:
    """A map over `_axes` at the size of the picture, with an axis for the colours."""
    return cv2.resize(light.astype(np.float32), picture.size)[:, :, None]


def _picture(pixels: np.ndarray) -> Image.Image:
    return Image.fromarray(cv2.convertScaleAbs(np.maximum(pixels, 0, out=pixels)))


def _recompressed(picture: Image.Image, quality: int) -> Image.Image:
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=quality)
    return Image.open(io.BytesIO(buffer.getvalue())).convert("RGB")
