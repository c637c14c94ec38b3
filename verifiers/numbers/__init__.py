"""Numbers that papers carry, one module each, with the verbs compact, validate and is_valid."""
