"""How long an identity card holds, and whose it can be (居民身份证法 Art 5; domain.md A.1).

Issued before 16 years of age a card holds 5 years, from 16 to 25 ten, from 26 to 45 twenty, from 46
for ever. The side with the emblem names nobody: whose card it is follows from the term, because
the term follows from the holder's age on the day of issue.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from verifiers.dossier.people import mentions, shows
from verifiers.model import Kind

if TYPE_CHECKING:
    from verifiers.dossier.people import Mention
    from verifiers.model import Document, Evidence

LONG_TERM = "long_term"
TEMPORARY, FIRST_GENERATION = "temporary", "first_generation"
"""Values of `card_type` on cards that are not the usual one."""
_THREE_MONTHS = range(85, 96)
"""Days: the term of a temporary card."""
FIRST_ISSUE = date(2004, 1, 1)
"""The law of the second-generation card came into force on this day."""
SPANS = (5, 10, 20)
_ISSUE_WINDOW = timedelta(days=90)
"""A card follows its application by up to 60 days, in remote places 90 (Art 12)."""
_CARDS = frozenset({Kind.ID_CARD_PORTRAIT, Kind.ID_CARD_EMBLEM})
_PERMITS = frozenset(
    {
        Kind.RESIDENCE_PERMIT,
        Kind.FOREIGN_PERMANENT_RESIDENT_ID,
        Kind.MAINLAND_TRAVEL_PERMIT,
    }
)
"""Cards whose term follows other rules; they run out like any card."""
_TERMS = ((0, 16, 5), (16, 26, 10), (26, 46, 20), (46, 200, None))


@dataclass(frozen=True, slots=True)
class Term:
    """From when until when a card holds; `until` is `None` for 长期."""

    start: date | None
    until: date | None

    def holds_on(self, day: date) -> bool:
        """Whether the card holds on that day."""
        return (self.until is None or day <= self.until) and (
            self.start is None or self.start <= day
        )


def term_of(document: Document) -> Term | None:
    """The term printed on a card, or `None` where its end is not known."""
    if document.kind not in _CARDS:
        return None
    return Term(document.day("valid_from"), None) if is_long_term(document) else _dated(document)


def printed_term(document: Document) -> Term | None:
    """The term of an identity card or of a permit that stands for one."""
    return _dated(document) if document.kind in _PERMITS else term_of(document)


def _dated(document: Document) -> Term | None:
    until = document.day("valid_until")
    return Term(document.day("valid_from"), until) if until else None


def is_long_term(document: Document) -> bool:
    """Whether the card says 长期."""
    flag = document.field("long_term")
    return document.text("valid_until") == LONG_TERM or (flag is not None and flag.value is True)


def is_temporary(document: Document) -> bool:
    """Whether this is a temporary card: it says so, or it holds three months."""
    if document.kind not in _CARDS:
        return False
    term = _dated(document)
    if document.text("card_type") == TEMPORARY:
        return True
    start, until = (term.start, term.until) if term else (None, None)
    return bool(start and until and (until - start).days in _THREE_MONTHS)


def later(day: date, years: int) -> date:
    """The same day so many years later; 29 February becomes 1 March."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def is_lawful_span(term: Term) -> bool:
    """Whether the term is one of those in the law; a term without its first day cannot be told."""
    if term.start is None or term.until is None:
        return True
    ends = {later(term.start, years) for years in SPANS}
    # A card of 29 February may end on the last day of February or on 1 March.
    leap = {
        end - timedelta(days=1) for end in ends if (term.start.month, term.start.day) == (2, 29)
    }
    return term.until in ends | leap


def fits(term: Term, born: date) -> bool:
    """Whether somebody born then could be given this term on its first day."""
    if term.start is None:
        return True
    if term.start < born:
        return False
    years = None if term.until is None else round((term.until - term.start).days / 365.25)
    return any(
        later(born, first) - _ISSUE_WINDOW <= term.start <= later(born, last) + _ISSUE_WINDOW
        for first, last, span in _TERMS
        if span == years
    )


def holders(evidence: Evidence) -> tuple[Mention, ...]:
    """Those whose card's portrait side is among the documents."""
    return tuple(
        mention
        for document in evidence.documents
        if document.kind is Kind.ID_CARD_PORTRAIT
        for mention in mentions(document)
        if mention.field == "name"
    )


def owners(document: Document, evidence: Evidence) -> tuple[Mention, ...]:
    """Whose card this can be: the one who stands on it, else every holder whom the term fits."""
    own = tuple(
        mention
        for mention in mentions(document)
        if mention.field == "name" and (mention.name or mention.number)
    )
    if own:
        return own
    term = term_of(document)
    if term is None:
        return ()
    return tuple(one for one in holders(evidence) if one.born is None or fits(term, one.born))


def may_be_the_transferees(document: Document, evidence: Evidence) -> bool:
    """Whether nothing shows that this card is another person's than the transferee's."""
    candidates = owners(document, evidence)
    transferee = evidence.transfer.transferee
    return not candidates or any(shows(one, transferee) for one in candidates)


def is_surely_the_transferees(document: Document, evidence: Evidence) -> bool:
    """Whether the card can be nobody's but the transferee's."""
    candidates = owners(document, evidence)
    return bool(candidates) and all(shows(one, evidence.transfer.transferee) for one in candidates)
