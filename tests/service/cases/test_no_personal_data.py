"""Planted names and numbers are nowhere in clear: database, files, logs, metrics, messages."""

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import structlog
from prometheus_client import generate_latest

from service import logs
from service.cases import assessing, documents, idempotency, measuring, people, reading
from service.cases.decisions import overrides
from service.cases.idempotency import Answer
from service.rules.errors import ServiceError
from service.settings import Settings
from service.store.tables import Base
from tests.service.world import Judge, World
from verifiers.model import (
    Assessment,
    Document,
    Evidence,
    Fact,
    FactState,
    Finding,
    Party,
    Person,
    Strength,
    Text,
)
from verifiers.model import Field as ReadField
from verifiers.policies.policy import Policy

NAMES = ("欧阳金丝雀", "司马样本")
NUMBERS = ("350203192405060028", "13800138000")
CANARIES = (*NAMES, *NUMBERS, "canary-file", "CANARY-PAPER", "金丝雀之言", "Canary Lane 7")


def forms(canary: str) -> list[bytes]:
    """Every way in which it might be written."""
    escaped = canary.encode("unicode_escape")
    return [canary.encode(), canary.encode("utf-16-le"), canary.encode("gb18030"), escaped]


def live(world: World, read_paper: Document) -> None:
    """A whole life with canaries in every place where people write."""
    name, number = NAMES[0], NUMBERS[0]
    world.claim = replace(world.claim, registrant=Person(name=name, id_number=number))
    transfer_id = world.open()
    document_id = documents.upload(
        world.store,
        world.merchant,
        transfer_id,
        b"\xff\xd8\xff CANARY-PAPER",
        name=f"canary-file {name}.jpg",
    ).id
    finding = Finding(
        code="NAME_DIFFERS",
        strength=Strength.STRONG,
        message=Text(f"姓名为{NAMES[1]}", f"the name is {NAMES[1]}"),
        fix=Text("请更正", "please mend it"),
    )
    fields = (
        ReadField(name="name", value=name, raw=name),
        ReadField(name="address", value="Canary Lane 7"),
        ReadField(name="parties", value=(Party(name=NAMES[1], id_number=number),)),
    )
    held = reading.claim(world.store, document_id)
    read = replace(read_paper, fields=fields, findings=(finding,))
    reading.finish(world.store, held, read, [b"\xff\xd8\xff CANARY-PAPER page"])
    world.submit(transfer_id)
    mark = idempotency.fingerprint("POST", "/x", number.encode())
    with (
        idempotency.attempt(world.store, world.merchant, f"key-{number}", mark) as begun,
        world.store.transaction() as tx,
    ):
        begun.complete(tx, Answer(201, {"name": name, "id_number": number}))
    with world.store.transaction() as tx:
        overrides.override(
            tx,
            world.reviewer,
            transfer_id,
            outcome="approve",
            reason_code="evidence_cannot_exist",
            statement=f"金丝雀之言：{name}，电话{NUMBERS[1]}",
            assessment_id=world.get(transfer_id).assessment.id,
        )
    documents.read_original(world.store, world.reviewer, document_id)
    documents.read_page(world.store, world.reviewer, document_id, 1)


def fail(world: World) -> None:
    """The ways in which something goes wrong, each logged as a door would log it."""
    log = structlog.get_logger("door")
    for wrong in (
        lambda: people.authenticate_key(world.store, f"guohu_x_{NUMBERS[0]}"),
        lambda: people.sign_in(world.store, NAMES[0], NUMBERS[0]),
        lambda: world.get(NAMES[0]),
        lambda: world.upload(NUMBERS[0], b"x", name=NAMES[0]),
    ):
        try:
            wrong()
        except ServiceError as error:
            log.exception("refused", problem=error.slug, name=NAMES[0], path=f"/{NUMBERS[0]}")
        else:
            pytest.fail("it was not refused")
    try:
        int(f"{NAMES[0]} {NUMBERS[0]}")
    except ValueError:
        log.exception("failed")


def everything(world: World, tmp_path: Path) -> bytes:
    """All bytes that are kept: rows, the database's own files, sealed files, secrets."""
    kept = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    for table in Base.metadata.tables:
        for row in world.rows(table):
            kept += [one if isinstance(one, bytes) else str(one).encode() for one in row]
    return b"\n".join(kept)


@pytest.fixture
def log(settings: Settings) -> io.StringIO:
    out = io.StringIO()
    logs.configure(settings.model_copy(update={"log_format": "json"}), out)
    return out


@pytest.fixture
def noisy(judge: Judge, monkeypatch: pytest.MonkeyPatch) -> None:
    """A judge whose reasons name people."""

    def assess(evidence: Evidence, policy: Policy, **given: Any) -> Assessment:
        why = Text(f"{NAMES[0]}出生于1924年", f"{NAMES[0]} was born in 1924")
        fact = Fact(name="parents_of_registrant", state=FactState.MISSING, why=why)
        return replace(judge(evidence, policy, **given), facts=(fact,))

    monkeypatch.setattr(assessing, "assess", assess)


@pytest.mark.usefixtures("noisy")
def test_canaries_are_nowhere(
    world: World, read_paper: Document, tmp_path: Path, log: io.StringIO
) -> None:
    live(world, read_paper)
    fail(world)
    found = (
        everything(world, tmp_path)
        + log.getvalue().encode()
        + generate_latest()
        + measuring.exposition(world.store)
    )
    found += str(world.store.doorbell.rung).encode()
    assert len(found) > 10_000
    for canary in CANARIES:
        for form in forms(canary):
            assert form not in found, canary
    assert "refused" in log.getvalue()


def test_search_for_canaries_finds_them(tmp_path: Path) -> None:
    """The search above is not blind: a planted file is found in each form."""
    for form in forms(NAMES[0]):
        (tmp_path / "planted").write_bytes(b"x" + form + b"y")
        kept = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
        assert form in b"".join(kept)
