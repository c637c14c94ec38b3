"""Once a day it is signed where the journal stands."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from service.cases import heads, journal
from service.rules.heads import parse

if TYPE_CHECKING:
    from tests.service.world import World


def test_a_day_has_one_head_however_often_and_by_whomever_it_is_asked_for(world: World) -> None:
    world.open()
    threads = [threading.Thread(target=heads.sign_today, args=(world.store,)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    world.open()
    assert heads.sign_today(world.store) is None
    [row] = world.rows("journal_heads")
    assert row.seq == 1


def test_kept_heads_hold_as_long_as_the_journal_does(world: World) -> None:
    world.submitted()
    heads.sign_today(world.store)
    world.open()
    with world.store.reading() as tx:
        lines = [head.line() for head in (*heads.kept(tx), heads.sign_present(tx))]
        known = parse(lines, world.store.signing_key.public_key())
        assert len(known) == 2
        assert journal.verify(tx, known).ok
        assert not journal.verify(tx, {**known, max(known) + 1: "0" * 64}).ok
