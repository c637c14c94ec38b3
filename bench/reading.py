"""Reads a corpus through guohu's whole path for one document, and through its peers."""

from __future__ import annotations

import re
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from datetime import date
from statistics import median
from typing import TYPE_CHECKING, Any

from bench import peers
from verifiers import documents, intake
from verifiers.check import check
from verifiers.model import Kind, Statement
from verifiers.read import WarmReader
from verifiers.text.normalise import compact

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bench.corpus import Sample
    from verifiers.model import Document

AS_OF = date(2026, 11, 23)
READERS = ("guohu", "rapidocr", "pytesseract")


@dataclass(slots=True)
class Tally:
    """How often something was asked, right, agreed on, and agreed on though wrong."""

    asked: int = 0
    exact: int = 0
    agreed: int = 0
    disagreed: int = 0
    exact_of_agreed: int = 0
    wrong_but_given: int = 0
    """A value that is wrong, whether or not the readers agreed; the rest of `asked` is `null`."""

    @property
    def wrong_and_agreed(self) -> int:
        """Values on which both readers agreed and which are wrong."""
        return self.agreed - self.exact_of_agreed

    def add(self, *, exact: bool, given: bool, agreed: bool | None) -> None:
        """Count one field."""
        self.asked += 1
        self.exact += exact
        self.agreed += agreed is True
        self.disagreed += agreed is False
        self.exact_of_agreed += bool(agreed and exact)
        self.wrong_but_given += given and not exact


@dataclass(slots=True)
class Results:
    """Everything that one run found out."""

    kinds: Counter[tuple[str, bool]] = field(default_factory=Counter)
    by_field: dict[tuple[str, str], Tally] = field(default_factory=lambda: defaultdict(Tally))
    by_damage: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    """Critical fields only."""
    critical: Tally = field(default_factory=Tally)
    seconds: dict[tuple[str, str], list[float]] = field(default_factory=lambda: defaultdict(list))
    """By kind and reader: seconds a page, guohu's with decoding, both readers and all checks."""
    found: dict[tuple[str, str], list[bool]] = field(default_factory=lambda: defaultdict(list))
    """By kind and reader: whether a document's own number stands in what was read."""
    mistakes: list[dict[str, Any]] = field(default_factory=list)


def run(samples: Iterable[Sample], *, peers_each: int) -> Results:
    """Read all samples with guohu, and the first `peers_each` of every kind with its peers too."""
    results, reader = Results(), WarmReader.open()
    rapid = peers.rapidocr() if peers_each else None
    intake.start()
    seen: Counter[str] = Counter()
    for number, sample in enumerate(samples):
        if not seen[sample.kind]:
            # The first of a kind teaches the engines its shapes; every reader may have that.
            _timed(reader, sample)
        seen[sample.kind] += 1
        seconds, document = _timed(reader, sample)
        results.seconds[sample.kind, "guohu"].append(seconds / sample.pages)
        _judge(results, number, sample, document)
        if rapid is not None and seen[sample.kind] <= peers_each:
            for name, read in (("rapidocr", rapid), ("pytesseract", peers.tesseract)):
                read(sample.first_page) if seen[sample.kind] == 1 else None
                taken, text = read(sample.first_page)
                results.seconds[sample.kind, name].append(taken)
                _look_for_number(results, sample, name, text)
            given = "".join(str(one.value) for one in document.fields)
            _look_for_number(results, sample, "guohu", given)
    return results


def speed(results: Results) -> list[dict[str, Any]]:
    """Median seconds a page of each kind and reader, and guohu's share of its peers'."""
    rows = []
    for kind in sorted({kind for kind, _ in results.seconds}):
        took = {
            name: median(results.seconds[kind, name])
            for name in READERS
            if results.seconds.get((kind, name))
        }
        ratios = {f"of_{name}": took["guohu"] / took[name] for name in took if name != "guohu"}
        numbers = {
            f"number_found_by_{name}": sum(results.found[kind, name])
            / len(results.found[kind, name])
            for name in took
            if results.found.get((kind, name))
        }
        rows.append({"kind": kind, **took, **ratios, **numbers})
    return rows


def _timed(reader: WarmReader, sample: Sample) -> tuple[float, Document]:
    began = time.perf_counter()
    checked = check(sample.content, name="bench", kind=None, as_of=AS_OF, reader=reader)
    return time.perf_counter() - began, checked.document


def _judge(results: Results, number: int, sample: Sample, document: Document) -> None:
    results.kinds[sample.kind, document.kind == sample.kind] += 1
    critical = documents.catalogue()[Kind(sample.kind)].critical
    for name, wanted in sample.truth.items():
        found = document.field(name) if document.kind == sample.kind else None
        value, agreed = (found.value, found.agreed) if found is not None else (None, None)
        outcome = {
            "exact": _told(value) == _told(wanted),
            "given": value is not None,
            "agreed": agreed,
        }
        results.by_field[sample.kind, name].add(**outcome)
        if name not in critical or wanted is None:
            continue
        results.critical.add(**outcome)
        results.by_damage[sample.damage].add(**outcome)
        if value != wanted:
            results.mistakes.append(
                {
                    "number": number,
                    "kind": sample.kind,
                    "damage": sample.damage,
                    "field": name,
                    "wanted": wanted,
                    "value": value,
                    "readers": dict(found.readers) if found else {},
                }
            )


def _told(value: object) -> object:
    """Statements in any order, whatever the width of the brackets in what they concern."""
    if not isinstance(value, tuple) or not all(isinstance(one, Statement) for one in value):
        return value
    return frozenset(replace(one, what=one.what and compact(one.what)) for one in value)


def _look_for_number(results: Results, sample: Sample, name: str, text: str) -> None:
    """Whether the number that matters most on this kind stands in the text, label or not."""
    wanted = sample.truth.get("id_number") or sample.truth.get("certificate_number")
    if isinstance(wanted, str):
        digits = re.sub(r"[^0-9X]", "", wanted)
        results.found[sample.kind, name].append(digits in re.sub(r"[^0-9X]", "", compact(text)))
