"""Endpoints of programs: registered, listed, given a new secret, taken away."""

from __future__ import annotations

import base64
import json
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, select

from service.cases import journal
from service.rules import addresses, ids
from service.rules.addresses import AddressRefused
from service.rules.errors import Invalid, NotFound, TooManyEndpoints
from service.rules.roles import Act
from service.rules.webhooks import EVENTS, OLD_SECRET_HOURS
from service.store import resolving
from service.store.tables import DataKey, JournalRow, WebhookEndpoint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from service.rules.actor import Actor
    from service.store.database import Store
    from service.store.work import Tx

MOST = 20
"""Endpoints of one installation; each is served by itself."""
_SECRET_BYTES = 32
_PART = "endpoint"

_RULES = {
    "form": (
        "应为 https 地址，不含用户名、密码或 # 部分，最多 500 个字符",
        "must be an https address without user name, password or fragment, at most 500 characters",
    ),
    "unknown": ("找不到此域名的地址", "its host name has no address"),
    "private": (
        "指向内部网络；如确为贵方网络，请管理员在 GUOHU_WEBHOOK_NETWORKS 中开放",
        "leads into a private network; where that is meant, open it in GUOHU_WEBHOOK_NETWORKS",
    ),
    "plain": ("应使用 https", "must use https"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class EndpointView:
    """An endpoint; `secret` is there only when it has just been made."""

    id: str
    url: str
    events: tuple[str, ...]
    created_at: datetime
    disabled_at: datetime | None
    disabled_reason: str | None
    failing_since: datetime | None
    secret: str | None = None


@dataclass(frozen=True, slots=True)
class Sealed:
    """What an endpoint keeps under seal."""

    url: str
    secrets: tuple[str, ...]
    """The current one first."""
    old_until: str | None
    """Until when (ISO 8601) the others sign too."""

    def signing(self, now: datetime) -> tuple[str, ...]:
        """The secrets that sign now."""
        old = self.old_until is not None and now < datetime.fromisoformat(self.old_until)
        return self.secrets if old else self.secrets[:1]


def check_url(store: Store, url: str) -> None:
    """Ask the name service, outside of any transaction. Raises `Invalid` naming the rule."""
    try:
        target = addresses.parse(url)
        addresses.admit(
            target, resolving.resolve(target.host, target.port), store.settings.open_networks
        )
    except AddressRefused as error:
        rule_zh, rule_en = _RULES[str(error)]
        raise Invalid(field="url", rule_zh=rule_zh, rule_en=rule_en) from None


def add_endpoint(tx: Tx, actor: Actor, *, url: str, events: Sequence[str]) -> EndpointView:
    """Register an endpoint whose `url` was checked; it is told of what happens from now on.

    Raises `Forbidden`, `Invalid`, `TooManyEndpoints`.
    """
    actor.require(Act.MANAGE_WEBHOOKS)
    for event in events:
        if event not in EVENTS:
            known = ", ".join(EVENTS)
            raise Invalid(field="events", rule_zh=f"可选：{known}", rule_en=f"known are {known}")
    count = tx.session.scalar(select(func.count()).select_from(WebhookEndpoint)) or 0
    if count >= MOST:
        raise TooManyEndpoints(limit=MOST)
    row = WebhookEndpoint(
        id=ids.new_id(ids.ENDPOINT),
        events=sorted(set(events)),
        cursor_seq=tx.session.scalar(select(func.max(JournalRow.seq))) or 0,
        created_at=tx.now,
        created_by=actor.id,
    )
    tx.new_sealer(row.id)
    secret = new_secret()
    seal(tx, row, Sealed(url, (secret,), None))
    tx.session.add(row)
    tx.session.flush()
    journal.record(tx, actor, "webhook.added", row.id)
    return _view(tx, row, secret)


def list_endpoints(tx: Tx, actor: Actor) -> tuple[EndpointView, ...]:
    """All endpoints, oldest first. Raises `Forbidden`."""
    actor.require(Act.MANAGE_WEBHOOKS)
    query = select(WebhookEndpoint).order_by(WebhookEndpoint.created_at, WebhookEndpoint.id)
    return tuple(_view(tx, row) for row in tx.session.scalars(query).all())


def remove_endpoint(tx: Tx, actor: Actor, endpoint_id: str) -> EndpointView:
    """Tell it nothing more, and forget its address and secrets. Raises `NotFound`."""
    row = _find(tx, actor, endpoint_id)
    view = _view(tx, row)
    tx.session.execute(delete(WebhookEndpoint).where(WebhookEndpoint.id == row.id))
    tx.session.execute(delete(DataKey).where(DataKey.owner_id == row.id))
    journal.record(tx, actor, "webhook.removed", row.id)
    return view


def rotate_secret(tx: Tx, actor: Actor, endpoint_id: str) -> EndpointView:
    """Give it a new secret; for a day the present one signs as well. Raises `NotFound`."""
    row = _find(tx, actor, endpoint_id)
    kept = opened(tx, row)
    until = (tx.now + timedelta(hours=OLD_SECRET_HOURS)).isoformat()
    secret = new_secret()
    seal(tx, row, Sealed(kept.url, (secret, kept.secrets[0]), until))
    journal.record(tx, actor, "webhook.secret_rotated", row.id)
    return _view(tx, row, secret)


def enable_endpoint(tx: Tx, actor: Actor, endpoint_id: str) -> EndpointView:
    """Tell a disabled endpoint again of what happens from now on. Raises `NotFound`."""
    row = _find(tx, actor, endpoint_id)
    if row.disabled_at is not None:
        row.disabled_at = row.disabled_reason = row.failing_since = None
        row.cursor_seq = tx.session.scalar(select(func.max(JournalRow.seq))) or 0
        journal.record(tx, actor, "webhook.enabled", row.id)
    return _view(tx, row)


def new_secret() -> str:
    """A secret as Standard Webhooks writes it."""
    return "whsec_" + base64.b64encode(secrets.token_bytes(_SECRET_BYTES)).decode()


def seal(tx: Tx, row: WebhookEndpoint, kept: Sealed) -> None:
    """Keep address and secrets under the endpoint's own key."""
    text = json.dumps({"url": kept.url, "secrets": kept.secrets, "old_until": kept.old_until})
    row.sealed = tx.sealer(row.id).seal(_PART, text.encode())


def opened(tx: Tx, row: WebhookEndpoint) -> Sealed:
    """What the endpoint keeps under seal."""
    known = json.loads(tx.sealer(row.id).open(_PART, row.sealed))
    return Sealed(known["url"], tuple(known["secrets"]), known["old_until"])


def _find(tx: Tx, actor: Actor, endpoint_id: str) -> WebhookEndpoint:
    actor.require(Act.MANAGE_WEBHOOKS)
    known = ids.is_id(endpoint_id, ids.ENDPOINT)
    row = tx.session.get(WebhookEndpoint, endpoint_id, with_for_update=True) if known else None
    if row is None:
        raise NotFound
    return row


def _view(tx: Tx, row: WebhookEndpoint, secret: str | None = None) -> EndpointView:
    return EndpointView(
        id=row.id,
        url=opened(tx, row).url,
        events=tuple(row.events),
        created_at=row.created_at,
        disabled_at=row.disabled_at,
        disabled_reason=row.disabled_reason,
        failing_since=row.failing_since,
        secret=secret,
    )
