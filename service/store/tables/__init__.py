"""The tables. Whatever is personal lies in a ``sealed_…`` column or a sealed file, never in clear.

What is in clear is what queries need: ids, states, counters, times, digests, and the login names
of staff.
"""

from service.store.tables.base import Base, UtcDateTime
from service.store.tables.judgements import AppealRow, AssessmentRow, DecisionRow, OverrideRow
from service.store.tables.organisation import AbsenceRow, PostRow, UnitRow
from service.store.tables.people import (
    AccountDoubt,
    AccountWord,
    ApiKey,
    MerchantTie,
    SignIn,
    User,
    UserIdentity,
)
from service.store.tables.policies import PolicyActivation, PolicyDraft, RuleFiring
from service.store.tables.precedents import (
    AssessmentCodesRow,
    CaseShapeRow,
    DecidedCaseRow,
    ShapeOutcomeRow,
)
from service.store.tables.queue import EscalationRow, MentionRow, NoteRow, ReviewTaskRow
from service.store.tables.record import (
    DataKey,
    IdempotencyRow,
    JournalHeadRow,
    JournalRow,
    NotaryRegistryText,
    PolicyText,
)
from service.store.tables.telling import (
    LetterRow,
    MailPreference,
    TellingCursor,
    WebhookDelivery,
    WebhookEndpoint,
)
from service.store.tables.traces import TraceRow
from service.store.tables.transfers import DocumentRow, ReadingRow, TransferRow

__all__ = [
    "AbsenceRow",
    "AccountDoubt",
    "AccountWord",
    "ApiKey",
    "AppealRow",
    "AssessmentCodesRow",
    "AssessmentRow",
    "Base",
    "CaseShapeRow",
    "DataKey",
    "DecidedCaseRow",
    "DecisionRow",
    "DocumentRow",
    "EscalationRow",
    "IdempotencyRow",
    "JournalHeadRow",
    "JournalRow",
    "LetterRow",
    "MailPreference",
    "MentionRow",
    "MerchantTie",
    "NotaryRegistryText",
    "NoteRow",
    "OverrideRow",
    "PolicyActivation",
    "PolicyDraft",
    "PolicyText",
    "PostRow",
    "ReadingRow",
    "ReviewTaskRow",
    "RuleFiring",
    "ShapeOutcomeRow",
    "SignIn",
    "TellingCursor",
    "TraceRow",
    "TransferRow",
    "UnitRow",
    "User",
    "UserIdentity",
    "UtcDateTime",
    "WebhookDelivery",
    "WebhookEndpoint",
]
