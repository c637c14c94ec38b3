"""The second reading: other voices on the line alone, and what a value is worth after them."""
