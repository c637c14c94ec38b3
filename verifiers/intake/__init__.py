"""Bytes that nobody vouches for become pictures, or a clear reason why they cannot."""

from verifiers.intake.cage import layers
from verifiers.intake.decode import decode, refuse
from verifiers.intake.limits import Limits
from verifiers.intake.picture import Picture
from verifiers.intake.sandbox import start

__all__ = ["Limits", "Picture", "decode", "layers", "refuse", "start"]
