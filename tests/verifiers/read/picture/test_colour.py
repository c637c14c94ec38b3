"""A copy in black and white is told from a coloured paper, whatever the light."""

from __future__ import annotations

import numpy as np
import pytest

from tests.specimens import damage
from tests.specimens.documents import specimen
from tests.specimens.style import Style
from verifiers.model import Kind
from verifiers.read.picture import colour


@pytest.mark.parametrize("recipe", ["photocopy", "stamped_copy"])
def test_copies_are_grey_and_cards_are_not(recipe: str) -> None:
    card = specimen(Kind.ID_CARD_PORTRAIT, Style(1)).pages[0]
    assert not colour.is_copy(np.asarray(card))
    assert not colour.is_copy(np.asarray(damage.apply(card, damage.RECIPES["evening"], 1)))
    assert colour.is_copy(np.asarray(damage.apply(card, damage.RECIPES[recipe], 1)))
