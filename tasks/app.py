"""Celery, set up so that Redis is a doorbell and nothing is lost with it.

A message holds a task's name and one id. It is acknowledged *before* the work: the lease in the
database, not Redis, brings work back (Celery with Redis delivers neither always nor once, whatever
its settings, and a late acknowledgement makes a crashing document a hot loop). There are no
results. The time limits are a backstop: the reader has its own, shorter deadline.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from celery import Celery, signals

from service.cases import heads
from service.store.doorbell import (
    ASSESS_TRANSFER,
    CHECK_DOCUMENT,
    QUEUE,
    TRY_POLICY,
    transport_options,
)
from tasks import assess, check, sweep, try_policy
from tasks.deliver import Courier
from tasks.place import Place

if TYPE_CHECKING:
    from service.settings import Settings

SWEEP = "guohu.sweep"
WATCH_QUEUE = "guohu.watch_queue"
REMOVE_ORPHANS = "guohu.remove_orphans"
TELL = "guohu.tell"
SIGN_HEAD = "guohu.sign_head"

_HOUR = 3600.0
_TELL_SECONDS = 1.0
_BROKER_SECONDS = 5.0


def make_app(settings: Settings) -> Celery:
    """The Celery application with all tasks; connects to nothing yet."""
    app = Celery("guohu", broker=settings.broker_url)
    app.conf.update(configuration(settings))
    place = Place(settings)
    _answer_rings(app, place)
    _do_what_is_due(app, place)

    @signals.worker_process_init.connect(weak=False)  # type: ignore[untyped-decorator]
    def open_place(**_: object) -> None:
        place.open()

    @signals.worker_process_shutdown.connect(weak=False)  # type: ignore[untyped-decorator]
    def close_place(**_: object) -> None:
        place.close()

    return app


def _answer_rings(app: Celery, place: Place) -> None:
    """The tasks that somebody rings for, each with an id."""

    @app.task(name=CHECK_DOCUMENT, shared=False)  # type: ignore[untyped-decorator]
    def check_document(document_id: str) -> None:
        check.check_document(place, document_id)

    @app.task(name=ASSESS_TRANSFER, shared=False)  # type: ignore[untyped-decorator]
    def assess_transfer(transfer_id: str) -> None:
        assess.assess_transfer(place, transfer_id)

    @app.task(name=TRY_POLICY, shared=False)  # type: ignore[untyped-decorator]
    def try_draft(sha256: str) -> None:
        try_policy.try_policy(place.store, sha256)


def _do_what_is_due(app: Celery, place: Place) -> None:
    """The tasks of the schedule."""
    courier = Courier()

    @app.task(name=SWEEP, shared=False)  # type: ignore[untyped-decorator]
    def sweep_all() -> None:
        sweep.sweep(place.store)

    @app.task(name=WATCH_QUEUE, shared=False)  # type: ignore[untyped-decorator]
    def watch_queue() -> None:
        sweep.watch_queue(place.store)

    @app.task(name=REMOVE_ORPHANS, shared=False)  # type: ignore[untyped-decorator]
    def remove_orphans() -> None:
        sweep.remove_orphans(place.store)

    @app.task(name=SIGN_HEAD, shared=False)  # type: ignore[untyped-decorator]
    def sign_head() -> None:
        heads.sign_today(place.store)

    @app.task(name=TELL, shared=False)  # type: ignore[untyped-decorator]
    def tell() -> None:
        courier.tell(place.store)


def configuration(settings: Settings) -> dict[str, Any]:
    """Celery's settings."""
    # Reading renews its lease, so no limit follows from the lease; opening a reader, every page
    # of the longest document and some storing must fit in.
    longest_seconds = settings.reader_seconds * (settings.max_pages + 2) + 180
    return {
        "task_acks_late": False,
        "task_reject_on_worker_lost": False,
        "task_ignore_result": True,
        "result_backend": None,
        "task_serializer": "json",
        "accept_content": ["json"],
        "task_default_queue": QUEUE,
        "task_time_limit": longest_seconds + 15,
        "task_soft_time_limit": longest_seconds,
        "worker_concurrency": settings.workers,
        "worker_prefetch_multiplier": 1,
        "worker_max_tasks_per_child": 500,
        "worker_max_memory_per_child": 600_000,
        "worker_consumer": "tasks.consumer:Eager",
        "worker_enable_remote_control": False,
        "worker_cancel_long_running_tasks_on_connection_loss": True,
        "worker_hijack_root_logger": False,
        "broker_connection_retry_on_startup": True,
        "broker_connection_max_retries": None,
        # A full Redis answers a worker that connects with an error; the worker tries again.
        "broker_channel_error_retry": True,
        "broker_transport_options": transport_options(settings, seconds=_BROKER_SECONDS),
        "beat_scheduler": "tasks.scheduler:Here",
        "beat_schedule_filename": str(settings.home_path / "schedule"),
        "beat_schedule": {
            "sweep": {"task": SWEEP, "schedule": float(settings.sweep_seconds)},
            "watch-queue": {"task": WATCH_QUEUE, "schedule": float(settings.sweep_seconds)},
            "remove-orphans": {"task": REMOVE_ORPHANS, "schedule": _HOUR},
            "sign-head": {"task": SIGN_HEAD, "schedule": _HOUR},
            "tell": {"task": TELL, "schedule": _TELL_SECONDS},
        },
        "timezone": "UTC",
    }
