"""Who was declared missing, and who lives though a court had declared them missing or dead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.dossier.people import to_day
from verifiers.family.claims import Died, Lives, Missing, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from verifiers.family.claims import Claim
    from verifiers.family.naming import Naming
    from verifiers.model import Evidence


def claims(evidence: Evidence, naming: Naming) -> Iterator[Claim]:
    """What courts say of those whose whereabouts were unknown."""
    for document in evidence.documents:
        for one in document.statements():
            if one.type not in {"missing", "lives"} or not one.person:
                continue
            source = Source(document, "statements")
            if not source.proves:
                continue
            day = to_day(one.date) or document.day("issue_date")
            said = Missing if one.type == "missing" else Lives
            yield said(naming.key(document, one.person), source, day)


def without_revoked(told: Iterable[Claim]) -> list[Claim]:
    """The claims without the deaths and absences that a court later revoked (civil code 45, 50)."""
    claims = list(told)
    lived = {
        (one.person, one.day) for one in claims if isinstance(one, Lives) and one.day is not None
    }
    return [
        one
        for one in claims
        if not isinstance(one, (Died, Missing))
        or not any(one.person == who and (one.day or day) <= day for who, day in lived)
    ]
