"""Reads a corpus through guohu's whole path, document by document, and through its peers."""

from __future__ import annotations

import os
import re
import time
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from multiprocessing import get_context
from typing import TYPE_CHECKING

from bench import corpus
from bench.records import DocumentRecord, FieldRecord
from bench.rows import Rows, pairs
from verifiers import documents, intake
from verifiers.check import check
from verifiers.model import Kind
from verifiers.read import WarmReader, calibration
from verifiers.text.normalise import compact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.corpus import Plan, Sample
    from verifiers.model import Document

AS_OF = date(2026, 11, 23)
_OWN_NUMBERS = ("id_number", "certificate_number", "uscc", "case_number", "passport_number",
                "permit_number")  # fmt: skip
_reader: WarmReader | None = None
_taught: set[str] = set()


def run(
    plan: Plan, *, peers_each: int, jobs: int, calibrate: bool = True
) -> Iterator[DocumentRecord]:
    """Every document of the plan, as soon as it is read; the first `peers_each` of a kind by peers.

    One process a job, each on one core and one thread, so that seconds mean work.
    """
    tasks = [(plan, number, plan.turn(number) < peers_each) for number in range(plan.count)]
    with ProcessPoolExecutor(
        jobs, mp_context=get_context("spawn"), initializer=_open, initargs=(calibrate,)
    ) as pool:
        yield from pool.map(_record, tasks)


def _open(calibrate: bool) -> None:  # noqa: FBT001 - a pool's initialiser takes no keywords
    global _reader  # noqa: PLW0603 - engines are opened once a process
    cores = sorted(os.sched_getaffinity(0))
    os.sched_setaffinity(0, {cores[os.getpid() % len(cores)]})
    os.environ["OMP_NUM_THREADS"] = os.environ["OMP_THREAD_LIMIT"] = "1"
    if not calibrate:
        calibration.CURVES = {}
    _reader = WarmReader.open()
    intake.start()


def _record(task: tuple[Plan, int, bool]) -> DocumentRecord:
    plan, number, with_peers = task
    sample = corpus.draw(plan, number)
    if sample.kind not in _taught:
        # The first of a kind also loads what is loaded late; the peers are given the same.
        _timed(sample)
        _taught.add(sample.kind)
    seconds, document = _timed(sample)
    kind = Kind(sample.kind)
    critical = documents.catalogue()[kind].critical
    whole = document.kind is kind
    mrz = document.field("mrz")
    return DocumentRecord(
        number=number,
        kind=sample.kind,
        damage=sample.damage,
        pages=sample.pages,
        taken_for=document.kind.value,
        seconds=seconds,
        fields=tuple(
            _field(name, wanted, document if whole else None, critical=name in critical)
            for name, wanted in sample.truth.items()
        ),
        false_zone=mrz is not None and mrz.value is not None and "mrz" not in sample.truth,
        peers=tuple(_peers(sample, document)) if with_peers else (),
    )


def _timed(sample: Sample) -> tuple[float, Document]:
    if _reader is None:
        raise RuntimeError("the process has no reader")
    began = time.perf_counter()
    checked = check(sample.content, name="bench", kind=None, as_of=AS_OF, reader=_reader)
    return time.perf_counter() - began, checked.document


def _field(name: str, wanted: object, document: Document | None, *, critical: bool) -> FieldRecord:
    found = document.field(name) if document is not None else None
    value = found.value if found is not None else None
    lists = [one if isinstance(one, tuple) else () for one in (wanted, value)]
    rows = Rows.of(pairs(*lists)) if any(lists) else None
    return FieldRecord(
        name=name,
        critical=critical,
        asked=wanted is not None,
        wanted=str(wanted),
        value=str(value),
        raw=found.raw if found else "",
        readers=str(dict(found.readers)) if found else "",
        given=value is not None,
        exact=rows.right == rows.wanted and not rows.wrong if rows else value == wanted,
        agreed=found.agreed if found else None,
        confidence=found.confidence if found else 0.0,
        origin=calibration.origin(found) if found else "",
        rows=rows,
    )


def _peers(sample: Sample, document: Document) -> Iterator[tuple[str, float, bool | None]]:
    """The peers on the first page: seconds, and whether the document's own number is there."""
    from bench import peers  # noqa: PLC0415 - only where they are asked

    given = "".join(str(field.value) for field in document.fields)
    yield "guohu", 0.0, _holds_number(sample, given)
    for name, read in (("rapidocr", peers.rapidocr()), ("pytesseract", peers.tesseract)):
        if (name, sample.kind) not in _taught_peers:
            read(sample.first_page)
            _taught_peers.add((name, sample.kind))
        seconds, text = read(sample.first_page)
        yield name, seconds, _holds_number(sample, text)


_taught_peers: set[tuple[str, str]] = set()


def _holds_number(sample: Sample, text: str) -> bool | None:
    """Whether the number that matters most on this kind stands in the text, label or not."""
    wanted = next((sample.truth[one] for one in _OWN_NUMBERS if sample.truth.get(one)), None)
    if not isinstance(wanted, str):
        return None
    digits = re.sub(r"[^0-9X]", "", wanted)
    return digits in re.sub(r"[^0-9X]", "", compact(text))
