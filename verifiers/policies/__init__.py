"""Policies: data with a version and a strict shape, that says what is asked and what it weighs."""
