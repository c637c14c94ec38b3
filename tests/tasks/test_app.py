"""Celery is set up as a doorbell: early acknowledgement, ids only, no results, nothing pickled."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from service.settings import Settings
from service.store.doorbell import ASSESS_TRANSFER, CHECK_DOCUMENT, QUEUE, TRY_POLICY
from tasks.app import (
    REMOVE_ORPHANS,
    SIGN_HEAD,
    SWEEP,
    TELL,
    WATCH_QUEUE,
    configuration,
    make_app,
)
from tasks.scheduler import Here

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings.load(home=tmp_path)


def test_a_message_is_acknowledged_before_the_work(settings: Settings) -> None:
    given = configuration(settings)
    assert (given["task_acks_late"], given["task_reject_on_worker_lost"]) == (False, False)


def test_only_json_travels_and_no_result_comes_back(settings: Settings) -> None:
    given = configuration(settings)
    assert (given["accept_content"], given["task_serializer"]) == (["json"], "json")
    assert (given["result_backend"], given["task_ignore_result"]) == (None, True)


def test_the_backstop_is_later_than_the_readers_own_deadline(settings: Settings) -> None:
    given = configuration(settings)
    soft, hard = given["task_soft_time_limit"], given["task_time_limit"]
    assert settings.reader_seconds < soft < hard


def test_it_answers_to_the_names_that_are_rung(settings: Settings) -> None:
    app = make_app(settings)
    ours = {name for name in app.tasks if not name.startswith("celery.")}
    assert ours == {
        CHECK_DOCUMENT,
        ASSESS_TRANSFER,
        SWEEP,
        TRY_POLICY,
        REMOVE_ORPHANS,
        SIGN_HEAD,
        TELL,
        WATCH_QUEUE,
    }
    assert app.conf.task_default_queue == QUEUE


def test_the_scheduler_does_what_is_due_without_any_connection(settings: Settings) -> None:
    app = make_app(settings)
    app.conf.beat_schedule = {}
    done: list[str] = []

    @app.task(name="note", shared=False)
    def note() -> None:
        done.append("note")

    entry = Here.Entry(name="note", task="note", schedule=1, app=app)
    scheduler = Here(app, schedule_filename=str(settings.home_path / "schedule"))
    scheduler.apply_entry(entry, producer=scheduler.producer)
    scheduler.close()
    assert done == ["note"]


def test_no_engine_is_loaded_where_celery_is() -> None:
    """OpenCV and ONNX Runtime do not survive a fork."""
    loaded = subprocess.run(
        [sys.executable, "-c", "import sys, tasks.app; print(*sys.modules)"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split()
    assert not {"cv2", "rapidocr", "onnxruntime", "pytesseract"} & set(loaded)
