"""Who acts, and whose transfers they may touch. A foreign transfer does not exist for them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from service.rules.errors import Forbidden, NotFound
from service.rules.roles import PERMISSIONS, Act, Role


class ActorKind(StrEnum):
    """How they proved who they are."""

    USER = "user"
    KEY = "key"
    LINK = "link"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Whoever does something: a signed-in person, a key, the holder of a link, or the service."""

    id: str
    role: Role
    kind: ActorKind
    merchant_ref: str | None = None
    """The merchant they belong to. A reviewer may have one too: those cases are their own."""
    transfer_id: str | None = None
    """Set for the holder of a link: the one transfer that they may touch."""
    session_id: str | None = None
    """Set for a signed-in person: the session in which they act."""

    def may(self, act: Act) -> bool:
        """Whether this role may do `act` at all."""
        return act in PERMISSIONS[self.role]

    def require(self, act: Act) -> None:
        """Raise `Forbidden` unless this role may do `act`."""
        if not self.may(act):
            raise Forbidden

    def sees(self, transfer_id: str, merchant_ref: str) -> bool:
        """Whether a transfer of `merchant_ref` exists for this actor."""
        if self.role is Role.LINK:
            return self.transfer_id == transfer_id
        if self.role is Role.MERCHANT:
            return self.merchant_ref is not None and self.merchant_ref == merchant_ref
        return self.role is not Role.ADMINISTRATOR

    def require_sight(self, transfer_id: str, merchant_ref: str) -> None:
        """Raise `NotFound`, as for an id that never was, unless this actor `sees` it."""
        if not self.sees(transfer_id, merchant_ref):
            raise NotFound


SYSTEM = Actor(id="system", role=Role.SYSTEM, kind=ActorKind.SYSTEM)
"""The service itself."""
