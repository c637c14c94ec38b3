"""Did the living registrant's card hold on the day on which they gave the shop away?

What matters is the day on which they stood before a notary, a court or a registry: a card that has
run out since then proved who they were. Without such a paper they act today. The dead need no card.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.checks import Check, finding
from verifiers.dossier.card_validity import owners, printed_term
from verifiers.dossier.people import deaths, mentions, shows
from verifiers.kinds import name_of
from verifiers.model import Kind, Strength, Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from verifiers.model import Document, Evidence, Finding

_ACTS = {
    Kind.NOTARIAL_CERTIFICATE: "issue_date",
    Kind.COURT_DOCUMENT: "issue_date",
    Kind.DIVORCE_CERTIFICATE: "registration_date",
}


def _transfer(evidence: Evidence) -> Iterator[Finding]:
    registrant = evidence.transfer.registrant
    if evidence.transfer.scenario == "inheritance" or deaths(evidence, registrant):
        return
    acts = list(_acts(evidence))
    day = max((day for day, _ in acts), default=evidence.as_of)
    cards = [one for one in evidence.documents if _is_theirs(one, evidence)]
    terms = [(one, term) for one in cards if (term := printed_term(one))]
    if any(term.holds_on(day) for _, term in terms):
        return
    for card, term in terms:
        if term.until is None or term.until >= day:
            continue
        paper = name_of(card)
        yield finding(
            "REGISTRANT_CARD_EXPIRED",
            Strength.STRONG,
            Text(
                f"登记人的{paper.zh}已于{term.until}到期，早于其办理此事的{day}。",
                f"The registrant's {paper.en} ran out on {term.until}, before they acted on {day}.",
            ),
            Text(
                "请上传登记人当时或现在有效的证件。",
                "Upload the registrant's card that held then, or one that holds now.",
            ),
            document=card,
            field="valid_until",
            others=[document for _, document in acts],
            people=[registrant.name],
        )


def _acts(evidence: Evidence) -> Iterator[tuple[date, Document]]:
    """The days on which the registrant stood before somebody official, by papers."""
    registrant = evidence.transfer.registrant
    for document in evidence.documents:
        day = document.day(_ACTS.get(document.kind, ""))
        if day and any(shows(one, registrant) for one in mentions(document)):
            yield day, document


def _is_theirs(document: Document, evidence: Evidence) -> bool:
    """Whether the card can be nobody's but the registrant's."""
    candidates = owners(document, evidence)
    return bool(candidates) and all(shows(one, evidence.transfer.registrant) for one in candidates)


CHECK = Check(
    titles={
        "REGISTRANT_CARD_EXPIRED": Text("登记人证件已过期", "The registrant's card had expired")
    },
    transfer=_transfer,
)
