"""Every word of the pages, in both languages: names of things, and the sentences around them."""

from service.web.words.names import (
    ACTS,
    BANDS,
    DOCUMENT_STATUSES,
    FACT_STATES,
    FIELDS,
    OUTCOMES,
    OVERRIDE_STATUSES,
    PARTY_ROLES,
    REASON_CODES,
    RECOMMENDATIONS,
    RELATIONS,
    ROLES,
    SCENARIOS,
    SEXES,
    STATEMENTS,
    STRENGTHS,
    TRANSFER_STATUSES,
)
from service.web.words.phrases import PHRASES

__all__ = [
    "ACTS",
    "BANDS",
    "DOCUMENT_STATUSES",
    "FACT_STATES",
    "FIELDS",
    "OUTCOMES",
    "OVERRIDE_STATUSES",
    "PARTY_ROLES",
    "PHRASES",
    "REASON_CODES",
    "RECOMMENDATIONS",
    "RELATIONS",
    "ROLES",
    "SCENARIOS",
    "SEXES",
    "STATEMENTS",
    "STRENGTHS",
    "TRANSFER_STATUSES",
]
