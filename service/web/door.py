"""What every page builds on: the blueprint, and what the application gave this door."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from flask import Blueprint, current_app

if TYPE_CHECKING:
    from flask import Flask

    from service.settings import Settings
    from service.store.database import Store
    from service.web.attempts import Attempts

BLUEPRINT = Blueprint(
    "web",
    __name__,
    template_folder="templates",
    static_folder="static",
    static_url_path="/static",
)
_EXTENSION = "guohu_web"


@dataclass(frozen=True, slots=True)
class Door:
    """What the pages of one application share."""

    store: Store
    settings: Settings
    attempts: Attempts

    @property
    def secure(self) -> bool:
        """Whether people reach the service by https, so that cookies may be tied to it."""
        return (self.settings.public_url or "").startswith("https://")

    def cookie_name(self, name: str) -> str:
        """``__Host-`` forbids other hosts and plain http to set the cookie (RFC 6265bis)."""
        return f"__Host-{name}" if self.secure else name

    def attach(self, app: Flask) -> None:
        """Put this door into `app`."""
        app.extensions[_EXTENSION] = self


def door() -> Door:
    """The door of the current application."""
    return cast("Door", current_app.extensions[_EXTENSION])
