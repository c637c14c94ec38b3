"""Does whoever signs for a child, or for somebody who cannot, bear the name that papers give?

A notary has looked at who may act, so that nothing more is asked where no paper names anybody. What
contradicts it is another guardian named by a court or a notary (civil code 31, 36), or parents of a
child (27) who are known and are others.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from verifiers.checks import Check, finding
from verifiers.dossier.guardians import appointments
from verifiers.dossier.people import age_on, to_day, valid_number
from verifiers.family.closure import closure_of
from verifiers.kinds import name_of
from verifiers.model import Kind, Strength, Text
from verifiers.numbers import resident_id
from verifiers.prose.vocabulary import ASIDE
from verifiers.text import names

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from verifiers.model import Document, Evidence, Finding, Party

_CODE = "GUARDIAN_DIFFERS"
_ACTING = frozenset({"guardian", "custodian"})
_SIGNED = frozenset({Kind.NOTARIAL_CERTIFICATE, Kind.OTHER})
_WAIVER = "inheritance_waiver"
"""Nobody may waive for a ward, whoever it is: that is a check of its own."""
_OF_AGE = 18


@dataclass(frozen=True, slots=True)
class _Named:
    """Somebody who may act for a ward, and the papers that say so."""

    name: str
    documents: tuple[Document, ...]
    sex: str | None = None


def _transfer(evidence: Evidence) -> Iterator[Finding]:
    for document in evidence.documents:
        if document.kind not in _SIGNED or document.text("matter") == _WAIVER:
            continue
        acting = [one for one in document.parties() if one.role in _ACTING]
        wards = [one for one in document.parties() if one.role not in ASIDE]
        for signer in acting:
            others = [(ward, _others(signer, ward, document, evidence)) for ward in wards]
            may = any(found == () for _, found in others)
            named = [(ward, found) for ward, found in others if found]
            if named and not may:
                yield _finding(document, signer, *named[0])


def _others(
    signer: Party, ward: Party, document: Document, evidence: Evidence
) -> tuple[_Named, ...] | None:
    """Who may act for the ward instead; nobody where the signer may; `None` where nothing tells."""
    appointed = [one for one in appointments(evidence) if names.same(one.ward, ward.name)]
    if appointed:
        if any(names.same(one.guardian, signer.name) for one in appointed):
            return ()
        return tuple(_Named(one.guardian, (one.document,)) for one in appointed)
    born, day = _born(ward), document.day("issue_date")
    if born is None or day is None or age_on(born, day) >= _OF_AGE:
        return None
    parents = _parents(ward, evidence)
    if any(names.same(one.name, signer.name) for one in parents):
        return ()
    both = len(parents) > 1
    same_sex = any(one.sex is not None and one.sex == _sex(signer) for one in parents)
    return tuple(parents) if both or same_sex else None


def _parents(ward: Party, evidence: Evidence) -> list[_Named]:
    """The parents of whom papers tell, with the papers that say so, or of which sex they are."""
    closure = closure_of(evidence)
    people = closure.family.people
    found = []
    for (parent, child), bond in sorted(closure.parents.items()):
        if names.same(people[child].name, ward.name):
            member = people[parent]
            sources = (*bond.sources, *(one.source for one in member.sexes))
            papers = tuple(one.document for one in sources if one.document)
            found.append(_Named(member.name, papers, member.sex))
    return found


def _born(party: Party) -> date | None:
    number = valid_number(party.id_number)
    return to_day(party.birth_date) or (resident_id.birth_date(number) if number else None)


def _sex(party: Party) -> str | None:
    number = valid_number(party.id_number)
    return party.sex or (resident_id.sex(number) if number else None)


def _finding(
    document: Document,
    signer: Party,
    ward: Party,
    others: tuple[_Named, ...],
) -> Finding:
    signed = name_of(document)
    known = list(dict.fromkeys(one.name for one in others))
    return finding(
        _CODE,
        Strength.STRONG,
        Text(
            f"{signed.zh}由{signer.name}代{ward.name}签署，而材料写明可以代{ward.name}办理的是"
            f"{'、'.join(known)}。",
            f"{signer.name} signed the {signed.en} for {ward.name}; by the papers "
            f"{' and '.join(known)} may act for {ward.name}.",
        ),
        Text(
            "请由材料写明的监护人（代管人）签署；如已变更，请上传写明变更的公证书或法院文书。",
            "Have whoever the papers name sign; if the guardian has changed, upload the "
            "certificate or the court's paper that says so.",
        ),
        document=document,
        field="parties",
        others=[paper for one in others for paper in one.documents],
        people=(signer.name, ward.name, *known),
    )


CHECK = Check(
    titles={_CODE: Text("代为签署的人与材料不符", "Another guardian is named")}, transfer=_transfer
)
