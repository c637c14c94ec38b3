"""Pages become regions of text, and what a decision hangs on is read twice, by two engines."""

from verifiers.read.engine import Line, Reader, Script, Sheet
from verifiers.read.quads import slice_box
from verifiers.read.warm import WarmReader

__all__ = ["Line", "Reader", "Script", "Sheet", "WarmReader", "slice_box"]
