"""Where text stands on a page: lines, rows, and passages that know each character's place."""

from verifiers.layout.line import Line, lines_of
from verifiers.layout.passage import GAP, JOIN, Passage, Span
from verifiers.layout.rows import paragraphs_of, rows_of

__all__ = ["GAP", "JOIN", "Line", "Passage", "Span", "lines_of", "paragraphs_of", "rows_of"]
