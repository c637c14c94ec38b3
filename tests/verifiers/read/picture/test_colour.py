"""A copy in black and white is told from a coloured paper, whatever the light."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from tests.specimens import damage
from tests.specimens.documents import specimen
from tests.specimens.style import Style
from verifiers.model import Kind
from verifiers.read.picture.colour import Colours


@pytest.mark.parametrize("recipe", ["photocopy", "stamped_copy"])
def test_copies_are_grey_and_cards_are_not(recipe: str) -> None:
    card = specimen(Kind.ID_CARD_PORTRAIT, Style(1)).pages[0]
    assert not Colours.of(np.asarray(card)).is_copy
    assert not Colours.of(np.asarray(damage.apply(card, damage.RECIPES["evening"], 1))).is_copy
    assert Colours.of(np.asarray(damage.apply(card, damage.RECIPES[recipe], 1))).is_copy


def test_coloured_cards_on_a_white_sheet_are_no_copies() -> None:
    """Two cards take a tenth of a sheet, and their colours a twentieth of it."""
    sheet = Image.new("RGB", (1240, 1754), "white")
    for place, kind in enumerate((Kind.ID_CARD_PORTRAIT, Kind.ID_CARD_EMBLEM)):
        card = specimen(kind, Style(3)).pages[0].convert("RGB").resize((506, 319))
        sheet.paste(card, (360, 260 + 620 * place))
    assert not Colours.of(np.asarray(sheet)).is_printed_grey
    assert Colours.of(np.asarray(sheet.convert("L").convert("RGB"))).is_printed_grey
