"""Pages become regions of text, and what a decision hangs on is read twice, by two engines."""

from verifiers.read.calibration import calibrated
from verifiers.read.engine import Alphabet, Line, Reader, Script, Sheet
from verifiers.read.picture.quads import slice_box
from verifiers.read.second.asking import Asked
from verifiers.read.second.consensus import reach_all
from verifiers.read.warm import WarmReader

__all__ = [
    "Alphabet",
    "Asked",
    "Line",
    "Reader",
    "Script",
    "Sheet",
    "WarmReader",
    "calibrated",
    "reach_all",
    "slice_box",
]
