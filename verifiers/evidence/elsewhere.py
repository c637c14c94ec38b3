"""Whether papers from outside the mainland may be relied on, by what the policy asks of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from verifiers.checks.origin_not_confirmed import not_confirmed, not_recognised
from verifiers.dossier import elsewhere
from verifiers.dossier.court import recognitions
from verifiers.kinds import evidence_key
from verifiers.model import Fact, FactState, Kind, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from verifiers.model import Document, Evidence, Finding
    from verifiers.text.issuers import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginSpec:
    """One way to confirm where papers of a place come from (policy table ``elsewhere``)."""

    marks: tuple[str, ...]
    """Words by which the confirmation is known."""
    since: date | None
    """The first day on which it counts; `None` where it always did."""
    told: Text
    """How to get it, as a clause."""


def counts(
    document: Document, evidence: Evidence, origins: Mapping[Place, tuple[OriginSpec, ...]]
) -> bool:
    """Whether the paper may establish anything: it is of the mainland, or its origin confirmed."""
    place = elsewhere.seat(document)
    if place is None:
        return True
    if document.kind is Kind.COURT_DOCUMENT:
        return bool(recognitions(document, evidence))
    ways = _ways(origins, place, evidence.as_of)
    marks = tuple(mark for way in ways for mark in way.marks)
    return not ways or elsewhere.is_confirmed(document, evidence, marks)


def noticed(
    facts: Iterable[Fact],
    accepts: Mapping[str, tuple[str, ...]],
    evidence: Evidence,
    origins: Mapping[Place, tuple[OriginSpec, ...]],
) -> Iterator[Finding]:
    """Each paper that a missing fact accepts, and that does not count; `accepts` is by fact."""
    wanted = {key for one in facts if one.state is FactState.MISSING for key in accepts[one.name]}
    for document in evidence.documents:
        place = elsewhere.seat(document)
        if place is None or counts(document, evidence, origins):
            continue
        if not wanted & {evidence_key(document), document.kind.value}:
            continue
        if document.kind is Kind.COURT_DOCUMENT:
            yield not_recognised(document)
        else:
            told = [way.told for way in _ways(origins, place, evidence.as_of)]
            yield not_confirmed(document, told)


def _ways(
    origins: Mapping[Place, tuple[OriginSpec, ...]], place: Place, day: date
) -> tuple[OriginSpec, ...]:
    return tuple(way for way in origins.get(place, ()) if way.since is None or way.since <= day)
