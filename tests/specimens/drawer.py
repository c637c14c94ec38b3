"""What one kind's file in this package offers: how to roll what is on a specimen, and draw it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from PIL import Image

    from tests.specimens.style import Style
    from tests.specimens.truth import Truth
    from verifiers.model import Kind


@dataclass(frozen=True, slots=True)
class Specimen:
    """One drawn document: its truth and its pages, upright and undamaged."""

    truth: Truth
    pages: tuple[Image.Image, ...]

    @property
    def kind(self) -> Kind:
        """Which kind of document it is."""
        return self.truth.kind


@dataclass(frozen=True, slots=True)
class Drawer:
    """Draws one kind of document. Everything random comes from the style's dice."""

    kind: Kind
    roll: Callable[[Style], Truth]
    """What is on a document, rolled from the style's seed and group."""
    draw: Callable[[Any, Style], tuple[Image.Image, ...]]
    """The pages of such a truth, upright and undamaged."""
