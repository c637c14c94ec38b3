"""What certificates of marriage and divorce say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.family.claims import Source, Wed
from verifiers.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verifiers.family.claims import Claim
    from verifiers.family.naming import Naming
    from verifiers.model import Evidence

_ENDED = {Kind.MARRIAGE_CERTIFICATE: False, Kind.DIVORCE_CERTIFICATE: True}
_COUPLE = 2


def claims(evidence: Evidence, naming: Naming) -> Iterator[Claim]:
    """Every marriage and divorce that a certificate registers."""
    for document in evidence.documents:
        people = [naming.key(document, party.name) for party in document.parties()]
        if document.kind in _ENDED and len(set(people)) == _COUPLE:
            day, source = document.day("registration_date"), Source(document, "registration_date")
            yield Wed(people[0], people[1], day, _ENDED[document.kind], source)
