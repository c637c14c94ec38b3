"""``python -m bench.queue``: the queue, cases and like cases on a store with many transfers.

Fills a database and times over HTTP, each many times, what reviewers do most: pages of the queue,
near and deep, the list of all transfers, a case, taking the next task, reading how like cases were
decided. ``--beside N`` measures the same on N transfers, turn by turn in the same run.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import tempfile
import time
from contextlib import ExitStack, contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.filling import fill
from service.app import create_app
from service.cases import people
from service.rules.roles import Role
from service.settings import Settings
from service.store.database import Store
from service.store.doorbell import Silent
from service.web.guard import SESSION
from tests.databases import fresh_database, postgres_server

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Calls = dict[str, Callable[[int], Any]]
    """By name; each is told which round it is."""

_PASSWORD = "a long enough password"  # noqa: S105 -- of a drawn person
_OK = {HTTPStatus.OK, HTTPStatus.SEE_OTHER}
Times = dict[str, list[tuple[float, float]]]
"""Milliseconds by the clock and of the processor, of every round of every call."""


def main() -> None:
    """Fill, measure, print."""
    chosen = _arguments()
    counts = [count for count in (chosen.beside, chosen.transfers) if count]
    with ExitStack() as open_stores:
        server = open_stores.enter_context(postgres_server()) if chosen.postgres else None
        calls = {}
        for count in counts:
            url = open_stores.enter_context(fresh_database(server)) if server else None
            calls[count] = calls_on(open_stores.enter_context(_filled(chosen, count, url)))
        found = measure(calls, chosen.rounds)
    for count in counts:
        print(f"{count:,} transfers")
        for name, times in found[count].items():
            ratio = f"  {_p95(times) / _p95(found[counts[0]][name]):.2f} of {counts[0]:,}"
            print(f"  {name:28} {_told(times)}{ratio if count != counts[0] else ''}")


@contextmanager
def _filled(chosen: argparse.Namespace, count: int, url: str | None) -> Iterator[Store]:
    waiting = min(chosen.waiting, count // 4)
    with tempfile.TemporaryDirectory() as home:
        settings = Settings.load(
            home=Path(home), database_url=url, log_level="error", requests_per_minute=100_000
        )
        store = Store(settings, Silent())
        store.migrate()
        begun = time.perf_counter()
        fill(store, count, waiting, chosen.shapes)
        took = time.perf_counter() - begun
        print(
            f"{store.engine.dialect.name}: {count:,} transfers, {waiting:,} waiting, "
            f"{chosen.shapes:,} shapes; filled in {took:.0f} s"
        )
        yield store
        store.close()


def measure(calls: dict[int, Calls], rounds: int) -> dict[int, Times]:
    """Milliseconds of each call on each store, by the clock and of the processor.

    The stores take turns, so that whatever else the machine does falls on all of them.
    """
    for on_store in calls.values():
        for call in on_store.values():
            # What a process learns once, templates and shapes, is not what a call takes.
            call(0)
    # As the server does before its first request.
    gc.collect()
    gc.freeze()
    found: dict[int, Times] = {count: {name: [] for name in calls[count]} for count in calls}
    names = next(iter(calls.values()))
    for name in names:
        for turn in range(rounds):
            for count, on_store in calls.items():
                found[count][name].append(_milliseconds(on_store[name], turn))
    return found


def calls_on(store: Store) -> Calls:
    """What reviewers ask of a store, by its name."""
    with store.transaction() as tx:
        key = people.add_key(tx, role=Role.REVIEWER)
        people.add_user(tx, login="bench", password=_PASSWORD, role=Role.REVIEWER)
    client = create_app(store.settings, store).test_client()
    client.set_cookie(SESSION, people.sign_in(store, "bench", _PASSWORD).token)
    headers = {"Authorization": f"Bearer {key.text}"}

    def ask(path: str) -> Any:  # noqa: ANN401 -- Flask's test client
        return client.get(path, headers=headers)

    page = ask("/v1/review-tasks?limit=100").json
    transfers = [one["transfer_id"] for one in page["data"]]
    deep = page["next"] or page["data"][-1]["id"]
    for _ in range(9):
        deep = ask(f"/v1/review-tasks?limit=100&after={deep}").json["next"] or deep

    def of_case(path: str) -> Callable[[int], Any]:
        return lambda turn: ask(path.format(transfers[turn % len(transfers)]))

    return {
        "queue, 20 tasks": lambda _: ask("/v1/review-tasks?limit=20"),
        "queue, 20 behind 1,000": lambda _: ask(f"/v1/review-tasks?limit=20&after={deep}"),
        "queue, page of 50": lambda _: client.get("/review"),
        "all transfers, page of 50": lambda _: client.get("/review/all"),
        "one transfer": of_case("/v1/transfers/{}"),
        "one case, page": lambda turn: client.get(f"/review/{transfers[turn % len(transfers)]}"),
        "like cases": of_case("/v1/transfers/{}/alike"),
        # Nothing is given back: the claims pile up as in a day's work.
        "take the next": lambda _: client.post("/v1/review-tasks/next", headers=headers),
    }


def _milliseconds(call: Callable[[int], Any], turn: int) -> tuple[float, float]:
    begun, used = time.perf_counter(), time.process_time()
    answer = call(turn)
    took = (time.perf_counter() - begun) * 1000, (time.process_time() - used) * 1000
    if answer.status_code not in _OK or answer.location:
        raise SystemExit(f"refused: {answer.status} {answer.text[:300]}")
    return took


def _told(times: list[tuple[float, float]]) -> str:
    clock, processor = ([one[place] for one in times] for place in (0, 1))
    return "  ".join(
        f"{kind} median {statistics.median(ms):6.1f} p95 {_percentile(ms):6.1f} ms"
        for kind, ms in (("processor", processor), ("clock", clock))
    )


def _p95(times: list[tuple[float, float]]) -> float:
    """Of the processor: the clock also measures the neighbours."""
    return _percentile([used for _, used in times])


def _percentile(ms: list[float]) -> float:
    return statistics.quantiles(ms, n=20)[-1]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.queue", description=__doc__)
    parser.add_argument("--transfers", type=int, default=100_000)
    parser.add_argument("--beside", type=int, default=1_000, help="measured too; 0 for not")
    parser.add_argument("--waiting", type=int, default=5_000, help="how many of them wait")
    parser.add_argument("--shapes", type=int, default=3_000, help="kinds of cases")
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--postgres", action="store_true", help="in a private PostgreSQL")
    return parser.parse_args()


if __name__ == "__main__":
    main()
