"""Rotation of the key-encryption key: while the service runs, stopped half-way, and to its end."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from service.cases import documents, rotating
from service.store.database import Store
from service.store.doorbell import Silent
from tests.service.world import PAPER, World


def test_everything_is_rewrapped_and_opens(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rotating, "_BATCH", 3)
    made = [world.upload(world.open(), PAPER + bytes([number])) for number in range(5)]
    world.store.keys.turn()
    assert rotating.behind(world.store) == 10
    # Stopped after one batch, and started again.
    assert rotating.rewrap_some(world.store) == 3
    assert rotating.behind(world.store) == 7
    while rotating.rewrap_some(world.store):
        pass
    assert rotating.behind(world.store) == 0
    fresh = Store(world.store.settings, Silent())
    for number, document_id in enumerate(made):
        picture = documents.read_original(fresh, world.merchant, document_id)
        assert picture.content == PAPER + bytes([number])
    fresh.close()


def test_uploads_go_on_meanwhile(world: World) -> None:
    """Another process's ring follows the rotation; nothing is wrapped that cannot be opened."""
    other = Store(world.store.settings, Silent())
    transfer_id = world.open()

    def upload(number: int) -> str:
        if number % 5 == 0:
            other.keys.turn()
        view = documents.upload(
            world.store, world.merchant, transfer_id, PAPER + bytes([number]), name="a"
        )
        while rotating.rewrap_some(other):
            pass
        return view.id

    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(upload, range(20)))
    while rotating.rewrap_some(other):
        pass
    assert rotating.behind(world.store) == 0
    for document_id in made:
        assert documents.read_original(other, world.merchant, document_id).content
    other.close()
