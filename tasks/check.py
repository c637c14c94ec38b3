"""Read and check one document: claim, read, store, assess.

The database decides who works on what. A claim is a lease with a fencing token, so the same
message may come twice, late or never: what has no valid claim writes nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog

from service import clock
from service.cases import assessing, reading
from verifiers.errors import ReaderFailed

if TYPE_CHECKING:
    from service.cases.reading import Claim
    from tasks.place import Place
    from tasks.reader_process import Answer

log = structlog.get_logger("check")

BEATS_A_LEASE = 4
"""So that a lease outlives several beats that come late."""


class _LeaseLost(Exception):
    """Another worker has the document now."""


def check_document(place: Place, document_id: str) -> None:
    """Bring one document from `queued` to its end, unless somebody else does or has done."""
    claim = reading.claim(place.store, document_id)
    if claim is None:
        return
    try:
        answer = _read(place, claim)
    except _LeaseLost:
        log.warning("lease_lost", document_id=document_id, attempt=claim.attempt)
        return
    except ReaderFailed as error:
        status = reading.give_back(place.store, claim)
        log.warning(
            "reader_failed",
            document_id=document_id,
            attempt=claim.attempt,
            error=str(error),
            status=status,
        )
        return
    except Exception:
        # The next attempt need not wait for the lease to run out.
        reading.give_back(place.store, claim)
        raise
    except BaseException:
        # This worker is told to stop.
        reading.give_back(place.store, claim, counted=False)
        raise
    written = reading.finish(
        place.store, claim, answer.document, answer.pages, engine=answer.versions
    )
    if written:
        assessing.assess_transfer(place.store, claim.transfer_id)


def _read(place: Place, claim: Claim) -> Answer:
    """What the reader says, with the lease kept alive. Raises `ReaderFailed`, `_LeaseLost`."""

    def renew() -> None:
        if not reading.renew(place.store, claim):
            raise _LeaseLost

    return place.reader.check(
        reading.content(place.store, claim),
        name=claim.document_id,
        kind=claim.kind,
        as_of=clock.day_in_china(claim.started_at),
        limits=place.limits,
        beat=renew,
        beat_seconds=place.settings.lease_seconds / BEATS_A_LEASE,
    )
