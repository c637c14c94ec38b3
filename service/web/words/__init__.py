"""Every word of the pages, in both languages: names of things, and the sentences around them."""

from service.web.words.names import (
    ACTS,
    APPEAL_STATUSES,
    BANDS,
    DOCUMENT_STATUSES,
    FACT_STATES,
    FIELDS,
    OUTCOMES,
    OVERRIDE_STATUSES,
    REASON_CODES,
    RECOMMENDATIONS,
    ROLES,
    SCENARIO_HINTS,
    SCENARIOS,
    STEPS,
    STRENGTHS,
    TRANSFER_STATUSES,
)
from service.web.words.names_policies import DRAFT_STATUSES, HOLDERS, OBSTACLES
from service.web.words.phrases import PHRASES
from verifiers.wording import PARTY_ROLES, RELATIONS, SEXES, STATEMENTS

__all__ = [
    "ACTS",
    "APPEAL_STATUSES",
    "BANDS",
    "DOCUMENT_STATUSES",
    "DRAFT_STATUSES",
    "FACT_STATES",
    "FIELDS",
    "HOLDERS",
    "OBSTACLES",
    "OUTCOMES",
    "OVERRIDE_STATUSES",
    "PARTY_ROLES",
    "PHRASES",
    "REASON_CODES",
    "RECOMMENDATIONS",
    "RELATIONS",
    "ROLES",
    "SCENARIOS",
    "SCENARIO_HINTS",
    "SEXES",
    "STATEMENTS",
    "STEPS",
    "STRENGTHS",
    "TRANSFER_STATUSES",
]
