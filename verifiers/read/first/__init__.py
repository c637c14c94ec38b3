"""The first reading: PP-OCR makes lines of a page, and looks closer where it is in doubt."""
