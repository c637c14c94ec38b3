"""Check a draft of a policy and try it on past transfers; the database decides who does."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import structlog

from service import clock
from service.cases.governing import drafts, policy_life
from verifiers.policies.guard import counterexample

if TYPE_CHECKING:
    from service.cases.governing.drafts import Held
    from service.cases.governing.policy_life import Tried
    from service.store.database import Store

TRANSFERS = 1000
"""The latest, as `guohu policy simulate` takes by itself."""
_NOTE_SECONDS = 1.0

log = structlog.get_logger("policy")


def try_policy(store: Store, sha256: str) -> None:
    """Bring a draft to its end, unless somebody else does or has done."""
    held = drafts.claim(store, sha256)
    if held is None:
        return
    try:
        example = counterexample(held.policy, clock.day_in_china(clock.utc_now()))
        if example is not None:
            drafts.refuse(store, held, example)
            return
        tried = _tried(store, held)
    except BaseException:
        drafts.give_back(store, held)
        raise
    if tried is None:
        log.warning("lease_lost", policy=sha256)
    else:
        drafts.finish(store, held, tried)


def _tried(store: Store, held: Held) -> list[Tried] | None:
    """What the draft makes of past transfers; `None` where another worker has it now."""
    total = policy_life.past(store, TRANSFERS)
    found: list[Tried] = []
    noted = 0.0
    for one in policy_life.simulate(store, held.policy, TRANSFERS):
        if time.monotonic() - noted >= _NOTE_SECONDS:
            noted = time.monotonic()
            if not drafts.note(store, held, len(found), total):
                return None
        found.append(one)
    return found
