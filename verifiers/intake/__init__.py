"""Bytes that nobody vouches for become pictures, or a clear reason why they cannot."""

from verifiers.intake.picture import Picture

__all__ = ["Picture"]
