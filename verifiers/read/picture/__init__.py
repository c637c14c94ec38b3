"""The picture before its letters: where the paper lies, what covers it, how good it is."""
