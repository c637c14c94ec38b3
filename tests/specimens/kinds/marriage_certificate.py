"""Draws marriage certificates, the red booklet's inside and older sheets."""

from __future__ import annotations

from functools import partial

from tests.specimens import booklet
from tests.specimens.drawer import Drawer
from verifiers.model import Kind

DRAWER = Drawer(
    kind=Kind.MARRIAGE_CERTIFICATE,
    roll=partial(booklet.roll, divorce=False),
    draw=booklet.draw,
)
