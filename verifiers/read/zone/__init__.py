"""Machine-readable zones, cell by cell: rows, strips, glyphs, and what their voices say."""
