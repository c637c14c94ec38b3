"""One page as pixels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """A decoded page: RGB, 8 bits a channel, height x width x 3, in the file's own orientation."""

    number: int
    """From 1."""
    pixels: NDArray[np.uint8]
