"""Sending what is due to endpoints, each in a thread of its own, beside the schedule.

The scheduler calls `tell` every second; it hands out and returns at once. An endpoint that hangs
holds one thread for as long as an attempt may take, and nothing else. The threads end with their
process; what they held is due again after its lease.
"""

from __future__ import annotations

import json
import threading
from typing import TYPE_CHECKING

import structlog
from standardwebhooks.webhooks import Webhook

from service.cases.telling import deliveries, letters
from service.rules.errors import ServiceError
from tasks import mailing
from tasks.posting import post

if TYPE_CHECKING:
    from collections.abc import Callable

    from service.cases.telling.deliveries import Message
    from service.store.database import Store

_MAIL = "mail"
_AT_ONCE = 50
"""Messages that one thread sends before it looks at the clock of others again."""

log = structlog.get_logger("deliver")


class Courier:
    """Sends to each endpoint in turn, and to all of them at the same time."""

    def __init__(self) -> None:
        self._serving: dict[str, threading.Thread] = {}

    def tell(self, store: Store) -> None:
        """Make out what happened, and begin to send what is due; does not wait for it."""
        deliveries.make_out(store)
        if store.settings.smtp_url is not None:
            letters.make_out(store)
            self._begin(_MAIL, mailing.send_due, store)
        for endpoint_id in deliveries.endpoints_due(store):
            self._begin(endpoint_id, serve, store, endpoint_id)

    def _begin(self, name: str, work: Callable[..., None], *given: object) -> None:
        """Let a thread of its own do this, unless the last one of that name still does."""
        last = self._serving.get(name)
        if last is None or not last.is_alive():
            self._serving[name] = threading.Thread(target=work, args=given, daemon=True)
            self._serving[name].start()

    def wait(self) -> None:
        """Until whatever is being sent has ended."""
        for thread in self._serving.values():
            thread.join()


def serve(store: Store, endpoint_id: str) -> None:
    """Send what is due to one endpoint, one after another, until one is not taken."""
    try:
        for _ in range(_AT_ONCE):
            message = deliveries.take(store, endpoint_id)
            if message is None:
                return
            outcome = send(store, message)
            deliveries.ended(store, message, outcome)
            if not outcome.startswith("2"):
                log.info("not_delivered", endpoint_id=endpoint_id, outcome=outcome)
                return
    except ServiceError as error:
        log.warning("delivery_put_off", error=type(error).__name__)


def send(store: Store, message: Message) -> str:
    """Sign and send one message; the answer's status, or why there was none."""
    body = json.dumps(message.body, separators=(",", ":"), ensure_ascii=True)
    # One signature for each secret that is valid now, as the standard has it during a rotation.
    signatures = " ".join(
        Webhook(secret).sign(message.id, message.at, body) for secret in message.secrets
    )
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "Guohu",
        "webhook-id": message.id,
        "webhook-timestamp": str(int(message.at.timestamp())),
        "webhook-signature": signatures,
    }
    return post(message.url, body.encode(), headers, store.settings.open_networks)
