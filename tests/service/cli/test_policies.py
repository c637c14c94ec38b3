"""Policies by command: tried on the past, activated by two people, mended from single cases."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from service.cli import main
from service.clock import day_in_china, utc_now
from service.settings import Settings
from service.store.database import Store
from service.store.doorbell import Silent
from tests import homes
from tests.service.world import World
from tests.verifiers.papers import papers
from verifiers.model import Page, Quality
from verifiers.policies.policy import load_policy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TODAY = day_in_china(utc_now()).isoformat()
PASSWORD = "correct horse battery"
GOOD = Quality(sharpness=1.0, glare=0.0, exposure=0.5, completeness=1.0)


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """The store of this machine, with one approved transfer."""
    monkeypatch.setenv("GUOHU_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("GUOHU_DATABASE_URL", raising=False)
    # Trying a draft on people of every age takes long, and has tests of its own.
    monkeypatch.setattr("verifiers.policies.guard.counterexample", lambda *_: None)
    store = Store(Settings.load(home=homes.migrated(tmp_path / "home")), Silent())
    world = World(store)
    transfer_id = world.open()
    for place, paper in enumerate(papers()):
        read = replace(paper, pages=(Page(1, 800, 600, 0, GOOD),))
        world.read(world.upload(transfer_id, b"\xff\xd8\xff" + bytes([place])), read)
    assert world.submit(transfer_id).status == "approved"
    yield world
    store.close()


@pytest.fixture
def draft(tmp_path: Path) -> str:
    """A policy by which nothing is approved without a look."""
    source = load_policy().source.replace(b"base = -3.5", b"base = -0.5")
    file = tmp_path / "strict.toml"
    file.write_bytes(source.replace(b'version = "2026-11"', b'version = "2026-12"'))
    return str(file)


def guohu(*arguments: str, given: str | None = None) -> Result:
    return CliRunner().invoke(main, arguments, input=given)


def activate(draft: str, login: str, password: str = PASSWORD) -> Result:
    words = ("policy", "activate", draft, "--from", TODAY, "--by", login)
    return guohu(*words, given=f"{password}\n")


def test_a_simulation_shows_ids_and_what_would_change(world: World, draft: str) -> None:
    (row,) = world.rows("transfers")
    told = guohu("policy", "simulate", draft)
    assert told.exit_code == 0
    assert "1 transfers judged again, 1 outcomes would change." in told.stdout
    assert f"{row.id}  approve -> review" in told.stdout
    assert "1 scores would move, by +" in told.stdout
    assert "林" not in told.stdout
    (body,) = json.loads(guohu("policy", "simulate", draft, "--json").stdout)
    assert body["score_after"] > body["score_before"]


def test_a_simulation_tells_of_scores_that_move_though_no_outcome_does(
    world: World, tmp_path: Path
) -> None:
    (row,) = world.rows("transfers")
    file = tmp_path / "bolder.toml"
    file.write_bytes(load_policy().source.replace(b"base = -3.5", b"base = -2.5"))
    told = guohu("policy", "simulate", str(file)).stdout
    assert "1 transfers judged again, 0 outcomes would change.\n1 scores would move, by +" in told
    assert f"{row.id}  approve unchanged" in told
    file.write_bytes(load_policy().source + b"# a comment makes another policy\n")
    assert "No score would move." in guohu("policy", "simulate", str(file)).stdout


def test_a_misspelt_code_is_refused_with_the_one_that_was_meant(tmp_path: Path) -> None:
    file = tmp_path / "typo.toml"
    file.write_bytes(load_policy().source.replace(b"MINOR_WAIVER = ", b"MINOR_WAVER = "))
    refused = guohu("policy", "check", str(file))
    assert refused.exit_code == 2
    assert refused.stderr.endswith(
        ": findings: MINOR_WAVER is no finding code; perhaps MINOR_WAIVER is meant\n"
    )


def test_two_people_activate_what_was_tried(world: World, draft: str) -> None:
    for login in ("chief", "deputy"):
        ran = guohu("users", "add", login, "--role", "administrator", given=f"{PASSWORD}\n")
        assert ran.exit_code == 0
    untried = activate(draft, "chief")
    assert (untried.exit_code, "simulate" in untried.stderr) == (2, True)
    guohu("policy", "simulate", draft)
    assert activate(draft, "chief", "wrong password").exit_code == 2
    assert "another person must confirm" in activate(draft, "chief").stdout
    assert "Another person" in activate(draft, "chief").stderr
    assert f"2026-12 judges from {TODAY} on" in activate(draft, "deputy").stdout
    late = world.get(world.open())
    (row,) = [one for one in world.rows("transfers") if one.id == late.id]
    assert row.policy_sha256 != load_policy().stamp.sha256


def test_health_and_calibration_speak_when_there_is_something(world: World) -> None:
    assert json.loads(guohu("policy", "health", "--json").stdout) == []
    few = guohu("policy", "calibrate")
    assert few.exit_code == 2
    assert "too few" in few.stderr
    assert "it takes 50, 10 of each outcome" in few.stderr
    assert "No rule has spoken against" in guohu("policy", "health").stdout
    assert world


def test_a_replay_says_identical_and_after_a_purge_erased(world: World) -> None:
    (row,) = world.rows("transfers")
    ran = guohu("replay", row.latest_assessment_id)
    assert (ran.exit_code, ran.stdout.startswith("identical")) == (0, True)
    assert "0 transfers erased" in guohu("purge").stdout
    world.set("transfers", updated_at=utc_now().replace(year=2020))
    assert guohu("purge", "--dry-run").stdout == "1 transfer would be erased.\n"
    assert "1 transfer erased" in guohu("purge").stdout
    ran = guohu("replay", row.latest_assessment_id, "--json")
    assert (ran.exit_code, json.loads(ran.stdout)["result"]) == (0, "erased")
    assert guohu("replay", "asm_none").exit_code == 2


def test_a_draft_that_asks_for_what_cannot_exist_is_not_even_tried(
    world: World, draft: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    impossible = "nobody can obtain it"
    monkeypatch.setattr("verifiers.policies.guard.counterexample", lambda *_: impossible)
    ran = guohu("policy", "simulate", draft)
    assert (ran.exit_code, impossible in ran.stderr) == (2, True)
    assert world.rows("journal")[-1].act != "policy.simulated"
