"""A secret that is shown once: in the answer to the form that made it, and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import render_template

if TYPE_CHECKING:
    from service.cases.people import UserView

_MADE = 201


def shown_once(title: str, secret: str, person: UserView | None = None) -> tuple[str, int]:
    """The page that shows a key, or the first password of `person`."""
    return render_template("shown_once.html", title=title, secret=secret, person=person), _MADE
