"""Links for phones: whoever holds one may add papers to one transfer, for some hours."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from itsdangerous import BadData, URLSafeTimedSerializer

from service.cases import loading
from service.rules import ids
from service.rules.actor import Actor, ActorKind
from service.rules.errors import Unauthenticated
from service.rules.roles import Act, Role

if TYPE_CHECKING:
    from service.store.database import Store
    from service.store.means import Means
    from service.store.work import Tx


def upload_token(tx: Tx, actor: Actor, transfer_id: str) -> str:
    """A signed, expiring token for this transfer alone. Raises `NotFound`, `Forbidden`."""
    actor.require(Act.SHARE_LINK)
    row = loading.find_transfer(tx, actor, transfer_id)
    return _signer(tx.means).dumps(row.id)


def authenticate_link(store: Store, token: str) -> Actor:
    """Whoever holds the link. Raises `Unauthenticated` where it was changed or has expired."""
    try:
        transfer_id = _signer(store).loads(token, max_age=store.settings.upload_link_hours * 3600)
    except BadData:
        raise Unauthenticated from None
    if not isinstance(transfer_id, str) or not ids.is_id(transfer_id, ids.TRANSFER):
        raise Unauthenticated
    # The token itself must not reach the journal: whoever reads it there could use it.
    name = hashlib.sha256(token.encode()).hexdigest()[:16]
    return Actor(id=f"link_{name}", role=Role.LINK, kind=ActorKind.LINK, transfer_id=transfer_id)


def _signer(means: Means) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(
        means.session_secret,
        salt="guohu upload link",
        signer_kwargs={"digest_method": hashlib.sha256, "key_derivation": "hmac"},
    )
