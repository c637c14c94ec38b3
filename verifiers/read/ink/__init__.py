"""What the ink of a line, and the paper round it, tell of print that nobody read."""
