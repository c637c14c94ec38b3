"""Law 5 over HTTP: whichever detector fired, the merchant is sent the same bytes."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from service.api.rendering import assessment_json, document_json, transfer_json
from service.cases import recognising
from service.cases.outside import Elsewhere
from tests.service.world import World
from tests.verifiers.papers import noticed, papers
from verifiers.model import Finding, Page, Quality, Strength

if TYPE_CHECKING:
    from service.store.database import Store

_GOOD = Quality(sharpness=1.0, glare=0.0, exposure=0.5, completeness=1.0)
_OWN = re.compile(r"(?:tr|doc|asm|rdg)_[0-9a-z]{26}|\d{4}-\d\d-\d\dT[\d:.]+Z?")
"""Ids and moments, which differ between any two transfers."""


@pytest.fixture
def real(store: Store) -> World:
    """A world whose verdicts are the verifiers' own."""
    return World(store)


def told(world: World, monkeypatch: pytest.MonkeyPatch, *fired: Finding) -> str:
    """All that its merchant gets of a transfer in which these detectors fired."""
    seen = tuple(Elsewhere(one, ()) for one in fired)
    monkeypatch.setattr(recognising, "known", lambda *_: seen)
    transfer_id = world.open()
    for place, paper in enumerate(papers()[:3]):
        findings = fired if place == 0 else ()
        read = replace(paper, pages=(Page(1, 800, 600, 0, _GOOD),), findings=findings)
        world.read(world.upload(transfer_id, b"\xff\xd8\xff" + bytes([place])), read)
    world.submit(transfer_id)
    view = world.get(transfer_id)
    assert view.assessment is not None
    body = [
        transfer_json(view, world.merchant),
        assessment_json(view.assessment, world.merchant),
        *(document_json(one, world.merchant) for one in view.documents),
    ]
    return _OWN.sub("…", json.dumps(body, ensure_ascii=False))


def test_which_detectors_fired_cannot_be_told_apart(
    real: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = (
        noticed(code, Strength.STRONG, forensic=True, field="name", document_id="doc")
        for code in ("BLUR", "ID_CHECKSUM")
    )
    first = told(real, monkeypatch, one)
    assert first == told(real, monkeypatch, other)
    assert first == told(real, monkeypatch, one, other)
    assert "PICTURE_TO_BE_REVIEWED" in first
    assert "BLUR" not in first
