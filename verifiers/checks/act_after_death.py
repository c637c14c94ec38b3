"""Did somebody sign, marry or get a card after the day on which a paper says they died?

The registrant's own inheritance is another question (DEATH_AFTER_DEED), and so are waivers
(WAIVER_AFTER_OWN_DEATH): here it is about everything else that people did themselves.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from verifiers.checks import Check, finding, hard_if
from verifiers.dossier.kin import WAIVER
from verifiers.dossier.people import DeathDay, Mention, deaths, is_sure, mentions
from verifiers.kinds import name_of
from verifiers.model import Kind, Person, Text
from verifiers.text import names

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from verifiers.model import Document, Evidence, Finding

_COUPLES = frozenset({Kind.MARRIAGE_CERTIFICATE, Kind.DIVORCE_CERTIFICATE})
_ISSUED_TO = {
    Kind.ID_CARD_PORTRAIT: "valid_from",
    Kind.ID_CARD_EMBLEM: "valid_from",
    Kind.RESIDENCE_PERMIT: "valid_from",
    Kind.MAINLAND_TRAVEL_PERMIT: "valid_from",
    Kind.PASSPORT: "issue_date",
}
_ACTING = frozenset(
    {
        "applicant", "declarant", "principal", "agent", "guardian", "donor", "donee",
        "testator", "party_a", "party_b", "party_c",
    }
)  # fmt: skip
"""Roles of people who stood before the notary. Whoever has another role, or none that is known,
may only be spoken of."""


@dataclass(frozen=True, slots=True)
class _Act:
    who: Mention
    day: date
    field: str
    """Where the paper says the day."""


def _transfer(evidence: Evidence) -> Iterator[Finding]:
    for document in evidence.documents:
        for act in _acts(document):
            who = act.who
            person = Person(
                name=who.name or "", id_number=who.id_number, birth_date=who.birth_date, sex=who.sex
            )
            known = [one for one in deaths(evidence, person) if one.day < act.day]
            if known:
                yield _finding(act, next((one for one in known if one.is_sure), known[0]))


def _finding(act: _Act, death: DeathDay) -> Finding:
    document, name = act.who.document, act.who.name
    here, there = name_of(document), name_of(death.document)
    return finding(
        "ACT_AFTER_DEATH",
        hard_if(death.is_sure and is_sure(document, act.field)),
        Text(
            f"{there.zh}写明{name}于{death.day}去世，而{here.zh}上{name}于{act.day}办理了此事。",
            f"According to the {there.en} {name} died on {death.day}, but the {here.en} has them "
            f"act on {act.day}.",
        ),
        Text(
            "请核对两份材料上的姓名和日期，请出具单位更正写错的一份。",
            "Compare names and days in both papers, and have the issuer correct the wrong one.",
        ),
        document=document,
        field=act.field,
        others=[death.document],
        people=[name],
    )


def _acts(document: Document) -> Iterator[_Act]:
    """What people did themselves, each on a day that the document gives."""
    everybody = [one for one in mentions(document) if one.name]
    issued = document.day("issue_date")
    if document.kind in _COUPLES:
        day = document.day("registration_date")
        yield from (_Act(one, day, "registration_date") for one in everybody if day)
    elif document.kind in _ISSUED_TO:
        field = _ISSUED_TO[document.kind]
        day = document.day(field)
        yield from (_Act(one, day, field) for one in everybody if day and one.field == "name")
    elif (
        document.kind is Kind.NOTARIAL_CERTIFICATE and document.text("matter") != WAIVER and issued
    ):
        acting = [name for name, role in _roles(document) if role in _ACTING]
        yield from (
            _Act(one, issued, "issue_date")
            for one in everybody
            if any(names.same(one.name or "", name) for name in acting)
        )


def _roles(document: Document) -> Iterator[tuple[str, str | None]]:
    return ((party.name, party.role) for party in document.parties())


CHECK = Check(
    titles={"ACT_AFTER_DEATH": Text("去世之后仍办理事务", "Acting after the day of death")},
    transfer=_transfer,
)
